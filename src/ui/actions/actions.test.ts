import { describe, expect, it } from 'vitest';
import { memoryStorage, openWorkspace } from '../../../test/workspace.ts';
import { FileWork } from '../files/file-work.ts';
import { en } from '../i18n/en/index.ts';
import { zh } from '../i18n/zh/index.ts';
import type { Action } from './action.ts';
import { cellActions } from './cell-actions.ts';
import { CellTools } from './cell-tools.ts';
import { Dialogs } from './dialogs.svelte.ts';
import { fileActions } from './file-actions.ts';
import { fuzzyScore } from './fuzzy.ts';
import { keyLabel, keyName, worksWhileTyping, type KeyPress } from './keys.ts';
import { pageActions } from './page-actions.ts';
import { runActions } from './run-actions.ts';
import { toolActions } from './tool-actions.ts';

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
		const keys = ['Mod-z', 'F2', 'a', 'd d', 'Shift-d', 'Alt-ArrowUp', 'Alt-Enter', 'Alt-/', 'Alt-Shift-f'];
		expect(keys.filter(worksWhileTyping)).toEqual(['Mod-z', 'F2', 'Alt-Enter', 'Alt-/', 'Alt-Shift-f']);
		// Where Alt writes other characters, the place of the key counts.
		const [f, slash] = [
			press('Ï', { altKey: true, shiftKey: true, code: 'KeyF' }),
			press('÷', { altKey: true, code: 'Slash' })
		];
		expect([keyName(f, true), keyName(slash, true)]).toEqual(['Alt-Shift-f', 'Alt-/']);
	});

	it('are shown as each system writes them', () => {
		expect(keyLabel('Mod-Shift-z', false)).toBe('Ctrl+Shift+Z');
		expect(keyLabel('Mod-Shift-z', true)).toBe('⇧⌘Z');
		expect(keyLabel('d d', false)).toBe('D D');
		expect(keyLabel('Mod-.', true)).toBe('⌘.');
		expect(keyLabel('Alt-ArrowUp', false)).toBe('Alt+↑');
	});
});

describe('actions', () => {
	const { workspace } = openWorkspace(memoryStorage());
	const current = () => workspace.current;
	const dialogs = new Dialogs();
	const tools = new CellTools();
	const all: readonly Action[] = [
		...fileActions(workspace, new FileWork(workspace, dialogs)),
		...pageActions(workspace, dialogs),
		...cellActions(current, dialogs),
		...runActions(current, workspace.preferences),
		...toolActions(current, tools)
	];

	it('have each a key of their own, a place in a menu, and a name in both languages', () => {
		expect(all.filter(({ keys, menu }) => !keys?.length || menu === null).map(({ id }) => id)).toEqual([]);
		const keys = all.flatMap((action) => action.keys ?? []);
		expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
		// A key that does something by itself cannot begin a longer one.
		expect(keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)))).toEqual([]);
		for (const messages of [zh, en]) {
			const names = all.map((action) => action.name(messages));
			expect(names.filter((name, at) => name === '' || names.indexOf(name) !== at)).toEqual([]);
		}
		for (const { id, name } of all) expect(name(zh), id).not.toBe(name(en));
	});

	it('of a cell are those that its parts offer at the moment', () => {
		const cell = current().insertAfter(null, { kind: 'sql', body: 'SELECT 1' });
		const format = all.find(({ id }) => id === 'edit.format');
		expect(format?.enabled?.()).toBe(false);
		let formatted = 0;
		const withdraw = tools.offer(cell, 'editor', { format: () => (formatted += 1) });
		expect(format?.enabled?.()).toBe(true);
		format?.run();
		expect(formatted).toBe(1);
		withdraw();
		expect(format?.enabled?.()).toBe(false);
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
