import { messageOf } from '../base/errors.ts';
import type { BootProgress } from '../engine/database.ts';
import type { Engine, EngineStatus, RestartReason } from '../engine/engine.ts';
import { jsonRows } from '../engine/format/rows.ts';

/** The engine as the page shows it. */
export class EngineState {
	readonly #engine: Engine;
	#status = $state<EngineStatus>('idle');
	#failure = $state<string | null>(null);
	#progress: BootProgress | null = $state.raw(null);
	#restarted = $state.raw<Exclude<RestartReason, 'asked'> | null>(null);

	constructor(engine: Engine) {
		this.#engine = engine;
		engine.onStatus((status) => {
			this.#status = status;
			// Kept while it loads: a cell may try again on its own, and nobody would say why that failed too.
			if (status === 'ready') this.#failure = null;
		});
		engine.onRestart((reason) => {
			if (reason !== 'asked') this.#restarted = reason;
		});
	}

	get status(): EngineStatus {
		return this.#status;
	}

	/** why the engine did not start, in the words of whatever failed; null otherwise */
	get failure(): string | null {
		return this.#failure;
	}

	/** how much of the engine has arrived, in bytes; null before any has */
	get progress(): BootProgress | null {
		return this.#progress;
	}

	/** why the engine is a new one, which the reader has not been told yet: it broke down, or a query did not stop otherwise */
	get restarted(): Exclude<RestartReason, 'asked'> | null {
		return this.#restarted;
	}

	showProgress(progress: BootProgress): void {
		this.#progress = progress;
	}

	/** The reader knows that the engine is a new one. */
	dismissRestart(): void {
		this.#restarted = null;
	}

	/** Bytes that the database holds in memory; null while nobody can tell. */
	async memory(): Promise<number | null> {
		if (this.#status !== 'ready') return null;
		try {
			const { rows } = await this.#engine.query(
				'SELECT sum(memory_usage_bytes)::DOUBLE FROM duckdb_memory()'
			);
			const value = jsonRows(rows)[0]?.[0];
			return typeof value === 'number' ? value : null;
		} catch (thrown) {
			// The engine went away meanwhile; its status says so.
			console.debug(messageOf(thrown));
			return null;
		}
	}

	/** Starts the engine, or tries again; never rejects, the status tells how it went. */
	async start(): Promise<void> {
		try {
			await this.#engine.start();
		} catch (thrown) {
			this.#failure = messageOf(thrown);
		}
	}
}
