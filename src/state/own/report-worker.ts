import { InputError } from '../../base/errors.ts';
import type { Job, JobProgress, JobResults, WorkerMessage } from './jobs.ts';

/** Milliseconds after which a worker without a job is ended: it holds what it has parsed. */
const IDLE = 60_000;

export interface JobOptions {
	readonly signal: AbortSignal;
	readonly onProgress: (progress: JobProgress) => void;
}

/** Runs one job at a time in a worker of its own, which is started when it is needed and ended to stop a job. */
export class ReportWorker {
	readonly #start: () => Worker;
	#worker: Worker | null = null;
	#busy: Promise<unknown> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(start: () => Worker) {
		this.#start = start;
	}

	/**
	 * Runs `job` when those before it have ended. Aborting the signal ends the worker, whatever it is at.
	 * @throws InputError for what its reader can mend
	 */
	run<K extends Job['kind']>(job: Extract<Job, { kind: K }>, options: JobOptions): Promise<JobResults[K]> {
		const result = this.#busy.then(() => this.#run<K>(job, options));
		this.#busy = result.catch(() => {});
		return result;
	}

	async #run<K extends Job['kind']>(
		job: Extract<Job, { kind: K }>,
		{ signal, onProgress }: JobOptions
	): Promise<JobResults[K]> {
		signal.throwIfAborted();
		clearTimeout(this.#timer);
		this.#worker ??= this.#start();
		const worker = this.#worker;
		const ended = new AbortController();
		try {
			return await new Promise<JobResults[K]>((resolve, reject) => {
				const stop = (reason: unknown): void => {
					this.#end();
					reject(reason);
				};
				signal.addEventListener('abort', () => stop(signal.reason), { signal: ended.signal });
				worker.addEventListener(
					'error',
					(event) => stop(new Error(event.message || 'the worker did not start or ran out of memory')),
					{ signal: ended.signal }
				);
				worker.addEventListener(
					'message',
					({ data }: MessageEvent<WorkerMessage>) => {
						if (data.kind === 'progress') onProgress(data.progress);
						// The worker answers a job with the result of its kind.
						else if (data.kind === 'done') resolve(data.result as JobResults[K]);
						else if (data.text) reject(new InputError(data.text));
						else reject(new Error(data.message));
					},
					{ signal: ended.signal }
				);
				worker.postMessage(job);
			});
		} finally {
			ended.abort();
			this.#timer = setTimeout(() => this.#end(), IDLE);
		}
	}

	#end(): void {
		this.#worker?.terminate();
		this.#worker = null;
	}
}
