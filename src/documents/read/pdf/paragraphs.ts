import type { Piece } from '../blocks.ts';
import { textOf, type TextLine } from './lines.ts';

/** Between what edges lines are set; `right` is where they are broken. */
export interface Frame {
	readonly left: number;
	readonly right: number;
}

/** A line and the frame that it is set in: pages may differ. */
export interface FramedLine {
	readonly line: TextLine;
	readonly frame: Frame;
}

/**
 * Joins the lines that a paragraph was broken into: a line goes on in the next where it reaches the right edge and
 * the next one is not indented, or where both are lines of one heading in the middle of the page.
 */
export function paragraphsOf(lines: readonly FramedLine[]): Piece[][] {
	const paragraphs: Piece[][] = [];
	const leading = usualGap(lines);
	const body = usualSize(lines);
	const isApart = (before: FramedLine | null, one: FramedLine): boolean =>
		before !== null && one.line.y - before.line.y > 1.3 * leading * Math.max(1, one.line.size / body);
	const few = lines.length * 0.05;
	const indents = lines.filter(isIndented).length > few;
	const gaps = lines.filter((one, index) => isApart(lines[index - 1] ?? null, one)).length > few;
	let before: FramedLine | null = null;
	for (const one of lines) {
		const open = paragraphs.at(-1);
		const unmarked = !indents && (!gaps || (before !== null && one.line.y < before.line.y));
		const joins =
			before !== null &&
			!isApart(before, one) &&
			(goesOn(before, one, indents, unmarked) || isSameHeading(before, one, body));
		if (open !== undefined && joins) {
			if (needsSpace(open.at(-1)?.text ?? '', one.line.pieces[0]?.text ?? ''))
				open.push({ text: ' ', bold: false });
			open.push(...one.line.pieces);
		} else paragraphs.push([...one.line.pieces]);
		before = one;
	}
	return paragraphs;
}

/** How far one line usually is under the other. */
function usualGap(lines: readonly FramedLine[]): number {
	const gaps = lines
		.map(({ line }, index) => line.y - (lines[index - 1]?.line.y ?? line.y))
		.filter((gap) => gap > 0)
		.sort((a, b) => a - b);
	return gaps[gaps.length >> 1] ?? 0;
}

function usualSize(lines: readonly FramedLine[]): number {
	const sizes = lines.map(({ line }) => line.size).sort((a, b) => a - b);
	return sizes[sizes.length >> 1] ?? 0;
}

/** What begins a paragraph wherever it stands: 一、 (二) 3. but not 3.5. */
const STARTS =
	/^\s*(?:[一二三四五六七八九十]{1,3}[、.]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,3}(?:、|[.．](?!\d)))/u;

/** What begins one after a sentence's end where neither indents nor gaps show it: 进展情况: */
const LABEL = /^\s*[\u4e00-\u9fff]{2,8}[:：]/u;

function goesOn(
	{ line: before, frame }: FramedLine,
	next: FramedLine,
	indents: boolean,
	unmarked: boolean
): boolean {
	const { line } = next;
	const text = textOf(line.pieces);
	const full = before.right + line.head > frame.right - line.size;
	const ended = /[。；;：:！!？?]\s*$/u.test(textOf(before.pieces));
	const begins = (STARTS.test(text) && (ended || !indents)) || (unmarked && ended && LABEL.test(text));
	return full && !isIndented(next) && alike(before, line) && !begins;
}

function isIndented({ line, frame }: FramedLine): boolean {
	return line.left > frame.left + 1.2 * line.size;
}

function isSameHeading({ line: before, frame }: FramedLine, { line }: FramedLine, body: number): boolean {
	const middle = (frame.left + frame.right) / 2;
	const centred = (one: TextLine): boolean =>
		Math.abs((one.left + one.right) / 2 - middle) < line.size && one.left > frame.left + line.size / 2;
	return (
		line.size > 1.15 * body &&
		alike(before, line) &&
		centred(line) &&
		(centred(before) || isFull(before, frame))
	);
}

function isFull(line: TextLine, frame: Frame): boolean {
	return line.right > frame.right - line.size;
}

function alike(a: TextLine, b: TextLine): boolean {
	return Math.abs(a.size - b.size) < 0.15 * a.size;
}

/** Chinese runs on over a line's end; words of letters are parted. */
function needsSpace(before: string, after: string): boolean {
	return /[A-Za-z,;]$/u.test(before) && /^[A-Za-z]/u.test(after);
}
