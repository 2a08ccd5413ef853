import { tableFromIPC, type Table } from 'apache-arrow';
import { quoteName } from './sql/quote.ts';
import { dropTemporary, resetVariables } from './traces.ts';
import type { Database } from './database.ts';
import type { Variable } from './engine.ts';

/** The database of the dataset's tables, in their schema `main`. */
export const DATASET = 'memory';
/** The database that holds the result of each cell under the cell's name. */
export const CELLS = 'cells';

/**
 * One connection and the database of its own, where everything lands that a script creates. It is thrown away
 * after each script that may have written to it, so a re-run starts clean and nothing meets another cell.
 */
export class Connection {
	readonly #database: Database;
	readonly #id: number;
	/** the name of the database of its own */
	readonly own: string;
	/** whether a script may have written to the database of its own */
	dirty = false;
	/** whether a script may have left temporary objects or variables of its own making */
	traced = false;
	/** the variables that we have set, as long as nothing is `traced` */
	variables: readonly Variable[] = [];

	private constructor(database: Database, id: number, own: string) {
		this.#database = database;
		this.#id = id;
		this.own = own;
	}

	/** Opens a connection; before the configuration is locked, as it wants its errors as JSON. */
	static async open(database: Database, own: string): Promise<Connection> {
		const connection = new Connection(database, await database.connectInternal(), own);
		await connection.query('SET errors_as_json = true');
		return connection;
	}

	/** Forgets what the last script left: objects of its own, temporary ones, variables of its making. */
	async refresh(): Promise<void> {
		if (this.traced) {
			await dropTemporary(this);
			await resetVariables(this);
			this.variables = [];
		}
		this.traced = false;
		if (!this.dirty) return;
		// What is on the search path cannot be detached.
		await this.query(`SET search_path = '${DATASET}.main'`);
		await this.query(`DETACH ${quoteName(this.own)}`);
		await this.attach();
		this.dirty = false;
	}

	/** Makes its own database; a name without a schema means that one, then a cell's result, then the dataset. */
	async attach(): Promise<void> {
		await this.query(`ATTACH ':memory:' AS ${quoteName(this.own)}`);
		await this.query(`SET search_path = '${this.own}.main,${CELLS}.main,${DATASET}.main'`);
	}

	/** Runs one statement in one go: one of our own, or one that gives an ENUM. */
	async query(sql: string): Promise<Table> {
		return tableFromIPC(await this.#database.runQuery(this.#id, sql));
	}

	/**
	 * Runs one statement so that it can be cancelled; other connections are answered in between.
	 * The stream that it comes by leaves out dictionaries: an ENUM would arrive as NULL.
	 */
	async send(sql: string, signal?: AbortSignal): Promise<Table> {
		signal?.throwIfAborted();
		const cancel = () => {
			// It answers by failing; where it cannot, the engine ends the worker.
			this.#database.cancelPendingQuery(this.#id).catch(() => {});
		};
		signal?.addEventListener('abort', cancel, { once: true });
		try {
			let header = await this.#database.startPendingQuery(this.#id, sql, false);
			while (header === null) header = await this.#database.pollPendingQuery(this.#id);
			const parts = [header];
			for (;;) {
				const part = await this.#database.fetchQueryResults(this.#id);
				if (part === null) continue;
				if (part.length === 0) break;
				parts.push(part);
			}
			return tableFromIPC(parts);
		} finally {
			signal?.removeEventListener('abort', cancel);
		}
	}

	/** Makes a table of its own database from an Arrow IPC stream; `bytes` are gone afterwards. */
	async insert(bytes: Uint8Array, table: string): Promise<void> {
		await this.#database.insertArrowFromIPCStream(this.#id, bytes, {
			name: table,
			schema: 'main',
			create: true
		});
	}

	/** Loads a table of the dataset from an Arrow IPC stream; `bytes` are gone afterwards. */
	async load(bytes: Uint8Array, table: string): Promise<void> {
		await this.#database.insertArrowFromIPCStream(this.#id, bytes, {
			name: table,
			schema: 'main',
			create: true
		});
	}

	/** The full, quoted name of a table of its own database. */
	ownName(table: string): string {
		return `${quoteName(this.own)}.main.${quoteName(table)}`;
	}
}
