const DIGITS: ReadonlyMap<string, number> = new Map([
	['零', 0],
	['〇', 0],
	['一', 1],
	['二', 2],
	['两', 2],
	['三', 3],
	['四', 4],
	['五', 5],
	['六', 6],
	['七', 7],
	['八', 8],
	['九', 9]
]);

const SMALL: ReadonlyMap<string, number> = new Map([
	['十', 10],
	['百', 100],
	['千', 1000]
]);

const LARGE: ReadonlyMap<string, number> = new Map([
	['万', 1e4],
	['亿', 1e8]
]);

/** The characters that a Chinese numeral is made of. */
export const CHINESE_NUMERAL = '零〇一二两三四五六七八九十百千万亿';

/** The value of a Chinese numeral (三十五, 一千二百万, 二〇二一); null where it is none. */
export function parseChineseNumber(text: string): number | null {
	if (text === '') return null;
	const characters = [...text];
	if (characters.every((character) => DIGITS.has(character)) && characters.length > 1) {
		return Number(characters.map((character) => DIGITS.get(character)).join(''));
	}
	let total = 0;
	let section = 0;
	let digit: number | null = null;
	let lastSmall = Number.POSITIVE_INFINITY;
	let lastLarge = Number.POSITIVE_INFINITY;
	for (const character of characters) {
		const value = DIGITS.get(character);
		const small = SMALL.get(character);
		const large = LARGE.get(character);
		if (value !== undefined) {
			if (digit !== null && digit !== 0) return null;
			digit = value;
		} else if (small !== undefined) {
			if (small >= lastSmall) return null;
			// 十五 is the only place where the one may be left out
			if (digit === null && !(small === 10 && section === 0)) return null;
			section += (digit ?? 1) * small;
			lastSmall = small;
			digit = null;
		} else if (large !== undefined) {
			const part = section + (digit ?? 0);
			if (part === 0 || large >= lastLarge) return null;
			total += part * large;
			section = 0;
			digit = null;
			lastSmall = Number.POSITIVE_INFINITY;
			lastLarge = large;
		} else {
			return null;
		}
	}
	return total + section + (digit ?? 0);
}

/** The value of an Arabic numeral with or without thousands separators; null where it is none. */
export function parseArabicNumber(text: string): number | null {
	if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u.test(text)) return null;
	const value = Number(text.replace(/,/gu, ''));
	return Number.isFinite(value) ? value : null;
}

/** `value` without the noise that binary fractions leave: 1.4 × 10000 is 14000. */
export function tidy(value: number): number {
	if (!Number.isFinite(value) || Number.isInteger(value)) return value;
	return Number(value.toPrecision(12));
}
