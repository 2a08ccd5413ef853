/** The column types that our tables use; each maps to one Arrow and one DuckDB type. */
export type ColumnType = 'text' | 'integer' | 'double' | 'boolean' | 'date';

/** One value that a column may hold, with its name in both languages. */
export interface ValueLabel {
	readonly value: string;
	readonly zh: string;
	readonly en: string;
}

export interface Column {
	/** the name in SQL, English snake_case */
	readonly name: string;
	readonly type: ColumnType;
	/** the column's name in the Chinese view; a short noun */
	readonly label: string;
	/** what it holds, for people, in Chinese */
	readonly zh: string;
	/** the same in English */
	readonly en: string;
	/** the closed list of values, where there is one */
	readonly values?: readonly ValueLabel[];
	/** whether it holds ratios, where 1 is 100 % */
	readonly ratio?: true;
	/** the table whose key this column holds */
	readonly references?: string;
}

export interface Table {
	/** the name in SQL, English snake_case */
	readonly name: string;
	/** the name of its Chinese view */
	readonly label: string;
	readonly zh: string;
	readonly en: string;
	/** the columns that identify a row */
	readonly key: readonly string[];
	readonly columns: readonly Column[];
}

/** DuckDB's name of each column type. */
export const SQL_TYPES: Record<ColumnType, string> = {
	text: 'VARCHAR',
	integer: 'INTEGER',
	double: 'DOUBLE',
	boolean: 'BOOLEAN',
	date: 'DATE'
};
