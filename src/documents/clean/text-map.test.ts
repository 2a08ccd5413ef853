import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextMap, type Edit } from './text-map.ts';

/** A text and edits of it, in order and without overlap. */
const edited = fc.string({ minLength: 1, maxLength: 60 }).chain((text) =>
	fc.uniqueArray(fc.nat(text.length), { maxLength: 12 }).chain((cuts) =>
		fc
			.array(fc.record({ text: fc.constantFrom('', '', ' '), clings: fc.boolean() }), {
				minLength: 6,
				maxLength: 6
			})
			.map((kinds) => {
				const points = [...cuts].sort((a, b) => a - b);
				const edits: Edit[] = [];
				for (let index = 0; index + 1 < points.length; index += 2) {
					const start = points[index] ?? 0;
					const end = points[index + 1] ?? start;
					const kind = kinds[index / 2];
					if (kind !== undefined && end > start) edits.push({ start, end, ...kind });
				}
				return { text, edits };
			})
	)
);

describe('TextMap', () => {
	it('leads every kept character back to itself', () => {
		fc.assert(
			fc.property(edited, ({ text, edits }) => {
				const { text: clean, map } = TextMap.edit(text, edits);
				for (let at = 0; at < clean.length; at += 1) {
					const source = map.toSource(at);
					const replaced = edits.some((edit) => source >= edit.start && source < edit.end);
					if (!replaced) expect(text.charAt(source)).toBe(clean.charAt(at));
				}
			})
		);
	});

	it('gives spans in order, inside the source', () => {
		fc.assert(
			fc.property(edited, fc.nat(80), fc.nat(80), ({ text, edits }, a, b) => {
				const { text: clean, map } = TextMap.edit(text, edits);
				const start = Math.min(a, b, clean.length);
				const end = Math.min(Math.max(a, b), clean.length);
				const span = map.span({ start, end });
				expect(span.start).toBeGreaterThanOrEqual(0);
				expect(span.end).toBeGreaterThanOrEqual(span.start);
				expect(span.end).toBeLessThanOrEqual(text.length);
			})
		);
	});

	it('goes back through two steps as through each in turn', () => {
		fc.assert(
			fc.property(edited, fc.array(fc.nat(40), { maxLength: 6 }), ({ text, edits }, cuts) => {
				const first = TextMap.edit(text, edits);
				const points = [...new Set(cuts.map((cut) => Math.min(cut, first.text.length)))].sort(
					(a, b) => a - b
				);
				const removed: Edit[] = [];
				for (let index = 0; index + 1 < points.length; index += 2) {
					removed.push({ start: points[index] ?? 0, end: points[index + 1] ?? 0, text: '', clings: false });
				}
				const second = TextMap.edit(first.text, removed);
				const both = second.map.after(first.map, second.text.length);
				for (let at = 0; at < second.text.length; at += 1) {
					expect(both.toSource(at)).toBe(first.map.toSource(second.map.toSource(at)));
				}
			})
		);
	});

	it('keeps what clings with the text before it', () => {
		const { text, map } = TextMap.edit('實(shí)事', [{ start: 1, end: 6, text: '', clings: true }]);
		expect(text).toBe('實事');
		expect(map.span({ start: 0, end: 1 })).toEqual({ start: 0, end: 6 });
		expect(map.span({ start: 1, end: 2 })).toEqual({ start: 6, end: 7 });
	});
});
