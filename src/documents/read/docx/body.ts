import type { Block, Cell, Piece } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { attribute, isOn, type Attributes, type XmlHandler } from '../xml.ts';
import type { Numbering } from './numbering.ts';
import type { ListPlace, Styles } from './styles.ts';
import { symbol } from './symbols.ts';

/** What is no text of the document: deletions, instructions of fields, readings over characters, second versions. */
const SKIPPED: ReadonlySet<string> = new Set([
	'del',
	'moveFrom',
	'delText',
	'instrText',
	'Fallback',
	'rt',
	'sectPr',
	'sdtPr',
	'fldData',
	'tabs'
]);

interface Paragraph {
	readonly pieces: Piece[];
	readonly list: ListPlace;
	style: string | null;
	/** true while its properties are read, which describe its mark and not its text */
	inProperties: boolean;
}

interface Run {
	bold: boolean | null;
	style: string | null;
	hidden: boolean;
}

interface OpenCell {
	columns: number;
	continues: boolean;
}

interface OpenTable {
	readonly rows: Cell[][];
	row: Cell[];
	cell: OpenCell | null;
	/** true for a row that was taken out while changes were tracked */
	deleted: boolean;
	after: number;
}

const NO_RUN: Run = { bold: null, style: null, hidden: false };

/** Collects paragraphs and tables while the document's XML is read. */
export class Body implements XmlHandler {
	readonly #styles: Styles;
	readonly #numbering: Numbering;
	/** where paragraphs go: the document, a cell, a cell inside it … */
	readonly #sinks: Block[][] = [[]];
	readonly #tables: OpenTable[] = [];
	/** more than one where a text box stands in a paragraph */
	readonly #paragraphs: Paragraph[] = [];
	#run: Run = { ...NO_RUN };
	#skipped = 0;
	#inText = false;

	constructor(styles: Styles, numbering: Numbering) {
		this.#styles = styles;
		this.#numbering = numbering;
	}

	get blocks(): readonly Block[] {
		return this.#sinks[0] ?? [];
	}

	open(name: string, attributes: Attributes): void {
		const table = this.#tables.at(-1);
		if (this.#skipped > 0 || SKIPPED.has(name) || name.endsWith('Change')) {
			// in a row's properties, a deletion means the row
			if (name === 'del' && this.#skipped === 0 && table?.cell === null) table.deleted = true;
			this.#skipped += 1;
			return;
		}
		switch (name) {
			case 'p':
				this.#paragraphs.push({
					pieces: [],
					list: { numId: null, level: null },
					style: null,
					inProperties: false
				});
				break;
			case 'r':
				this.#run = { ...NO_RUN };
				break;
			case 't':
				this.#inText = true;
				break;
			case 'tbl':
				this.#tables.push({ rows: [], row: [], cell: null, deleted: false, after: 0 });
				break;
			case 'tc':
				if (table !== undefined) table.cell = { columns: 1, continues: false };
				this.#sinks.push([]);
				break;
			default:
				if (!this.#property(name, attributes, table)) this.#character(name, attributes);
		}
	}

	/** A property of a row, cell, paragraph or run; false where it is none. */
	#property(name: string, attributes: Attributes, table: OpenTable | undefined): boolean {
		const paragraph = this.#paragraphs.at(-1);
		const value = attribute(attributes, 'val');
		if (name === 'pPr' && paragraph !== undefined) paragraph.inProperties = true;
		else if (name === 'pStyle' && paragraph !== undefined) paragraph.style = value;
		else if (name === 'numId' && paragraph !== undefined) paragraph.list.numId = value;
		else if (name === 'ilvl' && paragraph !== undefined) paragraph.list.level = Number(value);
		else if (paragraph?.inProperties === true) return true;
		else if (name === 'b') this.#run.bold = isOn(attributes);
		else if (name === 'vanish') this.#run.hidden = isOn(attributes);
		else if (name === 'rStyle') this.#run.style = value;
		else if (table === undefined) return false;
		else if (name === 'gridSpan' && table.cell !== null) table.cell.columns = count(value);
		else if (name === 'vMerge' && table.cell !== null) table.cell.continues = value !== 'restart';
		else if (name === 'gridBefore') table.row.push(...gap(count(value)));
		else if (name === 'gridAfter') table.after = count(value);
		else return false;
		return true;
	}

	/** Elements that stand for a character. */
	#character(name: string, attributes: Attributes): void {
		if (name === 'tab' || name === 'ptab') this.#add(' ');
		else if (name === 'br' || name === 'cr') this.#add('\n');
		else if (name === 'noBreakHyphen') this.#add('-');
		else if (name === 'sym') this.#add(symbol(attribute(attributes, 'char')));
	}

	close(name: string): void {
		if (this.#skipped > 0) {
			this.#skipped -= 1;
			return;
		}
		const table = this.#tables.at(-1);
		const paragraph = this.#paragraphs.at(-1);
		if (name === 't') this.#inText = false;
		else if (name === 'pPr' && paragraph !== undefined) paragraph.inProperties = false;
		else if (name === 'p') this.#closeParagraph();
		else if (name === 'tc' && table !== undefined) this.#closeCell(table);
		else if (name === 'tr' && table !== undefined) {
			if (!table.deleted) table.rows.push([...table.row, ...gap(table.after)]);
			table.row = [];
			table.deleted = false;
			table.after = 0;
		} else if (name === 'tbl' && table !== undefined) {
			this.#tables.pop();
			this.#sinks.at(-1)?.push({ kind: 'table', rows: table.rows });
		}
	}

	text(text: string): void {
		if (this.#inText && this.#skipped === 0) this.#add(text);
	}

	#add(text: string): void {
		const paragraph = this.#paragraphs.at(-1);
		if (paragraph === undefined || this.#run.hidden || text === '') return;
		const { bold, style } = this.#run;
		const styled = style === null ? this.#styles.isBold(paragraph.style) : this.#styles.isBold(style);
		paragraph.pieces.push({ text, bold: bold ?? styled });
	}

	#closeParagraph(): void {
		const paragraph = this.#paragraphs.pop();
		if (paragraph === undefined || this.#styles.isContents(paragraph.style)) return;
		const { pieces, style } = paragraph;
		const list = this.#styles.listOf(style, paragraph.list);
		const label = list === null ? null : this.#numbering.next(list.numId, list.level);
		const isEmpty = pieces.every(({ text }) => text.trim() === '');
		// in a cell, the number is often all there is: a column of them is numbered by Word
		if (label !== null && (!isEmpty || this.#sinks.length > 1)) pieces.unshift({ text: label, bold: false });
		else if (isEmpty) return;
		this.#sinks.at(-1)?.push({ kind: 'line', pieces });
	}

	#closeCell(table: OpenTable): void {
		const blocks = this.#sinks.length > 1 ? (this.#sinks.pop() ?? []) : [];
		const { columns, continues } = table.cell ?? { columns: 1, continues: false };
		table.row.push({ blocks, columns, rows: 1, continues });
		table.cell = null;
	}
}

function count(value: string | null): number {
	const number = Number(value);
	return Number.isInteger(number) && number >= 1 ? Math.min(number, LIMITS.columns) : 1;
}

function gap(columns: number): Cell[] {
	return columns === 0 ? [] : [{ blocks: [], columns, rows: 1, continues: false }];
}
