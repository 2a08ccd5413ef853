import { SvelteMap } from 'svelte/reactivity';
import type { ColumnProfile } from '../../state/column-profile.ts';
import type { ViewColumn } from '../../state/result-view.ts';

/** Looks at one column. */
export type Look = (column: ViewColumn) => Promise<ColumnProfile>;

function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
		else setTimeout(resolve, 100);
	});
}

/**
 * The profiles of one result's columns, looked at one after the other while nothing else is to do, and only those that
 * somebody can see. Made anew for each result; what is still to be looked at of an old one is dropped.
 */
export class Profiles {
	readonly #look: Look;
	readonly #known = new SvelteMap<string, ColumnProfile | 'failed'>();
	#queue: readonly ViewColumn[] = [];
	#busy = false;
	#closed = false;

	constructor(look: Look) {
		this.#look = look;
	}

	/** What is known of a column; null as long as nothing is. */
	of(name: string): ColumnProfile | 'failed' | null {
		return this.#known.get(name) ?? null;
	}

	/** Sees to it that a column is looked at as long as it can be seen; gives the way to say that it no longer is. */
	want(column: ViewColumn): () => void {
		const { name } = column;
		if (!this.#known.has(name)) this.#queue = [...this.#queue, column];
		void this.#work();
		return () => {
			this.#queue = this.#queue.filter((other) => other !== column);
		};
	}

	close(): void {
		this.#closed = true;
		this.#queue = [];
	}

	async #work(): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		for (;;) {
			await idle();
			const [next, ...rest] = this.#queue;
			if (next === undefined || this.#closed) break;
			this.#queue = rest;
			if (this.#known.has(next.name)) continue;
			try {
				const found = await this.#look(next);
				if (!this.#closed) this.#known.set(next.name, found);
			} catch {
				// A profile is an extra: where the engine cannot give it, the column says so.
				if (!this.#closed) this.#known.set(next.name, 'failed');
			}
		}
		this.#busy = false;
	}
}
