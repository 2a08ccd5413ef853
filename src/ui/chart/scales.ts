import type { ChartSpec } from '../../notebook/chart/spec.ts';
import type { Language } from '../../base/localised.ts';
import type { Messages } from '../i18n/messages.ts';
import { numberText, valueWriter } from '../values/format.ts';
import { columnLabel } from '../values/labels.ts';
import { isoText, type Plain, type PlainKind } from '../values/plain.ts';
import type { ChannelUse, ScaleName } from './channels.ts';
import type { ChartData } from './rows.ts';

/** What one scale of a chart shows, gathered from all marks. */
export interface ScaleUse {
	/** the columns that go to this scale, first use first */
	readonly columns: readonly string[];
	readonly kind: PlainKind;
	/** bands or points with a label each, rather than a continuous axis */
	readonly ordinal: boolean;
	/** the distinct values, in the order of the data; empty for a continuous scale */
	readonly values: readonly Plain[];
	/** the smallest and the largest number; null for anything else */
	readonly extent: readonly [number, number] | null;
	/** whether all its numbers are whole */
	readonly whole: boolean;
	/** what to call the axis */
	readonly label: string;
	/** the text of one value */
	readonly text: (value: unknown) => string;
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
	const values = ordinal ? distinct(columns, data) : [];
	const numbers = ordinal ? [] : numbersOf(columns, data);
	const write = valueWriter(first, kind, ordinal ? values : numbers, language);
	return {
		columns,
		kind,
		ordinal,
		values,
		extent: numbers.length ? extentOf(numbers) : null,
		whole: numbers.every(Number.isInteger),
		label: columnLabel(first, kind === 'number', language, messages),
		text: (value) => textOf(value, kind, write, language)
	};
}

function textOf(
	value: unknown,
	kind: PlainKind,
	write: (value: Exclude<Plain, null>) => string,
	language: Language
): string {
	if (value === null || value === undefined) return '—';
	if (value instanceof Date) return isoText(value, kind === 'date' || language !== 'en');
	if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
		return write(value);
	return String(value);
}

function scaleOption(spec: ChartSpec, name: ScaleName, option: string): unknown {
	const scale = spec.plot[name];
	return typeof scale === 'object' && scale !== null ? Reflect.get(scale, option) : undefined;
}

function distinct(columns: readonly string[], data: ChartData): Plain[] {
	const seen = new Map<string, Plain>();
	for (const row of data.rows) {
		for (const column of columns) {
			const value = row[column] ?? null;
			if (value !== null) seen.set(String(value), value);
		}
	}
	return [...seen.values()];
}

function numbersOf(columns: readonly string[], data: ChartData): number[] {
	return data.rows.flatMap((row) =>
		columns.flatMap((column) => {
			const value = row[column];
			return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
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

/** Ticks need fewer decimals than values: `text` of a round number without its zeros. */
export function tickText(value: unknown, use: ScaleUse): string {
	if (use.kind === 'number' && typeof value === 'number') {
		const text = use.text(value);
		if (text.endsWith('%'))
			return `${numberText(Number((value * 100).toFixed(6)), decimalsOf(value * 100))}%`;
		return use.ordinal ? text : numberText(value, decimalsOf(value));
	}
	return use.text(value);
}

function decimalsOf(value: number): number {
	return (String(Number(value.toFixed(6))).split('.')[1] ?? '').length;
}
