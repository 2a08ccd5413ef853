import type { Span } from '../../../base/span.ts';
import { indexWithin, trimSpan } from '../../lines.ts';
import type { LayoutInput } from '../layout.ts';

/** One row of cells, empty ones included; a cell is trimmed. */
export interface GridRow {
	readonly cells: readonly Span[];
	readonly whole: Span;
}

/** Rows of cells, and what stands between them. */
export interface Grid {
	readonly rows: readonly GridRow[];
	/** lines between rows that are no rows, in order; `before` is the index of the row that follows */
	readonly loose: readonly { readonly span: Span; readonly before: number }[];
	/** true where merged cells may be missing from a row, so that cells must be matched to columns by what they hold */
	readonly ragged: boolean;
}

/** Lines of cells parted by tabs. A row that breaks inside a cell goes on in the next line. */
export function tabGrid(input: LayoutInput): Grid | null {
	const { match, lines } = input;
	const rows: { cells: Span[]; whole: Span }[] = [];
	const loose: { span: Span; before: number }[] = [];
	let width = 0;
	for (let line = 0; line < lines.count; line += 1) {
		const start = lines.start(line);
		const end = lines.end(line);
		const text = trimSpan(match, start, end);
		if (text.end === text.start) continue;
		const cells = splitCells(match, start, end, '\t');
		const last = rows.at(-1);
		const joined = last === undefined ? 0 : last.cells.length + Math.max(1, cells.length) - 1;
		const unfinished =
			last !== undefined &&
			(last.cells.length < width || /[、,;]$/u.test(match.slice(last.whole.end - 1, last.whole.end)));
		if (last !== undefined && unfinished && joined <= width && !startsRow(match, text)) {
			const [first = text, ...rest] = cells.length === 0 ? [text] : cells;
			const open = last.cells.at(-1) ?? text;
			last.cells.splice(
				-1,
				1,
				{ start: open.end > open.start ? open.start : first.start, end: first.end },
				...rest
			);
			last.whole = { start: last.whole.start, end: text.end };
		} else if (cells.length >= 2) {
			rows.push({ cells, whole: text });
			width = Math.max(width, cells.length);
		} else loose.push({ span: text, before: rows.length });
	}
	return rows.length >= 2 ? { rows, loose, ragged: false } : null;
}

/** True for a line that begins with a bare number, as rows do. */
function startsRow(match: string, span: Span): boolean {
	return /^\d{1,5}\s*(?:\t|$)/u.test(match.slice(span.start, Math.min(span.end, span.start + 8)));
}

/** Lines of cells parted by bars; a line without a bar at its end goes on where the others have one. */
export function pipeGrid(input: LayoutInput): Grid | null {
	const { match, lines } = input;
	const { opening, closing } = barShares(input);
	const closed = closing >= 0.7;
	const rows: GridRow[] = [];
	const loose: { span: Span; before: number }[] = [];
	for (let line = 0; line < lines.count; line += 1) {
		const start = lines.start(line);
		let end = lines.end(line);
		const text = trimSpan(match, start, end);
		if (text.end === text.start) continue;
		if (indexWithin(match, '|', start, end) < 0) {
			loose.push({ span: text, before: rows.length });
			continue;
		}
		for (let next = line + 1; closed && next < lines.count && next <= line + MAX_BROKEN_LINES; next += 1) {
			if (match.charAt(trimSpan(match, start, end).end - 1) === '|') break;
			end = lines.end(next);
			line = next;
		}
		const cells = splitCells(match, start, end, '|', opening >= 0.7);
		const whole = trimSpan(match, start, end);
		if (cells.length >= 2) rows.push({ cells, whole });
		else loose.push({ span: cells[0] ?? whole, before: rows.length });
	}
	const ruled = rows.some(
		({ cells }) => cells.length > 1 && cells.every((cell) => RULE.test(match.slice(cell.start, cell.end)))
	);
	return rows.length >= 2 ? { rows, loose, ragged: !ruled } : null;
}

/** A cell of the line that Markdown draws under a header: such a table has all its cells. */
const RULE = /^:?-{2,80}:?$/u;

/** How many lines a cell may be broken over. */
const MAX_BROKEN_LINES = 30;

/** The shares of the lines with bars that begin and that end with one. */
function barShares(input: LayoutInput): { readonly opening: number; readonly closing: number } {
	const { match, lines } = input;
	let barred = 0;
	let opened = 0;
	let closed = 0;
	for (let line = 0; line < Math.min(lines.count, 400); line += 1) {
		const text = lines.trimmed(line);
		const bar = indexWithin(match, '|', text.start, text.end);
		if (bar < 0) continue;
		barred += 1;
		if (bar === text.start) opened += 1;
		if (match.charAt(text.end - 1) === '|') closed += 1;
	}
	return barred === 0 ? { opening: 0, closing: 0 } : { opening: opened / barred, closing: closed / barred };
}

/** The cells of one line; where the table is `bounded`, a bar at its start opens no cell; one at its end never does and opens no cell. */
function splitCells(match: string, start: number, end: number, separator: string, bounded = false): Span[] {
	const cells: Span[] = [];
	let from = start;
	let at = indexWithin(match, separator, start, end);
	while (at >= 0) {
		cells.push(trimSpan(match, from, at));
		from = at + 1;
		at = indexWithin(match, separator, from, end);
	}
	if (cells.length === 0) return [];
	const last = trimSpan(match, from, end);
	if (separator === '\t' || last.end > last.start) cells.push(last);
	const first = cells[0];
	if (bounded && first !== undefined && first.end === first.start) cells.shift();
	return cells;
}
