import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, sentencesOf, stretchesOf, windowAround } from './blocks.ts';

const shown = (text: string, starts: readonly number[] = []) =>
	blocksOf(text, { start: 0, end: text.length }, starts).map((block) =>
		block.kind === 'table'
			? block.rows.map(({ cells }) => cells.map((cell) => text.slice(cell.start, cell.end)))
			: text.slice(block.start, block.end)
	);

test('lines with cells are a table, whatever parts the cells', () => {
	expect(shown('标题\n\n序号\t任务\n1\t建学校\r\n\n正文')).toEqual([
		'标题',
		[
			['序号', '任务'],
			['1', '建学校']
		],
		'正文'
	]);
	expect(shown('| 序号 | 任务 |\n|---|:--:|\n| 1 | 建学校 |')).toEqual([
		[
			[' 序号 ', ' 任务 '],
			[' 1 ', ' 建学校 ']
		]
	]);
});

test('one line that holds everything is broken where tasks start', () => {
	const tasks = Array.from({ length: 5 }, (_, index) => `${index + 1} ${'做好工作'.repeat(60)} `);
	const text = tasks.join('');
	const starts = tasks.map((_, index) => tasks.slice(0, index).join('').length);
	expect(shown(text, starts)).toEqual(tasks);
});

test('a bracket before a start stays with it', () => {
	const areas = ['一)', '二)', '三)'].map((number) => `(${number}${'做好工作'.repeat(60)}。`);
	const text = areas.join('');
	const starts = areas.map((_, index) => areas.slice(0, index).join('').length + 1);
	expect(shown(text, starts)).toEqual(areas);
});

test('sentences hold every character, stops at their ends', () => {
	const sentences = (text: string) =>
		sentencesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
	expect(sentences('完成投资;开工。还差一步')).toEqual(['完成投资;', '开工。', '还差一步']);
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('。', ';', '一', '(') }), (text) => {
			expect(sentences(text).join('')).toBe(text);
		})
	);
});

test('blocks are in order, do not overlap and hold every word; a window of the text too', () => {
	const piece = fc.constantFrom('(', '一二。', '\n', '\r\n', '\t', '| ', 'a', '𠮷', '三'.repeat(300));
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(), fc.nat(500), (parts, at, margin) => {
			const text = parts.join('');
			const around = { start: at % (text.length + 1), end: at % (text.length + 1) };
			for (const window of [{ start: 0, end: text.length }, windowAround(text, around, margin)]) {
				expect(window.start).toBeLessThanOrEqual(around.start);
				expect(window.end).toBeGreaterThanOrEqual(around.end);
				let end = window.start;
				let between = '';
				for (const block of blocksOf(text, window, [5, 50, 500])) {
					expect(block.start).toBeGreaterThanOrEqual(end);
					between += text.slice(end, block.start);
					end = block.end;
				}
				between += text.slice(end, window.end);
				expect(between.replace(/[\s|:-]/g, '')).toBe('');
			}
		}),
		{ examples: [[['a', 'a', '\n', 'a'], 2, 0]] }
	);
});

test('a text is cut where passages start and end', () => {
	expect(
		stretchesOf({ start: 2, end: 10 }, [
			{ start: 0, end: 4 },
			{ start: 3, end: 6 }
		])
	).toEqual([
		{ start: 2, end: 3, inside: [0] },
		{ start: 3, end: 4, inside: [0, 1] },
		{ start: 4, end: 6, inside: [1] },
		{ start: 6, end: 10, inside: [] }
	]);
});
