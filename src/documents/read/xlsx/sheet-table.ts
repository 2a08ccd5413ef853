import type { Sheet } from 'hucre/xlsx';
import type { Block, Cell, Piece, Table } from '../blocks.ts';
import { LIMITS, tooMuch } from '../limits.ts';
import { cellText } from './cell-text.ts';

/** The table that a sheet prints, merged cells standing once. */
export function sheetTable(sheet: Sheet): Table {
	const { rows } = sheet;
	const width = rows.reduce((most, row) => Math.max(most, filledWidth(row)), 0);
	const { spans, covered } = mergesOf(sheet, Math.min(width, LIMITS.columns));
	const cells = rows.map((row, at) => {
		const shown: Cell[] = [];
		const last = Math.min(width, LIMITS.columns);
		for (let column = 0; column < last; column += 1) {
			const key = at * LIMITS.columns + column;
			if (covered.has(key)) continue;
			const span = spans.get(key);
			shown.push({
				blocks: blocksOf(sheet, at, column, row[column] ?? null),
				columns: span?.columns ?? 1,
				rows: span?.rows ?? 1,
				continues: false
			});
		}
		return shown;
	});
	return { kind: 'table', rows: cells };
}

function filledWidth(row: Sheet['rows'][number]): number {
	return row.findLastIndex((value) => value !== null && value !== '') + 1;
}

function blocksOf(sheet: Sheet, row: number, column: number, value: Sheet['rows'][number][number]): Block[] {
	if (value === null || value === '') return [];
	const cell = sheet.cells?.get(`${row},${column}`);
	const pieces: Piece[] =
		cell?.richText === undefined
			? [{ text: cellText(value, cell?.style?.numFmt), bold: false }]
			: cell.richText.map((run) => ({ text: run.text, bold: run.font?.bold === true }));
	return [{ kind: 'line', pieces }];
}

/** What merged cells cover, cut to the part of the sheet that is used: a merge may claim a billion cells. */
function mergesOf(sheet: Sheet, width: number) {
	const spans = new Map<number, { columns: number; rows: number }>();
	const covered = new Set<number>();
	let cells = 0;
	for (const merge of sheet.merges ?? []) {
		const endRow = Math.min(merge.endRow, sheet.rows.length - 1);
		const endColumn = Math.min(merge.endCol, width - 1);
		const columns = endColumn - merge.startCol + 1;
		const rows = endRow - merge.startRow + 1;
		if (columns < 1 || rows < 1) continue;
		cells += columns * rows;
		if (cells > LIMITS.cells)
			throw tooMuch(`合并单元格超过 ${LIMITS.cells} 格`, `more than ${LIMITS.cells} merged cells`);
		spans.set(merge.startRow * LIMITS.columns + merge.startCol, { columns, rows });
		for (let row = merge.startRow; row <= endRow; row += 1) {
			for (let column = merge.startCol; column <= endColumn; column += 1) {
				if (row !== merge.startRow || column !== merge.startCol) covered.add(row * LIMITS.columns + column);
			}
		}
	}
	return { spans, covered };
}
