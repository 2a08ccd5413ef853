import type { Plain } from '../values/plain.ts';

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
