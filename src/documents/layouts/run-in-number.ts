import type { Span } from '../../base/span.ts';
import type { Lexicon } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';

/** A row's number in a table that is one line long. */
export interface FoundNumber extends Span {
	readonly value: number;
	readonly glued: boolean;
}

/**
 * The next row's number between two status words: the expected one where it stands alone, best after a body or
 * a heading; else glued to the text before it; else one of the two after, where numbers were lost on the way.
 */
export function findNumber(
	match: string,
	start: number,
	end: number,
	expected: number,
	lexicon: Lexicon
): FoundNumber | null {
	const text = match.slice(start, end);
	for (let value = expected; value <= expected + 2; value += 1) {
		const digits = String(value);
		let alone: FoundNumber | null = null;
		let glued: FoundNumber | null = null;
		for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + digits.length)) {
			const before = text.charAt(at - 1);
			const after = text.charAt(at + digits.length);
			if (after !== ' ' && after !== '') continue;
			const span = { start: start + at, end: start + at + digits.length, value };
			if (before === ' ' || before === '') {
				alone = { ...span, glued: false };
				const left = trimSpan(match, Math.max(start, span.start - 24), span.start);
				const last = match.slice(left.start, left.end).split(' ').at(-1) ?? '';
				if (last.endsWith('。') || last === '' || lexicon.endsAsName(last)) break;
			} else if (glued === null && !/[\d.]/u.test(before)) glued = { ...span, glued: true };
		}
		if (alone !== null) return alone;
		if (glued !== null) return glued;
	}
	return findLaterNumber(match, start, end, expected, lexicon);
}

/** A larger number after a body or a heading: the table begins in its middle, or lost rows. */
function findLaterNumber(
	match: string,
	start: number,
	end: number,
	expected: number,
	lexicon: Lexicon
): FoundNumber | null {
	let found: FoundNumber | null = null;
	for (const hit of match.slice(start, end).matchAll(/(?<=^|\s)\d{1,4}(?=\s)/gu)) {
		const value = Number(hit[0]);
		const at = start + hit.index;
		const left = trimSpan(match, Math.max(start, at - 24), at);
		const before = match.slice(left.start, left.end).split(' ').at(-1) ?? '';
		if (value > expected && (before === '' || before.endsWith('。') || lexicon.endsAsName(before))) {
			found = { start: at, end: at + hit[0].length, value, glued: false };
		}
	}
	return found;
}
