import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageAt, pagesOf, piecesOf } from './text-window.ts';

const text = fc
	.array(fc.constantFrom('任务', '\n', '𠮷', 'a', '\t'.repeat(500), '进展情况'.repeat(300)), {
		maxLength: 120
	})
	.map((parts) => parts.join(''));

test('pages hold the whole text once, and each piece of it is on the page of its place', () => {
	fc.assert(
		fc.property(text, fc.nat(), fc.nat(400), fc.nat(9000), (source, from, length, gap) => {
			const pages = pagesOf(source);
			expect(pages.map(({ start, end }) => source.slice(start, end)).join('')).toBe(source);
			const starts = [gap, gap * 2 + 1].filter((start) => start + 1 < source.length && gap > 1);
			const marks = {
				starts: Int32Array.from(starts),
				ends: Int32Array.from(starts, (start) => start + 1),
				kinds: Uint8Array.from(starts, () => 3)
			};
			const start = source.length === 0 ? 0 : from % source.length;
			const focus = { start, end: Math.min(source.length, start + length) };
			const pieces = pages.flatMap((page) => piecesOf(source, marks, page, focus));
			expect(pieces.map((piece) => piece.text).join('')).toBe(source);
			const focused = pieces.filter((piece) => piece.focused);
			expect(focused.map((piece) => piece.text).join('')).toBe(source.slice(focus.start, focus.end));
			expect(pieces.filter(({ kind }) => kind === 'target').map((piece) => piece.start)).toEqual(starts);
			const page = pages[pageAt(pages, start)];
			if (source.length > 0) expect(page && page.start <= start && start < page.end).toBe(true);
		}),
		{ numRuns: 60 }
	);
});
