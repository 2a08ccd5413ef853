import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, CellKey, Notebook } from '../notebook/model.ts';

// Plain collections, outside the runes: each is made anew or feeds nothing that is drawn.

/** The text of every cell, by its id. */
export function bodiesOf(notebook: Notebook): ReadonlyMap<BlockId, string> {
	return new Map(cellsOf(notebook).map((cell) => [cell.id, cell.body]));
}

/** The id of every cell by its name as it compares; the first of those that share one. `before` where it is the same. */
export function idsByName(
	notebook: Notebook,
	before: ReadonlyMap<CellKey, BlockId>
): ReadonlyMap<CellKey, BlockId> {
	const ids = new Map(
		cellsOf(notebook)
			.map((cell): [CellKey, BlockId] => [cell.key, cell.id])
			.toReversed()
	);
	const same = ids.size === before.size && [...ids].every(([key, id]) => before.get(key) === id);
	return same ? before : ids;
}

/** The names of the inputs, as they compare. */
export function inputKeys(notebook: Notebook): ReadonlySet<CellKey> {
	return new Set(cellsOf(notebook).flatMap((cell) => (cell.kind === 'input' ? [cell.key] : [])));
}

/** The names of the inputs, as they are written. */
export function inputNames(notebook: Notebook): readonly string[] {
	return cellsOf(notebook).flatMap(({ kind, name }) => (kind === 'input' ? [name] : []));
}

/** No names, to begin with. */
export function noNames(): ReadonlyMap<CellKey, BlockId> {
	return new Map();
}

/** Those of `ids` that are no cell of `notebook`. */
export function goneFrom(notebook: Notebook, ids: Iterable<BlockId>): readonly BlockId[] {
	const present = new Set(cellsOf(notebook).map(({ id }) => id));
	return [...ids].filter((id) => !present.has(id));
}

/** An empty set of cells, to be filled. */
export function noCells(): Set<BlockId> {
	return new Set();
}

/** Whether two notebooks have the very same head and blocks in the same order. */
export function sameBlocks(left: Notebook, right: Notebook): boolean {
	return (
		left.head === right.head &&
		left.blocks.length === right.blocks.length &&
		left.blocks.every((block, at) => block === right.blocks[at])
	);
}

/** Whether two notebooks have the very same cells in the same order; prose does not count. */
export function sameCells(left: Notebook, right: Notebook): boolean {
	const [before, after] = [cellsOf(left), cellsOf(right)];
	return before.length === after.length && before.every((cell, at) => cell === after[at]);
}

/** The block in which `after` first differs from `before`, or the one in whose place something is gone. */
export function changedBlock(before: Notebook, after: Notebook): BlockId | null {
	const at = after.blocks.findIndex((block, index) => block !== before.blocks[index]);
	if (at < 0) return after.blocks.length < before.blocks.length ? (after.blocks.at(-1)?.id ?? null) : null;
	const known = new Set(before.blocks);
	const fresh = after.blocks.find(
		(block) => !known.has(block) && (block.kind !== 'prose' || block.raw.trim())
	);
	return (fresh ?? after.blocks[at])?.id ?? null;
}
