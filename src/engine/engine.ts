import type { Table } from 'apache-arrow';
import type { Localised } from '../base/localised.ts';
import type { Span } from '../base/span.ts';

/** Why the worker had to be started again: a cancel could be had in no other way, somebody asked, or it crashed. */
export type RestartReason = 'cancelled' | 'asked' | 'crashed';

export type EngineStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** A column of a result: `type` is DuckDB's own name, such as `DECIMAL(10,2)`. */
export interface ResultColumn {
	readonly name: string;
	readonly type: string;
}

/**
 * A result that the engine keeps: its first rows at once, the rest by page.
 * Arrow tables are never proxied, copied or snapshotted.
 */
export interface EngineResult {
	readonly columns: readonly ResultColumn[];
	readonly rowCount: number;
	/** the first rows; all of them when `rows.numRows === rowCount` */
	readonly rows: Table;
}

/** A typed value for `$name`; a list for a multi-select. `null` keeps its type. */
export interface Variable {
	readonly name: string;
	readonly type:
		| 'VARCHAR'
		| 'DOUBLE'
		| 'BIGINT'
		| 'BOOLEAN'
		| 'DATE'
		| 'VARCHAR[]'
		| 'DOUBLE[]'
		| 'BIGINT[]'
		| 'BOOLEAN[]'
		| 'DATE[]';
	readonly value: string | number | bigint | boolean | null | readonly (string | number | bigint | boolean)[];
}

/** One statement of a cell and where its text starts in the cell. */
export interface Statement {
	/** the SQL, with `$name` already replaced by `getvariable('name')` where needed */
	readonly text: string;
	/** maps an offset of `text` to one of the cell */
	readonly toSource: (offset: number) => number;
}

/** Statements to be run in order, and the values of their variables; the last result counts. */
export interface ScriptBody {
	readonly statements: readonly Statement[];
	readonly variables: readonly Variable[];
}

/** The statements of one cell, in a schema of their own. */
export interface Script extends ScriptBody {
	/** the relation that holds the result, readable by later scripts */
	readonly name: string;
}

export interface RunOptions {
	readonly signal?: AbortSignal;
	/** rows of the result to return at once; 10 000 unless told */
	readonly rowLimit?: number;
	/** beside the cells instead of in their turn: for what panels and grids keep */
	readonly aside?: boolean;
}

/** An error of a person's SQL, with its place in the cell where the engine tells it. */
export class QueryError extends Error {
	/** DuckDB's exception type: `Parser`, `Binder`, `Catalog`, `Conversion` … */
	readonly type: string;
	/** place in the source text of the cell; null where the engine does not tell it */
	readonly span: Span | null;
	/** names that the engine proposes instead */
	readonly candidates: readonly string[];
	/** the message in each language; the engine's own words are English in both */
	readonly text: Localised;

	constructor(
		text: Localised,
		details: { type: string; span: Span | null; candidates?: readonly string[] },
		options?: ErrorOptions
	) {
		super(text.zh === text.en ? text.zh : `${text.zh} / ${text.en}`, options);
		this.name = 'QueryError';
		this.text = text;
		this.type = details.type;
		this.span = details.span;
		this.candidates = details.candidates ?? [];
	}
}

/** The worker ended while this was asked of it: it crashed, was restarted, or a cancel could only be had that way. */
export class EngineLostError extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'EngineLostError';
	}
}

/** What the engine holds before any cell runs. */
export interface EngineData {
	/** tables of the schema `main`, each as one Arrow IPC stream */
	readonly tables: readonly { readonly name: string; readonly bytes: Uint8Array }[];
	/** views, comments and macros, run in order once the tables are there */
	readonly statements: readonly string[];
}

/** Supplies the dataset at the start and at each restart; it should keep what it has fetched. */
export type EngineSource = () => Promise<EngineData>;

/** The narrow edge behind which the database lives; all of it can be replaced by a fake in a test. */
export interface Engine {
	readonly status: EngineStatus;
	/** Calls `listener` at once and on each change; returns the way to stop. */
	onStatus(listener: (status: EngineStatus) => void): () => void;
	/**
	 * Calls `listener` after each restart, whatever its reason, before anything queued runs on:
	 * the dataset is back, every kept result is gone. Returns the way to stop.
	 */
	onRestart(listener: (reason: RestartReason) => void): () => void;
	/** Starts the worker and loads the dataset; concurrent calls share one start. */
	start(): Promise<void>;
	/** Runs one SQL text outside any cell, for panels and commands; a script also gives values to its variables. */
	query(sql: string | ScriptBody, options?: RunOptions): Promise<EngineResult>;
	/**
	 * Reads a script without running it, beside whatever runs: the error it would end with before its first row, or
	 * null. Null also while the engine is not ready.
	 */
	check(script: ScriptBody): Promise<QueryError | null>;
	/** Runs a cell and keeps its result as the relation `script.name`. */
	run(script: Script, options?: RunOptions): Promise<EngineResult>;
	/** Rows of a kept result, for the grid. */
	page(name: string, offset: number, limit: number): Promise<Table>;
	/** Forgets a cell's relation and everything it created. */
	drop(name: string): Promise<void>;
	/** Ends the worker and starts again with the data restored; kept results are gone. */
	restart(): Promise<void>;
	/** Ends the worker for good. */
	close(): Promise<void>;
}
