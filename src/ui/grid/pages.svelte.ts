import type { Table } from 'apache-arrow';
import { SvelteMap } from 'svelte/reactivity';
import { plainValue, type Plain } from '../values/plain.ts';

const PAGE = 500;
/** Pages kept beside the first rows: a screen needs two, scrolling back and forth a few more. */
const KEEP = 24;

/** Fetches rows `offset` to `offset + limit` of the kept result. */
export type FetchPage = (offset: number, limit: number) => Promise<Table>;

/**
 * The rows of one result: the first ones at hand, the others fetched by page when they come into view.
 * Made anew for each result, so a late page of an old one has nowhere to go.
 */
export class RowPages {
	readonly #first: Table;
	readonly #fetch: FetchPage;
	readonly #pages = new SvelteMap<number, Table | 'loading' | 'failed'>();

	constructor(first: Table, fetch: FetchPage) {
		this.#first = first;
		this.#fetch = fetch;
	}

	/** The values of one row in the order of the columns; null while it is on its way, 'failed' when it cannot be had. */
	row(index: number): Plain[] | 'failed' | null {
		if (index < this.#first.numRows) return valuesOf(this.#first, index);
		const page = this.#pages.get(Math.floor(index / PAGE));
		if (page === 'failed') return 'failed';
		return page && page !== 'loading' ? valuesOf(page, index % PAGE) : null;
	}

	/** Sees to it that rows `first` to `last` come; call it from an effect, not while drawing. */
	want(first: number, last: number): void {
		for (let number = Math.floor(first / PAGE); number * PAGE < last; number++) {
			const end = Math.min(last, (number + 1) * PAGE);
			if (end <= this.#first.numRows || this.#pages.has(number)) continue;
			void this.#load(number);
		}
	}

	async #load(number: number): Promise<void> {
		this.#pages.set(number, 'loading');
		try {
			this.#pages.set(number, await this.#fetch(number * PAGE, PAGE));
		} catch {
			// The engine was restarted or the cell has run again; the row says that it is missing.
			this.#pages.set(number, 'failed');
		}
		for (const key of this.#pages.keys()) {
			if (this.#pages.size <= KEEP) break;
			if (Math.abs(key - number) > 2) this.#pages.delete(key);
		}
	}
}

function valuesOf(table: Table, row: number): Plain[] {
	return table.schema.fields.map((field, column) =>
		plainValue(table.getChildAt(column)?.get(row), field.type)
	);
}
