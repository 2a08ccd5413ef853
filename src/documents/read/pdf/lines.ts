import type { Piece } from '../blocks.ts';
import type { Glyph } from './geometry.ts';

/** What stands on one baseline. */
export interface TextLine {
	readonly pieces: readonly Piece[];
	/** of what is printed: spaces at the ends do not count */
	readonly left: number;
	readonly right: number;
	readonly y: number;
	readonly size: number;
	/** how wide its head is, which could not have been left on the line before: a word, or a character with its marks */
	readonly head: number;
}

/** Gathers characters into lines, from the top down and from left to right; lines of nothing but spaces are left out. */
export function linesOf(glyphs: readonly Glyph[]): TextLine[] {
	const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x);
	const groups: Glyph[][] = [];
	for (const one of sorted) {
		const group = groups.at(-1);
		const first = group?.[0];
		if (group !== undefined && first !== undefined && one.y - first.y < 0.5 * Math.min(one.size, first.size))
			group.push(one);
		else groups.push([one]);
	}
	return groups.flatMap((group) => lineOf(printedOnce(group.sort((a, b) => a.x - b.x))) ?? []);
}

/** Some programs print characters twice, a little apart, to make them bold. */
function printedOnce(glyphs: readonly Glyph[]): Glyph[] {
	const once: Glyph[] = [];
	for (const one of glyphs) {
		const before = once.at(-1);
		if (before?.text === one.text && one.x - before.x < 0.5 * before.width) continue;
		once.push(one);
	}
	return once;
}

function lineOf(glyphs: readonly Glyph[]): TextLine | null {
	const printed = glyphs.filter(({ text }) => text !== ' ');
	const first = printed[0];
	if (first === undefined) return null;
	const spread = usualSpread(printed);
	const pieces: { text: string; bold: boolean }[] = [];
	let before: Glyph | null = null;
	for (const one of glyphs) {
		const last = pieces.at(-1);
		const space = before !== null && isSpaceBetween(before, one, spread) ? ' ' : '';
		if (last === undefined || last.bold !== one.bold) pieces.push({ text: space + one.text, bold: one.bold });
		else last.text += space + one.text;
		before = one;
	}
	return {
		pieces,
		left: first.x,
		right: Math.max(...printed.map((one) => one.x + one.width)),
		y: first.y,
		size: Math.max(...printed.map((one) => one.size)),
		head: headWidth(printed)
	};
}

/** How far apart neighbours usually stand: a heading may be spread, a line be stretched to the edge. */
function usualSpread(glyphs: readonly Glyph[]): number {
	const gaps = glyphs
		.map((one, index) => gapBetween(glyphs[index - 1], one))
		.slice(1)
		.sort((a, b) => a - b);
	return Math.max(0, gaps[gaps.length >> 1] ?? 0);
}

function gapBetween(before: Glyph | undefined, after: Glyph): number {
	return before === undefined ? 0 : after.x - before.x - before.width;
}

/** True for a gap that parts words where no space was printed; what stands between Chinese and digits is less. */
function isSpaceBetween(before: Glyph, after: Glyph, spread: number): boolean {
	if (before.text.endsWith(' ') || after.text.startsWith(' ')) return false;
	const words = isWestern(before.text) && isWestern(after.text);
	return gapBetween(before, after) > Math.max((words ? 0.22 : 0.45) * after.size, 2 * spread);
}

function isWestern(text: string): boolean {
	return text.charCodeAt(0) < 0x2e80;
}

/** What may not begin a line, so that the character before it is taken along. */
const CLINGS = /^[，。、；：！？）”’》〉】〕…,.;:!?%)\]]/u;
/** What may not end one. */
const OPENS = /[（“‘《〈【〔([]$/u;

function headWidth(printed: readonly Glyph[]): number {
	const [first] = printed;
	if (first === undefined) return 0;
	const word = isWestern(first.text);
	let last = first;
	for (const one of printed.slice(1)) {
		const apart = gapBetween(last, one) > 0.15 * one.size;
		if (
			!OPENS.test(last.text) &&
			!CLINGS.test(one.text) &&
			!((word || isWestern(last.text)) && isWestern(one.text) && !apart)
		)
			break;
		last = one;
	}
	return last.x + last.width - first.x;
}

export function textOf(pieces: readonly Piece[]): string {
	return pieces.map(({ text }) => text).join('');
}
