import type { Span } from '../../../base/span.ts';
import type { LayoutInput } from '../layout.ts';
import type { GridRow } from './grid.ts';
import { isLabel } from './header.ts';

/** Less than this share of rows as wide as the header, and the width says nothing. */
const SURE = 0.6;

/**
 * The rows of a stream of cells under a header with a column of numbers: each begins at the next number, with the
 * cells of the columns before it, which merged cells leave out. A bar at each row's end gives an empty cell too many.
 * Null where the rows are not as wide as the header.
 */
export function rowsUnderNumbers(input: LayoutInput, stream: readonly Span[]): GridRow[] | null {
	const { match } = input;
	const first = stream.findIndex((cell) => numberOf(match, cell) !== null);
	const column = stream
		.slice(0, Math.max(0, first))
		.findIndex((cell) => isLabel(input, cell) && input.lexicon.labelField(textOf(match, cell)) === 'no');
	if (column < 0 || first - column < 3) return null;
	const head = withoutEnd(stream.slice(0, first - column), 0);
	const base = head.length - column;
	const starts = rowStarts(match, stream, first, base, column);
	if (starts.length < 2) return null;
	const rows: GridRow[] = [];
	pushCells(rows, head);
	let lead = stream.slice(first - column, first);
	let whole = 0;
	for (const [index, start] of starts.entries()) {
		const next = starts[index + 1] ?? stream.length;
		const leading = index + 1 < starts.length ? Math.min(column, Math.max(0, next - start - base)) : 0;
		const own = stream.slice(start, next - leading);
		const cells = withoutEnd([...blanks(stream[start], column - lead.length), ...lead, ...own], head.length);
		pushCells(rows, cells.slice(0, head.length));
		if (cells.length === head.length) whole += 1;
		const rest = withoutEnd(cells.slice(head.length), 0);
		if (rest.some((cell) => isLabel(input, cell))) pushCells(rows, rest);
		else for (const cell of rest) pushCells(rows, [cell]);
		lead = stream.slice(next - leading, next);
	}
	const last = rows.at(-1);
	const end = input.end;
	if (last !== undefined && /^[\s|]*$/u.test(match.slice(last.whole.end, Math.min(end, last.whole.end + 80))))
		rows[rows.length - 1] = { cells: last.cells, whole: { start: last.whole.start, end } };
	return whole >= starts.length * SURE ? rows : null;
}

/** Where the cells are that hold the next number, far enough from the one before to be a row's. */
function rowStarts(
	match: string,
	stream: readonly Span[],
	first: number,
	base: number,
	column: number
): number[] {
	const starts: number[] = [];
	let previous = 0;
	for (let at = first; at < stream.length; at += 1) {
		const value = numberOf(match, stream[at]);
		if (value === null) continue;
		const distance = at - (starts.at(-1) ?? Number.NEGATIVE_INFINITY);
		const goesOn = value === previous + 1 && distance >= Math.max(2, base / 2);
		const anew = (value === 1 || value > previous) && distance >= base && distance <= base + column + 1;
		if (starts.length > 0 && !goesOn && !anew) continue;
		starts.push(at);
		previous = value;
	}
	return starts;
}

function numberOf(match: string, cell: Span | undefined): number | null {
	if (cell === undefined || cell.end - cell.start > 6) return null;
	const digits = /^(\d{1,5})[.、]?$/u.exec(textOf(match, cell))?.[1];
	return digits === undefined ? null : Number(digits);
}

function textOf(match: string, cell: Span): string {
	return match.slice(cell.start, Math.min(cell.end, cell.start + 60));
}

/** Cells for the columns that a merged cell above has filled. */
function blanks(before: Span | undefined, count: number): Span[] {
	const at = before?.start ?? 0;
	return Array.from({ length: Math.max(0, count) }, () => ({ start: at, end: at }));
}

/** The cells without the empty ones at their end, as far as `least`. */
function withoutEnd(cells: readonly Span[], least: number): readonly Span[] {
	let end = cells.length;
	for (let last = cells[end - 1]; end > least && last !== undefined && last.end === last.start;) {
		end -= 1;
		last = cells[end - 1];
	}
	return cells.slice(0, end);
}

function pushCells(rows: GridRow[], cells: readonly Span[]): void {
	const filled = cells.filter((cell) => cell.end > cell.start);
	const first = filled[0];
	const last = filled.at(-1);
	if (first !== undefined && last !== undefined)
		rows.push({ cells, whole: { start: first.start, end: last.end } });
}
