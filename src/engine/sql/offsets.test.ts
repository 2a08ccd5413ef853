import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetOfByte, offsetOfCodePoint, offsetsOfBytes } from './offsets.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('offsets', () => {
	test('a UTF-8 byte is found in UTF-16, for every place between characters', () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				const bytes = new TextEncoder().encode(before).length;
				expect(offsetOfByte(before + after, bytes)).toBe(before.length);
			})
		);
	});

	test('a code point is found in UTF-16', () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				expect(offsetOfCodePoint(before + after, [...before].length)).toBe(before.length);
			})
		);
	});

	test('several at once, and beyond the end', () => {
		expect(offsetsOfBytes('中a😀b', [0, 3, 4, 8, 9, 99])).toEqual([0, 1, 2, 4, 5, 5]);
		expect(offsetOfCodePoint('中', 9)).toBe(1);
	});

	test('a lone surrogate takes the three bytes that it is encoded in', () => {
		expect(offsetOfByte('\ud800x', 3)).toBe(1);
	});
});
