import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, CellBlock, CellKey, Notebook } from '../notebook/model.ts';

// Plain collections, outside the runes: each is made anew or feeds nothing that is drawn.

/** The text of every cell, by its id. */
export function bodiesOf(notebook: Notebook): ReadonlyMap<BlockId, string> {
	return new Map(cellsOf(notebook).map((cell) => [cell.id, cell.body]));
}

/** Every cell by its name as it compares; the first of those that share one. */
export function cellsByName(notebook: Notebook): ReadonlyMap<CellKey, CellBlock> {
	return new Map(
		cellsOf(notebook)
			.map((cell): [CellKey, CellBlock] => [cell.key, cell])
			.toReversed()
	);
}

/** The names of the inputs, as they compare. */
export function inputKeys(notebook: Notebook): ReadonlySet<CellKey> {
	return new Set(cellsOf(notebook).flatMap((cell) => (cell.kind === 'input' ? [cell.key] : [])));
}

/** An empty set of cells, to be filled. */
export function noCells(): Set<BlockId> {
	return new Set();
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
