import type { Table } from 'apache-arrow';
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { plainReader, type Plain, type PlainReader } from '../values/plain.ts';

const PAGE = 500;
/** Pages kept beside the first rows: a screen needs two, scrolling back and forth a few more. */
const KEEP = 24;
/** A page that did not come is asked for again as long as it can be seen: milliseconds between the tries. */
const PAUSES = [500, 1500, 4500];

/** Fetches rows `offset` to `offset + limit` of the kept result. */
export type FetchPage = (offset: number, limit: number) => Promise<Table>;

/** Whether a row is at hand, on its way, or cannot be had. */
export type RowState = 'here' | 'waiting' | 'failed';

/** A table with its columns at hand: Arrow makes them anew at each call. */
class Columns {
	readonly #readers: readonly PlainReader[];

	constructor(table: Table) {
		this.#readers = table.schema.fields.map((field, column) => plainReader(table.getChildAt(column), field));
	}

	value(row: number, column: number): Plain {
		return this.#readers[column]?.(row) ?? null;
	}

	row(row: number): Plain[] {
		return this.#readers.map((read) => read(row));
	}
}

/**
 * The rows of one result: the first ones at hand, the others fetched by page when they come into view.
 * Made anew for each result, so a late page of an old one has nowhere to go.
 */
export class RowPages {
	readonly #here: number;
	readonly #first: Columns;
	readonly #fetch: FetchPage;
	readonly #pages = new SvelteMap<number, Columns | 'failed'>();
	/** the rows that were wanted last */
	#wanted: { readonly first: number; readonly last: number } = { first: 0, last: 0 };
	#timer: ReturnType<typeof setTimeout> | undefined;
	#tries = 0;
	#busy = false;

	constructor(first: Table, fetch: FetchPage) {
		this.#here = first.numRows;
		this.#first = new Columns(first);
		this.#fetch = fetch;
	}

	/** Whether row `index` can be read. */
	state(index: number): RowState {
		if (index < this.#here) return 'here';
		const page = this.#pages.get(Math.floor(index / PAGE));
		return page === undefined ? 'waiting' : page === 'failed' ? 'failed' : 'here';
	}

	/** One value of a row that is at hand; null for any other. */
	value(index: number, column: number): Plain {
		if (index < this.#here) return this.#first.value(index, column);
		const page = this.#pages.get(Math.floor(index / PAGE));
		return page instanceof Columns ? page.value(index % PAGE, column) : null;
	}

	/** The values of one row in the order of the columns; null while it is on its way, 'failed' when it cannot be had. */
	row(index: number): Plain[] | 'failed' | null {
		const state = this.state(index);
		if (state !== 'here') return state === 'failed' ? 'failed' : null;
		if (index < this.#here) return this.#first.row(index);
		const page = this.#pages.get(Math.floor(index / PAGE));
		return page instanceof Columns ? page.row(index % PAGE) : null;
	}

	/** Sees to it that rows `first` to `last` come; call it from an effect, not while drawing. */
	want(first: number, last: number): void {
		this.#wanted = { first, last };
		this.#tries = 0;
		// One that failed before has another chance when the reader comes back to it.
		untrack(() => this.#forgetFailed());
		void this.#work();
	}

	/** Nobody looks any more. */
	close(): void {
		clearTimeout(this.#timer);
		this.#wanted = { first: 0, last: 0 };
	}

	/** Numbers of the pages that are wanted and have to be fetched. */
	#seen(): number[] {
		const { first, last } = this.#wanted;
		const numbers: number[] = [];
		for (let number = Math.floor(first / PAGE); number * PAGE < last; number++) {
			if (Math.min(last, (number + 1) * PAGE) > this.#here) numbers.push(number);
		}
		return numbers;
	}

	/** Rows `first` to `last`, wherever they are: those at hand at once, the others fetched and not kept. */
	async read(first: number, last: number): Promise<Plain[][]> {
		const rows: Plain[][] = [];
		for (let index = first; index < last && index < this.#here; index++) rows.push(this.#first.row(index));
		const from = Math.max(first, this.#here);
		if (from >= last) return rows;
		const table = await this.#fetch(from, last - from);
		const columns = new Columns(table);
		for (let row = 0; row < table.numRows; row++) rows.push(columns.row(row));
		return rows;
	}

	#tryAgain(): void {
		const pause = PAUSES[this.#tries];
		if (pause === undefined) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#tries++;
			this.#forgetFailed();
			void this.#work();
		}, pause);
	}

	#forgetFailed(): void {
		for (const number of this.#seen()) {
			if (this.#pages.get(number) === 'failed') this.#pages.delete(number);
		}
	}

	/** Fetches what is wanted, page after page: while the bar is dragged the pages that it has passed are not. */
	async #work(): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		for (;;) {
			const next = untrack(() => this.#seen().find((number) => !this.#pages.has(number)));
			if (next === undefined) break;
			await this.#load(next);
		}
		this.#busy = false;
	}

	async #load(number: number): Promise<void> {
		try {
			this.#pages.set(number, new Columns(await this.#fetch(number * PAGE, PAGE)));
		} catch {
			// The engine was restarted or the cell has run again; the row says that it is missing.
			this.#pages.set(number, 'failed');
			this.#tryAgain();
		}
		const seen = this.#seen();
		for (const key of this.#pages.keys()) {
			if (this.#pages.size <= KEEP) break;
			if (Math.abs(key - number) > 2 && !seen.includes(key)) this.#pages.delete(key);
		}
	}
}
