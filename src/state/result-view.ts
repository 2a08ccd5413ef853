import { isNumeric } from '../engine/format/rows.ts';
import { quoteName } from '../engine/sql/quote.ts';
import { RESERVED } from '../notebook/sql/keywords.ts';

/** A column of a result: its name and DuckDB's name of its type. */
export interface ViewColumn {
	readonly name: string;
	readonly type: string;
}

/** Which rows of a result to show, judged by one column; values are the engine's own text of them. */
export type ColumnFilter =
	| {
			readonly kind: 'contains';
			readonly column: string;
			readonly text: string;
			/** values that belong to it as well: codes whose names have the text */
			readonly codes?: readonly string[];
	  }
	/** one of these, or none of these; null stands for a null */
	| {
			readonly kind: 'among' | 'without';
			readonly column: string;
			readonly values: readonly (string | null)[];
	  }
	/** the bounds belong to it; null leaves a side open */
	| {
			readonly kind: 'between';
			readonly column: string;
			readonly low: string | null;
			readonly high: string | null;
	  };

export interface SortKey {
	readonly column: string;
	readonly descending: boolean;
}

/** A result as a reader wants to see it. */
export interface ResultView {
	readonly filters: readonly ColumnFilter[];
	/** the first key counts most */
	readonly sort: readonly SortKey[];
}

export const WHOLE: ResultView = { filters: [], sort: [] };

/** Words that are a function, a join or a literal where a column is meant, though DuckDB does not reserve them. */
const TAKEN = new Set(
	`anti asof at authorization between bigint binary bit boolean by char character coalesce collation
	columns concat concurrently cross current_date current_time current_timestamp date dec decimal escape
	exists extract float freeze full generated glob grouping grouping_id ilike inner inout int integer
	interval is isnull join left like map national natural nchar none notnull nullif numeric out outer
	overlaps overlay position positional precision real right row semi setof similar smallint struct
	substring tablesample time timestamp treat trim truncate try_cast unpack user values varchar verbose`.split(
		/\s+/
	)
);

/** `name` as SQL names it: in quotes only where it needs them. */
export function sqlName(name: string): string {
	const lower = name.toLowerCase();
	const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !RESERVED.has(lower) && !TAKEN.has(lower);
	return plain ? name : quoteName(name);
}

/** `text` as a text of SQL. */
export function textLiteral(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** Longer numbers are no exact literal. */
const LONGEST_NUMBER = 37;

function numberLiteral(value: string, type: string): string {
	const exact = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) && value.length <= LONGEST_NUMBER;
	if (!exact || type === 'BIGNUM') return `CAST(${textLiteral(value)} AS ${type})`;
	// 0.1 as a FLOAT is not 0.1 as a DOUBLE.
	return type === 'FLOAT' ? `CAST(${value} AS FLOAT)` : value;
}

/** A value of a column as SQL; a text literal compares with the text of types that have no literal. */
function literal(value: string, type: string): string {
	if (isNumeric({ name: '', type })) return numberLiteral(value, type);
	if (type === 'BOOLEAN' && /^(true|false)$/i.test(value)) return value.toLowerCase();
	if (type === 'DATE' || type === 'TIME' || type === 'TIMESTAMP') return `${type} ${textLiteral(value)}`;
	// Times of a zone are shown in UTC.
	const zoned = type === 'TIMESTAMP WITH TIME ZONE' && / \d\d:\d\d(:\d\d(\.\d+)?)?$/.test(value);
	if (type.startsWith('TIMESTAMP')) return `CAST(${textLiteral(zoned ? `${value}+00` : value)} AS ${type})`;
	return textLiteral(value);
}

/** What stands for the column in a comparison with `literal`. */
function operand({ name, type }: ViewColumn): string {
	const plain = isNumeric({ name, type }) || /^(VARCHAR|BOOLEAN|DATE|TIME|TIMESTAMP.*)$/.test(type);
	return plain ? sqlName(name) : `CAST(${sqlName(name)} AS VARCHAR)`;
}

function among(column: ViewColumn, values: readonly (string | null)[]): string {
	const present = values.filter((value) => value !== null).map((value) => literal(value, column.type));
	const [only] = present;
	const parts = [
		...(present.length === 1 && only !== undefined ? [`${operand(column)} = ${only}`] : []),
		...(present.length > 1 ? [`${operand(column)} IN (${present.join(', ')})`] : []),
		...(values.includes(null) ? [`${sqlName(column.name)} IS NULL`] : [])
	];
	if (parts.length === 0) return 'false';
	return parts.length > 1 ? `(${parts.join(' OR ')})` : parts.join('');
}

/** All but `values`; what is null stays, unless null is among them. */
function without(column: ViewColumn, values: readonly (string | null)[]): string {
	const present = values.filter((value) => value !== null).map((value) => literal(value, column.type));
	const known = `${sqlName(column.name)} IS NOT NULL`;
	const [only] = present;
	if (only === undefined) return values.includes(null) ? known : 'true';
	if (present.length === 1) {
		return values.includes(null)
			? `${operand(column)} <> ${only}`
			: `${operand(column)} IS DISTINCT FROM ${only}`;
	}
	const others = `${operand(column)} NOT IN (${present.join(', ')})`;
	return values.includes(null) ? others : `(${others} OR ${sqlName(column.name)} IS NULL)`;
}

/** The day after `day`, both as `2021-12-31`. */
function dayAfter(day: string): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + 1);
	return date.toISOString().slice(0, day.length);
}

function between(column: ViewColumn, low: string | null, high: string | null): string {
	const name = operand(column);
	const wholeDay = column.type.startsWith('TIMESTAMP') && /^\d{4}-\d\d-\d\d$/.test(high ?? '');
	const parts = [
		...(low === null ? [] : [`${name} >= ${literal(low, column.type)}`]),
		...(high === null
			? []
			: wholeDay
				? [`${name} < ${literal(dayAfter(high), column.type)}`]
				: [`${name} <= ${literal(high, column.type)}`])
	];
	return parts.length === 0 ? 'true' : parts.join(' AND ');
}

function condition(filter: ColumnFilter, column: ViewColumn): string {
	switch (filter.kind) {
		case 'contains': {
			const text =
				column.type === 'VARCHAR' ? sqlName(column.name) : `CAST(${sqlName(column.name)} AS VARCHAR)`;
			// Chinese has no case; where there is one, nobody means it.
			const cased = filter.text.toLowerCase() !== filter.text.toUpperCase();
			const part = cased
				? `contains(lower(${text}), ${textLiteral(filter.text.toLowerCase())})`
				: `contains(${text}, ${textLiteral(filter.text)})`;
			return filter.codes?.length ? `(${part} OR ${among(column, filter.codes)})` : part;
		}
		case 'among':
			return among(column, filter.values);
		case 'without':
			return without(column, filter.values);
		case 'between':
			return between(column, filter.low, filter.high);
	}
}

/** Whether there is nothing to filter and nothing to sort. */
export function isWhole({ filters, sort }: ResultView): boolean {
	return filters.length === 0 && sort.length === 0;
}

/** What is left of `view` for a result with other columns. */
export function viewWithin(view: ResultView, columns: readonly ViewColumn[]): ResultView {
	const names = new Set(columns.map(({ name }) => name));
	return {
		filters: view.filters.filter(({ column }) => names.has(column)),
		sort: view.sort.filter(({ column }) => names.has(column))
	};
}

/** The clauses of the query that gives `view` of the relation called `relation`, as a reader may keep it. */
export function viewClauses(
	relation: string,
	columns: readonly ViewColumn[],
	view: ResultView
): readonly string[] {
	const types = new Map(columns.map((column) => [column.name, column]));
	const conditions = view.filters.flatMap((filter) => {
		const column = types.get(filter.column);
		return column ? [condition(filter, column)] : [];
	});
	const keys = view.sort.map(({ column, descending }) => `${sqlName(column)}${descending ? ' DESC' : ''}`);
	return [
		`FROM ${sqlName(relation)}`,
		...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : []),
		...(keys.length > 0 ? [`ORDER BY ${keys.join(', ')}`] : [])
	];
}

/** The same query in one line. */
export function viewSql(relation: string, columns: readonly ViewColumn[], view: ResultView): string {
	return viewClauses(relation, columns, view).join(' ');
}
