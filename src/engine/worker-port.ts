import { deferred } from '../base/deferred.ts';
import { EngineLostError } from './engine.ts';

/** The part of a worker that differs between the page and Node. */
export interface WorkerHandle {
	post(message: unknown, transfer: Transferable[]): void;
	terminate(): void;
	/** told when the first call waits and when none does any more */
	onBusy?(busy: boolean): void;
}

/** What DuckDB's protocol says of each message, as far as we look. */
interface Message {
	readonly messageId?: number;
	readonly requestId?: number;
	readonly type: string;
	readonly data?: unknown;
}

/** Errors of a WebAssembly instance that cannot go on after them. */
const FATAL =
	/^(Aborted\(|unreachable|memory access out of bounds|table index is out of bounds|null function|function signature mismatch|index out of bounds|Maximum call stack)|OOM|Cannot enlarge memory/;

/**
 * Stands between DuckDB's binding and its worker. The binding forgets what waits when its worker dies, and its
 * callers hang for ever; here every call is answered: by the worker, or with an error once the worker is gone.
 */
export class WorkerPort {
	readonly ended: Promise<Error>;
	readonly #handle: WorkerHandle;
	readonly #end = deferred<Error>();
	readonly #waiting = new Set<number>();
	#reason: Error | null = null;
	#listener: (event: { data: unknown }) => void = () => {};

	constructor(handle: WorkerHandle) {
		this.#handle = handle;
		this.ended = this.#end.promise;
	}

	/** For the binding: only messages pass, failures come as answers. */
	addEventListener(type: string, listener: (event: { data: unknown }) => void): void {
		if (type === 'message') this.#listener = listener;
	}

	/** For the binding. */
	removeEventListener(type: string): void {
		if (type === 'message') this.#listener = () => {};
	}

	/** For the binding. */
	postMessage(message: Message, transfer: Transferable[] = []): void {
		const id = message.messageId;
		if (id === undefined) return this.#handle.post(message, transfer);
		if (this.#reason) {
			const reason = this.#reason;
			// Not in this turn: the binding expects no answer before its call has returned.
			queueMicrotask(() => this.#fail(id, reason));
			return;
		}
		this.#waiting.add(id);
		if (this.#waiting.size === 1) this.#handle.onBusy?.(true);
		this.#handle.post(message, transfer);
	}

	/** For the binding. */
	terminate(): void {
		this.end(new Error('the engine was ended'));
	}

	/** A message from the worker. */
	deliver(data: unknown): void {
		if (this.#reason || !isMessage(data)) return;
		if (data.requestId !== undefined && this.#waiting.delete(data.requestId) && this.#waiting.size === 0) {
			this.#handle.onBusy?.(false);
		}
		const fatal = data.type === 'ERROR' ? fatalMessage(data.data) : null;
		if (fatal === null) return this.#listener({ data });
		if (data.requestId !== undefined) this.#waiting.add(data.requestId);
		this.end(new Error(`the engine crashed: ${fatal}`));
	}

	/** Ends the worker and answers all that waits with `reason`. */
	end(reason: Error): void {
		if (this.#reason) return;
		this.#reason = reason;
		this.#handle.terminate();
		const waiting = [...this.#waiting];
		this.#waiting.clear();
		for (const id of waiting) this.#fail(id, reason);
		this.#end.resolve(reason);
	}

	#fail(requestId: number, reason: Error): void {
		const data = { name: EngineLostError.name, message: reason.message };
		this.#listener({ data: { messageId: -1, requestId, type: 'ERROR', data } });
	}
}

function isMessage(data: unknown): data is Message {
	return typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string';
}

function fatalMessage(data: unknown): string | null {
	if (typeof data !== 'object' || data === null || !('message' in data)) return null;
	const message = String(data.message);
	const name = 'name' in data ? String(data.name) : '';
	return name === 'RuntimeError' || FATAL.test(message) ? message : null;
}
