import type { Column } from './column.ts';

/** A question that the dataset answers by itself: a view over the tables, described like a table. */
export interface View {
	/** the name in SQL, English snake_case */
	readonly name: string;
	/** the name of its Chinese view */
	readonly label: string;
	/** what it answers, in Chinese */
	readonly zh: string;
	readonly en: string;
	/** its columns, in order; a test holds them against the engine */
	readonly columns: readonly Column[];
	/** a SELECT without a semicolon, over tables and earlier views */
	readonly sql: string;
}
