import * as v from 'valibot';
import { messageOf } from '../base/errors.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import { toCellKey } from '../notebook/names.ts';
import type { TextStorage } from '../share/drafts.ts';
import type { NotebookHistory } from './edited-notebook.svelte.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

/** Which cells of a notebook lie open and which are folded, by their names: ids are others after a reload. */
const ShapeSchema = v.object({
	open: v.array(v.string()),
	folded: v.array(v.tuple([v.string(), v.boolean()]))
});

const PREFIX = 'xushi:shape:';

/**
 * How notebooks were left: which cells lay open or folded, as long as the tab is there, and what was done to
 * them, as long as the page is.
 */
export class LeftNotebooks {
	readonly #session: TextStorage | null;
	readonly #histories = new Map<string, NotebookHistory>();

	constructor(session: TextStorage | null) {
		this.#session = session;
	}

	/** Remembers how `notebook` is left. */
	keep({ id, notebook, selection, history }: NotebookState): void {
		this.#histories.set(id, history);
		const cells = cellsOf(notebook);
		const open = cells.filter((cell) => selection.open.has(cell.id)).map(({ name }) => name);
		const folded = cells.flatMap(({ id: cell, name }) => {
			const is = selection.folded.get(cell);
			return is === undefined ? [] : [[name, is] as const];
		});
		try {
			if (open.length + folded.length > 0) {
				this.#session?.setItem(PREFIX + id, JSON.stringify({ open, folded }));
			} else this.#session?.removeItem(PREFIX + id);
		} catch (thrown) {
			// Nothing is lost but what a click opens again.
			console.debug(`shape of ${id}: ${messageOf(thrown)}`);
		}
	}

	/** What was done to the notebook called `id` when it was open before; null for nothing. */
	historyOf(id: string): NotebookHistory | null {
		return this.#histories.get(id) ?? null;
	}

	/** Gives `notebook` the shape in which it was left. */
	restore({ id, notebook, selection }: NotebookState): void {
		const shape = v.safeParse(ShapeSchema, this.#read(id));
		if (!shape.success) return;
		const ids = new Map(cellsOf(notebook).map((cell) => [cell.key, cell.id]));
		for (const name of shape.output.open) {
			const cell = ids.get(toCellKey(name));
			if (cell) selection.open.add(cell);
		}
		for (const [name, is] of shape.output.folded) {
			const cell = ids.get(toCellKey(name));
			if (cell) selection.folded.set(cell, is);
		}
	}

	#read(id: string): unknown {
		try {
			return JSON.parse(this.#session?.getItem(PREFIX + id) ?? 'null');
		} catch (thrown) {
			console.debug(`shape of ${id}: ${messageOf(thrown)}`);
			return null;
		}
	}
}
