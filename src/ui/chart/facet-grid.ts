import type { ScaleUse } from './scales.ts';

/** Small multiples in rows, where side by side each would be too narrow to read. */
export interface FacetGrid {
	/** the place of each facet, by the text of its value */
	readonly places: ReadonlyMap<string, { readonly column: number; readonly row: number }>;
	readonly columns: number;
	readonly rows: number;
	/** the lines of each facet's title */
	readonly titles: ReadonlyMap<string, readonly string[]>;
	/** pixels above each facet for its title */
	readonly header: number;
	/** pixels of one facet's drawing */
	readonly body: number;
}

/** Pixels below which a facet shows nothing. */
const NARROWEST = 120;
/** Pixels that a facet in rows should have. */
const COMFORTABLE = 190;
/** Pixels that a band of a facet should have. */
const BAND = 15;

/** How many facets stand side by side in `width` pixels; all of them where they are wide enough. */
export function facetColumns(fx: ScaleUse, x: ScaleUse | null, width: number): number {
	const count = Math.max(1, fx.values.length);
	const bands = x?.ordinal ? x.values.length * BAND : 0;
	if (width / count >= Math.max(NARROWEST, bands)) return count;
	const fitting = Math.max(1, Math.floor(width / Math.max(COMFORTABLE, bands)));
	// The same number of rows with the last one fuller.
	return Math.ceil(count / Math.ceil(count / fitting));
}

/** The grid of the facets `fx`, each `wrap`ped title above its facet. */
export function facetGrid(
	fx: ScaleUse,
	columns: number,
	wrap: (value: unknown) => readonly string[],
	lineHeight: number,
	body: number
): FacetGrid {
	const keys = fx.values.map(String);
	const titles = new Map(fx.values.map((value) => [String(value), wrap(value)]));
	const deepest = Math.max(1, ...[...titles.values()].map((lines) => lines.length));
	return {
		places: new Map(keys.map((key, at) => [key, { column: at % columns, row: Math.floor(at / columns) }])),
		columns,
		rows: Math.ceil(keys.length / columns),
		titles,
		header: deepest * lineHeight + 10,
		body
	};
}
