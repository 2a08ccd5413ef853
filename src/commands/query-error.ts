import { InputError } from '../base/errors.ts';
import type { QueryError } from '../engine/engine.ts';

/** The line and column, from 1, of `offset` in `sql`; columns count characters. */
function placeOf(sql: string, offset: number): { line: number; column: number } {
	const before = sql.slice(0, offset).split('\n');
	return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

/** An error of a person's SQL as the commands tell it: with its place in `sql` before it, as `line:column`. */
export function queryInputError(error: QueryError, sql: string): InputError {
	const { text, span } = error;
	if (!span) return new InputError(text, { cause: error });
	const { line, column } = placeOf(sql, span.start);
	const place = `${line}:${column}: `;
	return new InputError({ zh: place + text.zh, en: place + text.en }, { cause: error });
}
