import { Schema, Table } from 'apache-arrow';
import { messageOf } from '../base/errors.ts';
import type { Connection } from './connection.ts';
import type { Boot, BootProgress } from './database.ts';
import {
	EngineLostError,
	QueryError,
	type Engine,
	type EngineResult,
	type EngineSource,
	type EngineStatus,
	type RestartReason,
	type RunOptions,
	type Script,
	type ScriptBody
} from './engine.ts';
import type { Kept } from './kept.ts';
import { checkScript } from './check.ts';
import { cellTable, runScript } from './script.ts';
import { Serial } from './serial.ts';
import { openSession, type Session } from './session.ts';

export interface EngineOptions {
	readonly boot: Boot;
	readonly source: EngineSource;
	readonly onProgress?: (progress: BootProgress) => void;
	/** milliseconds that a cancelled statement gets to end by itself before the worker is ended; 1 000 unless told */
	readonly grace?: number;
}

const ROWS = 10_000;

/** The engine over DuckDB-WASM; the same for the page and for Node, which differ in `boot`. */
export function createEngine(options: EngineOptions): Engine {
	return new DuckDBEngine(options);
}

class DuckDBEngine implements Engine {
	readonly #options: EngineOptions;
	readonly #statusListeners = new Set<(status: EngineStatus) => void>();
	readonly #restartListeners = new Set<(reason: RestartReason) => void>();
	/** cells wait for each other, and so do the others: each queue has a connection of its own */
	readonly #cells = new Serial();
	readonly #side = new Serial();
	readonly #asked = new Serial();
	#status: EngineStatus = 'idle';
	#session: Promise<Session> | null = null;
	/** whether a session has been ready before, so that the next one is a restart */
	#hadSession = false;
	#closed = false;
	/** why the worker is being ended; what nobody asked for is a crash */
	#ending: RestartReason = 'crashed';

	constructor(options: EngineOptions) {
		this.#options = options;
	}

	get status(): EngineStatus {
		return this.#status;
	}

	onStatus(listener: (status: EngineStatus) => void): () => void {
		this.#statusListeners.add(listener);
		listener(this.#status);
		return () => this.#statusListeners.delete(listener);
	}

	onRestart(listener: (reason: RestartReason) => void): () => void {
		this.#restartListeners.add(listener);
		return () => this.#restartListeners.delete(listener);
	}

	async start(): Promise<void> {
		await this.#ready();
	}

	query(sql: string | ScriptBody, options: RunOptions = {}): Promise<EngineResult> {
		const script: Script = { name: '', ...(typeof sql === 'string' ? plainScript(sql) : sql) };
		return this.#job(this.#side, options.signal, async (session) => {
			const kept = await runScript(session, session.side, script, null, options.signal);
			return firstRows(session.side, kept, options);
		});
	}

	async check(script: ScriptBody): Promise<QueryError | null> {
		if (this.#status !== 'ready') return null;
		return this.#job(this.#side, undefined, async (session) => {
			try {
				await checkScript(session, script);
				return null;
			} catch (thrown) {
				if (thrown instanceof QueryError) return thrown;
				throw thrown;
			}
		});
	}

	run(script: Script, options: RunOptions = {}): Promise<EngineResult> {
		const key = script.name.toLowerCase();
		const queue = options.aside ? this.#asked : this.#cells;
		return this.#job(queue, options.signal, async (session) => {
			const connection = options.aside ? session.asked : session.cells;
			const target = cellTable(script.name);
			try {
				const kept = await runScript(session, connection, script, target, options.signal);
				options.signal?.throwIfAborted();
				if (kept.select === null) await connection.query(`DROP TABLE IF EXISTS ${target}`);
				session.kept.set(key, kept);
				return await firstRows(connection, kept, options);
			} catch (thrown) {
				// What others could still read would be the result of another text.
				session.kept.delete(key);
				await connection.query(`DROP TABLE IF EXISTS ${target}`);
				throw thrown;
			}
		});
	}

	page(name: string, offset: number, limit: number): Promise<Table> {
		return this.#job(this.#side, undefined, async (session) => {
			const kept = session.kept.get(name.toLowerCase());
			if (!kept) {
				const text = { zh: `没有单元 ${name} 的结果`, en: `the cell ${name} has no result` };
				throw new QueryError(text, { type: 'Catalog', span: null });
			}
			return readRows(session.side, kept, offset, limit);
		});
	}

	drop(name: string): Promise<void> {
		return this.#job(this.#cells, undefined, async (session) => {
			session.kept.delete(name.toLowerCase());
			await session.cells.query(`DROP TABLE IF EXISTS ${cellTable(name)}`);
		});
	}

	async restart(): Promise<void> {
		const running = await this.#session?.catch(() => null);
		this.#ending = 'asked';
		running?.end(new Error('the engine was restarted'));
		await running?.ended;
		await this.#ready();
	}

	async close(): Promise<void> {
		this.#closed = true;
		const running = await this.#session?.catch(() => null);
		running?.end(new Error('the engine was closed'));
		this.#session = null;
		this.#setStatus('idle');
	}

	#ready(): Promise<Session> {
		if (this.#closed) return Promise.reject(new EngineLostError('the engine was closed'));
		this.#session ??= this.#open();
		return this.#session;
	}

	async #open(): Promise<Session> {
		this.#setStatus('loading');
		const { boot, source, onProgress } = this.#options;
		try {
			const session = await openSession(boot, source, onProgress ?? (() => {}));
			void session.ended.then(() => this.#lost());
			this.#setStatus('ready');
			// Before anything queued goes on: what it reads may be gone.
			const reason = this.#ending;
			this.#ending = 'crashed';
			if (this.#hadSession) for (const listener of this.#restartListeners) listener(reason);
			this.#hadSession = true;
			return session;
		} catch (thrown) {
			this.#session = null;
			this.#setStatus('failed');
			throw thrown;
		}
	}

	/** The worker is gone: starts another one, at once, unless it was meant to go. */
	#lost(): void {
		if (this.#closed) return;
		this.#session = null;
		// Who needs the engine next hears why it does not start.
		this.#ready().catch(() => {});
	}

	#setStatus(status: EngineStatus): void {
		if (this.#closed && status !== 'idle') return;
		this.#status = status;
		for (const listener of this.#statusListeners) listener(status);
	}

	#job<T>(
		queue: Serial,
		signal: AbortSignal | undefined,
		work: (session: Session) => Promise<T>
	): Promise<T> {
		return queue.add(async () => {
			const session = await this.#ready();
			const grace = this.#options.grace ?? 1000;
			let timer: ReturnType<typeof setTimeout> | undefined;
			const endLater = () => {
				timer = setTimeout(() => {
					this.#ending = 'cancelled';
					session.end(new Error('a query could be cancelled by a restart only'));
				}, grace);
			};
			signal?.addEventListener('abort', endLater, { once: true });
			try {
				signal?.throwIfAborted();
				return await work(session);
			} catch (thrown) {
				signal?.throwIfAborted();
				if (thrown instanceof Error && thrown.name === EngineLostError.name) {
					throw new EngineLostError(messageOf(thrown), { cause: thrown });
				}
				throw thrown;
			} finally {
				clearTimeout(timer);
				signal?.removeEventListener('abort', endLater);
			}
		}, signal);
	}
}

function plainScript(sql: string): ScriptBody {
	return { statements: [{ text: sql, toSource: (offset) => offset }], variables: [] };
}

async function readRows(connection: Connection, kept: Kept, offset: number, limit: number): Promise<Table> {
	if (kept.select === null) return new Table(new Schema([]));
	return connection.query(`${kept.select} LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`);
}

async function firstRows(connection: Connection, kept: Kept, options: RunOptions): Promise<EngineResult> {
	const rows = await readRows(connection, kept, 0, Math.min(options.rowLimit ?? ROWS, kept.rowCount));
	return { columns: kept.columns, rowCount: kept.rowCount, rows };
}
