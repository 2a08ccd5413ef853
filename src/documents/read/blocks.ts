/** A stretch of text in one weight. */
export interface Piece {
	readonly text: string;
	readonly bold: boolean;
}

/** One paragraph. */
export interface Line {
	readonly kind: 'line';
	readonly pieces: readonly Piece[];
}

/** A table as it is printed: merged cells stand once. */
export interface Table {
	readonly kind: 'table';
	readonly rows: readonly (readonly Cell[])[];
}

export type Block = Line | Table;

/** One cell of a table. */
export interface Cell {
	readonly blocks: readonly Block[];
	/** how many columns it covers, itself included */
	readonly columns: number;
	/** how many rows it covers, itself included */
	readonly rows: number;
	/** true where it only goes on with the cell above, as Word writes cells merged down */
	readonly continues: boolean;
}

/** One line of plain text. */
export function line(text: string): Line {
	return { kind: 'line', pieces: [{ text, bold: false }] };
}

/** A cell of plain text that covers nothing but itself. */
export function plainCell(text: string): Cell {
	return { blocks: [line(text)], columns: 1, rows: 1, continues: false };
}
