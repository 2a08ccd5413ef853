import { proseSegments } from '../notebook/format/quotes.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, CellBlock, Notebook } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';

/**
 * The queries of `notebook` that only serve what else is shown: drawn by a chart, quoted in prose or in the words of a
 * chart, or read by such a query. `readersOf` gives the cells that read a cell.
 */
export function supportingQueries(
	notebook: Notebook,
	readersOf: (id: BlockId) => readonly BlockId[]
): ReadonlySet<BlockId> {
	const cells = new Map(cellsOf(notebook).map((cell): [BlockId, CellBlock] => [cell.id, cell]));
	const quoted = new Set(
		notebook.blocks.flatMap((block) =>
			block.kind !== 'prose' && block.kind !== 'chart'
				? []
				: proseSegments(block.raw).flatMap((part) =>
						part.kind === 'quote' ? [toCellKey(part.quote.cell)] : []
					)
		)
	);
	const found = new Set<BlockId>();
	const add = (cell: CellBlock): void => {
		if (cell.kind === 'sql') found.add(cell.id);
	};
	for (const cell of cells.values()) {
		if (quoted.has(cell.key) || readersOf(cell.id).some((id) => cells.get(id)?.kind === 'chart')) add(cell);
	}
	// A query that one of these reads is one of them, however far back.
	for (let before = -1; before !== found.size;) {
		before = found.size;
		for (const cell of cells.values()) if (readersOf(cell.id).some((id) => found.has(id))) add(cell);
	}
	return found;
}
