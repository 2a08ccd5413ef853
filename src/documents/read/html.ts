import { tableLines, type FileCell } from './table-text.ts';
import { attribute, decodeEntities } from './xml.ts';

/** Elements whose content is no text of the page. */
const DROPPED: ReadonlySet<string> = new Set([
	'script',
	'style',
	'head',
	'noscript',
	'template',
	'svg',
	'iframe',
	'select',
	'button',
	'textarea'
]);

/** Elements that begin a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set([
	'p',
	'div',
	'section',
	'article',
	'header',
	'footer',
	'main',
	'aside',
	'nav',
	'li',
	'ul',
	'ol',
	'dl',
	'dt',
	'dd',
	'h1',
	'h2',
	'h3',
	'h4',
	'h5',
	'h6',
	'blockquote',
	'pre',
	'form',
	'table',
	'tr',
	'center',
	'hr',
	'br',
	'title'
]);

/** True for a text that is a page or holds a table of one, not a text with a few tags left in it. */
export function isHtml(text: string): boolean {
	return /<!doctype html|<html[\s>]|<body[\s>]|<table[\s>]/iu.test(text.slice(0, 20_000));
}

/** A table while it is read. */
interface OpenTable {
	readonly rows: FileCell[][];
	cell: { text: string; columns: number; rows: number } | null;
	/** true where another table stood inside: it only lays the page out */
	isLayout: boolean;
}

/**
 * The words of a page: a line for each paragraph, a line of tab-parted cells for each row of a table. Tags are read
 * as they come, without a tree, so that broken or endless nesting costs nothing.
 */
export function readHtml(html: string): string {
	const page = new Page();
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		if (open < 0) {
			page.text(html.slice(at));
			break;
		}
		if (open > at) page.text(html.slice(at, open));
		if (html.startsWith('<!--', open)) {
			const end = html.indexOf('-->', open + 4);
			at = end < 0 ? html.length : end + 3;
			continue;
		}
		const close = html.indexOf('>', open);
		const tag = close < 0 ? null : /^<(\/?)([a-z][a-z0-9]*)/iu.exec(html.slice(open, open + 24));
		if (close < 0 || (tag === null && !/^<[!?/]/u.test(html.slice(open, open + 2)))) {
			page.text('<');
			at = open + 1;
			continue;
		}
		at = close + 1;
		const name = (tag?.[2] ?? '').toLowerCase();
		if (tag === null) continue;
		if (tag[1] === '' && DROPPED.has(name)) {
			const end = closingTag(html, name, at);
			at = end < 0 ? html.length : end;
			continue;
		}
		page.tag(name, tag[1] === '/', html.slice(open, close));
	}
	return page.finish();
}

/** Where the closing tag of a dropped element begins, however its name is cased; -1 where it never does. */
function closingTag(html: string, name: string, from: number): number {
	for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
		if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
	}
	return -1;
}

/** Collects lines; white space of the mark-up counts as one space. */
class Page {
	readonly #lines: string[] = [];
	readonly #tables: OpenTable[] = [];
	#open = '';

	text(value: string): void {
		const text = decodeEntities(value).replace(/[ \t\r\n\f]+/gu, ' ');
		const cell = this.#tables.at(-1)?.cell;
		if (cell === null || cell === undefined) this.#open += text;
		else cell.text += text;
	}

	tag(name: string, closes: boolean, printed: string): void {
		const table = this.#tables.at(-1);
		if (name === 'table') {
			if (!closes) this.#openTable();
			else if (table !== undefined) this.#closeTable(table);
		} else if (table !== undefined && name === 'tr' && !closes) {
			this.#closeCell(table);
			table.rows.push([]);
		} else if (table !== undefined && (name === 'td' || name === 'th')) {
			this.#closeCell(table);
			if (!closes)
				table.cell = { text: '', columns: span(printed, 'colspan'), rows: span(printed, 'rowspan') };
		} else if (BLOCKS.has(name)) {
			if (table?.cell !== null && table !== undefined) table.cell.text += ' ';
			else this.#line();
		}
	}

	#openTable(): void {
		const outer = this.#tables.at(-1);
		if (outer !== undefined) {
			// a table inside a cell: the outer one only lays the page out, and its cells are paragraphs
			outer.isLayout = true;
			for (const cell of outer.rows.flat()) this.#lines.push(...paragraph(cell.text));
			outer.rows.length = 0;
			if (outer.cell !== null) this.#lines.push(...paragraph(outer.cell.text));
			outer.cell = null;
		}
		this.#line();
		if (this.#tables.length < DEEPEST) this.#tables.push({ rows: [], cell: null, isLayout: false });
	}

	#closeCell(table: OpenTable): void {
		if (table.cell === null) return;
		if (table.rows.length === 0) table.rows.push([]);
		table.rows.at(-1)?.push(table.cell);
		table.cell = null;
	}

	#closeTable(table: OpenTable): void {
		this.#closeCell(table);
		this.#tables.pop();
		const isData = !table.isLayout && table.rows.some((row) => row.length >= 2);
		if (isData) this.#lines.push(...tableLines(table.rows));
		else for (const cell of table.rows.flat()) this.#lines.push(...paragraph(cell.text));
	}

	#line(): void {
		this.#lines.push(...paragraph(this.#open));
		this.#open = '';
	}

	finish(): string {
		for (let table = this.#tables.at(-1); table !== undefined; table = this.#tables.at(-1))
			this.#closeTable(table);
		this.#line();
		return `${this.#lines.join('\n')}\n`;
	}
}

/** Tables inside tables beyond this depth are read as part of the one around them. */
const DEEPEST = 50;

function paragraph(text: string): string[] {
	const line = text.replace(/\s+/gu, ' ').trim();
	return line === '' ? [] : [line];
}

function span(tag: string, name: string): number {
	const value = Number(attribute(tag, name) ?? '1');
	return Number.isInteger(value) && value >= 1 ? Math.min(value, 1000) : 1;
}
