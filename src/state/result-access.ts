import type { Table } from 'apache-arrow';
import type { SheetColumn } from '../dataset/xlsx.ts';
import type { EngineResult } from '../engine/engine.ts';
import type { CellBlock } from '../notebook/model.ts';
import { profileColumn, type ColumnProfile } from './column-profile.ts';
import type { NotebookState } from './notebook-state.svelte.ts';
import { sqlName, viewSql, type ResultView, type ViewColumn } from './result-view.ts';

export type { SheetColumn };

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
	/** Rows as an Excel workbook with one sheet. */
	workbook(name: string, columns: readonly SheetColumn[], rowCount: number): Promise<Uint8Array<ArrayBuffer>>;
	/** Puts a query into the notebook, as a cell after this one. */
	keep(sql: string): void;
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
		workbook,
		keep: (sql) => {
			const { notebook, block } = of();
			notebook.insertAfter(block.id, {
				kind: 'sql',
				body: sql.replace(/ (WHERE|ORDER BY) /g, '\n$1 '),
				attributes: { name: freshName(notebook, notebook.relationOf(block)) }
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
		workbook,
		keep: (sql) =>
			void notebook.insertAfter(block.id, {
				kind: 'sql',
				body: `WITH selected AS (\n${selected.trim().replace(/;$/, '')}\n)\n${sql.replace(sqlName(relation), 'selected')}`,
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
