import type { Span } from '../../../base/span.ts';
import type { LayoutInput, LayoutReader, Reading } from '../layout.ts';
import { csvGrid } from './csv.ts';
import { pipeGrid, tabGrid, type Grid } from './grid.ts';
import { readHeader, refineHeader, settleColumns, type Column } from './header.ts';
import { TableRows } from './rows.ts';
import { spacedGrid } from './spaced.ts';
import { lineGrid, streamGrid } from './stream.ts';

/** Rows of cells parted by tabs, under a header that may be repeated on every page. */
export const tabTableReader: LayoutReader = reader('tab-table', '\t', tabGrid);

/** Comma-separated values under a header. */
export const csvReader: LayoutReader = reader('csv', ',', csvGrid);

/** Rows of cells parted by bars. */
export const pipeTableReader: LayoutReader = reader('pipe-table', '|', pipeGrid);

/** One cell per line, bars between them, rows lost. */
export const cellStreamReader: LayoutReader = reader('cell-stream', '|', streamGrid);

/** One cell per line and nothing else. */
export const lineCellsReader: LayoutReader = reader('line-cells', '\n', lineGrid);

/** One row per line, cells parted by single spaces, empty cells lost. */
export const spacedRowsReader: LayoutReader = reader('spaced-rows', ' ', spacedGrid);

function reader(name: string, separator: string, grid: (input: LayoutInput) => Grid | null): LayoutReader {
	return {
		name,
		read: (input) => {
			if (!input.match.includes(separator)) return null;
			const found = grid(input);
			return found === null ? null : readGrid(input, found, separator === ' ');
		}
	};
}

function readGrid(input: LayoutInput, grid: Grid, spaced: boolean): Reading | null {
	const rows = new TableRows(input, grid.ragged, spaced);
	let printed: Column[] | null = null;
	let fresh = false;
	let loose = 0;
	/** the line above the first header, which may be the heading of its table */
	let above: Span | null = null;
	const looseUntil = (index: number): void => {
		for (
			let line = grid.loose[loose];
			line !== undefined && line.before <= index;
			line = grid.loose[++loose]
		) {
			if (printed !== null) rows.looseLine(line.span);
			above = line.span;
		}
	};
	for (const [index, row] of grid.rows.entries()) {
		looseUntil(index);
		const header = readHeader(input, row) ?? (fresh ? readLowerHeader(input, row) : null);
		if (header !== null) {
			if (printed === null && above !== null) rows.headingAbove(above);
			printed = printed !== null && fresh ? refineHeader(printed, header) : header;
			fresh = true;
			rows.header(settleColumns(input, printed), row.whole);
		} else if (printed !== null) {
			fresh = false;
			rows.row(row);
		} else above = onlyCell(row);
	}
	looseUntil(grid.rows.length);
	return rows.finish();
}

/** The one cell of a row that holds text; null where there are several. */
function onlyCell(row: Grid['rows'][number]): Span | null {
	const [first, second] = row.cells.filter((cell) => cell.end > cell.start);
	return first === undefined || second !== undefined ? null : first;
}

/** The second row of a header need not name what makes a table: all its cells are labels. */
function readLowerHeader(input: LayoutInput, row: Grid['rows'][number]): Column[] | null {
	const filled = row.cells.filter((cell) => cell.end > cell.start);
	if (
		filled.length === 0 ||
		filled.some((cell) => input.lexicon.labelField(input.match.slice(cell.start, cell.end)) === null)
	) {
		return null;
	}
	return row.cells.map((cell) => ({
		field: cell.end > cell.start ? input.lexicon.labelField(input.match.slice(cell.start, cell.end)) : null,
		quarter: null,
		label: cell.end > cell.start ? cell : null,
		implied: false
	}));
}
