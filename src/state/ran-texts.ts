import { withBody } from '../notebook/format/edit.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { Block, BlockId, CellBlock, Notebook } from '../notebook/model.ts';

/** The text that a cell had when it last ran, before and after a change that took it along. */
export interface RanChange {
	readonly id: BlockId;
	readonly before: string | undefined;
	readonly after: string;
}

/**
 * What each cell's text was when it last ran: a changed cell keeps its result until it is run. Cells that are gone
 * are remembered, as they may come back. Plain, without runes.
 */
export class RanTexts {
	readonly #bodies = new Map<BlockId, string>();
	/** changed cells with the text that they last ran with; kept so that nothing is read twice */
	readonly #held = new Map<
		BlockId,
		{ readonly cell: CellBlock; readonly body: string; readonly held: Block }
	>();

	/** `notebook` with every cell as it last ran; a cell that is new is taken as it is. */
	apply(notebook: Notebook): Notebook {
		const blocks = notebook.blocks.map((block) => {
			if (block.kind === 'prose') return block;
			const body = this.#bodies.get(block.id);
			if (body === undefined) this.#bodies.set(block.id, block.body);
			if (body === undefined || body === block.body) return block;
			const known = this.#held.get(block.id);
			if (known?.cell === block && known.body === body) return known.held;
			const held = withBody(notebook, block, body) ?? block;
			// Typing changes the cell, not what it last ran with.
			const same = known !== undefined && known.held.raw === held.raw ? known.held : held;
			this.#held.set(block.id, { cell: block, body, held: same });
			return same;
		});
		return { ...notebook, blocks };
	}

	/** Takes the present text of `cell` for what it runs with. */
	take({ id, body }: Pick<CellBlock, 'id' | 'body'>): void {
		this.#bodies.set(id, body);
	}

	/** Takes the texts of all cells of `notebook`; says what that changed. */
	takeAll(notebook: Notebook): readonly RanChange[] {
		return cellsOf(notebook).flatMap((cell) => {
			const before = this.#bodies.get(cell.id);
			if (before === cell.body) return [];
			this.take(cell);
			return [{ id: cell.id, before, after: cell.body }];
		});
	}

	/** Takes a change back. */
	revert(changes: readonly RanChange[]): void {
		for (const { id, before } of changes) {
			if (before === undefined) this.#bodies.delete(id);
			else this.#bodies.set(id, before);
		}
	}

	/** Makes a change once more. */
	repeat(changes: readonly RanChange[]): void {
		for (const { id, after } of changes) this.#bodies.set(id, after);
	}
}
