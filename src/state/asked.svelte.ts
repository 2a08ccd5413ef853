/** What a reader has asked for beside the cells and that is still being computed: it can be stopped with them. */
export class Asked {
	#running = $state.raw<readonly AbortController[]>([]);

	/** how much of it is being computed */
	get count(): number {
		return this.#running.length;
	}

	/** Runs `job` until it ends, `signal` is aborted, or everything is stopped. */
	async run<T>(signal: AbortSignal, job: (signal: AbortSignal) => Promise<T>): Promise<T> {
		const stopping = new AbortController();
		this.#running = [...this.#running, stopping];
		try {
			return await job(AbortSignal.any([signal, stopping.signal]));
		} finally {
			this.#running = this.#running.filter((other) => other !== stopping);
		}
	}

	stop(): void {
		for (const stopping of this.#running) stopping.abort();
	}
}
