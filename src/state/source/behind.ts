import type { Engine, ResultColumn, Variable } from '../../engine/engine.ts';
import type { Json } from '../../engine/format/cell.ts';
import { jsonRows } from '../../engine/format/rows.ts';
import type { Catalog } from '../../notebook/lineage/catalog.ts';
import { DIFFERENCE, PART_COLUMNS, partColumn, traceColumn } from '../../notebook/lineage/lineage.ts';
import { compileSql } from '../../notebook/sql/compile.ts';
import { InputError } from '../../base/errors.ts';
import { quote } from '../../schema/comments.ts';

/** One value of a result of a query. */
export interface ValuePlace {
	/** the query that made the result */
	readonly sql: string;
	readonly columns: readonly ResultColumn[];
	/** every value of its row, in the order of the columns */
	readonly values: readonly (Json | Date)[];
	/** the place of its column */
	readonly index: number;
	/** the values of the parameters that the query, or one that it reads, uses */
	readonly variables: readonly Variable[];
}

/** The tasks that one aggregate takes in. */
export interface BehindPart {
	/** the name of the aggregate's column, or its text; empty for the row as a whole */
	readonly label: string;
	readonly taskIds: readonly string[];
	/** rows taken in: more than tasks where a task has several */
	readonly rows: number;
	/** rows that belong to no task */
	readonly bare: number;
}

/** The tasks behind a number; `parts` where it is made of several aggregates. */
export interface Behind extends BehindPart {
	readonly parts: readonly BehindPart[];
}

const EXACT = /^(VARCHAR|BOOLEAN|DATE|U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT))$/;
const ABOUT = /^(FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** A condition that holds where the column `name` has the value; null for a type that is not compared. */
function matches(name: string, type: string, value: Json | Date): string | null {
	const compared = EXACT.test(type) || ABOUT.test(type);
	if (!compared) return null;
	if (value === null) return `${name} IS NULL`;
	if (ABOUT.test(type)) {
		const number = Number(value);
		// Sums of fractions may differ in their last digits from one run to the next.
		return Number.isFinite(number) ? `abs(${name} - ${number}) <= 1e-9 * greatest(1, abs(${number}))` : null;
	}
	const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
	return `${name} = ${quote(text)}::${type}`;
}

function numberOf(value: Json | undefined): number {
	return Number(value ?? 0);
}

function textsOf(value: Json | undefined): string[] {
	return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/**
 * The tasks behind one value. Throws an InputError where they cannot be told for sure: the query has a form that
 * cannot be traced, or a new run of it does not give the row that is shown, or gives it twice with other tasks.
 */
export async function tasksBehind(engine: Engine, place: ValuePlace, catalog: Catalog): Promise<Behind> {
	const column = place.columns[place.index];
	if (!column) throw new Error(`the result has no column ${place.index}`);
	const { sql, parts, unsteady } = traceColumn(place.sql, column.name, place.index, catalog);
	const names = place.columns.map((_, at) => `c${at}`);
	const conditions = place.columns.flatMap(({ type }, at) =>
		unsteady.has(at) ? [] : (matches(`found.c${at}`, type, place.values[at] ?? null) ?? [])
	);
	const wanted = parts.flatMap((_, part) => PART_COLUMNS.map((name) => partColumn(name, part)));
	const compiled = compileSql(
		`SELECT DISTINCT ${wanted.join(', ')} FROM (\n${sql}\n) AS found(${names.join(', ')})
		WHERE ${conditions.join(' AND ') || 'true'} LIMIT 10`
	);
	const [statement] = compiled.statements;
	if (!statement) throw new Error('the traced query is empty');
	const used = new Set(compiled.parameters.map(({ name }) => name.toLowerCase()));
	const variables = place.variables.filter(({ name }) => used.has(name.toLowerCase()));
	const rows = jsonRows((await engine.query({ statements: [statement], variables })).rows);
	return behindOf(rows, parts, place.values[place.index] ?? null);
}

function behindOf(rows: readonly Json[][], labels: readonly string[], value: Json | Date): Behind {
	const read = rows.map((row) =>
		labels.map((label, at) => ({
			label,
			taskIds: textsOf(row[at * 3]),
			rows: numberOf(row[at * 3 + 1]),
			bare: numberOf(row[at * 3 + 2])
		}))
	);
	const [first] = read;
	if (!first) {
		throw new InputError({
			zh: '重新查询得不到这一行，结果可能已经过时，请重新运行这个单元',
			en: 'asked again, the query does not give this row; the result may be out of date: run the cell again'
		});
	}
	const key = (found: readonly BehindPart[]): string =>
		JSON.stringify(found.map(({ taskIds, rows: count }) => [[...taskIds].sort(), count]));
	if (read.some((other) => key(other) !== key(first))) {
		throw new InputError({
			zh: '有几行的值完全相同，而背后的任务不同，无法分辨是哪一行',
			en: 'several rows have the same values and other tasks behind them; which of them is meant cannot be told'
		});
	}
	const difference = first.find(({ label }) => label === DIFFERENCE);
	if (difference && typeof value === 'number' && difference.rows === value) {
		return { ...difference, parts: [] };
	}
	const parts = first.filter(({ label }) => label !== DIFFERENCE);
	const [only] = parts;
	if (only && parts.length === 1) return { ...only, parts: [] };
	return {
		label: '',
		taskIds: [...new Set(parts.flatMap(({ taskIds }) => taskIds))],
		rows: Math.max(0, ...parts.map(({ rows: count }) => count)),
		bare: Math.max(0, ...parts.map(({ bare }) => bare)),
		parts
	};
}
