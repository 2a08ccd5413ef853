/** Runs jobs one after the other; a job aborted before its turn is rejected at once and never starts. */
export class Serial {
	#last: Promise<unknown> = Promise.resolve();

	add<T>(job: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			if (signal?.aborted) return reject(signal.reason);
			const onAbort = () => reject(signal?.reason);
			signal?.addEventListener('abort', onAbort, { once: true });
			this.#last = this.#last.then(async () => {
				signal?.removeEventListener('abort', onAbort);
				if (signal?.aborted) return;
				await job().then(resolve, reject);
			});
		});
	}
}
