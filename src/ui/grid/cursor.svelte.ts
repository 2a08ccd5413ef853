import { holds, movedBy, rangeOf, type Bounds, type CellRange, type Cursor, type Key } from './selection.ts';

const START: Cursor = { active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

/** Where the reader is in a grid, and what is selected. */
export class GridCursor {
	#cursor = $state.raw<Cursor>(START);
	/** nothing is marked before the reader came here, by pointer or by key */
	#used = $state(false);
	readonly #range = $derived.by(() => (this.#used ? rangeOf(this.#cursor) : null));

	get row(): number {
		return this.#cursor.active.row;
	}

	get column(): number {
		return this.#cursor.active.column;
	}

	get used(): boolean {
		return this.#used;
	}

	/** the selected cells; null for none */
	get range(): CellRange | null {
		return this.#range;
	}

	/** Whether the cell is the active one. */
	isAt(row: number, column: number): boolean {
		return this.row === row && this.column === column;
	}

	/** Whether the cell is selected. */
	has(row: number, column: number): boolean {
		return holds(this.#range, row, column);
	}

	/** Goes to a cell; with `extend` the selection reaches from where it started to there. */
	go(row: number, column: number, extend = false): void {
		const active = { row, column };
		this.#cursor = { active, anchor: extend && this.#used ? this.#cursor.anchor : active };
		this.#used = true;
	}

	/** Moves by a key; false where the key moves nothing. */
	press(key: Key, bounds: Bounds): boolean {
		const next = movedBy(this.#cursor, key, bounds);
		if (next === null) return false;
		this.#cursor = next;
		this.#used = true;
		return true;
	}

	/** Marks the cell that has got the focus. */
	use(): void {
		this.#used = true;
	}

	/** Another result: the cursor stays where it is as far as there is such a cell, nothing is selected. */
	keepWithin(rows: number, columns: number): void {
		const row = Math.min(this.#cursor.active.row, rows - 1);
		const column = Math.max(0, Math.min(this.#cursor.active.column, columns - 1));
		const active = { row: Math.max(row, Math.min(0, rows - 1)), column };
		this.#cursor = { active, anchor: active };
		this.#used = false;
	}
}
