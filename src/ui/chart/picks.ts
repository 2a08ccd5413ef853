import type { ChartRow } from './rows.ts';

/** Where a row is drawn inside its shape, in the shape's own pixels; null along an axis that does not count. */
export interface PickPoint {
	readonly x: number | null;
	readonly y: number | null;
}

/** What one shape of a drawing shows. */
export interface PickedShape {
	/** the places of its rows in the data */
	readonly rows: readonly number[];
	/** the place of its mark among those of the chart */
	readonly mark: number;
	/** where each of the rows lies in a shape that runs through them, such as a line; null where rows have no place */
	readonly points: readonly PickPoint[] | null;
}

/** Shapes that show one row or several, so that a pointer or a key on them can ask which. */
export class Picks {
	readonly #rows: ReadonlyMap<ChartRow, number>;
	readonly #shapes = new Map<Element, PickedShape>();

	constructor(rows: readonly ChartRow[]) {
		this.#rows = new Map(rows.map((row, at) => [row, at]));
	}

	/** the shapes in the order of drawing */
	get shapes(): ReadonlyMap<Element, PickedShape> {
		return this.#shapes;
	}

	/**
	 * Remembers what the shapes inside `group`, drawn by the mark at `mark`, show: the library binds the places in the
	 * mark's data to each. `pointOf` says where a place of the data lies.
	 */
	read(group: Element, data: unknown, mark: number, pointOf: ((place: number) => PickPoint) | null): void {
		if (!Array.isArray(data)) return;
		for (const shape of group.querySelectorAll('*')) {
			const bound: unknown = Reflect.get(shape, '__data__');
			const places: readonly unknown[] = Array.isArray(bound) ? bound : [bound];
			const found = places.flatMap((place) => {
				const row: unknown = typeof place === 'number' ? data[place] : undefined;
				const at = isRow(row) ? this.#rows.get(row) : undefined;
				return at === undefined || typeof place !== 'number' ? [] : [{ at, place }];
			});
			if (found.length === 0) continue;
			this.#shapes.set(shape, {
				rows: found.map(({ at }) => at),
				mark,
				points: pointOf && found.length > 1 ? found.map(({ place }) => pointOf(place)) : null
			});
		}
	}
}

function isRow(value: unknown): value is ChartRow {
	return typeof value === 'object' && value !== null;
}

/** The row of a shape that lies nearest to a point of it. */
export function nearestRow({ rows, points }: PickedShape, x: number, y: number): number | null {
	let best: number | null = null;
	let least = Infinity;
	points?.forEach((point, at) => {
		const distance = Math.hypot((point.x ?? x) - x, (point.y ?? y) - y);
		const row = rows[at];
		if (distance < least && row !== undefined) [best, least] = [row, distance];
	});
	return best;
}
