import { textWidth, wrapText } from '../values/measure.ts';
import { bandLabels, type BandLabels } from './band-labels.ts';
import { facetColumns, facetGrid, type FacetGrid } from './facet-grid.ts';
import type { ScaleUse } from './scales.ts';

/** Pixels at each side of the plot area. */
export interface Margins {
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
}

/** Room beside the measured margins that a first drawing showed to be missing. */
export const NO_MARGINS: Margins = { top: 0, right: 0, bottom: 0, left: 0 };

/** Pixels; the charts' text, one step below the page's. */
export const FONT_SIZE = 13;
export const LINE = 17;
const ROW = 27;
/** Pixels of a row where there are more of them than a screen holds. */
const CLOSE_ROW = 20;
const MANY_ROWS = 36;
const MAX_LINES = 5;

/** Where everything of a chart goes. */
export interface Layout {
	readonly height: number;
	readonly margins: Margins;
	/** the label of an ordinal x or y value, broken into lines */
	readonly xLabel: (value: unknown) => string;
	/** how the labels of an ordinal x are written; null for a continuous one */
	readonly xBands: BandLabels | null;
	readonly yLabel: (value: unknown) => string;
	readonly fxLabel: (value: unknown) => string;
	readonly fyLabel: (value: unknown) => string;
	/** what the axes are called, broken into lines; null for nothing */
	readonly xName: string | null;
	readonly yName: string | null;
	/** facets in rows; null where they stand side by side or there are none */
	readonly grid: FacetGrid | null;
	/** pixels that the x and the y axis of one facet have */
	readonly panel: { readonly width: number; readonly height: number };
}

export interface Axes {
	readonly x: ScaleUse | null;
	readonly y: ScaleUse | null;
	readonly fx: ScaleUse | null;
	readonly fy: ScaleUse | null;
	/** what the axes are called; null for nothing */
	readonly names: { readonly x: string | null; readonly y: string | null };
	/** whether each band needs little height, as in a matrix */
	readonly tiles: boolean;
}

export const measure = (text: string): number => textWidth(text, FONT_SIZE);

/** Margins and height for a chart of `width` pixels: labels are measured and wrapped, never cut. */
export function layout(axes: Axes, width: number, extra: Margins, given: number | null): Layout {
	const { x, y, fx, fy, names } = axes;
	const yLines = wrapped(y, Math.min(240, width * 0.38));
	const left = y === null ? 12 : y.ordinal ? widest(yLines) + 12 : tickWidth(y) + 14;
	const fyLines = wrapped(fy, Math.min(160, width * 0.25));
	const right = fy ? widest(fyLines) + 12 : 16;
	const inner = Math.max(60, width - left - right - extra.left - extra.right);
	const across = Math.max(1, fx?.values.length ?? 1);
	const columns = fx && !fy ? facetColumns(fx, x, inner) : across;
	const panelWidth = inner / columns - (columns > 1 ? 8 : 0);
	const xBands = x?.ordinal
		? bandLabels(x, panelWidth / Math.max(1, x.values.length), FONT_SIZE, LINE, measure)
		: null;
	const fxLines = wrapped(fx, Math.max(FONT_SIZE * 3, panelWidth - 4));
	const xName = nameLines(names.x, width - 24);
	const yName = nameLines(names.y, width - 24);
	const bottom = (xBands ? xBands.height + 8 : 24) + (xName ? xName.length * LINE + 6 : 0);
	const grid =
		fx && columns < across
			? facetGrid(fx, columns, (value) => fxLines.get(String(value)) ?? [], LINE, panelHeight(y, width, true))
			: null;
	const above = grid ? grid.header : fx ? deepest(fxLines) * LINE + 8 : 0;
	const top = (yName && y ? yName.length * LINE + 13 : 8) + above;
	const margins: Margins = {
		top: top + extra.top,
		right: right + extra.right,
		bottom: bottom + extra.bottom,
		left: left + extra.left
	};
	const rows = Math.max(1, fy?.values.length ?? 1);
	const bands = y?.ordinal ? y.values.length * rowHeight(y, deepest(yLines), axes.tiles, rows) : null;
	const body = grid
		? grid.rows * Math.max(grid.body, bands ?? 0) + (grid.rows - 1) * grid.header
		: bands !== null
			? bands * rows
			: rows > 1
				? rows * Math.max(110, deepest(fyLines) * LINE + 8)
				: panelHeight(y, width, across > 1);
	// A height that cannot hold its labels is too small, whoever gave it.
	const least = y?.ordinal ? y.values.length * deepest(yLines) * LINE * rows : 40;
	const height = Math.max(
		given ?? 0,
		Math.ceil((given === null ? body : least) + margins.top + margins.bottom)
	);
	return {
		height,
		margins,
		xLabel: (value) => lookUp(xBands?.lines ?? new Map(), value, x),
		xBands,
		yLabel: (value) => lookUp(yLines, value, y),
		fxLabel: (value) => lookUp(fxLines, value, fx),
		fyLabel: (value) => lookUp(fyLines, value, fy),
		xName: xName?.join('\n') ?? null,
		yName: yName?.join('\n') ?? null,
		grid: grid && bands !== null ? { ...grid, body: Math.max(grid.body, bands) } : grid,
		panel: { width: panelWidth, height: (height - margins.top - margins.bottom) / (grid?.rows ?? rows) }
	};
}

function panelHeight(y: ScaleUse | null, width: number, facets: boolean): number {
	if (y === null) return facets ? 60 : 90;
	return facets ? Math.min(220, Math.max(130, width * 0.3)) : Math.min(360, Math.max(200, width * 0.45));
}

function rowHeight(y: ScaleUse, lines: number, tiles: boolean, facets: number): number {
	const usual = y.values.length * facets > MANY_ROWS || tiles ? CLOSE_ROW + (tiles ? 4 : 0) : ROW;
	return Math.max(usual, lines * LINE + 6);
}

function nameLines(name: string | null, width: number): readonly string[] | null {
	// The library adds an arrow.
	return name === null || name === '' ? null : wrapText(name, width - 2 * FONT_SIZE, 3, measure);
}

function wrapped(use: ScaleUse | null, width: number): Map<string, readonly string[]> {
	if (!use?.ordinal) return new Map();
	return new Map(
		use.values.map((value) => [String(value), wrapText(use.tick(value), width, MAX_LINES, measure)])
	);
}

function lookUp(lines: ReadonlyMap<string, readonly string[]>, value: unknown, use: ScaleUse | null): string {
	return lines.get(String(value))?.join('\n') ?? (use ? use.tick(value) : String(value));
}

function widest(lines: ReadonlyMap<string, readonly string[]>): number {
	return Math.ceil(Math.max(0, ...[...lines.values()].flat().map(measure)));
}

function deepest(lines: ReadonlyMap<string, readonly string[]>): number {
	return Math.max(1, ...[...lines.values()].map((parts) => parts.length));
}

function tickWidth(use: ScaleUse): number {
	const [low, high] = use.extent ?? [0, 100];
	const probes = [low, high, (low + high) / 2].map((value) => Number(value.toPrecision(2)));
	return Math.ceil(
		Math.max(...probes.map((value) => measure(use.tick(use.kind === 'number' ? value : new Date(value), 0))))
	);
}
