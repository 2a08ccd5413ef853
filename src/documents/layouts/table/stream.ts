import type { Span } from '../../../base/span.ts';
import { trimSpan } from '../../lines.ts';
import type { LayoutInput } from '../layout.ts';
import type { Grid, GridRow } from './grid.ts';
import { affinity, lookAt } from './affinity.ts';
import { fillRows } from './fill.ts';
import { isLabel, readHeader, settleColumns } from './header.ts';
import { rowsUnderNumbers } from './stream-rows.ts';

/**
 * A table that lost its rows: one cell per line, bars at the line's end or alone between the lines.
 * Rows are found again by their fixed width (short rows are filled up with empty cells), or, where nothing
 * fills them up, by their running numbers.
 */
export function streamGrid(input: LayoutInput): Grid | null {
	const { match } = input;
	if (!isStream(input)) return null;
	const cells = readCells(match);
	const from = cells.findIndex((cell, index) => startsHeader(input, cells, cell, index));
	if (from < 0) return null;
	let until = from;
	while (until < cells.length && isLabelOrEmpty(input, cells[until])) until += 1;
	const stream = cells.slice(from);
	const numbered = rowsUnderNumbers(input, stream);
	if (numbered !== null) return { rows: numbered, loose: [], ragged: true };
	const width = rowWidth(match, stream, until - from);
	const rows = width === null ? rowsByNumber(input, stream, until - from) : rowsByWidth(stream, width);
	if (rows.length >= 2) return { rows, loose: [], ragged: true };
	const unnumbered = until - from < 3 ? [] : rowsByHeader(input, stream, until - from);
	return unnumbered.length >= 3 ? { rows: unnumbered, loose: [], ragged: false } : null;
}

/** More labels than this in a row are no header. */
const LONGEST_HEADER = 60;

/**
 * A table of which only the cells are left, one per line, or parted by blank lines: the labels of its header follow
 * one another, and rows begin at running numbers.
 */
export function lineGrid(input: LayoutInput): Grid | null {
	const cells = lineCells(input);
	for (let from = 0; from < Math.min(cells.length, 400); from += 1) {
		let until = from;
		while (until < Math.min(cells.length, from + LONGEST_HEADER) && isLabelOrEmpty(input, cells[until]))
			until += 1;
		const first = cells[from];
		if (until - from < 3 || first === undefined) continue;
		const fields = cells
			.slice(from, until)
			.map((cell) => input.lexicon.labelField(input.match.slice(cell.start, cell.end)));
		if (fields.slice(0, 3).includes('no')) {
			const rows = rowsByNumber(input, cells.slice(from), until - from);
			return rows.length >= 3 ? { rows, loose: [], ragged: true } : null;
		}
		if (fields[0] === 'target') {
			const rows = rowsByHeader(input, cells.slice(from), until - from);
			if (rows.length >= 4 || (rows.length === 3 && until - from >= 4))
				return { rows, loose: [], ragged: false };
		}
	}
	return null;
}

/** Paragraphs where blank lines part them, else lines. */
function lineCells(input: LayoutInput): Span[] {
	const { lines } = input;
	let blank = 0;
	const texts: Span[] = [];
	const paragraphs: { start: number; end: number }[] = [];
	let open = false;
	for (let line = 0; line < lines.count; line += 1) {
		const text = lines.trimmed(line);
		if (text.end === text.start) {
			blank += 1;
			open = false;
			continue;
		}
		texts.push(text);
		const last = paragraphs.at(-1);
		if (open && last !== undefined) last.end = text.end;
		else paragraphs.push({ ...text });
		open = true;
	}
	return blank * 2 >= texts.length ? paragraphs : texts;
}

/** Adds a row of `cells`, where there are any. */
function pushRow(rows: GridRow[], cells: readonly Span[]): void {
	const first = cells[0];
	const last = cells.at(-1);
	if (first !== undefined && last !== undefined)
		rows.push({ cells, whole: { start: first.start, end: last.end } });
}

/** Rows under a header without numbers, as long as their cells fit its columns. */
function rowsByHeader(input: LayoutInput, stream: readonly Span[], width: number): GridRow[] {
	const header = stream.slice(0, width);
	const rows: GridRow[] = [];
	pushRow(rows, header);
	const columns = readHeader(input, { cells: header, whole: rows[0]?.whole ?? { start: 0, end: 0 } });
	if (columns === null) return [];
	const settled = settleColumns(input, columns);
	const words = (cell: Span | undefined): string | null =>
		cell === undefined ? null : input.match.slice(cell.start, Math.min(cell.end, cell.start + 40));
	const repeats = (at: number): boolean =>
		header.every((cell, index) => words(stream[at + index]) === words(cell));
	const body: Span[] = [];
	for (let at = width; at < stream.length; at += 1) {
		if (repeats(at)) at += width - 1;
		else body.push(stream[at] ?? { start: 0, end: 0 });
	}
	for (const cells of fillRows(input, settled, body)) {
		const name = cells[0];
		if (name === undefined || name.end === name.start || name.end - name.start > 80) break;
		const misfits = settled.filter((column, index) => {
			const cell = cells[index];
			return cell !== undefined && affinity(column.field, lookAt(input, cell), false) <= -2;
		}).length;
		if (misfits * 3 > width) break;
		pushRow(rows, cells);
	}
	return rows;
}

/** True where most lines with a bar hold one cell at most. */
function isStream(input: LayoutInput): boolean {
	const { match, lines } = input;
	let barred = 0;
	let single = 0;
	for (let line = 0; line < Math.min(lines.count, 2000); line += 1) {
		const text = match.slice(lines.start(line), Math.min(lines.end(line), lines.start(line) + 2000));
		if (!text.includes('|')) continue;
		barred += 1;
		if (text.split('|').filter((cell) => cell.trim() !== '').length <= 1) single += 1;
	}
	return barred >= 4 && single / barred >= 0.8;
}

function readCells(match: string): Span[] {
	const cells: Span[] = [];
	let from = 0;
	for (let at = match.indexOf('|'); at >= 0; at = match.indexOf('|', at + 1)) {
		cells.push(trimSpan(match, from, at));
		from = at + 1;
	}
	const last = trimSpan(match, from, match.length);
	if (last.end > last.start) cells.push(last);
	return cells;
}

/** The first cell of a header may still hold the lines above the table; its last line is the label then. */
function startsHeader(input: LayoutInput, cells: Span[], cell: Span, index: number): boolean {
	const next = cells[index + 1];
	if (next === undefined || !isLabel(input, next)) return false;
	if (isLabel(input, cell)) return true;
	const lineStart = input.match.lastIndexOf('\n', cell.end - 1) + 1;
	const label = trimSpan(input.match, Math.max(cell.start, lineStart), cell.end);
	if (lineStart <= cell.start || !isLabel(input, label)) return false;
	cells[index] = label;
	return true;
}

function isLabelOrEmpty(input: LayoutInput, cell: Span | undefined): boolean {
	return cell !== undefined && (cell.end === cell.start || isLabel(input, cell));
}

/** The width at which rows begin with text and are empty only at their ends; null where no cell fills rows up. */
function rowWidth(match: string, stream: readonly Span[], header: number): number | null {
	const filled = (cell: Span | undefined): boolean => cell !== undefined && cell.end > cell.start;
	if (!stream.slice(0, 2000).some((cell) => !filled(cell))) return null;
	let best: number | null = null;
	let bestShare = 0.6;
	for (let width = 3; width <= Math.min(24, header + 4); width += 1) {
		const rows: (readonly Span[])[] = [];
		for (let at = 0; at + 1 < stream.length && rows.length < 200; at += width)
			rows.push(stream.slice(at, at + width));
		if (rows.length < 2) continue;
		const padded = rows.filter((row) => {
			const gap = row.findIndex((cell) => !filled(cell));
			return filled(row[0]) && (gap < 0 || row.slice(gap).every((cell) => !filled(cell)));
		}).length;
		const counted = countedRows(match, rows);
		const sure = counted >= 2 && counted * 2 >= rows.length ? 1 : 0;
		const share = sure + Math.max(padded, counted) / rows.length + (header % width === 0 ? 0.05 : 0);
		if (share >= bestShare) {
			best = width;
			bestShare = share;
		}
	}
	return best;
}

/** How many rows begin with a number that goes on from the row before. */
function countedRows(match: string, rows: readonly (readonly Span[])[]): number {
	let counted = 0;
	let previous: number | null = null;
	for (const [first] of rows) {
		const text = first === undefined ? '' : match.slice(first.start, Math.min(first.end, first.start + 7));
		const value: number | null = /^\d{1,6}$/u.test(text) ? Number(text) : null;
		if (value !== null && (previous === null || value === previous + 1)) counted += 1;
		if (value !== null) previous = value;
	}
	return counted;
}

function rowsByWidth(stream: readonly Span[], width: number): GridRow[] {
	const rows: GridRow[] = [];
	for (let at = 0; at < stream.length; at += width) {
		const cells = stream.slice(at, at + width);
		const first = cells[0];
		const last = cells.at(-1);
		if (first !== undefined && last !== undefined)
			rows.push({ cells, whole: { start: first.start, end: last.end } });
	}
	return rows;
}

/** A line under the table that belongs to no row. */
function isNote(input: LayoutInput, cell: Span): boolean {
	const text = input.match.slice(cell.start, Math.min(cell.end, cell.start + 200));
	return input.lexicon.isFurniture(text) || input.lexicon.isClosing(text);
}

/** Rows that begin at a running number, or at the cell before it where that is no part of the row above. */
function rowsByNumber(input: LayoutInput, stream: readonly Span[], header: number): GridRow[] {
	const { match } = input;
	const filled = stream.filter((cell) => cell.end > cell.start);
	const labels = filled.slice(0, stream.slice(0, header).filter((cell) => cell.end > cell.start).length);
	const body = filled.slice(labels.length);
	const noteFrom = body.findLastIndex((cell) => !isNote(input, cell)) + 1;
	const notes = body.splice(noteFrom);
	const starts: number[] = [];
	let expected: number | null = null;
	body.forEach((cell, index) => {
		const digits = /^(\d{1,5})[.、]?$/u.exec(
			match.slice(cell.start, Math.min(cell.end, cell.start + 8))
		)?.[1];
		if (digits === undefined) return;
		const value = Number(digits);
		if (expected === null || value === expected) {
			starts.push(index);
			expected = value + 1;
		}
	});
	if (starts.length < 2) return [];
	const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
	const shortest = Math.min(...gaps);
	const lead = Math.max(0, starts[0] ?? 0);
	const rows: GridRow[] = [];
	const push = (cells: readonly Span[]): void => pushRow(rows, cells);
	push(labels);
	let from = 0;
	starts.forEach((start, index) => {
		const next = starts[index + 1];
		const until =
			next === undefined
				? body.length
				: Math.max(start + 1, next - (next - start > shortest ? Math.min(lead, next - start - shortest) : 0));
		push(body.slice(from, until));
		from = until;
	});
	for (const note of notes) push([note]);
	return rows;
}
