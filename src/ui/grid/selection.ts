/** A cell by row and column, counted from 0; row -1 is the heading. */
export interface Place {
	readonly row: number;
	readonly column: number;
}

/** The cell that has the focus, and the one at the opposite corner of what is selected. */
export interface Cursor {
	readonly active: Place;
	readonly anchor: Place;
}

/** A rectangle of cells, its edges included. */
export interface CellRange {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

/** What the cursor moves in. */
export interface Bounds {
	readonly rows: number;
	readonly columns: number;
	/** rows that Page Up and Page Down pass */
	readonly page: number;
	/** whether there is a heading to go to */
	readonly heading: boolean;
}

/** A key as an event tells it. */
export interface Key {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly shiftKey: boolean;
}

/** The cells that `cursor` selects; the heading is never among them. */
export function rangeOf({ active, anchor }: Cursor): CellRange | null {
	const bottom = Math.max(active.row, anchor.row);
	if (bottom < 0) return null;
	return {
		top: Math.max(0, Math.min(active.row, anchor.row)),
		bottom,
		left: Math.min(active.column, anchor.column),
		right: Math.max(active.column, anchor.column)
	};
}

/** Whether `range` holds the cell. */
export function holds(range: CellRange | null, row: number, column: number): boolean {
	return (
		range !== null && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
	);
}

/** How many cells `range` holds. */
export function sizeOf({ top, bottom, left, right }: CellRange): number {
	return (bottom - top + 1) * (right - left + 1);
}

function target({ row, column }: Place, { key, ctrlKey, metaKey }: Key, bounds: Bounds): Place | null {
	const far = ctrlKey || metaKey;
	const last = { row: bounds.rows - 1, column: bounds.columns - 1 };
	switch (key) {
		case 'ArrowUp':
			return { row: far ? 0 : row - 1, column };
		case 'ArrowDown':
			return { row: far ? last.row : row + 1, column };
		case 'ArrowLeft':
			return { row, column: far ? 0 : column - 1 };
		case 'ArrowRight':
			return { row, column: far ? last.column : column + 1 };
		case 'PageUp':
			return { row: Math.max(Math.min(0, row), row - bounds.page), column };
		case 'PageDown':
			return { row: row + bounds.page, column };
		case 'Home':
			return { row: far ? 0 : row, column: 0 };
		case 'End':
			return { row: far ? last.row : row, column: last.column };
		default:
			return null;
	}
}

/** The cursor after `key`; null for a key that moves nothing. With Shift the selection grows or shrinks. */
export function movedBy(cursor: Cursor, key: Key, bounds: Bounds): Cursor | null {
	const { rows, columns } = bounds;
	if ((key.ctrlKey || key.metaKey) && !key.shiftKey && key.key.toLowerCase() === 'a') {
		return { anchor: { row: 0, column: 0 }, active: { row: rows - 1, column: columns - 1 } };
	}
	if (key.key === ' ' && key.shiftKey && cursor.active.row >= 0) {
		const { row } = cursor.active;
		return { anchor: { row, column: 0 }, active: { row, column: columns - 1 } };
	}
	if (key.key === ' ' && key.ctrlKey) {
		const { column } = cursor.active;
		return { anchor: { row: 0, column }, active: { row: rows - 1, column } };
	}
	const to = target(cursor.active, key, bounds);
	if (to === null) return null;
	const top = bounds.heading && !key.shiftKey ? -1 : 0;
	const active = {
		row: Math.min(Math.max(top, to.row), rows - 1),
		column: Math.min(Math.max(0, to.column), columns - 1)
	};
	return { active, anchor: key.shiftKey ? cursor.anchor : active };
}
