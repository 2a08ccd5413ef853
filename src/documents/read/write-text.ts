import type { Block, Cell, Piece, Table } from './blocks.ts';
import { LIMITS, tooMuch } from './limits.ts';

/**
 * The text of a document's blocks: a line for each paragraph; for each row of a table a line of cells parted by tabs.
 * A cell that is merged across columns stands once and leaves the others empty, as a header's label does; one that is
 * merged down is repeated, so that each row is whole.
 */
export function writeText(blocks: readonly Block[]): string {
	const writer = new TextWriter();
	writer.blocks(blocks);
	return writer.finish();
}

class TextWriter {
	readonly #lines: string[] = [];
	#units = 0;
	#cells = 0;

	blocks(blocks: readonly Block[]): void {
		for (const block of blocks) {
			if (block.kind === 'line') this.#paragraph(block.pieces.map(({ text }) => text).join(''));
			else if (isData(block)) this.#table(block);
			else for (const row of block.rows) for (const cell of row) this.blocks(cell.blocks);
		}
	}

	/** A paragraph keeps its line breaks; tabs would make a table of it. */
	#paragraph(text: string): void {
		for (const part of text.split('\n')) {
			const line = part.replace(/[\t\r\f\v ]+/gu, ' ').trim();
			if (line !== '') this.#line(line);
		}
	}

	#line(line: string): void {
		this.#units += line.length + 1;
		if (this.#units > LIMITS.textUnits)
			throw tooMuch(`文字超过 ${LIMITS.textUnits} 字`, `more than ${LIMITS.textUnits} characters of text`);
		this.#lines.push(line);
	}

	#table({ rows }: Table): void {
		const above: { text: string; left: number }[] = [];
		const width = widthOf(rows);
		let started = false;
		for (const row of rows) {
			const cells = fillRow(row, above);
			this.#cells += cells.length;
			if (this.#cells > LIMITS.cells)
				throw tooMuch(`表格超过 ${LIMITS.cells} 格`, `more than ${LIMITS.cells} cells in tables`);
			const filled = cells.filter((cell) => cell !== '').length;
			if (filled === 0) continue;
			started ||= filled > 1;
			while (cells.length < width) cells.push('');
			// what stands over the header is a title, not a row
			if (started) this.#line(cells.join('\t'));
			else this.#paragraph(cells.join(' '));
		}
	}

	finish(): string {
		return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`;
	}
}

/** False for a table that only lays the page out: of one column, or with tables in its cells. */
function isData({ rows }: Table): boolean {
	const wide = rows.some((row) => row.length >= 2);
	return wide && rows.every((row) => row.every(({ blocks }) => blocks.every(({ kind }) => kind === 'line')));
}

function widthOf(rows: Table['rows']): number {
	let width = 0;
	for (const row of rows) {
		const columns = row.reduce((sum, cell) => sum + cell.columns, 0);
		width = Math.max(width, Math.min(columns, LIMITS.columns));
	}
	return width;
}

/** The texts of a row's columns; `above` carries what reaches down from the rows before. */
function fillRow(row: readonly Cell[], above: { text: string; left: number }[]): string[] {
	const texts: string[] = [];
	const fillDown = (): void => {
		for (let over = above[texts.length]; over !== undefined && over.left > 0; over = above[texts.length]) {
			over.left -= 1;
			texts.push(over.text);
		}
	};
	for (const cell of row) {
		if (!cell.continues) fillDown();
		const text = cell.continues ? null : cellText(cell);
		for (let offset = 0; offset < cell.columns && texts.length < LIMITS.columns; offset += 1) {
			const column = texts.length;
			const shown = text === null ? (above[column]?.text ?? '') : offset === 0 ? text : '';
			texts.push(shown);
			above[column] = { text: shown, left: cell.rows - 1 };
		}
	}
	fillDown();
	return texts;
}

/** A cell on one line. A bold stretch that is a label inside it, such as a place before its plan, keeps its mark. */
function cellText({ blocks }: Cell): string {
	const pieces: Piece[] = [];
	for (const block of blocks) {
		if (block.kind !== 'line') continue;
		if (pieces.length > 0) pieces.push({ text: ' ', bold: false });
		for (const piece of block.pieces.flatMap(sentences)) {
			const last = pieces.at(-1);
			if (last !== undefined && last.bold === piece.bold && !(piece.bold && ENDS.test(last.text)))
				pieces[pieces.length - 1] = { text: last.text + piece.text, bold: last.bold };
			else pieces.push(piece);
		}
	}
	const whole = pieces.filter(({ text }) => text.trim() !== '').length <= 1;
	const text = pieces.map((piece, index) =>
		whole || !piece.bold || !isLabel(piece.text, pieces[index + 1]?.text ?? '')
			? piece.text
			: marked(piece.text)
	);
	return text.join('').replace(/\s+/gu, ' ').trim();
}

/** A label does not reach over the end of a sentence, though all of it may be bold. */
const ENDS = /[。；;]\s*$/u;

function sentences(piece: Piece): readonly Piece[] {
	if (!piece.bold) return [piece];
	return piece.text.split(/(?<=[。；;])(?=.)/u).map((text) => ({ text, bold: true }));
}

/** True for a bold stretch that ends at a colon, holds one or stands before one. */
function isLabel(bold: string, next: string): boolean {
	return /\S[:：]/u.test(bold) || (bold.trim() !== '' && /^\s*[:：]/u.test(next));
}

function marked(bold: string): string {
	const text = bold.trim();
	const at = bold.indexOf(text);
	return `${bold.slice(0, at)}<b>${text}</b>${bold.slice(at + text.length)}`;
}
