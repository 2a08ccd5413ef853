import type { Block, BlockId, CellBlock, CellKind, Notebook } from '../model.ts';
import { isCellName } from '../names.ts';
import { quoteAttribute } from './attributes.ts';
import { closesFence, stretchesOf } from './fences.ts';
import { blockIds, formatNotebook, parseWithIds, withPlainLineEnds } from './parse.ts';

/** What a new block holds. */
export type NewBlock =
	| { readonly kind: 'prose'; readonly text: string }
	| {
			readonly kind: CellKind;
			readonly body: string;
			readonly attributes?: Readonly<Record<string, string>>;
	  };

/** A block to be put together with others; one without an id is new. */
export interface Piece {
	readonly raw: string;
	readonly kind: Block['kind'];
	readonly id: BlockId | null;
}

const LINE_END_AT_END = /(?:\r\n|\n|\r)$/;

function withLineEnds(text: string, eol: string): string {
	return withPlainLineEnds(text).replaceAll('\n', eol);
}

/** A run of `mark`, three or more, that no line of `body` closes. */
function fenceFor(body: string, mark: string, least: number): string {
	let length = least;
	for (const line of body.split('\n')) {
		if (closesFence(line, mark.repeat(3))) length = Math.max(length, line.trim().length + 1);
	}
	return mark.repeat(length);
}

function renderCell(cell: Exclude<NewBlock, { kind: 'prose' }>, eol: string): string {
	const attributes = Object.entries(cell.attributes ?? {}).map(
		([name, value]) => ` ${name}=${quoteAttribute(value)}`
	);
	const body = withPlainLineEnds(cell.body);
	const fence = fenceFor(body, '`', 3);
	const lines = [`${fence}${cell.kind}${attributes.join('')}`, ...(body === '' ? [] : [body]), fence, ''];
	return lines.join('\n').replaceAll('\n', eol);
}

/** `cell.raw` with `body` between its fences; the info string stays as it is. */
function rawWithBody(cell: CellBlock, body: string, notebookEol: string): string {
	const opening = cell.raw.slice(0, cell.bodyStart);
	// A lone CR before an LF of ours would become one line end.
	const eol = LINE_END_AT_END.exec(opening)?.[0] ?? notebookEol;
	const [, indent = '', run = '```', info = ''] = /^( *)(`+|~+)([^]*)$/.exec(opening) ?? [];
	const mark = run[0] ?? '`';
	const fence = fenceFor(body, mark, run.length);
	const closing = closingLine(cell);
	// The closing line keeps its own end: what follows it must not join with another.
	const closingEnd = closing === null ? eol : (LINE_END_AT_END.exec(closing)?.[0] ?? '');
	const end = fence === run && closing !== null ? closing : indent + fence + closingEnd;
	const start = LINE_END_AT_END.test(opening) ? info : info + eol;
	const middle = body === '' ? '' : withLineEnds(body, eol) + eol;
	return indent + fence + start + middle + end;
}

/** The cell's closing line as it stands, or null where the file ends inside the cell. */
function closingLine(cell: CellBlock): string | null {
	const [stretch] = stretchesOf(cell.raw, 0);
	if (stretch === undefined || stretch.kind === 'prose' || stretch.open !== null) return null;
	const rest = cell.raw.slice(stretch.bodyEnd);
	const afterBody = stretch.bodyEnd > stretch.bodyStart || !/^ {0,3}[`~]/.test(rest);
	return afterBody ? rest.replace(/^(?:\r\n|\n|\r)/, '') : rest;
}

/** What has to follow `raw` before another block may: a line end, and what closes a fence left open. */
function closed(raw: string, eol: string): string {
	const stretches = Array.from(stretchesOf(raw, 0));
	const open = stretches.at(-1)?.open ?? null;
	const ended = raw === '' || LINE_END_AT_END.test(raw) ? raw : raw + eol;
	return open === null ? ended : ended + open + eol;
}

/**
 * Puts `pieces` together and reads them again, so that what a person typed into one may become several blocks.
 * Prose beside prose, which would be one block in the file, stays in its pieces.
 */
export function assemble(notebook: Notebook, pieces: readonly Piece[]): Notebook {
	const idAt = new Map<string, BlockId>();
	const proseAt = new Map<number, BlockId>();
	let text = notebook.head.raw;
	if (pieces.length > 0 && text !== '' && text !== '\uFEFF') text = closedHead(text, notebook.eol);
	pieces.forEach((piece, index) => {
		if (piece.id !== null) idAt.set(`${piece.kind} ${text.length}`, piece.id);
		if (piece.id !== null && piece.kind === 'prose' && piece.raw !== '') proseAt.set(text.length, piece.id);
		text += index < pieces.length - 1 ? closed(piece.raw, notebook.eol) : piece.raw;
	});
	const fresh = blockIds(notebook.nextId);
	const parsed = parseWithIds(
		text,
		(kind, start) => idAt.get(`${kind} ${start}`) ?? fresh.take(),
		fresh.next
	);
	const before = new Map(notebook.blocks.map((block) => [block.id, block]));
	const blocks = apart(parsed, proseAt).map((block) => {
		const old = before.get(block.id);
		return old !== undefined && old.raw === block.raw && sameName(old, block) ? old : block;
	});
	return { ...parsed, blocks, eol: notebook.eol };
}

/** The blocks of `notebook`, prose cut where its pieces meet: what one writes into stays what it is. */
function apart(notebook: Notebook, proseAt: ReadonlyMap<number, BlockId>): readonly Block[] {
	const places = [...proseAt.keys()];
	let [end, next] = [notebook.head.raw.length, 0];
	return notebook.blocks.flatMap((block): readonly Block[] => {
		const start = end;
		end += block.raw.length;
		const cuts: number[] = [];
		for (let at = places[next]; at !== undefined && at < end; at = places[++next]) {
			if (at > start && block.kind === 'prose') cuts.push(at);
		}
		if (cuts.length === 0) return [block];
		return [start, ...cuts].map((at, index) => ({
			kind: 'prose',
			id: proseAt.get(at) ?? block.id,
			raw: block.raw.slice(at - start, (cuts[index] ?? end) - start)
		}));
	});
}

function closedHead(raw: string, eol: string): string {
	return LINE_END_AT_END.test(raw) ? raw : raw + eol;
}

function sameName(left: Block, right: Block): boolean {
	return left.kind === 'prose' || right.kind === 'prose' || left.name === right.name;
}

/** A block as it stands, to be put together with others. */
export function pieceOf({ raw, kind, id }: Block): Piece {
	return { raw, kind, id };
}

/** A new block with the line ends `eol`. */
export function newPiece(block: NewBlock, eol: string): Piece {
	const raw = block.kind === 'prose' ? closed(withLineEnds(block.text, eol), eol) : renderCell(block, eol);
	return { raw, kind: block.kind, id: null };
}

function replaceRaw(notebook: Notebook, id: BlockId, change: (block: Block) => string): Notebook {
	return assemble(
		notebook,
		notebook.blocks.map((block) =>
			block.id === id ? { ...pieceOf(block), raw: change(block) } : pieceOf(block)
		)
	);
}

/** The block with this id, or null. */
export function findBlock(notebook: Notebook, id: BlockId): Block | null {
	return notebook.blocks.find((block) => block.id === id) ?? null;
}

/** Sets the body of a cell, or the whole text of a prose block; fences get longer where the body needs it. */
export function setBody(notebook: Notebook, id: BlockId, body: string): Notebook {
	const block = findBlock(notebook, id);
	const plain = withPlainLineEnds(body);
	if (block === null || plain === (block.kind === 'prose' ? withPlainLineEnds(block.raw) : block.body)) {
		return notebook;
	}
	const alone = block.kind === 'prose' ? null : withBody(notebook, block, plain);
	if (alone !== null && standsAlone(notebook, alone)) {
		return { ...notebook, blocks: notebook.blocks.map((old) => (old.id === id ? alone : old)) };
	}
	return replaceRaw(notebook, id, (old) =>
		old.kind === 'prose' ? withLineEnds(plain, notebook.eol) : rawWithBody(old, plain, notebook.eol)
	);
}

/** `cell` of `notebook` with another body: all else stays, and nothing around it is read. */
export function withBody(notebook: Notebook, cell: CellBlock, body: string): CellBlock | null {
	const raw = rawWithBody(cell, withPlainLineEnds(body), notebook.eol);
	const [read, ...more] = parseWithIds(
		raw,
		() => cell.id,
		() => notebook.nextId
	).blocks;
	if (read === undefined || read.kind !== cell.kind || more.length > 0) return null;
	return { ...read, name: cell.name, key: cell.key };
}

/** Whether a cell that was changed cannot change how what follows it is read: typing then costs one cell only. */
function standsAlone({ blocks }: Notebook, cell: CellBlock): boolean {
	const next = blocks[blocks.findIndex(({ id }) => id === cell.id) + 1];
	// A lone CR would become one line end with an LF that follows.
	return next === undefined || cell.raw.endsWith('\n') || !next.raw.startsWith('\n');
}

/** Inserts a block at `index` of the notebook's blocks; its id is that of the result's block there. */
export function insertBlock(notebook: Notebook, index: number, block: NewBlock): Notebook {
	const pieces = notebook.blocks.map(pieceOf);
	return assemble(notebook, pieces.toSpliced(index, 0, newPiece(block, notebook.eol)));
}

export function deleteBlock(notebook: Notebook, id: BlockId): Notebook {
	if (findBlock(notebook, id) === null) return notebook;
	return assemble(notebook, notebook.blocks.filter((block) => block.id !== id).map(pieceOf));
}

/** Moves a block so that it stands at `index` of the notebook's other blocks. */
export function moveBlock(notebook: Notebook, id: BlockId, index: number): Notebook {
	const block = findBlock(notebook, id);
	if (block === null) return notebook;
	const others = notebook.blocks.filter((other) => other !== block);
	return assemble(notebook, others.toSpliced(index, 0, block).map(pieceOf));
}

/** Writes an attribute into a cell's info string, or takes it out with `null`; the rest of the line stays. */
export function setAttribute(notebook: Notebook, id: BlockId, name: string, value: string | null): Notebook {
	const block = findBlock(notebook, id);
	if (block === null || block.kind === 'prose') return notebook;
	return replaceRaw(notebook, id, () => rawWithAttribute(block, name, value, notebook.eol));
}

function rawWithAttribute(cell: CellBlock, name: string, value: string | null, eol: string): string {
	const opening = cell.raw.slice(0, cell.bodyStart);
	const end = LINE_END_AT_END.exec(opening)?.[0] ?? '';
	const line = opening.slice(0, opening.length - end.length);
	const written = value === null ? '' : ` ${name}=${quoteAttribute(value)}`;
	const pattern = /\s+([^\s="']+)=(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"']*)(?=\s|$)/gs;
	let found = false;
	const changed = line.replace(pattern, (whole: string, other: string) => {
		if (other !== name) return whole;
		const first = !found;
		found = true;
		return first ? written : '';
	});
	const rest = cell.raw.slice(cell.bodyStart);
	return (found ? changed : line.trimEnd() + written) + (end === '' && rest === '' ? eol : end) + rest;
}

/** Gives a cell another name; `null` takes its name away. References to the old name stay as they are. */
export function setName(notebook: Notebook, id: BlockId, name: string | null): Notebook {
	if (name !== null && !isCellName(name)) throw new RangeError(`not a cell name: ${name}`);
	return setAttribute(notebook, id, 'name', name);
}

/** The whole notebook read again from `text`; blocks that stand in both keep their ids. */
export function replaceText(notebook: Notebook, text: string): Notebook {
	if (text === formatNotebook(notebook)) return notebook;
	const left = notebook.blocks.slice();
	const fresh = blockIds(notebook.nextId);
	const parsed = parseWithIds(text, () => fresh.take(), fresh.next);
	const blocks = parsed.blocks.map((block) => {
		const at = left.findIndex((old) =>
			old.kind === 'prose' || block.kind === 'prose'
				? old.raw === block.raw
				: old.raw === block.raw || (old.named && old.key === block.key && old.kind === block.kind)
		);
		if (at < 0) return block;
		const [old] = left.splice(at, 1);
		return old === undefined ? block : { ...block, id: old.id };
	});
	return { ...parsed, blocks };
}
