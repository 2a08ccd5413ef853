/** How long a reader works before it lets others have their turn, in milliseconds. */
const STRETCH = 40;

/**
 * Lets a long reading be stopped: `take()` returns to the event loop now and then, so that a stop that was asked for
 * can arrive, and throws its reason once it has.
 */
export class Pauses {
	readonly #signal: AbortSignal | undefined;
	#since = performance.now();

	constructor(signal: AbortSignal | undefined) {
		this.#signal = signal;
	}

	/** True once a stop was asked for: what is thrown then is its reason, not damage. */
	get stopped(): boolean {
		return this.#signal?.aborted === true;
	}

	async take(): Promise<void> {
		if (this.#signal === undefined || performance.now() - this.#since < STRETCH) return;
		await new Promise((resolve) => setTimeout(resolve, 0));
		this.#signal.throwIfAborted();
		this.#since = performance.now();
	}
}
