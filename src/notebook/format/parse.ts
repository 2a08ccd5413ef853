import type { Span } from '../../base/span.ts';
import type { Block, BlockId, CellBlock, CellKey, Notebook } from '../model.ts';
import { cellNames, isCellName, toCellKey } from '../names.ts';
import { parseAttributes } from './attributes.ts';
import { stretchesOf, type Stretch } from './fences.ts';
import { parseHead } from './front-matter.ts';

/** Gives the id of the block that starts at `start`. */
export type IdOf = (kind: Block['kind'], start: number) => BlockId;

/** The ids `b1`, `b2` … from `next` on. */
export function blockIds(next: number): { readonly take: () => BlockId; readonly next: () => number } {
	let count = next;
	return { take: () => `b${count++}` as BlockId, next: () => count };
}

/** The line end that most lines of `text` have. */
function lineEndOf(text: string): Notebook['eol'] {
	const counts = { '\n': 0, '\r\n': 0, '\r': 0 };
	for (const [end] of text.matchAll(/\r\n|\n|\r/g)) counts[end as Notebook['eol']] += 1;
	if (counts['\r\n'] > counts['\n']) return counts['\r'] > counts['\r\n'] ? '\r' : '\r\n';
	return counts['\r'] > counts['\n'] ? '\r' : '\n';
}

/** `text` with `\n` for every line end, as editors hold it. */
export function withPlainLineEnds(text: string): string {
	return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function cellOf(text: string, stretch: Exclude<Stretch, { kind: 'prose' }>, id: BlockId): CellBlock {
	const info = text.slice(stretch.infoStart, stretch.infoEnd);
	const { attributes, errors } = parseAttributes(info, stretch.kind, stretch.infoStart - stretch.start);
	const name = attributes.find((attribute) => attribute.name === 'name')?.value;
	const named = name !== undefined && isCellName(name);
	return {
		kind: stretch.kind,
		id,
		raw: text.slice(stretch.start, stretch.end),
		name: named ? name : '',
		key: toCellKey(named ? name : ''),
		named,
		attributes,
		body: withPlainLineEnds(text.slice(stretch.bodyStart, stretch.bodyEnd)),
		bodyStart: stretch.bodyStart - stretch.start,
		errors
	};
}

/** Gives every cell without a name `cell_1`, `cell_2` …, skipping names that are taken. */
export function nameCells(blocks: readonly Block[]): readonly Block[] {
	const taken = new Set<CellKey>();
	for (const block of blocks) if (block.kind !== 'prose' && block.named) taken.add(block.key);
	const next = cellNames(taken);
	return blocks.map((block) => {
		if (block.kind === 'prose' || block.named) return block;
		const name = next();
		return block.name === name ? block : { ...block, name, key: toCellKey(name) };
	});
}

/** Reads a notebook whose blocks get their ids from `idOf`. */
export function parseWithIds(text: string, idOf: IdOf, nextId: () => number): Notebook {
	const head = parseHead(text);
	const blocks = Array.from(stretchesOf(text, head.raw.length), (stretch): Block => {
		const id = idOf(stretch.kind, stretch.start);
		if (stretch.kind !== 'prose') return cellOf(text, stretch, id);
		return { kind: 'prose', id, raw: text.slice(stretch.start, stretch.end) };
	});
	return { head, blocks: nameCells(blocks), eol: lineEndOf(text), nextId: nextId() };
}

/** Reads a notebook's Markdown. Every text is one; what is wrong stands on the cells and the head. */
export function parseNotebook(text: string): Notebook {
	const ids = blockIds(1);
	return parseWithIds(text, ids.take, ids.next);
}

/** The notebook's Markdown, byte for byte as it was read where nothing was changed. */
export function formatNotebook(notebook: Notebook): string {
	return notebook.head.raw + notebook.blocks.map((block) => block.raw).join('');
}

/** Cells of the notebook, in their order. */
export function cellsOf(notebook: Notebook): readonly CellBlock[] {
	return notebook.blocks.filter((block) => block.kind !== 'prose');
}

/** Where each block starts in the notebook's Markdown. */
export function blockStarts(notebook: Notebook): ReadonlyMap<BlockId, number> {
	const starts = new Map<BlockId, number>();
	let at = notebook.head.raw.length;
	for (const block of notebook.blocks) {
		starts.set(block.id, at);
		at += block.raw.length;
	}
	return starts;
}

/** The place in `cell.raw` of a span of its body, in which each line end is one unit. */
export function bodySpanInRaw(cell: CellBlock, span: Span): Span {
	const raw = cell.raw.slice(cell.bodyStart);
	const place = (offset: number): number => {
		if (!raw.includes('\r\n')) return cell.bodyStart + offset;
		let at = 0;
		for (let left = offset; left > 0; left -= 1) at += raw.startsWith('\r\n', at) ? 2 : 1;
		return cell.bodyStart + at;
	};
	return { start: place(span.start), end: place(span.end) };
}
