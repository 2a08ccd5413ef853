import * as Plot from '@observablehq/plot';
import { InputError } from '../../base/errors.ts';
import type { Language } from '../../base/localised.ts';
import type { ChartSpec, ChartValue, MarkSpec } from '../../notebook/chart/spec.ts';
import { en } from '../i18n/en/index.ts';
import { zh } from '../i18n/zh/index.ts';
import { valueWriter } from '../values/format.ts';
import { wrapText } from '../values/measure.ts';
import { valueChannel } from './aggregate.ts';
import { channelUses, type ChannelUse, type ScaleName } from './channels.ts';
import { isStatus, PLAIN_COLOUR } from './colours.ts';
import type { FacetGrid } from './facet-grid.ts';
import { FONT_SIZE, measure } from './layout.ts';
import type { PickPoint, Picks } from './picks.ts';
import type { ChartData, ChartRow } from './rows.ts';
import type { ScaleUse } from './scales.ts';

type Options = Record<string, unknown>;
type MarkFunction = (data: readonly unknown[] | null, options: Options) => unknown;

/** Marks with an area take the plain colour as fill, lines and dots as stroke. */
export const FILLED = /^(bar|rect|area|cell|waffle)/;
const STROKED = /^(line|dot|link|tick|vector|spike|arrow)/;
/** Marks that answer to the pointer unless the notebook says otherwise. */
const TIPPED = /^(bar|rect|cell|waffle|dot|line|area|box)/;
const STACKED = /^(bar|rect|area|waffle)/;

/** What all marks of a chart share. */
export interface MarkContext {
	readonly data: ChartData;
	readonly scales: ReadonlyMap<ScaleName, ScaleUse>;
	readonly colours: { readonly domain?: unknown };
	readonly grid: FacetGrid | null;
	readonly picks: Picks;
	/** pixels of the whole chart */
	readonly width: number;
	readonly language: Language;
	readonly unstated: string;
}

/** The columns that `mark` draws; a column that is not there is an error. */
export function usesOf(mark: MarkSpec, data: ChartData): readonly ChannelUse[] {
	const { uses, missing } = channelUses(mark, data);
	if (missing === null) return uses;
	const names = [...data.columns.values()].map((column) => column.name);
	throw new InputError({
		zh: zh.chart.unknownColumn(missing, names.join('、')),
		en: en.chart.unknownColumn(missing, names.join(', '))
	});
}

/** The library's own mark for `mark`, its shapes remembered in `picks`. */
export function markOf(
	mark: MarkSpec,
	index: number,
	uses: readonly ChannelUse[],
	context: MarkContext
): Plot.Markish {
	const make: unknown = Reflect.get(Plot, mark.mark);
	if (!isMarkFunction(make)) throw new Error(`Plot has no mark ${mark.mark}`);
	const own: Options = { ...defaults(mark, index, uses, context), ...mark.options };
	// A link in a chart could lead anywhere; nothing of ours needs one.
	delete own.href;
	for (const use of uses) {
		own[use.channel] = channelValue(mark.options[use.channel], use, context);
		// In rows of facets, the place of each stands for its value.
		if (use.channel === 'fx' && context.grid) {
			const { places } = context.grid;
			const placeOf = (row: ChartRow) => places.get(String(row[use.column] ?? context.unstated));
			own.fx = (row: ChartRow) => placeOf(row)?.column;
			own.fy = (row: ChartRow) => placeOf(row)?.row;
		}
	}
	if (own.tip === true) own.tip = tipOptions(uses, context);
	const { rows } = context.data;
	const drawn = mark.mark.startsWith('text') ? distinctTexts(rows, uses) : rows;
	// What belongs to the frame is not drawn from rows.
	const made = /^(frame|hexgrid)$/.test(mark.mark)
		? Reflect.apply(make, Plot, [own])
		: make(mark.data ?? (/^(axis|grid)/.test(mark.mark) ? null : drawn), own);
	watch(made, context.picks, mark.mark, index);
	return made as Plot.Markish;
}

/** Tells `picks` what each rendered mark shows. */
function watch(made: unknown, picks: Picks, name: string, index: number): void {
	if (Array.isArray(made)) for (const each of made) watch(each, picks, name, index);
	if (!(made instanceof Plot.Mark)) return;
	const render: unknown = Reflect.get(made, 'render');
	if (typeof render !== 'function') return;
	Reflect.set(made, 'render', function (this: unknown, ...given: unknown[]): unknown {
		const group: unknown = Reflect.apply(render, this, given);
		const context = given[4];
		if (group instanceof Element && hasStates(context)) {
			picks.read(group, context.getMarkState(made).data, index, pointsOf(name, given[2]));
		}
		return group;
	});
}

/** Reads where a line or an area has its rows; null for a mark that does not run through them. */
function pointsOf(name: string, pixels: unknown): ((place: number) => PickPoint) | null {
	if (!/^(line|area)/.test(name) || typeof pixels !== 'object' || pixels === null) return null;
	const read = (place: number, ...channels: readonly string[]): number | null => {
		for (const channel of channels) {
			const values: unknown = Reflect.get(pixels, channel);
			const value: unknown =
				typeof values === 'object' && values !== null ? Reflect.get(values, place) : undefined;
			if (typeof value === 'number') return value;
		}
		return null;
	};
	// An area fills one axis: there only the other tells its rows apart.
	return (place) => ({
		x: name === 'areaX' ? null : read(place, 'x', 'x1', 'x2'),
		y: name.startsWith('area') && name !== 'areaX' ? null : read(place, 'y', 'y1', 'y2')
	});
}

function hasStates(value: unknown): value is { getMarkState(mark: Plot.Mark): { data: unknown } } {
	return typeof value === 'object' && value !== null && 'getMarkState' in value;
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

function defaults(mark: MarkSpec, index: number, uses: readonly ChannelUse[], context: MarkContext): Options {
	const coloured = 'fill' in mark.options || 'stroke' in mark.options;
	const colour = uses.find(({ channel }) => channel === 'fill' || channel === 'stroke');
	const status = colour !== undefined && isStatus(colour.column);
	const { domain } = context.colours;
	return {
		...(!coloured && FILLED.test(mark.mark) && { fill: PLAIN_COLOUR }),
		...(!coloured && STROKED.test(mark.mark) && { stroke: PLAIN_COLOUR }),
		...(index === 0 && TIPPED.test(mark.mark) && { tip: true }),
		// A status is a shape as well as a colour.
		...(status &&
			mark.mark.startsWith('dot') &&
			!('symbol' in mark.options) && { symbol: channelValue(undefined, colour, context) }),
		...(status &&
			colour.channel === 'fill' &&
			STACKED.test(mark.mark) &&
			Array.isArray(domain) && { order: domain })
	};
}

/** A function rather than a name: a column called `red` is a column all the same. Plot reads the label off it. */
function channelValue(given: ChartValue | undefined, use: ChannelUse, context: MarkContext): unknown {
	const { column, channel } = use;
	const scale = use.scale === null ? undefined : context.scales.get(use.scale);
	const read = Object.assign(reader(column, channel, scale, context), { label: scale?.label ?? column });
	return typeof given === 'object' && given !== null ? { ...given, value: read, label: read.label } : read;
}

function reader(
	column: string,
	channel: string,
	scale: ScaleUse | undefined,
	context: MarkContext
): (row: ChartRow) => unknown {
	const { data, unstated, width } = context;
	if (channel === 'text') {
		const room = Math.min(18 * FONT_SIZE, width * 0.4);
		const kind = data.columns.get(column.toLowerCase())?.kind ?? 'other';
		const sample = data.rows.map((row) => row[column] ?? null);
		const write = valueWriter(column, kind, sample, context.language);
		return (row) => {
			const value = row[column] ?? null;
			return value === null ? null : wrapText(write(value), room, 4, measure).join('\n');
		};
	}
	// What has no value has a place of its own on a scale of names.
	return scale?.ordinal ? (row) => row[column] ?? unstated : (row) => row[column];
}

/** Values in a tip are written as everywhere else on the page. */
function tipOptions(uses: readonly ChannelUse[], { scales, width }: MarkContext): Options {
	const format: Options = {};
	for (const { channel, scale } of uses) {
		const use = scale === null ? undefined : scales.get(scale);
		if (use) format[channel] = (value: unknown) => use.text(value);
	}
	// Han characters of lines one em apart touch.
	return { format, lineWidth: Math.min(20, Math.floor(width / (2.2 * FONT_SIZE))), lineHeight: 1.35 };
}

/** Titles above the facets of a grid. */
export function facetTitles(grid: FacetGrid): Plot.Markish {
	const places = [...grid.places].map(([key, place]) => ({ ...place, title: grid.titles.get(key) ?? [key] }));
	return Plot.text(places, {
		fx: 'column',
		fy: 'row',
		text: ({ title }: { title: readonly string[] }) => title.join('\n'),
		frameAnchor: 'top-left',
		lineAnchor: 'bottom',
		dy: -5,
		ariaLabel: 'facet title'
	});
}

/** What each shape of the first mark measures, written at it: at the end of a bar, inside its part of a stack. */
export function valueLabels(
	spec: ChartSpec,
	uses: readonly (readonly ChannelUse[])[],
	context: MarkContext
): Plot.Markish[] {
	const [mark] = spec.marks;
	const own = uses[0] ?? [];
	if (!spec.labels || !mark || mark.data !== null) return [];
	const channel = valueChannel(mark.mark);
	const value = own.find((use) => use.channel === channel);
	const scale = value?.scale ? context.scales.get(value.scale) : undefined;
	if (!value || !scale || scale.ordinal) return [];
	const places: Options = {};
	for (const use of own) {
		if (!/^(x|y|fx|fy|z)$/.test(use.channel)) continue;
		places[use.channel] = channelValue(undefined, use, context);
		if (use.channel === 'fx' && context.grid) {
			const { places: panels } = context.grid;
			const panel = (row: ChartRow) => panels.get(String(row[use.column] ?? context.unstated));
			places.fx = (row: ChartRow) => panel(row)?.column;
			places.fy = (row: ChartRow) => panel(row)?.row;
		}
	}
	const colour = own.find((use) => use.channel === 'fill');
	const stacked = STACKED.test(mark.mark) && colour !== undefined;
	const options: Options = {
		...places,
		text: (row: ChartRow) => {
			const shown = row[value.column] ?? null;
			return shown === null || shown === 0 ? null : scale.text(shown);
		},
		// Readable on every colour.
		fill: 'var(--ink)',
		stroke: 'var(--plot-background)',
		strokeWidth: 3,
		...(!stacked && channel === 'x' && { textAnchor: 'start', dx: 4 }),
		...(!stacked && channel === 'y' && { lineAnchor: 'bottom', dy: -4 })
	};
	const { rows } = context.data;
	if (!stacked) return [Plot.text(rows, options)];
	const { order, domain } = { order: mark.options['order'], domain: context.colours.domain };
	const stack: Options = {
		...options,
		z: channelValue(undefined, colour, context),
		...(mark.options['offset'] !== undefined && { offset: mark.options['offset'] }),
		...(order !== undefined
			? { order }
			: isStatus(colour.column) && Array.isArray(domain) && { order: domain })
	};
	return [channel === 'x' ? Plot.text(rows, Plot.stackX(stack)) : Plot.text(rows, Plot.stackY(stack))];
}

/** The name of each line at its end: nobody has to find its colour in the legend. */
export function lineEnds(
	spec: ChartSpec,
	uses: readonly (readonly ChannelUse[])[],
	context: MarkContext
): Plot.Markish[] {
	const texts = spec.marks.some(({ mark }) => mark.startsWith('text'));
	const at = spec.marks.findIndex(({ mark }) => /^line[XY]?$/.test(mark));
	const [mark, own = []] = [spec.marks[at], uses[at]];
	const use = (channel: string) => own.find((each) => each.channel === channel);
	const [x, y, stroke] = [use('x'), use('y'), use('stroke')];
	const colour = context.scales.get('color');
	const facets = context.scales.has('fx') || context.scales.has('fy');
	if (!mark || texts || facets || !x || !y || !stroke || context.width < 560) return [];
	if (!colour?.ordinal || colour.values.length < 2 || colour.values.length > 8) return [];
	const read = (each: ChannelUse) => channelValue(undefined, each, context);
	const name = (row: ChartRow) =>
		wrapText(colour.text(row[stroke.column]), 9 * FONT_SIZE, 2, measure).join('\n');
	return [
		Plot.text(
			context.data.rows,
			Plot.selectLast({
				x: read(x) as Plot.ChannelValueSpec,
				y: read(y) as Plot.ChannelValueSpec,
				z: read(stroke) as Plot.ChannelValue,
				fill: read(stroke) as Plot.ChannelValueSpec,
				text: name,
				textAnchor: 'start',
				dx: 6
			})
		)
	];
}
