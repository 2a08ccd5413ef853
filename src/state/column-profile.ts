import type { EngineResult } from '../engine/engine.ts';
import type { Json } from '../engine/format/cell.ts';
import { isNumeric, jsonRows, plainText } from '../engine/format/rows.ts';
import { quoteName } from '../engine/sql/quote.ts';
import type { ViewColumn } from './result-view.ts';

/** What a column holds, from all rows or from a sample of them. */
export interface ColumnProfile {
	/** the rows that were looked at */
	readonly rows: number;
	/** whether these are fewer than there are */
	readonly sampled: boolean;
	readonly nulls: number;
	/** different values, roughly */
	readonly distinct: number;
	/** the least and the greatest value in the engine's text; null where there is none or no order that says anything */
	readonly range: readonly [low: string, high: string] | null;
	/** rows between the least and the greatest value, in parts of equal width; null where the values are no quantity */
	readonly histogram: readonly number[] | null;
	/** the most frequent values, the first one most; the text is cut at its end, and then no value to look for */
	readonly top: readonly { readonly text: string; readonly count: number; readonly whole: boolean }[];
}

/** More rows than this are judged by a sample. */
export const PROFILE_ROWS = 200_000;
/** More rows than this are not even passed one by one. */
const PASSED_ROWS = 5_000_000;
const BINS = 24;
/** Numbers with fewer different values are shown as values. */
const FEW = 12;
const TOP = 8;
const LONGEST = 120;

/** Asks the engine beside the cells. */
export type Ask = (sql: string) => Promise<EngineResult>;

function isTime({ type }: ViewColumn): boolean {
	return type === 'DATE' || type.startsWith('TIMESTAMP');
}

async function firstRow(ask: Ask, sql: string): Promise<readonly Json[]> {
	const [row = []] = jsonRows((await ask(sql)).rows);
	return row;
}

/** Looks at the column of the relation called `relation`, which has `rowCount` rows; its cost does not grow with them. */
export async function profileColumn(
	ask: Ask,
	relation: string,
	column: ViewColumn,
	rowCount: number
): Promise<ColumnProfile> {
	const sampled = rowCount > PROFILE_ROWS;
	const percent = Math.max(0.001, (100 * PROFILE_ROWS) / rowCount).toFixed(3);
	// Rows here and there, or whole stretches of them where passing all would take long; the same ones each time.
	const method = rowCount > PASSED_ROWS ? 'system' : 'bernoulli';
	const sample = sampled ? ` TABLESAMPLE ${method}(${percent} PERCENT) REPEATABLE (7)` : '';
	const values = `(SELECT ${quoteName(column.name)} AS v FROM ${quoteName(relation)}${sample})`;
	const ordered = isNumeric(column) || isTime(column);
	const number = isTime(column) ? 'epoch(v)' : 'CAST(v AS DOUBLE)';
	const ends = ordered
		? `CAST(min(v) AS VARCHAR), CAST(max(v) AS VARCHAR), min(${number}), max(${number})`
		: 'NULL, NULL, NULL, NULL';
	const summary = await firstRow(
		ask,
		`SELECT count(*), count(v), approx_count_distinct(v), ${ends} FROM ${values}`
	);
	const [rows, filled, distinct] = summary.map(Number);
	const [low, high, from, to] = summary.slice(3);
	const found = {
		rows: rows ?? 0,
		sampled,
		nulls: (rows ?? 0) - (filled ?? 0),
		distinct: Math.min(distinct ?? 0, filled ?? 0),
		range: low === null || low === undefined ? null : ([plainText(low), plainText(high ?? low)] as const)
	};
	if (ordered && found.distinct > FEW && typeof from === 'number' && typeof to === 'number' && to > from) {
		return { ...found, histogram: await histogram(ask, values, number, from, to), top: [] };
	}
	return { ...found, histogram: null, top: found.distinct === 0 ? [] : await topValues(ask, values) };
}

async function histogram(
	ask: Ask,
	values: string,
	number: string,
	from: number,
	to: number
): Promise<readonly number[]> {
	const bin = `least(${BINS - 1}, CAST(floor((${number} - (${from})) / (${to - from}) * ${BINS}) AS INTEGER))`;
	const counted = await ask(
		`SELECT ${bin} AS bin, count(*) FROM ${values} WHERE v IS NOT NULL AND isfinite(${number}) GROUP BY bin`
	);
	const bins = new Array<number>(BINS).fill(0);
	for (const [at, count] of jsonRows(counted.rows)) bins[Math.max(0, Number(at))] = Number(count);
	return bins;
}

async function topValues(ask: Ask, values: string): Promise<ColumnProfile['top']> {
	const counted = await ask(
		`SELECT left(t, ${LONGEST}) AS text, n, length(t) <= ${LONGEST} AS whole FROM (SELECT CAST(v AS VARCHAR) AS t, count(*) AS n FROM ${values} WHERE v IS NOT NULL GROUP BY t) ORDER BY n DESC, t LIMIT ${TOP}`
	);
	return jsonRows(counted.rows).map(([text = '', count = 0, whole = false]) => ({
		text: plainText(text),
		count: Number(count),
		whole: whole === true
	}));
}
