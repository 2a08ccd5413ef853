import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, CellKey, Notebook } from '../notebook/model.ts';

// Plain collections, outside the runes: each is made anew or feeds nothing that is drawn.

/** The text of every cell, by its id. */
export function bodiesOf(notebook: Notebook): ReadonlyMap<BlockId, string> {
	return new Map(cellsOf(notebook).map((cell) => [cell.id, cell.body]));
}

/** The names of the inputs, as they compare. */
export function inputKeys(notebook: Notebook): ReadonlySet<CellKey> {
	return new Set(cellsOf(notebook).flatMap((cell) => (cell.kind === 'input' ? [cell.key] : [])));
}

/** An empty set of cells, to be filled. */
export function noCells(): Set<BlockId> {
	return new Set();
}
