import { messageOf } from '../base/errors.ts';
import type { Engine, EngineStatus } from '../engine/engine.ts';

/** The engine as the page shows it. */
export class EngineState {
	readonly #engine: Engine;
	#status = $state<EngineStatus>('idle');
	#failure = $state<string | null>(null);

	constructor(engine: Engine) {
		this.#engine = engine;
		engine.onStatus((status) => {
			this.#status = status;
			// Kept while it loads: a cell may try again on its own, and nobody would say why that failed too.
			if (status === 'ready') this.#failure = null;
		});
	}

	get status(): EngineStatus {
		return this.#status;
	}

	/** why the engine did not start, in the words of whatever failed; null otherwise */
	get failure(): string | null {
		return this.#failure;
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
