import * as Plot from '@observablehq/plot';
import { InputError } from '../../base/errors.ts';
import { localise, parseLocalised, type Language } from '../../base/localised.ts';
import type { ChartSpec, ChartValue, MarkSpec } from '../../notebook/chart/spec.ts';
import { STATUSES } from '../../schema/values.ts';
import type { Messages } from '../i18n/messages.ts';
import { zh } from '../i18n/zh/index.ts';
import { en } from '../i18n/en/index.ts';
import { columnLabel, hasCodes, valueLabel } from '../values/labels.ts';
import type { BandLabels } from './band-labels.ts';
import { channelUses, type ChannelUse, type ScaleName } from './channels.ts';
import { PLAIN_COLOUR, rampRange, seriesRange, statusScale } from './colours.ts';
import { FONT_SIZE, layout, type Margins } from './layout.ts';
import type { ChartData, ChartRow } from './rows.ts';
import { scaleUse, tickText, type ScaleUse } from './scales.ts';

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

type Options = Record<string, unknown>;
type MarkFunction = (data: readonly unknown[] | null, options: Options) => Plot.Markish;

/** Marks with an area take the plain colour as fill, lines and dots as stroke. */
const FILLED = /^(bar|rect|area|cell|waffle)/;
const STROKED = /^(line|dot|link|tick|vector|spike|arrow)/;
/** Marks that answer to the pointer unless the notebook says otherwise. */
const TIPPED = /^(bar|rect|cell|waffle|dot|line|area|box)/;
const STACKED = /^(bar|rect|area|waffle)/;

/** Plot's own rendering of `spec` over `data`: an SVG, or a figure where there is a legend. */
export function drawChart(spec: ChartSpec, data: ChartData, options: DrawOptions): Element {
	const uses = spec.marks.map((mark) => usesOf(mark, data));
	const scale = (name: ScaleName): ScaleUse | null =>
		scaleUse(name, spec, uses, data, options.language, options.messages);
	const axes = {
		x: scale('x'),
		y: scale('y'),
		fx: scale('fx'),
		fy: scale('fy'),
		labelled: { x: isLabelled('x', spec), y: isLabelled('y', spec) }
	};
	const colour = scale('color');
	const given = spec.plot.height;
	const place = layout(axes, options.width, options.extra, typeof given === 'number' ? given : null);
	const colourOptions = colourScale(colour, axes.y, options);
	const marks = spec.marks.map((mark, index) =>
		markOf(mark, index, uses[index] ?? [], data, colourOptions, options)
	);
	return Plot.plot({
		...plain(spec.plot, options.language),
		width: options.width,
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
		...(axes.x && { x: axis('x', axes.x, place.xLabel, spec, options, place.xBands) }),
		...(axes.y && { y: axis('y', axes.y, place.yLabel, spec, options) }),
		...(axes.fx && {
			fx: { label: null, ...queryOrder('fx', axes.fx, spec), ...scaleGiven(spec, 'fx', axes.fx, options) }
		}),
		...(axes.fy && {
			fy: { label: null, ...queryOrder('fy', axes.fy, spec), ...scaleGiven(spec, 'fy', axes.fy, options) }
		}),
		...(colour && { color: { ...colourOptions, ...scaleGiven(spec, 'color', colour, options) } }),
		marks
	});
}

function usesOf(mark: MarkSpec, data: ChartData): readonly ChannelUse[] {
	const { uses, missing } = channelUses(mark, data);
	if (missing === null) return uses;
	const names = [...data.columns.values()].map((column) => column.name);
	throw new InputError({
		zh: zh.chart.unknownColumn(missing, names.join('、')),
		en: en.chart.unknownColumn(missing, names.join(', '))
	});
}

function markOf(
	mark: MarkSpec,
	index: number,
	uses: readonly ChannelUse[],
	data: ChartData,
	colour: Options,
	options: DrawOptions
): Plot.Markish {
	const make: unknown = Reflect.get(Plot, mark.mark);
	if (!isMarkFunction(make)) throw new Error(`Plot has no mark ${mark.mark}`);
	const own: Options = { ...defaults(mark, index, uses, colour), ...mark.options };
	// A link in a chart could lead anywhere; nothing of ours needs one.
	delete own.href;
	for (const { channel, column } of uses) {
		const numeric = data.columns.get(column.toLowerCase())?.kind === 'number';
		const label = columnLabel(column, numeric, options.language, options.messages);
		own[channel] = channelValue(mark.options[channel], column, label);
	}
	return make(mark.data ?? (mark.mark.startsWith('text') ? distinctTexts(data.rows, uses) : data.rows), own);
}

/** The same text at the same place, once: rows of a long table repeat what they share. */
function distinctTexts(rows: readonly ChartRow[], uses: readonly ChannelUse[]): readonly ChartRow[] {
	const seen = new Set<string>();
	return rows.filter((row) => {
		const key = JSON.stringify(uses.map((use) => row[use.column]));
		return !seen.has(key) && seen.add(key);
	});
}

function isMarkFunction(value: unknown): value is MarkFunction {
	return typeof value === 'function';
}

function defaults(mark: MarkSpec, index: number, uses: readonly ChannelUse[], colour: Options): Options {
	const coloured = 'fill' in mark.options || 'stroke' in mark.options;
	const fill = uses.find((use) => use.channel === 'fill');
	const { domain } = colour;
	return {
		...(!coloured && FILLED.test(mark.mark) && { fill: PLAIN_COLOUR }),
		...(!coloured && STROKED.test(mark.mark) && { stroke: PLAIN_COLOUR }),
		...(index === 0 && TIPPED.test(mark.mark) && { tip: true }),
		...(fill &&
			isStatus(fill.column) &&
			STACKED.test(mark.mark) &&
			Array.isArray(domain) && { order: domain })
	};
}

/** A function rather than a name: a column called `red` is a column all the same. Plot reads the label off it. */
function channelValue(given: ChartValue | undefined, column: string, label: string): unknown {
	const read = Object.assign((row: ChartRow): unknown => row[column], { label });
	return typeof given === 'object' && given !== null ? { ...given, value: read, label } : read;
}

function axis(
	name: 'x' | 'y',
	use: ScaleUse,
	label: (value: unknown) => string,
	spec: ChartSpec,
	options: DrawOptions,
	bands: BandLabels | null = null
): Options {
	const usual = use.ordinal
		? { ...bandAxis(name, use, label, spec), ...bandTicks(bands) }
		: continuousAxis(name, use, options.width);
	return { label: use.label, ...usual, ...scaleGiven(spec, name, use, options) };
}

function bandTicks(bands: BandLabels | null): Options {
	if (!bands) return {};
	return { ...(bands.rotate && { tickRotate: bands.rotate }), ...(bands.ticks && { ticks: bands.ticks }) };
}

function bandAxis(
	name: 'x' | 'y',
	use: ScaleUse,
	label: (value: unknown) => string,
	spec: ChartSpec
): Options {
	const tiles = spec.marks.some(({ mark }) => mark.startsWith('cell'));
	return { tickFormat: label, tickSize: 0, ...queryOrder(name, use, spec), ...(tiles && { padding: 0.04 }) };
}

function continuousAxis(name: 'x' | 'y', use: ScaleUse, width: number): Options {
	if (use.kind !== 'number' || !use.extent) return { grid: true, nice: true };
	const [low, high] = use.extent;
	const room = name === 'x' ? Math.max(3, Math.floor(width / 110)) : 6;
	const share = use.text(0.5).endsWith('%') && low >= 0 && high <= 1;
	return {
		grid: true,
		nice: true,
		tickFormat: (value: unknown) => tickText(value, use),
		// Half a task is none.
		ticks: use.whole ? Math.min(room, Math.max(1, Math.ceil(high))) : room,
		...(share && { domain: [0, 1] })
	};
}

function isLabelled(name: 'x' | 'y', spec: ChartSpec): boolean {
	const own = spec.plot[name];
	return !(typeof own === 'object' && own !== null && Reflect.get(own, 'label') === null);
}

/** Categories stand in the order of the rows, which is the query's, unless the notebook sorts them itself. */
function queryOrder(name: ScaleName, use: ScaleUse, spec: ChartSpec): Options {
	const sorted = spec.marks.some(
		({ options: { sort } }) => typeof sort === 'object' && sort !== null && name in sort
	);
	return use.ordinal && !sorted ? { domain: use.values } : {};
}

function colourScale(use: ScaleUse | null, y: ScaleUse | null, options: DrawOptions): Options {
	if (!use) return {};
	if (!use.ordinal)
		return { range: rampRange(options.dark), interpolate: 'rgb', legend: true, label: use.label };
	const [column = ''] = use.columns;
	const legend = use.values.length > 1 && !(y?.columns.includes(column) ?? false);
	if (isStatus(column)) {
		const present = new Set(use.values.map(String));
		// Also for one: a grey bar says nothing until it is named.
		return { ...statusScale(present, options.language, options.messages.chart.unstated), legend: true };
	}
	return { domain: use.values, range: seriesRange(use.values.length), legend };
}

function isStatus(column: string): boolean {
	const name = column.toLowerCase();
	return hasCodes(name) && STATUSES.every((status) => valueLabel(name, status.value, 'en') === status.en);
}

/** What the notebook says about a scale, codes in its domain by their names. */
function scaleGiven(spec: ChartSpec, name: ScaleName, use: ScaleUse, options: DrawOptions): Options {
	const own = spec.plot[name];
	if (typeof own !== 'object' || own === null || Array.isArray(own)) return {};
	const result = plain(own as { readonly [key: string]: ChartValue }, options.language);
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
