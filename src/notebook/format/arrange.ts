import type { Block, BlockId, Notebook } from '../model.ts';
import { cellNames } from '../names.ts';
import { assemble, findBlock, newPiece, pieceOf, setName, type NewBlock, type Piece } from './edit.ts';
import { blockIds, cellsOf, withPlainLineEnds } from './parse.ts';
import { languageMarkAfter } from './prose-text.ts';

/** A notebook with a block that has just come into it. */
export interface Placed {
	readonly notebook: Notebook;
	/** the block */
	readonly id: BlockId;
}

const BLANK_END = /(?:^|\n)[ \t]*\n$/;
const BLANK_START = /^[ \t]*(?:\n|$)/;

function endsBlank({ kind, raw }: Piece): boolean {
	return kind === 'prose' && BLANK_END.test(withPlainLineEnds(raw));
}

function startsBlank({ kind, raw }: Piece): boolean {
	return kind === 'prose' && BLANK_START.test(withPlainLineEnds(raw));
}

/** `pieces` with a blank line between those at `index` and before it, as people write Markdown. */
function parted(pieces: readonly Piece[], index: number, eol: string): readonly Piece[] {
	const [before, after] = [pieces[index - 1], pieces[index]];
	if (before === undefined || after === undefined || endsBlank(before) || startsBlank(after)) return pieces;
	// Given to the prose where there is some: a piece of its own would take that prose's place.
	if (before.kind === 'prose') return pieces.with(index - 1, { ...before, raw: before.raw + eol });
	if (after.kind === 'prose') return pieces.with(index, { ...after, raw: eol + after.raw });
	return pieces.toSpliced(index, 0, { raw: eol, kind: 'prose', id: null });
}

/** `pieces` without the one at `index`, and without the blank line that parted it. */
function without(pieces: readonly Piece[], index: number, eol: string): readonly Piece[] {
	const [before, after] = [pieces[index - 1], pieces[index + 1]];
	const rest = pieces.toSpliced(index, 1);
	if (after === undefined || !startsBlank(after)) return parted(rest, index, eol);
	if (before !== undefined && !endsBlank(before)) return rest;
	return rest.with(index, { ...after, raw: after.raw.replace(/^[ \t]*(?:\r\n|\n|\r)/, '') });
}

function withPiece(pieces: readonly Piece[], index: number, piece: Piece, eol: string): readonly Piece[] {
	return parted(parted(pieces.toSpliced(index, 0, piece), index + 1, eol), index, eol);
}

function indexAfter(blocks: readonly Block[], after: BlockId | null): number {
	return after === null ? 0 : blocks.findIndex(({ id }) => id === after) + 1;
}

/** Writes the names `cell_1`, `cell_2` … into the file where they would change: others may read them. */
function keepNames(before: Notebook, after: Notebook): Notebook {
	const names = new Map(cellsOf(before).map(({ id, name }) => [id, name]));
	let kept = after;
	for (;;) {
		const moved = cellsOf(kept).find(({ id, named, name }) => !named && (names.get(id) ?? name) !== name);
		if (moved === undefined) return kept;
		kept = setName(kept, moved.id, names.get(moved.id) ?? moved.name);
	}
}

/** A name that no cell of `notebook` has. */
export function freshName(notebook: Notebook): string {
	return cellNames(new Set(cellsOf(notebook).map(({ key }) => key)))();
}

/** Where `id` stands now; prose without a letter leaves no block behind, and then it is what stands before it. */
function placed(notebook: Notebook, id: BlockId, before: BlockId | null): Placed {
	const found =
		findBlock(notebook, id) ?? notebook.blocks[Math.max(0, indexAfter(notebook.blocks, before) - 1)];
	return { notebook, id: found?.id ?? id };
}

/** A place to write between `pieces` at `index`, parted from both; what stands before it may have to give up a blank line. */
function withRoom(pieces: readonly Piece[], index: number, piece: Piece, eol: string): readonly Piece[] {
	const [before, after] = [pieces[index - 1], pieces[index]];
	let marked = '';
	for (let at = index - 1; pieces[at]?.kind === 'prose' && marked === ''; at -= 1) {
		marked = languageMarkAfter(pieces[at]?.raw ?? '');
	}
	const mark = marked === '' ? '' : marked + eol + eol;
	const end = after !== undefined && !startsBlank(after) ? eol : '';
	const room = { ...piece, raw: eol + mark + eol + end };
	const shared =
		before && endsBlank(before) ? before.raw.replace(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/, eol) : '';
	if (before === undefined || shared.trim() === '') return pieces.toSpliced(index, 0, room);
	return pieces.toSpliced(index - 1, 1, { ...before, raw: shared }, room);
}

/** Puts a new block after the block `after`, or first; a cell without a name gets one of its own. */
export function insertAfter(notebook: Notebook, after: BlockId | null, block: NewBlock): Placed {
	const ids = blockIds(notebook.nextId);
	const id = ids.take();
	const named: NewBlock =
		block.kind === 'prose' || block.attributes?.['name'] !== undefined
			? block
			: { ...block, attributes: { name: freshName(notebook), ...block.attributes } };
	const piece = { ...newPiece(named, notebook.eol), id };
	const index = indexAfter(notebook.blocks, after);
	const put = block.kind === 'prose' && block.text.trim() === '' ? withRoom : withPiece;
	const pieces = put(notebook.blocks.map(pieceOf), index, piece, notebook.eol);
	const result = assemble({ ...notebook, nextId: ids.next() }, pieces);
	return placed(keepNames(notebook, result), id, after);
}

/** Takes a block out. */
export function removeBlock(notebook: Notebook, id: BlockId): Notebook {
	const index = notebook.blocks.findIndex((block) => block.id === id);
	if (index < 0) return notebook;
	return keepNames(notebook, assemble(notebook, without(notebook.blocks.map(pieceOf), index, notebook.eol)));
}

/** Moves a block to the place after the block `after`, or to the first. */
export function moveAfter(notebook: Notebook, id: BlockId, after: BlockId | null): Placed {
	const index = notebook.blocks.findIndex((block) => block.id === id);
	const block = notebook.blocks[index];
	if (block === undefined || after === id) return { notebook, id };
	const rest = without(notebook.blocks.map(pieceOf), index, notebook.eol);
	const to = after === null ? 0 : rest.findIndex((piece) => piece.id === after) + 1;
	const pieces = withPiece(rest, to, pieceOf(block), notebook.eol);
	return placed(keepNames(notebook, assemble(notebook, pieces)), id, after);
}

/** Puts a copy of a block after it, under a name of its own. */
export function duplicateBlock(notebook: Notebook, id: BlockId): Placed {
	const block = findBlock(notebook, id);
	if (block === null) return { notebook, id };
	if (block.kind === 'prose') return insertAfter(notebook, id, { kind: 'prose', text: block.raw });
	const attributes = Object.fromEntries(block.attributes.map(({ name, value }) => [name, value]));
	return insertAfter(notebook, id, {
		kind: block.kind,
		body: block.body,
		attributes: { ...attributes, name: freshName(notebook) }
	});
}

/** Puts `block` in the place of the block `id`: a query turned into prose, and the other way round. */
export function replaceBlock(notebook: Notebook, id: BlockId, block: NewBlock): Placed {
	const index = notebook.blocks.findIndex((old) => old.id === id);
	const before = notebook.blocks[index - 1]?.id ?? null;
	if (index < 0) return { notebook, id };
	const { notebook: result, id: added } = insertAfter(notebook, id, block);
	// Without a letter it is no block, and there is nothing to put in the place.
	return added === id ? { notebook: result, id } : placed(removeBlock(result, id), added, before);
}
