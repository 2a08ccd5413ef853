import type { ChartRow } from './rows.ts';

/** Shapes that show one row or several, so that a pointer or a key on them can ask which. */
export class Picks {
	readonly #rows: ReadonlyMap<ChartRow, number>;
	readonly #shapes = new Map<Element, readonly number[]>();

	constructor(rows: readonly ChartRow[]) {
		this.#rows = new Map(rows.map((row, at) => [row, at]));
	}

	/** the shapes in the order of drawing, with the places of their rows in the data */
	get shapes(): ReadonlyMap<Element, readonly number[]> {
		return this.#shapes;
	}

	/** Remembers what the shapes inside `group` show: the library binds the places in the mark's data to each. */
	read(group: Element, data: unknown): void {
		if (!Array.isArray(data)) return;
		for (const shape of group.querySelectorAll('*')) {
			const bound: unknown = Reflect.get(shape, '__data__');
			const places: readonly unknown[] = Array.isArray(bound) ? bound : [bound];
			const rows = places.flatMap((place) => {
				const row: unknown = typeof place === 'number' ? data[place] : undefined;
				const at = isRow(row) ? this.#rows.get(row) : undefined;
				return at === undefined ? [] : [at];
			});
			if (rows.length > 0) this.#shapes.set(shape, rows);
		}
	}
}

function isRow(value: unknown): value is ChartRow {
	return typeof value === 'object' && value !== null;
}
