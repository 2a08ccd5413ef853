import * as Plot from '@observablehq/plot';
import { localise, parseLocalised, type Language } from '../../base/localised.ts';
import type { ChartSpec, ChartValue } from '../../notebook/chart/spec.ts';
import type { Messages } from '../i18n/messages.ts';
import { valueLabel } from '../values/labels.ts';
import type { BandLabels } from './band-labels.ts';
import type { ChannelUse, ScaleName } from './channels.ts';
import { isStatus, rampRange, seriesRange, statusScale } from './colours.ts';
import { spaceLines } from './labels.ts';
import { FONT_SIZE, layout, LINE, type Layout, type Margins } from './layout.ts';
import { legendOf } from './legend-of.ts';
import type { Legend } from './legend.ts';
import { facetTitles, FILLED, lineEnds, markOf, usesOf, valueLabels } from './marks.ts';
import { Patterns } from './patterns.ts';
import { Picks } from './picks.ts';
import type { ChartData } from './rows.ts';
import { scaleUse, type ScaleUse } from './scales.ts';

/** What a drawing depends on beside its spec and data. */
export interface DrawOptions {
	/** pixels */
	readonly width: number;
	readonly language: Language;
	readonly messages: Messages;
	readonly dark: boolean;
	/** what the chart shows, for those who cannot see it */
	readonly ariaLabel: string;
	/** room to add to the measured margins */
	readonly extra: Margins;
}

/** A drawn chart. */
export interface Drawing {
	readonly svg: SVGSVGElement;
	readonly legend: Legend | null;
	/** which rows each shape shows */
	readonly picks: Picks;
	/** the whole text of every label that was shortened, by what is shown of it */
	readonly spelled: ReadonlyMap<string, string>;
	/** labels on tiles show all or none: a few of them would look chosen */
	readonly allOrNone: boolean;
}

type Options = Record<string, unknown>;
const SCALES = ['x', 'y', 'fx', 'fy', 'color', 'symbol', 'r', 'opacity', 'length'] as const;

/** Draws `spec` over `data`; null where every mark lacks a value that it needs. */
export function drawChart(spec: ChartSpec, data: ChartData, options: DrawOptions): Drawing | null {
	const { language, messages, width } = options;
	const uses = spec.marks.map((mark) => usesOf(mark, data));
	const scales = new Map<ScaleName, ScaleUse>();
	for (const name of SCALES) {
		const use = scaleUse(name, spec, uses, data, language, messages);
		if (use) scales.set(name, use);
	}
	if (isBlank(spec, uses, scales, data)) return null;
	const [x = null, y = null, fx = null, fy = null, colour = null] = SCALES.map((name) => scales.get(name));
	const given = spec.plot.height;
	const tiles = spec.marks.some(({ mark }) => mark.startsWith('cell'));
	const names = { x: nameOf('x', x, spec, language), y: nameOf('y', y, spec, language) };
	const place = layout(
		{ x, y, fx, fy, names, tiles },
		width,
		options.extra,
		typeof given === 'number' ? given : null
	);
	const patterns = new Patterns();
	const colours = colour ? colourScale(colour, uses, spec, patterns, options) : {};
	const { unstated } = messages.chart;
	const picks = new Picks(data.rows);
	const context = { data, scales, colours, grid: place.grid, picks, width, language, unstated };
	const marks = spec.marks.map((mark, index) => markOf(mark, index, uses[index] ?? [], context));
	const plot = Plot.plot({
		...plain(spec.plot, language),
		width,
		height: place.height,
		marginTop: place.margins.top,
		marginRight: place.margins.right,
		marginBottom: place.margins.bottom,
		marginLeft: place.margins.left,
		...marginsOf(spec),
		style: {
			fontFamily: 'inherit',
			fontSize: `${FONT_SIZE}px`,
			background: 'transparent',
			overflow: 'visible'
		},
		ariaLabel: options.ariaLabel,
		...(x && { x: axis('x', x, place, spec, options) }),
		...(y && { y: axis('y', y, place, spec, options) }),
		...facetScales(place, fx, fy, spec, options),
		...(colour && { color: { ...colours, ...scaleGiven(spec, 'color', colour, options), legend: false } }),
		marks: [
			...marks,
			...valueLabels(spec, uses, context),
			...lineEnds(spec, uses, context),
			...(place.grid ? [facetTitles(place.grid)] : [])
		]
	});
	if (!(plot instanceof SVGSVGElement)) throw new Error('Plot drew something else than an SVG');
	patterns.addTo(plot);
	spaceLines(plot, LINE / FONT_SIZE);
	const wanted = spec.labels === true || spec.marks.some(({ mark }) => mark.startsWith('text'));
	return {
		svg: plot,
		legend: legendOf(spec, scales, (name) => plot.scale(name), options),
		picks,
		spelled: spelledOut(place, x, y, fx, fy),
		allOrNone: tiles && wanted
	};
}

/** Whether no mark that draws the rows has a row with a value for each of its places. */
function isBlank(
	spec: ChartSpec,
	uses: readonly (readonly ChannelUse[])[],
	scales: ReadonlyMap<ScaleName, ScaleUse>,
	data: ChartData
): boolean {
	const drawing = spec.marks.flatMap((mark, index) => (mark.data === null ? [uses[index] ?? []] : []));
	const placed = drawing.filter((own) => own.some(({ scale }) => scale === 'x' || scale === 'y'));
	return (
		placed.length > 0 &&
		placed.every((own) => {
			const needed = own.filter(
				({ scale }) => (scale === 'x' || scale === 'y') && !(scales.get(scale)?.ordinal ?? false)
			);
			return !data.rows.some((row) => needed.every(({ column }) => (row[column] ?? null) !== null));
		})
	);
}

function spelledOut(place: Layout, ...uses: readonly (ScaleUse | null)[]): Map<string, string> {
	const writers = [place.xLabel, place.yLabel, place.fxLabel, place.fyLabel];
	const spelled = new Map<string, string>();
	uses.forEach((use, at) => {
		for (const value of use?.values ?? []) {
			const shown = writers[at]?.(value) ?? '';
			if (use && shown.endsWith('…')) spelled.set(shown, use.tick(value));
		}
	});
	return spelled;
}

/** What the axis is called: the notebook's word, or the column's. */
function nameOf(name: 'x' | 'y', use: ScaleUse | null, spec: ChartSpec, language: Language): string | null {
	const own = spec.plot[name];
	const given: unknown = typeof own === 'object' && own !== null ? Reflect.get(own, 'label') : undefined;
	if (given === null) return null;
	return typeof given === 'string' ? localise(parseLocalised(given), language) : (use?.label ?? null);
}

function axis(name: 'x' | 'y', use: ScaleUse, place: Layout, spec: ChartSpec, options: DrawOptions): Options {
	const label = name === 'x' ? place.xName : place.yName;
	const usual = use.ordinal
		? { ...bandAxis(name, use, place, spec), ...(name === 'x' && bandTicks(place.xBands)) }
		: continuousAxis(name, use, place);
	return { ...usual, ...scaleGiven(spec, name, use, options), label };
}

function bandTicks(bands: BandLabels | null): Options {
	if (!bands) return {};
	return { ...(bands.rotate && { tickRotate: bands.rotate }), ...(bands.ticks && { ticks: bands.ticks }) };
}

function bandAxis(name: 'x' | 'y', use: ScaleUse, place: Layout, spec: ChartSpec): Options {
	const tiles = spec.marks.some(({ mark }) => mark.startsWith('cell'));
	return {
		tickFormat: name === 'x' ? place.xLabel : place.yLabel,
		tickSize: 0,
		// At the side, the name would stand on its head and in the way of the labels.
		...(name === 'y' && { labelAnchor: 'top', labelArrow: 'none' }),
		...queryOrder(name, use, spec),
		...(tiles && { padding: 0.04 })
	};
}

function continuousAxis(name: 'x' | 'y', use: ScaleUse, place: Layout): Options {
	const tickFormat = (value: unknown, at?: number) => use.tick(value, at);
	// Days are shorter than numbers may be, and the library takes fewer than it is allowed.
	const pitch = use.kind === 'number' ? 110 : 80;
	const room = name === 'x' ? Math.max(2, Math.floor(place.panel.width / pitch)) : yTicks(place.panel.height);
	if (use.kind !== 'number' || !use.extent)
		return { grid: true, nice: use.kind === 'number', tickFormat, ticks: room };
	const [low, high] = use.extent;
	const share = use.text(0.5).endsWith('%') && low >= 0 && high <= 1;
	return {
		grid: true,
		nice: true,
		tickFormat,
		// Half a task is none.
		ticks: use.whole && low >= 0 ? Math.min(room, Math.max(1, Math.ceil(high))) : room,
		...(share && { domain: [0, 1] })
	};
}

function yTicks(height: number): number {
	return Math.max(2, Math.min(6, Math.floor(height / 32)));
}

function facetScales(
	place: Layout,
	fx: ScaleUse | null,
	fy: ScaleUse | null,
	spec: ChartSpec,
	options: DrawOptions
): Options {
	const { grid } = place;
	if (grid) {
		const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
		const padding = grid.header / (grid.header + grid.body);
		return {
			fx: { axis: null, domain: numbers(grid.columns), paddingInner: 0.06 },
			fy: { axis: null, domain: numbers(grid.rows), paddingInner: padding, paddingOuter: 0 }
		};
	}
	const scale = (name: 'fx' | 'fy', use: ScaleUse, tickFormat: (value: unknown) => string): Options => ({
		...{ tickFormat, ...queryOrder(name, use, spec) },
		...scaleGiven(spec, name, use, options),
		label: null
	});
	return {
		...(fx && { fx: scale('fx', fx, place.fxLabel) }),
		...(fy && { fy: scale('fy', fy, place.fyLabel) })
	};
}

/** Categories stand in the order of the rows, which is the query's, unless the notebook sorts them itself. */
function queryOrder(name: ScaleName, use: ScaleUse, spec: ChartSpec): Options {
	const sorted = spec.marks.some(
		({ options: { sort } }) => typeof sort === 'object' && sort !== null && name in sort
	);
	if (!use.ordinal) return {};
	if (!sorted) return { domain: use.values };
	const banded = spec.marks.some(({ mark }) => /^(bar|cell|tick|waffle|box|rect)/.test(mark));
	return name === 'fx' || name === 'fy' ? {} : { type: banded ? 'band' : 'point' };
}

function colourScale(
	use: ScaleUse,
	uses: readonly (readonly ChannelUse[])[],
	spec: ChartSpec,
	patterns: Patterns,
	options: DrawOptions
): Options {
	if (!use.ordinal) return { range: rampRange(options.dark), interpolate: 'rgb' };
	const [column = ''] = use.columns;
	if (!isStatus(column)) return { domain: use.values, range: seriesRange(use.values.length) };
	const present = new Set(use.values.map(String));
	const { domain, range } = statusScale(present, options.language, options.messages.chart.unstated);
	const areas = uses.every((own, index) =>
		own.every(
			({ scale, channel }) =>
				scale !== 'color' || (channel === 'fill' && FILLED.test(spec.marks[index]?.mark ?? ''))
		)
	);
	return { domain, range: areas ? range.map((colour) => patterns.fill(colour)) : range };
}

/** What the notebook says about a scale, codes in its domain by their names. */
function scaleGiven(spec: ChartSpec, name: ScaleName, use: ScaleUse, options: DrawOptions): Options {
	const own = spec.plot[name];
	if (typeof own !== 'object' || own === null || Array.isArray(own)) return {};
	const result = plain(own as { readonly [key: string]: ChartValue }, options.language);
	// The ticks say per cent themselves.
	delete result.percent;
	const [column = ''] = use.columns;
	if (Array.isArray(result.domain) && use.ordinal) {
		result.domain = result.domain.map((value: unknown) =>
			value === null
				? options.messages.chart.unstated
				: typeof value === 'string'
					? valueLabel(column, value, options.language)
					: value
		);
	}
	return result;
}

const WORDS = /^(label|unit|ariaLabel|ariaDescription)$/;
/** Ours to decide: the page draws titles itself and knows its own width. */
const OURS = /^(title|subtitle|caption|width|height|style|className|document|figure)$/;

function plain(value: { readonly [key: string]: ChartValue }, language: Language): Options {
	const result: Options = {};
	for (const [key, item] of Object.entries(value)) {
		if (OURS.test(key)) continue;
		result[key] =
			WORDS.test(key) && typeof item === 'string' ? localise(parseLocalised(item), language) : item;
	}
	return result;
}

function marginsOf(spec: ChartSpec): Options {
	return Object.fromEntries(
		Object.entries(spec.plot).filter(
			([key, value]) => /^margin(Top|Right|Bottom|Left)?$/.test(key) && typeof value === 'number'
		)
	);
}
