import type { PDFPageProxy } from 'pdfjs-dist';
import type { Block, Cell } from '../blocks.ts';
import type { Glyph } from './geometry.ts';
import { readGlyphs, type Font } from './glyphs.ts';
import { linesOf, type TextLine } from './lines.ts';
import { readDrawing } from './operators.ts';
import { paragraphsOf } from './paragraphs.ts';
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

export interface PageParts {
	/** from the top down; none where the page holds no text */
	readonly parts: readonly PagePart[];
	readonly width: number;
	readonly height: number;
}

export async function readPage(page: PDFPageProxy): Promise<PageParts> {
	const drawing = await readDrawing(page);
	const { width, height } = page.getViewport({ scale: 1 });
	const fonts = new Map<string, Font>();
	const glyphs = readGlyphs(drawing, (name) => {
		const font = fonts.get(name) ?? fontOf(page, name);
		fonts.set(name, font);
		return font;
	});
	const silent = glyphs.every(({ text }) => text.trim() === '');
	return { parts: silent ? [] : arrange(glyphs, ruledTables(readRules(drawing))), width, height };
}

function fontOf(page: PDFPageProxy, name: string): Font {
	const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
	if (typeof font !== 'object' || font === null) return { unit: 0.001, bold: false, vertical: false };
	const called: unknown = Reflect.get(font, 'name');
	const matrix: unknown = Reflect.get(font, 'fontMatrix');
	return {
		unit: Array.isArray(matrix) ? Number(matrix[0]) : 0.001,
		bold:
			Reflect.get(font, 'bold') === true || (typeof called === 'string' && /bold|heavy|black/iu.test(called)),
		vertical: Reflect.get(font, 'vertical') === true
	};
}

function arrange(glyphs: readonly Glyph[], tables: readonly RuledTable[]): PagePart[] {
	const inside = new Map<RuledCell, Glyph[]>();
	const outside: Glyph[] = [];
	for (const one of glyphs) {
		const x = one.x + one.width / 2;
		const y = one.y - one.size * 0.35;
		const table = tables.find(({ top, bottom }) => y > top && y < bottom);
		const cell = table?.cells.find(
			({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom
		);
		const held = cell === undefined ? outside : inside.get(cell);
		if (held !== undefined) held.push(one);
		else if (cell !== undefined) inside.set(cell, [one]);
	}
	const lines = linesOf(outside);
	const parts: PagePart[] = [];
	let from = 0;
	for (const table of tables) {
		const next = lines.findIndex((line) => line.y > table.top);
		const until = next < 0 ? lines.length : Math.max(from, next);
		if (until > from) parts.push({ kind: 'lines', lines: lines.slice(from, until) });
		from = until;
		parts.push({ kind: 'table', rows: rowsOf(table, inside), edges: table.edges });
	}
	if (from < lines.length) parts.push({ kind: 'lines', lines: lines.slice(from) });
	return parts;
}

function rowsOf(table: RuledTable, texts: ReadonlyMap<RuledCell, readonly Glyph[]>): Cell[][] {
	const rows: Cell[][] = Array.from({ length: table.rowCount }, () => []);
	for (const cell of table.cells) {
		const lines = linesOf(texts.get(cell) ?? []);
		const left = Math.min(...lines.map((line) => line.left));
		const frame = { left, right: rightEdge(lines, cell.right) };
		const paragraphs = paragraphsOf(lines.map((line) => ({ line, frame })));
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
