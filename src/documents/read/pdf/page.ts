import type { PDFPageProxy } from 'pdfjs-dist';
import type { Block, Cell } from '../blocks.ts';
import { NEAR, type Glyphs } from './geometry.ts';
import { linesOf, paragraphsOf, textOf, type TextLine } from './lines.ts';
import { readRules } from './rules.ts';
import { ruledTables, type RuledCell, type RuledTable } from './tables.ts';

/** A table as a page shows it; the next page may go on with it. */
export interface PageTable {
	readonly kind: 'table';
	readonly rows: Cell[][];
	readonly edges: readonly number[];
}

/** Lines in a row outside of tables, not yet joined to paragraphs. */
export interface PageLines {
	readonly kind: 'lines';
	readonly lines: readonly TextLine[];
}

export type PagePart = PageTable | PageLines;

/** The parts of a page from the top down; none where it holds no text. */
export async function readPage(page: PDFPageProxy): Promise<PagePart[]> {
	const content = await page.getTextContent();
	const items = content.items.filter((item) => 'str' in item);
	if (items.every(({ str }) => str.trim() === '')) return [];
	// The fonts are known only once the operators are read.
	const tables = ruledTables(await readRules(page));
	const { transform, height } = page.getViewport({ scale: 1 });
	const bold = new Map<string, boolean>();
	const glyphs = items.flatMap((item): Glyphs[] => {
		if (item.str === '') return [];
		const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform.map(Number);
		const [, , skew = 0, scale = 1, x = 0, y = 0] = item.transform.map(Number);
		const size = Math.hypot(skew, scale);
		if (!bold.has(item.fontName)) bold.set(item.fontName, isBold(page, item.fontName));
		const whole: Glyphs = {
			text: item.str,
			x: a * x + c * y + e,
			y: b * x + d * y + f,
			width: item.width,
			size: size === 0 ? 10 : size,
			bold: bold.get(item.fontName) === true
		};
		return [whole];
	});
	return arrange(glyphs, tables, height);
}

/**
 * Parts a piece that reaches over several cells: the library joins what stands in neighbouring ones. As many words as
 * cells are one for each; else how wide each word is follows from its characters.
 */
function partsOf(whole: Glyphs, crossed: readonly RuledCell[]): Glyphs[] {
	const words = whole.text.split(' ').filter((word) => word !== '');
	if (crossed.length < 2 || words.length < 2) return [whole];
	const widths = words.map((word) =>
		[...word].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 0.55 : 1) * whole.size, 0)
	);
	const gap = (whole.width - widths.reduce((sum, width) => sum + width, 0)) / (words.length - 1);
	let x = whole.x;
	return words.map((text, index) => {
		const width = widths[index] ?? 0;
		const cell = words.length === crossed.length ? crossed[index] : undefined;
		const at = cell === undefined ? x : (cell.left + cell.right - width) / 2;
		x += width + gap;
		return { ...whole, text, x: at, width };
	});
}

function isBold(page: PDFPageProxy, fontName: string): boolean {
	if (!page.commonObjs.has(fontName)) return false;
	const font: unknown = page.commonObjs.get(fontName);
	if (typeof font !== 'object' || font === null) return false;
	const name: unknown = Reflect.get(font, 'name');
	return Reflect.get(font, 'bold') === true || (typeof name === 'string' && /bold|heavy|black/iu.test(name));
}

function arrange(glyphs: readonly Glyphs[], tables: readonly RuledTable[], height: number): PagePart[] {
	const inside = tables.map(() => new Map<RuledCell, Glyphs[]>());
	const outside: Glyphs[] = [];
	for (const one of glyphs) {
		const y = one.y - one.size * 0.35;
		const at = tables.findIndex((table) => y > table.top && y < table.bottom);
		const row = tables[at]?.cells.filter(({ top, bottom }) => y >= top && y < bottom) ?? [];
		const crossed = row.filter(
			({ left, right }) => one.x + one.width - NEAR / 2 > left && one.x + NEAR / 2 < right
		);
		for (const part of partsOf(one, crossed)) {
			const x = part.x + part.width / 2;
			const cell = row.find(({ left, right }) => x >= left && x < right);
			const cells = inside[at];
			const held = cell === undefined ? undefined : cells?.get(cell);
			if (held !== undefined) held.push(part);
			else if (cell !== undefined) cells?.set(cell, [part]);
			else outside.push(part);
		}
	}
	const lines = linesOf(outside).filter(
		(line) => textOf(line.pieces).trim() !== '' && !isPageNumber(line, height)
	);
	const parts: PagePart[] = [];
	let from = 0;
	for (const [index, table] of tables.entries()) {
		const next = lines.findIndex((line) => line.y > table.top);
		const until = next < 0 ? lines.length : Math.max(from, next);
		if (until > from) parts.push({ kind: 'lines', lines: lines.slice(from, until) });
		from = until;
		parts.push({ kind: 'table', rows: rowsOf(table, inside[index] ?? new Map()), edges: table.edges });
	}
	if (from < lines.length) parts.push({ kind: 'lines', lines: lines.slice(from) });
	return parts;
}

/** A number alone in the margin counts pages, and says nothing of the document. */
function isPageNumber({ pieces, y }: TextLine, height: number): boolean {
	const text = textOf(pieces).replace(/\s/gu, '');
	const inMargin = y < height * 0.08 || y > height * 0.9;
	return inMargin && /^[-—–·~]*(?:第)?\d{1,4}(?:页)?(?:[/／共]+\d{1,4}页?)?[-—–·~]*$/u.test(text);
}

function rowsOf(table: RuledTable, texts: ReadonlyMap<RuledCell, readonly Glyphs[]>): Cell[][] {
	const rows: Cell[][] = Array.from({ length: table.rowCount }, () => []);
	for (const cell of table.cells) {
		const lines = linesOf(texts.get(cell) ?? []);
		const left = Math.min(...lines.map((line) => line.left));
		const paragraphs = paragraphsOf(lines, left, rightEdge(lines, cell.right));
		const blocks = paragraphs.map((pieces): Block => ({ kind: 'line', pieces }));
		rows[cell.row]?.push({ blocks, columns: cell.columns, rows: cell.rows, continues: false });
	}
	return rows;
}

/** Where the lines of a cell are broken: the longest shows it, unless all are too short to have been broken at all. */
function rightEdge(lines: readonly TextLine[], border: number): number {
	const longest = Math.max(0, ...lines.map((line) => line.right));
	const size = lines[0]?.size ?? 0;
	return longest > border - 2.5 * size ? longest : border;
}
