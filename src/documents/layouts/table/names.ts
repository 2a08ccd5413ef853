import type { Span } from '../../../base/span.ts';
import type { DraftTask } from '../layout.ts';
import type { Column } from './header.ts';

const NUMERAL = /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\))/u;

/**
 * The names beside a column of details (项目名称, 具体内容). Where every row has one of its own, it is a part of the
 * target; a name that rows share, or that has a numeral of its own, is a heading over them.
 */
export class Names {
	readonly #match: string;
	readonly #rows: { readonly task: number; readonly names: readonly Span[] }[] = [];
	#current: readonly Span[] = [];
	#headings = false;

	constructor(match: string) {
		this.#match = match;
	}

	/** Where a number stands behind the name, it counts the details. */
	header(columns: readonly Column[]): void {
		const name = columns.findIndex((column) => column.field === 'name');
		if (name >= 0 && columns.findIndex((column) => column.field === 'no') > name) this.#headings = true;
	}

	/** A heading between rows ends the name over them. */
	clear(): void {
		this.#current = [];
	}

	/** The names in the row of task `task`; none where its cell is merged with the one above. */
	row(task: number, names: readonly Span[]): void {
		const shared =
			names.length === 0 ? this.#current.length > 0 : this.#says(names) === this.#says(this.#current);
		if (shared) this.#headings = true;
		if (names.length > 0) this.#current = names;
		if (this.#current.length > 0) this.#rows.push({ task, names: this.#current });
	}

	#says(names: readonly Span[]): string {
		return names.map((name) => this.#match.slice(name.start, name.end)).join('\n');
	}

	/** Puts the names where they belong. */
	settle(tasks: DraftTask[]): void {
		const numbered = this.#rows.every(({ names }) =>
			names.every((name) => NUMERAL.test(this.#match.slice(name.start, name.start + 6)))
		);
		for (const { task, names } of this.#rows) {
			const draft = tasks[task];
			if (draft === undefined) continue;
			tasks[task] =
				this.#headings || numbered
					? { ...draft, section: names.at(-1) ?? null, subsection: null }
					: { ...draft, target: [...names, ...draft.target] };
		}
	}
}
