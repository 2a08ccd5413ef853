import { InputError } from '../../../base/errors.ts';
import type { Localised } from '../../../base/localised.ts';
import type { Block, Cell } from '../blocks.ts';
import { LIMITS, tooMuch } from '../limits.ts';
import type { Pauses } from '../pauses.ts';
import { ENCRYPTED } from '../signatures.ts';
import { writeText } from '../write-text.ts';
import { NEAR } from './geometry.ts';
import { paragraphsOf, textOf, type TextLine } from './lines.ts';
import { openPdf } from './load.ts';
import { readPage, type PagePart, type PageTable } from './page.ts';

/** The text of a PDF: lines joined to paragraphs, ruled tables as rows of tab-parted cells. */
export async function readPdf(
	bytes: Uint8Array,
	pauses: Pauses
): Promise<{ text: string; notices: Localised[] }> {
	const document = await openPdf(bytes).catch((error: unknown) => {
		throw unreadable(error);
	});
	try {
		if (document.numPages > LIMITS.pages)
			throw tooMuch(`超过 ${LIMITS.pages} 页`, `more than ${LIMITS.pages} pages`);
		const parts: PagePart[] = [];
		const silent: number[] = [];
		for (let number = 1; number <= document.numPages; number += 1) {
			const page = await document.getPage(number);
			const found = await readPage(page);
			if (found.length === 0) silent.push(number);
			parts.push(...found);
			page.cleanup();
			await pauses.take();
		}
		const text = writeText(blocksOf(parts));
		if (text === '' || isGarbled(text)) throw scanned();
		return { text, notices: silent.length === 0 ? [] : [withoutText(silent)] };
	} catch (error) {
		if (error instanceof InputError || pauses.stopped) throw error;
		throw unreadable(error);
	} finally {
		await document.loadingTask.destroy();
	}
}

/** Joins what pages have torn apart: paragraphs, and tables with the same columns. */
function blocksOf(parts: readonly PagePart[]): Block[] {
	const blocks: Block[] = [];
	let lines: TextLine[] = [];
	let table: { rows: Cell[][]; edges: readonly number[] } | null = null;
	const flush = (): void => {
		if (lines.length > 0) {
			const left = Math.min(...lines.map((line) => line.left));
			const right = usualRight(lines);
			for (const pieces of paragraphsOf(lines, left, right)) blocks.push({ kind: 'line', pieces });
		}
		lines = [];
	};
	for (const part of parts) {
		if (part.kind === 'lines') {
			table = null;
			lines.push(...part.lines);
		} else if (table !== null && sameColumns(table.edges, part)) continueTable(table.rows, part.rows);
		else {
			flush();
			table = { rows: [...part.rows], edges: part.edges };
			blocks.push({ kind: 'table', rows: table.rows });
		}
	}
	flush();
	return blocks;
}

/** Adds the rows of the next page. A row that the page's end cut in two has no number of its own there: it is joined. */
function continueTable(rows: Cell[][], more: readonly (readonly Cell[])[]): void {
	const last = rows.at(-1);
	// the header that is printed again at the top of a page is no row
	let repeated = 0;
	while (repeated < 3 && more[repeated] !== undefined && printed(more[repeated]) === printed(rows[repeated]))
		repeated += 1;
	const [first, ...rest] = more.slice(repeated);
	if (last === undefined || first === undefined) return;
	const goesOn =
		first.length === last.length &&
		isEmpty(first[0]) &&
		!isEmpty(last[0]) &&
		first.every((cell, index) => isEmpty(cell) || !isEmpty(last[index]));
	if (goesOn) rows[rows.length - 1] = last.map((cell, index) => joined(cell, first[index]));
	else rows.push([...first]);
	rows.push(...rest.map((row) => [...row]));
}

function printed(row: readonly Cell[] | undefined): string {
	const blocks = row?.flatMap((cell) => cell.blocks) ?? [];
	return blocks.map((block) => (block.kind === 'line' ? textOf(block.pieces) : '')).join('|');
}

function isEmpty(cell: Cell | undefined): boolean {
	return cell === undefined || printed([cell]).trim() === '';
}

function joined(cell: Cell, more: Cell | undefined): Cell {
	const end = cell.blocks.at(-1);
	const [start, ...rest] = more?.blocks ?? [];
	if (end?.kind !== 'line' || start?.kind !== 'line') return cell;
	const line: Block = { kind: 'line', pieces: [...end.pieces, ...start.pieces] };
	return { ...cell, blocks: [...cell.blocks.slice(0, -1), line, ...rest] };
}

function sameColumns(edges: readonly number[], { edges: others }: PageTable): boolean {
	return (
		edges.length === others.length &&
		edges.every((edge, index) => Math.abs(edge - (others[index] ?? 0)) <= 2 * NEAR)
	);
}

/** How far most full lines reach: the right edge of the text, past which only marks hang. */
function usualRight(lines: readonly TextLine[]): number {
	const ends = lines.map((line) => line.right).sort((a, b) => a - b);
	return ends[Math.floor(ends.length * 0.9)] ?? 0;
}

/** True where a font hides which characters its signs are: they come out as private or unknown ones. */
function isGarbled(text: string): boolean {
	const strange = text.match(/[\ue000-\uf8ff\ufffd\u0000-\u0008]/gu)?.length ?? 0;
	return strange * 5 > text.length;
}

function scanned(): InputError {
	return new InputError({
		zh: 'PDF 中没有可读的文字（可能是扫描件）；请先做文字识别(OCR)，或粘贴文字',
		en: 'the PDF holds no readable text (perhaps it is a scan); recognise the text (OCR) first, or paste the text'
	});
}

function withoutText(pages: readonly number[]): Localised {
	const shown = pages.slice(0, 10).join('、');
	return {
		zh: `第 ${shown} ${pages.length > 10 ? '等 ' : ''}页没有文字（共 ${pages.length} 页，可能是扫描或图片），未读取`,
		en: `${pages.length} pages without text (scans or images) were not read: ${pages.slice(0, 10).join(', ')}`
	};
}

function unreadable(error: unknown): InputError {
	if (error instanceof InputError) return error;
	if (error instanceof Error && error.name === 'PasswordException') return new InputError(ENCRYPTED);
	return new InputError(
		{
			zh: 'PDF 已损坏或不完整；请用 PDF 阅读器打开，另存后再试',
			en: 'the PDF is damaged or incomplete; open it in a PDF reader, save it and try again'
		},
		{ cause: error }
	);
}
