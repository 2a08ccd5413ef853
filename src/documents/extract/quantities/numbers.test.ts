import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArabicNumber, parseChineseNumber, tidy } from './numbers.ts';

const DIGITS = '零一二三四五六七八九';

/** The usual spelling of a number below a hundred million. */
function spell(value: number): string {
	if (value >= 10000) {
		const rest = value % 10000;
		const high = `${spell(Math.floor(value / 10000))}万`;
		return rest === 0 ? high : high + (rest < 1000 ? '零' : '') + spell(rest);
	}
	const parts: string[] = [];
	let rest = value;
	let isOpen = false;
	for (const [size, word] of [
		[1000, '千'],
		[100, '百'],
		[10, '十'],
		[1, '']
	] as const) {
		const digit = Math.floor(rest / size);
		rest %= size;
		if (digit > 0) {
			if (isOpen) parts.push('零');
			parts.push(DIGITS.charAt(digit) + word);
			isOpen = false;
		} else if (parts.length > 0 && rest > 0) {
			isOpen = true;
		}
	}
	return parts.join('');
}

describe('parseChineseNumber', () => {
	it('reads what is spelt', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99_999_999 }),
				(value) => parseChineseNumber(spell(value)) === value
			)
		);
	});

	it.each([
		['十', 10],
		['十五', 15],
		['两', 2],
		['三百零五', 305],
		['二〇二一', 2021],
		['一亿二千万', 120_000_000]
	])('%s', (text, value) => expect(parseChineseNumber(text)).toBe(value));

	it.each(['', '千百', '十十', '一二三十', '万', 'A'])('%s is none', (text) =>
		expect(parseChineseNumber(text)).toBeNull()
	);

	it('never throws', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const value = parseChineseNumber(text);
				return value === null || Number.isFinite(value);
			})
		);
	});
});

describe('parseArabicNumber', () => {
	it('reads integers with and without thousands separators, and decimals', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, part) => {
				expect(parseArabicNumber(String(whole))).toBe(whole);
				expect(parseArabicNumber(whole.toLocaleString('en-US'))).toBe(whole);
				expect(parseArabicNumber(`${whole}.${part}`)).toBe(Number(`${whole}.${part}`));
			})
		);
	});

	it.each(['', '1,23', '1.2.3', '.5', '1e5', '１'])('%s is none', (text) =>
		expect(parseArabicNumber(text)).toBeNull()
	);
});

it('tidies what binary fractions leave', () => {
	expect(tidy(4.35 * 100)).toBe(435);
	expect(tidy(1.1 * 1.1)).toBe(1.21);
});
