import type { Plain } from '../values/plain.ts';
import type { GridColumn } from './columns.ts';
import type { RowPages } from './pages.svelte.ts';

/** The cell that a reader has picked, with its whole row. */
export interface GridPick {
	/** the row of the result, counted from 0, in the order that the grid shows */
	readonly row: number;
	/** the column's name in the result */
	readonly column: string;
	readonly value: Plain;
	/** every value of the row by the name of its column */
	readonly values: ReadonlyMap<string, Plain>;
}

/** Something that can be done with a picked cell, offered in its menu and beside the whole row. */
export interface GridAction {
	readonly label: string;
	readonly run: () => void;
}

/** What can be done with a picked cell. */
export type ActionsOf = (pick: GridPick) => readonly GridAction[];

/** The cell at a place of the grid; null for headings and for rows that are not there yet. */
export function pickOf(
	columns: readonly GridColumn[],
	pages: RowPages,
	row: number,
	column: number
): GridPick | null {
	const values = row < 0 ? null : pages.row(row);
	const head = columns[column];
	if (!Array.isArray(values) || !head) return null;
	return {
		row,
		column: head.name,
		value: values[column] ?? null,
		values: new Map(columns.map(({ name }, at) => [name, values[at] ?? null]))
	};
}
