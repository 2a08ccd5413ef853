import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';

/**
 * What we use of DuckDB-WASM: bytes in and out, one call per message to its worker. Arrow is decoded on our
 * side only, by the one copy that the rest of the product uses.
 */
export type Database = Pick<
	AsyncDuckDB,
	| 'connectInternal'
	| 'runQuery'
	| 'startPendingQuery'
	| 'pollPendingQuery'
	| 'cancelPendingQuery'
	| 'fetchQueryResults'
	| 'insertArrowFromIPCStream'
	| 'tokenize'
>;

/** A database in a running worker. */
export interface BootedDatabase {
	readonly database: Database;
	/** resolves with the reason once the worker is gone, whoever ended it */
	readonly ended: Promise<Error>;
	/** ends the worker; every call that waits or comes later rejects with `reason` */
	end(reason: Error): void;
}

/** How much of the engine has arrived, in bytes as transferred. */
export interface BootProgress {
	readonly loaded: number;
	readonly total: number;
}

/** Starts a worker with an empty database: one way for the page, one for Node. */
export type Boot = (onProgress: (progress: BootProgress) => void) => Promise<BootedDatabase>;
