import type { Table } from 'apache-arrow';
import type { SheetColumn } from '../dataset/xlsx.ts';
import type { EngineResult } from '../engine/engine.ts';
import type { BlockId, CellBlock } from '../notebook/model.ts';
import { profileColumn, type ColumnProfile } from './column-profile.ts';
import { columnValues, type FoundValues, type ValueSearch } from './column-values.ts';
import type { NotebookState } from './notebook-state.svelte.ts';
import { viewClauses, viewSql, type ColumnFilter, type ResultView, type ViewColumn } from './result-view.ts';

export type { FoundValues, SheetColumn, ValueSearch };

/** The rows of a query over a result, kept by the engine until `close`. */
export interface KeptRows {
	/** its name in SQL as long as it is kept */
	readonly relation: string;
	readonly table: EngineResult;
	/** rows `offset` to `offset + limit` */
	readonly page: (offset: number, limit: number) => Promise<Table>;
	readonly close: () => void;
}

/** What a grid can ask about the result that it shows. */
export interface ResultAccess {
	/** Rows of the result. */
	page(offset: number, limit: number): Promise<Table>;
	/** The query for a view of the result, as a cell could have it. */
	sql(columns: readonly ViewColumn[], view: ResultView): string;
	/** Computes such a query beside the cells. */
	open(sql: string, signal: AbortSignal): Promise<KeptRows>;
	/** Looks at one column of the result, which has `rowCount` rows. */
	profile(column: ViewColumn, rowCount: number): Promise<ColumnProfile>;
	/** Looks for values of one column in the rows that the filters of other columns leave. */
	values(
		columns: readonly ViewColumn[],
		column: ViewColumn,
		filters: readonly ColumnFilter[],
		search: ValueSearch
	): Promise<FoundValues>;
	/** Rows as an Excel workbook with one sheet. */
	workbook(name: string, columns: readonly SheetColumn[], rowCount: number): Promise<Uint8Array<ArrayBuffer>>;
	/** Puts the query for a view into the notebook, as a cell after this one; gives that cell. */
	keep(columns: readonly ViewColumn[], view: ResultView): BlockId;
}

/** Access to the result of a cell of an open notebook; `of` gives both as they are now. */
export function resultAccess(of: () => { notebook: NotebookState; block: CellBlock }): ResultAccess {
	return {
		page: (offset, limit) => of().notebook.page(of().block, offset, limit),
		sql: (columns, view) => viewSql(of().notebook.relationOf(of().block), columns, view),
		open: (sql, signal) => of().notebook.openRows(of().block, sql, signal),
		profile: (column, rowCount) => {
			const { notebook, block } = of();
			return profileColumn((sql) => notebook.ask(sql), notebook.relationOf(block), column, rowCount);
		},
		values: (...asked) => {
			const { notebook, block } = of();
			return columnValues((sql) => notebook.ask(sql), notebook.relationOf(block), ...asked);
		},
		workbook,
		keep: (columns, view) => {
			const { notebook, block } = of();
			const relation = notebook.relationOf(block);
			return notebook.insertAfter(block.id, {
				kind: 'sql',
				body: viewClauses(relation, columns, view).join('\n'),
				attributes: { name: freshName(notebook, relation) }
			});
		}
	};
}

/** Access to what the statements `selected` of a cell gave; kept as a cell, they stand in it. */
export function selectionAccess(
	notebook: NotebookState,
	block: CellBlock,
	rows: KeptRows,
	selected: string
): ResultAccess {
	const { relation } = rows;
	return {
		page: rows.page,
		sql: (columns, view) => viewSql(relation, columns, view),
		open: (sql, signal) => notebook.openRows(block, sql, signal),
		profile: (column, rowCount) => profileColumn((sql) => notebook.ask(sql), relation, column, rowCount),
		values: (...asked) => columnValues((sql) => notebook.ask(sql), relation, ...asked),
		workbook,
		keep: (columns, view) =>
			notebook.insertAfter(block.id, {
				kind: 'sql',
				body: [
					`WITH selected AS (\n${selected.trim().replace(/;$/, '')}\n)`,
					...viewClauses('selected', columns, view)
				].join('\n'),
				attributes: { name: freshName(notebook, notebook.relationOf(block)) }
			})
	};
}

async function workbook(
	name: string,
	columns: readonly SheetColumn[],
	rowCount: number
): Promise<Uint8Array<ArrayBuffer>> {
	const { writeSheet } = await import('../dataset/xlsx.ts');
	return new Uint8Array(await writeSheet(name, columns, rowCount));
}

/** A name that no cell has, made from that of the relation that it reads. */
function freshName(notebook: NotebookState, relation: string): string {
	for (let number = 2; ; number++) {
		const name = `${relation}_${number}`;
		if (notebook.cellNamed(name) === null) return name;
	}
}
