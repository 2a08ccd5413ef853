import type { Piece } from '../blocks.ts';
import type { Glyphs } from './geometry.ts';

/** What stands on one baseline. */
export interface TextLine {
	readonly pieces: readonly Piece[];
	readonly left: number;
	readonly right: number;
	readonly y: number;
	readonly size: number;
}

/** Gathers pieces of text into lines, from the top down and from left to right. */
export function linesOf(glyphs: readonly Glyphs[]): TextLine[] {
	const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x);
	const groups: Glyphs[][] = [];
	for (const one of sorted) {
		const group = groups.at(-1);
		const first = group?.[0];
		if (group !== undefined && first !== undefined && one.y - first.y < 0.5 * Math.min(one.size, first.size))
			group.push(one);
		else groups.push([one]);
	}
	return groups.map((group) => {
		group.sort((a, b) => a.x - b.x);
		const pieces: Piece[] = [];
		let end: number | null = null;
		for (const { text, x, width, size, bold } of group) {
			if (end !== null && x - end > 0.45 * size && text !== ' ') pieces.push({ text: ' ', bold: false });
			pieces.push({ text, bold });
			end = x + width;
		}
		const size = Math.max(...group.map((one) => one.size));
		const right = Math.max(...group.map((one) => one.x + one.width));
		return { pieces, left: group[0]?.x ?? 0, right, y: group[0]?.y ?? 0, size };
	});
}

/**
 * Joins the lines that a paragraph was broken into: a line goes on in the next where it reaches the right edge and
 * the next one is not indented.
 */
export function paragraphsOf(lines: readonly TextLine[], left: number, right: number): Piece[][] {
	const paragraphs: Piece[][] = [];
	const leading = usualGap(lines);
	let before: TextLine | null = null;
	for (const line of lines) {
		const open = paragraphs.at(-1);
		const apart = before !== null && line.y - before.y > 1.3 * leading;
		if (open !== undefined && before !== null && !apart && goesOn(before, line, left, right)) {
			if (needsSpace(open.at(-1)?.text ?? '', line.pieces[0]?.text ?? ''))
				open.push({ text: ' ', bold: false });
			open.push(...line.pieces);
		} else paragraphs.push([...line.pieces]);
		before = line;
	}
	return paragraphs;
}

/** How far one line usually is under the other. */
function usualGap(lines: readonly TextLine[]): number {
	const gaps = lines
		.flatMap((line, index) => line.y - (lines[index - 1]?.y ?? line.y))
		.filter((gap) => gap > 0)
		.sort((a, b) => a - b);
	return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/** What begins a paragraph wherever it stands: 一、 (二) 3. but not 3.5. */
const STARTS =
	/^\s*(?:[一二三四五六七八九十]{1,3}[、.]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,3}(?:、|[.．](?!\d)))/u;

function goesOn(before: TextLine, line: TextLine, left: number, right: number): boolean {
	const text = textOf(line.pieces).trimStart();
	const full = before.right + tokenWidth(text, line.size) > right - line.size;
	const indented = line.left > left + 1.2 * line.size;
	const alike = Math.abs(before.size - line.size) < 0.15 * before.size;
	return full && !indented && alike && !STARTS.test(text);
}

/** How wide the start of a line is that could not have been broken: a character with its marks, or a word or number. */
function tokenWidth(text: string, size: number): number {
	const token =
		/^[^\u2e80-\uffef\s]{1,30}|^[（“‘《〈]?.[，。、；：！？）”’》〉,.;:%]{0,2}/u.exec(text)?.[0] ?? '';
	let width = 0;
	for (const character of token) width += character.charCodeAt(0) < 0x2e80 ? 0.55 : 1;
	return width * size;
}

/** Chinese runs on over a line's end; words of letters are parted. */
function needsSpace(before: string, after: string): boolean {
	return /[A-Za-z,;]$/u.test(before) && /^[A-Za-z]/u.test(after);
}

export function textOf(pieces: readonly Piece[]): string {
	return pieces.map(({ text }) => text).join('');
}
