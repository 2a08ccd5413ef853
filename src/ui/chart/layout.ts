import { textWidth, wrapText } from '../values/measure.ts';
import { bandLabels, type BandLabels } from './band-labels.ts';
import { tickText, type ScaleUse } from './scales.ts';

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
const LINE = 17;
const ROW = 27;
const MAX_LINES = 3;

/** Where everything of a chart goes. */
export interface Layout {
	readonly height: number;
	readonly margins: Margins;
	/** the label of an ordinal x or y value, broken into lines */
	readonly xLabel: (value: unknown) => string;
	/** how the labels of an ordinal x are written; null for a continuous one */
	readonly xBands: BandLabels | null;
	readonly yLabel: (value: unknown) => string;
}

interface Axes {
	readonly x: ScaleUse | null;
	readonly y: ScaleUse | null;
	readonly fx: ScaleUse | null;
	readonly fy: ScaleUse | null;
	/** whether the axes have a label of their own, which takes a line */
	readonly labelled: { readonly x: boolean; readonly y: boolean };
}

const measure = (text: string): number => textWidth(text, FONT_SIZE);

/** Margins and height for a chart of `width` pixels: labels are measured and wrapped, never cut. */
export function layout(axes: Axes, width: number, extra: Margins, given: number | null): Layout {
	const { x, y, fx, fy, labelled } = axes;
	const leftRoom = Math.min(240, width * 0.38);
	const yLines = wrapped(y, leftRoom);
	const left = y === null ? 12 : y.ordinal ? widest(yLines) + 10 : tickWidth(y) + 14;
	const facetLines = wrapped(fy, Math.min(160, width * 0.25));
	const right = fy ? widest(facetLines) + 12 : 16;
	const inner = Math.max(60, width - left - right);
	const band = x?.ordinal
		? inner / Math.max(1, x.values.length) / Math.max(1, fx?.values.length ?? 1)
		: inner;
	const xBands = x?.ordinal ? bandLabels(x, band, FONT_SIZE, LINE, measure) : null;
	const fxLines = wrapped(fx, Math.max(FONT_SIZE * 3, inner / Math.max(1, fx?.values.length ?? 1) - 8));
	const bottom = (xBands ? xBands.height + 8 : 22) + (labelled.x ? 22 : 0);
	const top = (labelled.y && y ? 30 : 8) + (fx ? deepest(fxLines) * LINE + 6 : 0);
	const margins: Margins = {
		top: top + extra.top,
		right: right + extra.right,
		bottom: bottom + extra.bottom,
		left: left + extra.left
	};
	const rows = Math.max(1, fy?.values.length ?? 1);
	const body = y?.ordinal
		? y.values.length * Math.max(ROW, deepest(yLines) * LINE + 6) * rows
		: rows > 1
			? rows * 110
			: Math.min(360, Math.max(200, width * 0.45));
	return {
		height: given ?? Math.ceil(body + margins.top + margins.bottom),
		margins,
		xLabel: (value) => lookUp(xBands?.lines ?? new Map(), value, x),
		xBands,
		yLabel: (value) => lookUp(yLines, value, y)
	};
}

function wrapped(use: ScaleUse | null, width: number): Map<string, readonly string[]> {
	if (!use?.ordinal) return new Map();
	return new Map(
		use.values.map((value) => [String(value), wrapText(tickText(value, use), width, MAX_LINES, measure)])
	);
}

function lookUp(lines: ReadonlyMap<string, readonly string[]>, value: unknown, use: ScaleUse | null): string {
	return lines.get(String(value))?.join('\n') ?? (use ? tickText(value, use) : String(value));
}

function widest(lines: ReadonlyMap<string, readonly string[]>): number {
	return Math.ceil(Math.max(0, ...[...lines.values()].flat().map(measure)));
}

function deepest(lines: ReadonlyMap<string, readonly string[]>): number {
	return Math.max(1, ...[...lines.values()].map((parts) => parts.length));
}

function tickWidth(use: ScaleUse): number {
	const [low, high] = use.extent ?? [0, 100];
	return Math.ceil(
		Math.max(
			...[low, high, (low + high) / 2].map((value) => measure(tickText(Number(value.toPrecision(2)), use)))
		)
	);
}

/** How far texts of `svg` reach past its edges: the room to add when drawing again. */
export function overflowOf(svg: SVGSVGElement): Margins {
	const frame = svg.getBoundingClientRect();
	let { top, right, bottom, left } = NO_MARGINS;
	for (const text of svg.querySelectorAll('text')) {
		const box = text.getBoundingClientRect();
		if (box.width === 0) continue;
		top = Math.max(top, frame.top - box.top);
		right = Math.max(right, box.right - frame.right);
		bottom = Math.max(bottom, box.bottom - frame.bottom);
		left = Math.max(left, frame.left - box.left);
	}
	return { top: Math.ceil(top), right: Math.ceil(right), bottom: Math.ceil(bottom), left: Math.ceil(left) };
}
