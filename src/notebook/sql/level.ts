/** What stands between two brackets, or in a whole statement. */
export type Content = 'query' | 'tables' | 'expression';

/** What the reader of one pair of brackets is looking at. */
export interface Level {
	readonly to: number;
	readonly depth: number;
	/** names defined at this level, to be forgotten at its end */
	readonly defined: string[];
	mode: 'expression' | 'tables';
	/** in tables: the next token starts a table */
	item: boolean;
	/** `FROM` is a clause, not a part of a function's arguments */
	clause: boolean;
	/** a query may start here */
	start: boolean;
	/** after `JOIN t`: `ON` and `USING` belong to it */
	join: boolean;
	/** after `PIVOT t`: `ON` and `USING` end the table */
	pivot: boolean;
	/** after `DELETE FROM t` and `MERGE INTO t`: `USING` starts a list of tables */
	using: boolean;
	/** in a `MERGE`: `WHEN` ends the tables */
	merge: boolean;
}

/** A level at its start. */
export function levelOf(what: Content, to: number, depth: number): Level {
	return {
		to,
		depth,
		defined: [],
		mode: what === 'tables' ? 'tables' : 'expression',
		item: what === 'tables',
		clause: what !== 'expression',
		start: what === 'query',
		join: false,
		pivot: false,
		using: false,
		merge: false
	};
}
