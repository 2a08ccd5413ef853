import { messageOf } from '../../base/errors.ts';
import type { Localised } from '../../base/localised.ts';
import type { BlockId } from '../../notebook/model.ts';
import type { FoundValues, KeptRows, ResultAccess, ValueSearch } from '../../state/result-access.ts';
import {
	isWhole,
	viewWithin,
	WHOLE,
	type ColumnFilter,
	type ResultView,
	type ViewColumn
} from '../../state/result-view.ts';

/** What a reader sorted and filtered of one result, computed by the engine; the newest wish counts. */
export class GridView {
	readonly #access: ResultAccess;
	#columns: readonly ViewColumn[] = [];
	#wanted = $state.raw<ResultView>(WHOLE);
	#rows = $state.raw<KeptRows | null>(null);
	#working = $state(false);
	#error = $state.raw<Localised | null>(null);
	#stop = new AbortController();
	#again = false;
	#closed = false;
	readonly #sql = $derived.by(() =>
		isWhole(this.#wanted) ? null : this.#access.sql(this.#columns, this.#wanted)
	);

	constructor(access: ResultAccess) {
		this.#access = access;
	}

	get wanted(): ResultView {
		return this.#wanted;
	}

	/** the query; null for the whole result as it is */
	get sql(): string | null {
		return this.#sql;
	}

	/** what to show in place of the result; null for the result itself */
	get rows(): KeptRows | null {
		return this.#rows;
	}

	get working(): boolean {
		return this.#working;
	}

	get error(): Localised | null {
		return this.#error;
	}

	/** How a column is sorted. */
	sortOf(column: string): 'asc' | 'desc' | null {
		const key = this.#wanted.sort.find((candidate) => candidate.column === column);
		return key ? (key.descending ? 'desc' : 'asc') : null;
	}

	/** Which key of the sort a column is, from 1 on; null where it is the only one or none. */
	sortPlaceOf(column: string): number | null {
		const { sort } = this.#wanted;
		const at = sort.findIndex((key) => key.column === column);
		return at >= 0 && sort.length > 1 ? at + 1 : null;
	}

	filtersOf(column: string): readonly ColumnFilter[] {
		return this.#wanted.filters.filter((filter) => filter.column === column);
	}

	/** Sorts by a column, or no longer; with `further` beside the columns that it is sorted by, in its place or last. */
	sortBy(column: string, order: 'asc' | 'desc' | null, further = false): void {
		const { sort } = this.#wanted;
		const own = order === null ? [] : [{ column, descending: order === 'desc' }];
		const at = sort.findIndex((key) => key.column === column);
		const next = !further ? own : at < 0 ? [...sort, ...own] : sort.toSpliced(at, 1, ...own);
		this.change({ ...this.#wanted, sort: next });
	}

	/** Filters by a column, in place of what it was filtered by; null for no longer. */
	filterBy(column: string, filter: ColumnFilter | null): void {
		const others = this.#wanted.filters.filter((other) => other.column !== column);
		this.change({ ...this.#wanted, filters: filter === null ? others : [...others, filter] });
	}

	/** Looks for values of a column in the rows that the filters of the others leave. */
	values(column: ViewColumn, search: ValueSearch): Promise<FoundValues> {
		const others = this.#wanted.filters.filter((filter) => filter.column !== column.name);
		return this.#access.values(this.#columns, column, others, search);
	}

	/** Whether other columns are filtered. */
	narrowedBeside(column: string): boolean {
		return this.#wanted.filters.some((filter) => filter.column !== column);
	}

	/** Puts the query into the notebook as a cell, and gives that cell. */
	keep(): BlockId {
		return this.#access.keep(this.#columns, this.#wanted);
	}

	reset(): void {
		this.change(WHOLE);
	}

	change(view: ResultView): void {
		this.#wanted = view;
		void this.#compute();
	}

	/** The result is another one: what can still be wished is computed from it. */
	follow(columns: readonly ViewColumn[]): void {
		this.#columns = columns;
		this.#wanted = viewWithin(this.#wanted, columns);
		if (this.#rows !== null || !isWhole(this.#wanted)) void this.#compute();
	}

	/** Stops what is being computed; the result is shown as it is. */
	cancel(): void {
		this.#wanted = WHOLE;
		this.#stop.abort();
	}

	/** Nobody looks any more. */
	close(): void {
		this.#closed = true;
		this.cancel();
		this.#show(null);
	}

	async #compute(): Promise<void> {
		this.#again = true;
		if (this.#working) return;
		this.#working = true;
		while (this.#again) {
			this.#again = false;
			this.#error = null;
			const { sql } = this;
			if (sql === null) {
				this.#show(null);
				continue;
			}
			this.#stop = new AbortController();
			try {
				const rows = await this.#access.open(sql, this.#stop.signal);
				// Meanwhile something else may be wished: a sort that takes a moment is not stopped for that.
				if (this.#again || this.#closed || isWhole(this.#wanted)) rows.close();
				else this.#show(rows);
			} catch (thrown) {
				if (this.#stop.signal.aborted) this.#show(null);
				else this.#error = localisedOf(thrown);
			}
		}
		this.#working = false;
	}

	#show(rows: KeptRows | null): void {
		this.#rows?.close();
		this.#rows = rows;
	}
}

function localisedOf(thrown: unknown): Localised {
	const text: unknown = thrown instanceof Error ? Reflect.get(thrown, 'text') : null;
	if (isLocalised(text)) return text;
	return { zh: messageOf(thrown), en: messageOf(thrown) };
}

function isLocalised(value: unknown): value is Localised {
	return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
