import type { Aggregate, ChartSpec, MarkSpec } from '../../notebook/chart/spec.ts';
import type { Plain } from '../values/plain.ts';
import { channelUses, columnOf } from './channels.ts';
import type { ChartData, ChartRow } from './rows.ts';

/** What is drawn of a result. */
export interface Drawn {
	readonly spec: ChartSpec;
	readonly data: ChartData;
	/** the rows of the result behind each row that is drawn; null: they are the same */
	readonly behind: readonly (readonly number[])[] | null;
}

/** What a count is called where no column holds what is counted. */
const COUNT = 'n';

/** The channel that holds what a mark's shape measures. */
export function valueChannel(mark: string): 'x' | 'y' | 'fill' {
	if (/^cell/.test(mark)) return 'fill';
	return mark.endsWith('X') ? 'x' : 'y';
}

/** Puts rows together that agree in all else that is drawn, where the chart says so. */
export function aggregated(spec: ChartSpec, data: ChartData): Drawn {
	const { aggregate } = spec;
	if (!aggregate) return { spec, data, behind: null };
	const marks = spec.marks.map((mark) => counting(mark, aggregate));
	const values = new Map<string, string>();
	const keys = new Map<string, string>();
	for (const mark of marks) {
		const measured = columnOf(mark.options[valueChannel(mark.mark)])?.toLowerCase();
		if (measured !== undefined && mark.data === null) {
			values.set(measured, data.columns.get(measured)?.name ?? COUNT);
		}
	}
	for (const mark of marks) {
		for (const { column } of channelUses(mark, data).uses) {
			if (!values.has(column.toLowerCase())) keys.set(column.toLowerCase(), column);
		}
	}
	const groups = new Map<string, number[]>();
	for (const [at, row] of data.rows.entries()) {
		const key = JSON.stringify([...keys.values()].map((column) => row[column] ?? null));
		const group = groups.get(key);
		if (group) group.push(at);
		else groups.set(key, [at]);
	}
	const behind = [...groups.values()];
	const rows = behind.map((places): ChartRow => {
		const row: Record<string, Plain> = { ...data.rows[places[0] ?? 0] };
		for (const column of values.values()) {
			row[column] = reduced(
				aggregate,
				places.map((at) => data.rows[at]?.[column] ?? null)
			);
		}
		return row;
	});
	const columns = new Map(data.columns);
	for (const [key, name] of values) columns.set(key, { name, kind: 'number' });
	return { spec: { ...spec, marks }, data: { rows, columns }, behind };
}

/** A count needs no column to count. */
function counting(mark: MarkSpec, aggregate: Aggregate): MarkSpec {
	const channel = valueChannel(mark.mark);
	if (aggregate !== 'count' || mark.data !== null || mark.options[channel] !== undefined) return mark;
	return { ...mark, options: { ...mark.options, [channel]: COUNT } };
}

/** The one value of several; what is not known counts for nothing, and makes no zero. */
function reduced(aggregate: Aggregate, values: readonly Plain[]): number | null {
	if (aggregate === 'count') return values.length;
	const numbers = values.filter((value) => typeof value === 'number' && Number.isFinite(value)) as number[];
	const sorted = numbers.toSorted((a, b) => a - b);
	const [low, high] = [sorted[0], sorted.at(-1)];
	if (low === undefined || high === undefined) return null;
	if (aggregate === 'min') return low;
	if (aggregate === 'max') return high;
	if (aggregate === 'median') {
		const half = (sorted.length - 1) / 2;
		return ((sorted[Math.floor(half)] ?? low) + (sorted[Math.ceil(half)] ?? high)) / 2;
	}
	// Sums of money in 0.1 must not end in 0000000004.
	const sum = Number(numbers.reduce((total, value) => total + value, 0).toPrecision(15));
	return aggregate === 'sum' ? sum : sum / numbers.length;
}
