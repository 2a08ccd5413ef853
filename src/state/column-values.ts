import { jsonRows, plainText } from '../engine/format/rows.ts';
import { quoteName } from '../engine/sql/quote.ts';
import type { Ask } from './column-profile.ts';
import { textLiteral, viewClauses, type ColumnFilter, type ViewColumn } from './result-view.ts';

/** A value of a column in the engine's text, and in how many rows it stands. */
export interface CountedValue {
	/** cut at its end where it is not `whole`, and then no value to look for; null for a null */
	readonly text: string | null;
	readonly count: number;
	readonly whole: boolean;
}

/** Which values of a column are wanted. */
export interface ValueSearch {
	/** a part of the text; empty for any */
	readonly part: string;
	/** values that are wanted though their text does not have the part: codes whose names have it */
	readonly codes: readonly string[];
	readonly limit: number;
}

/** The values that were found, the most frequent first, and whether there are more of them. */
export interface FoundValues {
	readonly values: readonly CountedValue[];
	readonly more: boolean;
}

const LONGEST = 120;

/** Which of the texts `t` have what is looked for. */
function searched({ part, codes }: ValueSearch): string {
	if (part === '') return '';
	const list = codes.length > 0 ? ` OR t IN (${codes.map(textLiteral).join(', ')})` : '';
	return ` WHERE contains(lower(t), ${textLiteral(part.toLowerCase())})${list}`;
}

/** Looks for the values of `column` in the rows of `relation` that other columns' `filters` leave. */
export async function columnValues(
	ask: Ask,
	relation: string,
	columns: readonly ViewColumn[],
	column: ViewColumn,
	filters: readonly ColumnFilter[],
	search: ValueSearch
): Promise<FoundValues> {
	const rows = viewClauses(relation, columns, { filters, sort: [] }).join(' ');
	const { limit } = search;
	const counted = await ask(
		`SELECT left(t, ${LONGEST}) AS text, n, t IS NULL OR length(t) <= ${LONGEST} AS whole FROM (SELECT CAST(${quoteName(column.name)} AS VARCHAR) AS t, count(*) AS n ${rows} GROUP BY t)${searched(search)} ORDER BY n DESC, t LIMIT ${limit + 1}`
	);
	const values = jsonRows(counted.rows).map(([text = null, count = 0, whole = false]) => ({
		text: text === null ? null : plainText(text),
		count: Number(count),
		whole: whole === true
	}));
	return { values: values.slice(0, limit), more: values.length > limit };
}
