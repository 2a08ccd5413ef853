import type { ChartSpec } from '../../notebook/chart/spec.ts';
import type { Language } from '../../base/localised.ts';
import type { Messages } from '../i18n/messages.ts';
import { numberText, valueWriter } from '../values/format.ts';
import { columnLabel } from '../values/labels.ts';
import { isoText, type Plain, type PlainKind } from '../values/plain.ts';
import type { ChannelUse, ScaleName } from './channels.ts';
import type { ChartData } from './rows.ts';
import { ordinate, tickWriter } from './ticks.ts';

/** What one scale of a chart shows, gathered from all marks. */
export interface ScaleUse {
	/** the columns that go to this scale, first use first */
	readonly columns: readonly string[];
	readonly kind: PlainKind;
	/** bands or points with a label each, rather than a continuous axis */
	readonly ordinal: boolean;
	/** the distinct values, in the order of the data; empty for a continuous scale */
	readonly values: readonly Plain[];
	/** the smallest and the largest number, or date in milliseconds; null for anything else */
	readonly extent: readonly [number, number] | null;
	/** whether all its numbers are whole */
	readonly whole: boolean;
	/** what to call the axis */
	readonly label: string;
	/** the text of one value */
	readonly text: (value: unknown) => string;
	/** the text of a tick; `at` is its place among them */
	readonly tick: (value: unknown, at?: number) => string;
}

/** Marks that need a band on one axis, whatever the type of its column. */
const BANDS: Readonly<Record<string, readonly ScaleName[]>> = {
	barX: ['y'],
	tickX: ['y'],
	waffleX: ['y'],
	boxX: ['y'],
	barY: ['x'],
	tickY: ['x'],
	waffleY: ['x'],
	boxY: ['x'],
	cell: ['x', 'y'],
	cellX: ['x'],
	cellY: ['y']
};

/** What the scale `name` shows in `spec`, or null where no mark uses it. */
export function scaleUse(
	name: ScaleName,
	spec: ChartSpec,
	uses: readonly (readonly ChannelUse[])[],
	data: ChartData,
	language: Language,
	messages: Messages
): ScaleUse | null {
	const own = uses.flatMap((list) => list.filter((use) => use.scale === name));
	const columns = [...new Set(own.map((use) => use.column))];
	const [first] = columns;
	if (first === undefined) return null;
	const kind = data.columns.get(first.toLowerCase())?.kind ?? 'other';
	const banded = spec.marks.some((mark) => BANDS[mark.mark]?.includes(name) ?? false);
	const given = scaleOption(spec, name, 'type');
	const ordinal =
		name === 'fx' ||
		name === 'fy' ||
		banded ||
		given === 'band' ||
		given === 'point' ||
		given === 'ordinal' ||
		kind === 'text' ||
		kind === 'boolean' ||
		kind === 'other';
	const { unstated } = messages.chart;
	const values = ordinal ? distinct(columns, data, unstated) : [];
	const ordinates = ordinal ? [] : ordinatesOf(columns, data);
	const write = valueWriter(first, kind, ordinal ? values : ordinates, language);
	const percent = kind === 'number' && scaleOption(spec, name, 'percent') === true;
	const text = (value: unknown): string =>
		percent && typeof value === 'number'
			? `${numberText(value * 100, 1)}%`
			: textOf(value, kind, write, language, unstated);
	const extent = ordinates.length ? extentOf(ordinates) : null;
	const label = columnLabel(first, kind === 'number', language, messages);
	const unit = kind === 'number' && !text(0.5).endsWith('%') ? unitOf(data) : null;
	return {
		columns,
		kind,
		ordinal,
		values,
		extent,
		whole: ordinates.every(Number.isInteger),
		label: unit === null ? label : language === 'en' ? `${label} (${unit})` : `${label}（${unit}）`,
		text,
		tick: tickWriter({ kind, ordinal, extent, text }, language)
	};
}

/** The unit of all rows, where a column says that they have the same. */
function unitOf(data: ChartData): string | null {
	const column = data.columns.get('unit')?.name ?? data.columns.get('单位')?.name;
	if (column === undefined) return null;
	const [unit, ...others] = new Set(data.rows.map((row) => row[column]));
	return others.length === 0 && typeof unit === 'string' && unit !== '' ? unit : null;
}

function textOf(
	value: unknown,
	kind: PlainKind,
	write: (value: Exclude<Plain, null>) => string,
	language: Language,
	unstated: string
): string {
	if (value === null || value === undefined) return unstated;
	if (value instanceof Date) return isoText(value, kind === 'date' || language !== 'en');
	if (value === unstated) return unstated;
	if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
		return write(value);
	return String(value);
}

function scaleOption(spec: ChartSpec, name: ScaleName, option: string): unknown {
	const scale = spec.plot[name];
	return typeof scale === 'object' && scale !== null ? Reflect.get(scale, option) : undefined;
}

/** The values of `columns` in the order of the rows; what is not there has a name too. */
function distinct(columns: readonly string[], data: ChartData, unstated: string): Plain[] {
	const seen = new Map<string, Plain>();
	for (const row of data.rows) {
		for (const column of columns) {
			const value = row[column] ?? unstated;
			seen.set(String(value), value);
		}
	}
	return [...seen.values()];
}

function ordinatesOf(columns: readonly string[], data: ChartData): number[] {
	return data.rows.flatMap((row) =>
		columns.flatMap((column) => {
			const value = ordinate(row[column]);
			return value === null ? [] : [value];
		})
	);
}

function extentOf(numbers: readonly number[]): [number, number] {
	let low = Infinity;
	let high = -Infinity;
	for (const value of numbers) {
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	return [low, high];
}
