import type { Span } from '../../base/span.ts';

/** A part of a text as it is shown: a paragraph, or the rows of a table with the spans of their cells. */
export type TextBlock =
	| ({ readonly kind: 'paragraph' } & Span)
	| ({ readonly kind: 'table'; readonly rows: readonly TableRow[] } & Span);

export interface TableRow extends Span {
	readonly cells: readonly Span[];
}

/** A line beyond this many UTF-16 units is hard to read and is shown in pieces. */
const LONG_LINE = 600;
/** No piece is longer than this, wherever it ends. */
const LONGEST_PIECE = 4000;
const SENTENCE_ENDS = '。；;！？!?';

/** Lines of the text between two offsets, without their ends. */
function* linesOf(text: string, from: number, to: number): Generator<Span> {
	let start = from;
	while (start < to) {
		let end = start;
		while (end < to && text[end] !== '\n' && text[end] !== '\r') end += 1;
		yield { start, end };
		start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
	}
}

function isBlank(text: string, { start, end }: Span): boolean {
	return text.slice(start, end).trim() === '';
}

/** What parts the cells of a line: tabs, or pipes as in Markdown; null for a line of prose. */
function separatorOf(text: string, { start, end }: Span): '\t' | '|' | null {
	const line = text.slice(start, Math.min(end, start + LONGEST_PIECE));
	if (line.includes('\t')) return '\t';
	return /^\s*\|.*\|/.test(line) || line.split('|').length > 2 ? '|' : null;
}

function cellsOf(text: string, line: Span, separator: '\t' | '|'): Span[] {
	const cells: Span[] = [];
	let { start, end } = line;
	if (separator === '|') {
		while (start < end && /\s/.test(text[start] ?? '')) start += 1;
		while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
		if (text[start] === '|') start += 1;
		if (end > start && text[end - 1] === '|') end -= 1;
	}
	for (;;) {
		const next = text.indexOf(separator, start);
		const stop = next < 0 || next > end ? end : next;
		cells.push({ start, end: stop });
		if (stop === end) return cells;
		start = stop + 1;
	}
}

/** The ruler under the header of a Markdown table: nothing to read. */
function isRuler(text: string, { start, end }: Span): boolean {
	return /^[\s|:-]+$/.test(text.slice(start, end)) && text.slice(start, end).includes('--');
}

/** A bracket before what starts at `at` belongs to it: the number of a heading may stand in brackets. */
function withBracket(text: string, at: number, from: number): number {
	let start = at;
	while (start > from && /[(（〔【《“]/.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

/** Where a long line is broken for reading: at `starts`, else after sentences. */
function pieces(text: string, line: Span, starts: readonly number[]): Span[] {
	if (line.end - line.start <= LONG_LINE) return [line];
	const parts: Span[] = [];
	let from = line.start;
	let next = firstAfter(starts, from);
	while (from < line.end) {
		const start = starts[next] ?? line.end;
		const boundary = start < line.end ? withBracket(text, start, from) : line.end;
		if (boundary === from) {
			next += 1;
			continue;
		}
		let end = boundary;
		if (end - from > LONGEST_PIECE) {
			end = from + LONGEST_PIECE;
			for (let at = end - 1; at > from + LONG_LINE; at -= 1) {
				if (SENTENCE_ENDS.includes(text[at] ?? '')) {
					end = at + 1;
					break;
				}
			}
			// A character of two units stays whole.
			if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end -= 1;
		}
		if (end === boundary) next += 1;
		if (end > from) parts.push({ start: from, end });
		from = end;
	}
	return parts;
}

/** The sentences of a span, each with its stop. */
export function sentencesOf(text: string, { start, end }: Span): Span[] {
	const sentences: Span[] = [];
	let from = start;
	for (let at = start; at < end; at += 1) {
		if (!SENTENCE_ENDS.includes(text[at] ?? '') && at + 1 < end) continue;
		sentences.push({ start: from, end: at + 1 });
		from = at + 1;
	}
	return sentences;
}

/** The index of the first of `sorted` that is greater than `value`. */
export function firstAfter(sorted: readonly number[], value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) <= value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * The blocks of `text` between two offsets, as a reader would lay them out: tables where lines are made of cells,
 * paragraphs else; blank lines are left out. Nothing of the text is changed: every block is a span of it.
 */
export function blocksOf(text: string, { start, end }: Span, starts: readonly number[]): TextBlock[] {
	const blocks: TextBlock[] = [];
	let rows: TableRow[] = [];
	const closeTable = (): void => {
		const [first] = rows;
		const last = rows.at(-1);
		if (first && last) {
			if (rows.length > 1) blocks.push({ kind: 'table', start: first.start, end: last.end, rows });
			else blocks.push({ kind: 'paragraph', start: first.start, end: first.end });
		}
		rows = [];
	};
	for (const line of linesOf(text, start, end)) {
		if (isBlank(text, line)) {
			closeTable();
			continue;
		}
		const separator = separatorOf(text, line);
		if (separator !== null && isRuler(text, line)) continue;
		if (separator !== null) {
			rows.push({ ...line, cells: cellsOf(text, line, separator) });
			continue;
		}
		closeTable();
		for (const piece of pieces(text, line, starts)) blocks.push({ kind: 'paragraph', ...piece });
	}
	closeTable();
	return blocks;
}

/** The part of a text to show: `around` and `margin` units to both sides, out to the ends of lines that are not far. */
export function windowAround(text: string, around: Span, margin: number): Span {
	const from = Math.max(0, around.start - margin);
	const to = Math.min(text.length, around.end + margin);
	if (from === 0 && to === text.length) return { start: 0, end: text.length };
	// A line end at the very place belongs to the window.
	const before = text.lastIndexOf('\n', from - 1);
	const after = text.indexOf('\n', to);
	return {
		start: from === 0 ? 0 : from - before <= LONGEST_PIECE && before >= 0 ? before + 1 : from,
		end:
			to === text.length || after < 0
				? text.length - to <= LONGEST_PIECE
					? text.length
					: to
				: after - to <= LONGEST_PIECE
					? after
					: to
	};
}

/** A stretch of text with the passages that hold all of it. */
export interface Stretch extends Span {
	/** indices into the passages, in order */
	readonly inside: readonly number[];
}

/** Cuts `span` where passages start and end. */
export function stretchesOf(span: Span, passages: readonly Span[]): Stretch[] {
	const cuts = new Set([span.start, span.end]);
	const within = passages.flatMap((passage, index) =>
		passage.end > span.start && passage.start < span.end ? [{ ...passage, index }] : []
	);
	for (const passage of within) {
		cuts.add(Math.max(span.start, passage.start));
		cuts.add(Math.min(span.end, passage.end));
	}
	const points = [...cuts].sort((left, right) => left - right);
	return points.slice(1).map((end, at) => {
		const start = points[at] ?? span.start;
		return {
			start,
			end,
			inside: within.flatMap((passage) =>
				passage.start <= start && passage.end >= end ? [passage.index] : []
			)
		};
	});
}
