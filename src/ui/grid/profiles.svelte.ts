import { SvelteMap } from 'svelte/reactivity';
import type { ColumnProfile } from '../../state/column-profile.ts';
import type { ViewColumn } from '../../state/result-view.ts';

function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
		else setTimeout(resolve, 100);
	});
}

/**
 * What is found out about named things one after the other while nothing else is to do, and only about those that
 * somebody can see. What is still to be looked at when it is closed is dropped.
 */
export class IdleLooks<Asked extends { readonly name: string }, Found> {
	readonly #look: (asked: Asked) => Promise<Found>;
	readonly #known = new SvelteMap<string, Found | 'failed'>();
	#queue: readonly Asked[] = [];
	#busy = false;
	#closed = false;

	constructor(look: (asked: Asked) => Promise<Found>) {
		this.#look = look;
	}

	/** What is known of a thing; null as long as nothing is. */
	of(name: string): Found | 'failed' | null {
		return this.#known.get(name) ?? null;
	}

	/** Sees to it that something is looked at as long as it can be seen; gives the way to say that it no longer is. */
	want(asked: Asked): () => void {
		if (!this.#known.has(asked.name)) this.#queue = [...this.#queue, asked];
		void this.#work();
		return () => {
			this.#queue = this.#queue.filter((other) => other !== asked);
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
				// It is an extra: where the engine cannot give it, the page says so in its place.
				if (!this.#closed) this.#known.set(next.name, 'failed');
			}
		}
		this.#busy = false;
	}
}

/** The profiles of one result's columns; made anew for each result. */
export class Profiles extends IdleLooks<ViewColumn, ColumnProfile> {}
