import type { Span } from '../../../base/span.ts';
import { trimSpan } from '../../lines.ts';
import type { LayoutInput } from '../layout.ts';

/** One row of cells, empty ones included; a cell is trimmed. */
export interface GridRow {
	readonly cells: readonly Span[];
	readonly whole: Span;
}

/** What stands in a text besides rows. */
export interface Grid {
	readonly rows: readonly GridRow[];
	/** lines between rows that are no rows, in order; `before` is the index of the row that follows */
	readonly loose: readonly { readonly span: Span; readonly before: number }[];
}

/** The lines of a text that hold cells parted by `separator`; null where there are too few of them. */
export function readGrid(input: LayoutInput, separator: '\t' | '|'): Grid | null {
	const { match, lines } = input;
	const rows: GridRow[] = [];
	const loose: { span: Span; before: number }[] = [];
	for (let line = 0; line < lines.count; line += 1) {
		const start = lines.start(line);
		const end = lines.end(line);
		const text = trimSpan(match, start, end);
		if (text.end === text.start) continue;
		const cells = splitCells(match, start, end, separator);
		if (cells.length >= 2) rows.push({ cells, whole: text });
		else loose.push({ span: text, before: rows.length });
	}
	return rows.length >= 2 ? { rows, loose } : null;
}

function splitCells(match: string, start: number, end: number, separator: string): Span[] {
	const cells: Span[] = [];
	let from = start;
	let at = match.indexOf(separator, start);
	while (at >= 0 && at < end) {
		cells.push(trimSpan(match, from, at));
		from = at + 1;
		at = match.indexOf(separator, from);
	}
	if (cells.length === 0) return [];
	const last = trimSpan(match, from, end);
	if (separator === '\t' || last.end > last.start) cells.push(last);
	const first = cells[0];
	if (separator === '|' && first !== undefined && first.end === first.start) cells.shift();
	return cells;
}
