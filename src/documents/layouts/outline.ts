import type { Span } from '../../base/span.ts';
import { isSpace } from '../lines.ts';
import type { LayoutInput } from './layout.ts';

/** How an ordinal is printed: `1.` `1、` `(1)` `一、` `(一)` `第一` circled digits, and bullets, which have no number. */
export type OrdinalStyle =
	'dot' | 'comma' | 'bracket' | 'han' | 'han-bracket' | 'chapter' | 'circle' | 'bullet';

/** A line that begins with an ordinal. */
export interface OrdinalLine {
	readonly line: number;
	readonly style: OrdinalStyle;
	readonly value: number;
	/** the number itself */
	readonly number: Span;
	/** where the text after the ordinal begins */
	readonly bodyStart: number;
	/** the end of the line, without white space */
	readonly end: number;
	/** true where a digit follows, so that it may be a decimal (29.20家企业): an ordinal only where it is the next one */
	readonly doubtful: boolean;
}

const ARABIC = /^(?:(\d{1,6})\s?(?:([.、])|(\)(?!\d)))|\((\d{1,6})\)[.、]?|第(\d{1,6})[项条件][:.、\s])/u;
const HAN =
	/^(?:([一二三四五六七八九十百零〇]{1,5})\s?[、.]|\(([一二三四五六七八九十百零〇]{1,5})\)[、.]?|第([一二三四五六七八九十百]{1,4})(?:章|节|部分|编|篇)[、:\s]?)/u;
const BULLET = /^[◆●■▲○★☆◇□▪►▶➢•]\s*/u;
const DIGITS: Readonly<Record<string, number>> = {
	零: 0,
	〇: 0,
	一: 1,
	二: 2,
	三: 3,
	四: 4,
	五: 5,
	六: 6,
	七: 7,
	八: 8,
	九: 9
};

/** The value of a Chinese numeral up to 999; null where it is none. */
export function hanNumber(text: string): number | null {
	let total = 0;
	let digit = 0;
	for (const character of text) {
		if (character === '百') {
			total += (digit === 0 ? 1 : digit) * 100;
			digit = 0;
		} else if (character === '十') {
			total += (digit === 0 ? 1 : digit) * 10;
			digit = 0;
		} else {
			const value = DIGITS[character];
			if (value === undefined) return null;
			digit = value;
		}
	}
	return text === '' ? null : total + digit;
}

/** The ordinal that begins line `line`, or null. */
export function ordinalOf(input: LayoutInput, line: number): OrdinalLine | null {
	const { match, lines } = input;
	const lineEnd = lines.end(line);
	let start = lines.start(line);
	while (start < lineEnd && isSpace(match.charCodeAt(start))) start += 1;
	const first = match.charCodeAt(start);
	const candidate = (first >= 48 && first <= 57) || first === 40 || first >= 0x2022;
	if (!candidate || start >= lineEnd) return null;
	const head = match.slice(start, Math.min(lineEnd, start + 14));
	const arabic = ARABIC.exec(head);
	if (arabic !== null) {
		const digits = arabic[1] ?? arabic[4] ?? arabic[5] ?? '';
		const style: OrdinalStyle =
			arabic[4] !== undefined || arabic[3] !== undefined ? 'bracket' : arabic[2] === '、' ? 'comma' : 'dot';
		return make(
			line,
			style,
			Number(digits),
			start + head.indexOf(digits),
			digits.length,
			start + arabic[0].length,
			lineEnd
		);
	}
	const bullet = BULLET.exec(head);
	if (bullet !== null) return make(line, 'bullet', 0, start, 0, start + bullet[0].length, lineEnd);
	const han = HAN.exec(head);
	if (han === null) return null;
	const numeral = han[1] ?? han[2] ?? han[3] ?? '';
	const value = hanNumber(numeral);
	if (value === null) return null;
	const style: OrdinalStyle = han[1] !== undefined ? 'han' : han[2] !== undefined ? 'han-bracket' : 'chapter';
	return make(
		line,
		style,
		value,
		start + head.indexOf(numeral),
		numeral.length,
		start + han[0].length,
		lineEnd
	);

	function make(
		at: number,
		kind: OrdinalStyle,
		number: number,
		from: number,
		length: number,
		body: number,
		stop: number
	): OrdinalLine {
		let bodyStart = body;
		while (
			bodyStart < stop &&
			(isSpace(match.charCodeAt(bodyStart)) || '★☆※'.includes(match.charAt(bodyStart)))
		)
			bodyStart += 1;
		let end = stop;
		while (end > bodyStart && isSpace(match.charCodeAt(end - 1))) end -= 1;
		const doubtful = (kind === 'dot' || kind === 'comma') && /\d/u.test(match.charAt(body));
		return {
			line: at,
			style: kind,
			value: number,
			number: { start: from, end: from + length },
			bodyStart,
			end,
			doubtful
		};
	}
}
