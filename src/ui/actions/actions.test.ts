import { describe, expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy.ts';
import { keyLabel, keyName, worksWhileTyping, type KeyPress } from './keys.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
	return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
}

describe('keys', () => {
	it('are named by what they say, and by their place where the script is another', () => {
		expect(keyName(press('z', { ctrlKey: true }), false)).toBe('Mod-z');
		expect(keyName(press('Z', { metaKey: true, shiftKey: true }), true)).toBe('Mod-Shift-z');
		expect(keyName(press('z', { ctrlKey: true }), true)).toBe('Other-z');
		expect(keyName(press('я', { code: 'KeyZ' }), false)).toBe('z');
		expect(keyName(press('?', { shiftKey: true, code: 'Slash' }), false)).toBe('?');
		expect(keyName(press('Enter', { shiftKey: true }), false)).toBe('Shift-Enter');
		expect(keyName(press('Shift', { shiftKey: true }), false)).toBe('');
	});

	it('without Ctrl or Cmd wait until nobody types', () => {
		expect(['Mod-z', 'F2', 'a', 'd d', 'Shift-d', 'Alt-ArrowUp'].filter(worksWhileTyping)).toEqual([
			'Mod-z',
			'F2'
		]);
	});

	it('are shown as each system writes them', () => {
		expect(keyLabel('Mod-Shift-z', false)).toBe('Ctrl+Shift+Z');
		expect(keyLabel('Mod-Shift-z', true)).toBe('⇧⌘Z');
		expect(keyLabel('d d', false)).toBe('D D');
		expect(keyLabel('Mod-.', true)).toBe('⌘.');
		expect(keyLabel('Alt-ArrowUp', false)).toBe('Alt+↑');
	});
});

describe('finding a command', () => {
	it('takes characters in their order, nearer ones first', () => {
		const names = ['Redo', 'Run everything again', 'Rename the cell…', '全部重新运行', '运行单元'];
		const found = (query: string): string[] =>
			names
				.map((name) => ({ name, score: fuzzyScore(query, name) }))
				.filter(({ score }) => score !== null)
				.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
				.map(({ name }) => name);
		expect(found('run')[0]).toBe('Run everything again');
		expect(found('rec')[0]).toBe('Rename the cell…');
		expect(found('运行')).toEqual(['运行单元', '全部重新运行']);
		expect(found('cell ren')).toEqual(['Rename the cell…']);
		expect(found('zzz')).toEqual([]);
	});
});
