import { InputError } from '../base/errors.ts';
import type { QueryError } from '../engine/engine.ts';

/** The line and column, from 1, of `offset` in `sql`; columns count characters. */
function placeOf(sql: string, offset: number): { line: number; column: number } {
	const before = sql.slice(0, offset).split('\n');
	return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

/** An error of a person's SQL as the commands tell it: with its place in `sql`. */
export function queryInputError(error: QueryError, sql: string): InputError {
	if (!error.span) return new InputError({ zh: error.message, en: error.message }, { cause: error });
	const { line, column } = placeOf(sql, error.span.start);
	return new InputError(
		{
			zh: `${error.message}（第 ${line} 行第 ${column} 列）`,
			en: `${error.message} (line ${line}, column ${column})`
		},
		{ cause: error }
	);
}
