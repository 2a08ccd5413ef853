import { yamlText } from './form.ts';
import type { ChartValue } from './spec.ts';

/** What is known of a column of a result when a chart is proposed. */
export interface ColumnProfile {
	readonly name: string;
	readonly kind: 'number' | 'text' | 'date' | 'boolean' | 'other';
	/** how many different values the sample has, null included */
	readonly distinct: number;
	/** the longest text of the sample, in characters */
	readonly longest: number;
}

const STATUS = /^(status|序时状态|状态)$/i;
const TIME = /^(year|quarter|month|week|day|date|年|年份|年度|季度|月|月份|日期)$/i;
const RATE = /(^|_)(rate|share|completion|ratio)$|率$|占比$/i;
const TARGET = /^(target|planned|goal|目标|计划|目标值|计划值)$/i;
/** Numbers and texts that name a row: nothing to measure. */
const NAMING = /(^|_)(id|seq|no|position)$|^(序号|编号|位次)$/i;
/** Longer texts are sentences, not names. */
const NAME = 40;
const SERIES = 8;
/** Bars that a reader still compares; of more, how the numbers spread says more. */
const BARS = 40;
/** Cells of a matrix whose numbers can still be read. */
const READABLE = 160;

type Body = Readonly<Record<string, ChartValue>>;

/** The YAML of a chart that suits a result with these columns; null where there is nothing to draw. */
export function defaultChart(columns: readonly ColumnProfile[], rowCount: number): string | null {
	if (rowCount === 0) return null;
	const body = propose(columns, rowCount);
	return (
		body &&
		Object.entries(body)
			.map(([key, value]) =>
				key === 'marks' && Array.isArray(value)
					? `marks:\n${value.map((mark) => `  - ${yamlText(mark)}`).join('\n')}`
					: `${key}: ${yamlText(value)}`
			)
			.join('\n')
	);
}

function propose(columns: readonly ColumnProfile[], rowCount: number): Body | null {
	const status = columns.find(({ name, kind }) => kind === 'text' && STATUS.test(name));
	const times = columns.filter(({ name, kind }) => kind === 'date' || (kind === 'number' && TIME.test(name)));
	const numbers = columns.filter(
		(column) => column.kind === 'number' && !times.includes(column) && !NAMING.test(column.name)
	);
	const names = columns.filter(
		({ name, kind, longest }) =>
			(kind === 'text' || kind === 'boolean') &&
			longest <= NAME &&
			!/(^|_)id$/i.test(name) &&
			name !== status?.name
	);
	const measured = numbers.find(({ name }) => !TARGET.test(name)) ?? numbers[0];
	const target = numbers.find(({ name }) => TARGET.test(name));
	const [name, other] = names;
	const [time] = times;
	if (status && measured) {
		const y = name && name.distinct <= BARS ? name : status;
		const several = rowCount > y.distinct * status.distinct || y !== name;
		if (several && RATE.test(measured.name)) return { ...dots(measured, y), stroke: status.name };
		const bars = { mark: 'barX', x: measured.name, y: y.name, fill: status.name };
		return several ? { ...bars, aggregate: 'sum' } : bars;
	}
	// A matrix has a row for most pairs; two names of one thing have not.
	const matrix = (one: ColumnProfile, two: ColumnProfile): boolean =>
		one.distinct > 1 && two.distinct > 1 && rowCount > 1.5 * Math.max(one.distinct, two.distinct);
	if (measured && time && time.distinct > 1) {
		const series = name && name.distinct > 1 && rowCount > time.distinct ? name : undefined;
		if (series && series.distinct > SERIES) return tiles(time, series, measured, rowCount);
		const line = { mark: 'line', x: time.name, y: measured.name, ...(series && { stroke: series.name }) };
		if (rowCount <= time.distinct * (series?.distinct ?? 1)) return { ...line, marker: true };
		return RATE.test(measured.name) ? { ...line, mark: 'dot' } : { ...line, marker: true, aggregate: 'sum' };
	}
	if (measured && name && other && matrix(name, other)) return tiles(name, other, measured, rowCount);
	if (measured && name && name.distinct > BARS) return { mark: 'auto', x: measured.name };
	if (measured && name) {
		const bars = { mark: 'barX', x: measured.name, y: name.name, sort: { y: '-x' } };
		if (rowCount > name.distinct) {
			return RATE.test(measured.name) ? dots(measured, name) : { ...bars, aggregate: 'sum' };
		}
		if (!target || target === measured) return bars;
		// The target is a mark on each bar: over it or short of it shows at once.
		return {
			marks: [bars, { mark: 'tickX', x: target.name, y: name.name, stroke: 'currentColor', strokeWidth: 2 }]
		};
	}
	const [first, second] = numbers;
	if (first && second) {
		const rates = RATE.test(first.name) && !RATE.test(second.name);
		const [x, y] = rates ? [second, first] : [first, second];
		return { mark: 'dot', x: x.name, y: y.name };
	}
	if (measured) return rowCount > 1 ? { mark: 'auto', x: measured.name } : { mark: 'barX', x: measured.name };
	if (name ?? status) return { mark: 'auto', y: (name ?? status)?.name ?? '' };
	return null;
}

/** Every rate by itself: their sum is none, and their mean is not the rate of the whole. */
function dots(rate: ColumnProfile, name: ColumnProfile): Body {
	return { mark: 'dot', x: rate.name, y: name.name };
}

function tiles(x: ColumnProfile, y: ColumnProfile, fill: ColumnProfile, rowCount: number): Body {
	const cell = { mark: 'cell', x: x.name, y: y.name, fill: fill.name };
	if (rowCount > READABLE) return cell;
	return { marks: [cell, { mark: 'text', x: x.name, y: y.name, text: fill.name }] };
}
