/** A relation that queries read, as far as tracing its rows goes. */
export interface KnownRelation {
	/** names of its columns; null where they are not known */
	readonly columns: readonly string[] | null;
	/** columns of a table or view whose every row is about the tasks named there */
	readonly taskColumns: readonly string[];
	/** the one SELECT that makes it, of a cell or a view; null for a table */
	readonly sql: string | null;
}

/** Finds the relation called `name`, compared as DuckDB does; null where there is none. */
export type Catalog = (name: string) => KnownRelation | null;
