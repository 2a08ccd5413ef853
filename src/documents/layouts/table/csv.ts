import type { Span } from '../../../base/span.ts';
import { trimSpan } from '../../lines.ts';
import type { LayoutInput } from '../layout.ts';
import type { Grid, GridRow } from './grid.ts';
import { readHeader } from './header.ts';

/** How far into a file the header of comma-separated values may stand, in lines. */
const HEADER_WITHIN = 12;

/**
 * Comma-separated values: a header of labels, then records whose cells may be quoted and hold commas and line ends.
 * Running text is full of commas, so without a header there is no such table.
 */
export function csvGrid(input: LayoutInput): Grid | null {
	const { match, lines } = input;
	for (let line = 0; line < Math.min(lines.count, HEADER_WITHIN); line += 1) {
		const start = lines.start(line);
		const end = lines.end(line);
		if (match.indexOf(',', start) >= end || end - start > 400) continue;
		const header = readRecord(match, start);
		const columns = readHeader(input, header.row);
		if (
			columns === null ||
			columns.length < 3 ||
			columns.some((column) => column.label !== null && column.field === null && columns.length < 4)
		)
			continue;
		const rows: GridRow[] = [header.row];
		for (let at = header.next; at < match.length;) {
			const record = readRecord(match, at);
			if (record.row.cells.length >= 2) rows.push(record.row);
			at = record.next;
		}
		return rows.length >= 2 ? { rows, loose: [], ragged: false } : null;
	}
	return null;
}

/** One record from `start`; quotes around a cell are no part of it. */
function readRecord(match: string, start: number): { row: GridRow; next: number } {
	const cells: Span[] = [];
	let at = start;
	for (;;) {
		let end: number;
		if (match.charAt(at) === '"') {
			end = match.indexOf('"', at + 1);
			while (end >= 0 && match.charAt(end + 1) === '"') end = match.indexOf('"', end + 2);
			if (end < 0) end = match.length;
			cells.push(trimSpan(match, at + 1, end));
			end = Math.min(match.length, end + 1);
		} else {
			end = at;
			while (end < match.length && !',\n'.includes(match.charAt(end))) end += 1;
			cells.push(trimSpan(match, at, end));
		}
		while (end < match.length && !',\n'.includes(match.charAt(end))) end += 1;
		if (match.charAt(end) === ',') {
			at = end + 1;
			continue;
		}
		return { row: { cells, whole: trimSpan(match, start, end) }, next: end + 1 };
	}
}
