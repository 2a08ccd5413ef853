import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Block, Cell, Piece } from './blocks.ts';
import { LIMITS } from './limits.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements whose content is no text of the page, or that lead elsewhere. */
const DROPPED: ReadonlySet<string> = words(
	'head script style noscript template svg math iframe object select button textarea nav aside footer dialog datalist'
);
const ROLES: ReadonlySet<string> = words('navigation banner contentinfo search complementary menu menubar');

/** Elements that begin a line of their own. */
const BLOCKS: ReadonlySet<string> = words(
	'p div section article header main li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre form center hr figure figcaption caption address details summary fieldset legend tr td th thead tbody tfoot'
);
const BOLD: ReadonlySet<string> = words('b strong');

/** Fewer links than this in a block may stand in running text; more, and nothing else, lead through the site. */
const MANY_LINKS = 4;

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(' '));
}

/** The paragraphs and tables of a page, without what leads through the site. */
export function pageBlocks(document: DefaultTreeAdapterTypes.Document): Block[] {
	const collector = new Collector();
	collector.children(document.childNodes, false);
	return collector.finish();
}

/** Collects the blocks of one page or one cell. Nesting is bounded by the parser, so recursion is too. */
class Collector {
	readonly #blocks: Block[] = [];
	#pieces: Piece[] = [];

	children(nodes: readonly Node[], bold: boolean): void {
		for (const node of nodes) {
			if ('tagName' in node) this.#element(node, bold);
			else if (node.nodeName === '#text' && 'value' in node)
				this.#pieces.push({ text: node.value.replace(/[ \t\r\n\f\u00a0\u200b]+/gu, ' '), bold });
		}
	}

	#element(element: Element, bold: boolean): void {
		const { tagName } = element;
		if (isDropped(element)) return;
		if (tagName === 'br') this.#pieces.push({ text: '\n', bold });
		else if (tagName === 'table') {
			this.#line();
			this.#table(element);
		} else {
			const starts = BLOCKS.has(tagName);
			if (starts) this.#line();
			const style = attribute(element, 'style');
			const weight = /font-weight\s*:\s*(bold|[6-9]00)/iu.test(style);
			const light = /font-weight\s*:\s*(normal|[1-5]00)/iu.test(style);
			this.children(element.childNodes, !light && (bold || weight || BOLD.has(tagName)));
			if (starts) this.#line();
		}
	}

	#table(table: Element): void {
		for (const child of table.childNodes) {
			if ('tagName' in child && child.tagName === 'caption') this.#element(child, false);
		}
		const rows = rowsOf(table).map((row) =>
			row.childNodes.filter(isCell).map((cell): Cell => {
				const inside = new Collector();
				inside.children(cell.childNodes, cell.tagName === 'th');
				return {
					blocks: inside.finish(),
					columns: span(cell, 'colspan', LIMITS.columns),
					rows: span(cell, 'rowspan', 65_534),
					continues: false
				};
			})
		);
		this.#blocks.push({ kind: 'table', rows });
	}

	#line(): void {
		if (this.#pieces.some(({ text }) => text.trim() !== ''))
			this.#blocks.push({ kind: 'line', pieces: this.#pieces });
		this.#pieces = [];
	}

	finish(): Block[] {
		this.#line();
		return this.#blocks;
	}
}

function isCell(node: Node): node is Element {
	return 'tagName' in node && (node.tagName === 'td' || node.tagName === 'th') && !isHidden(node);
}

/** The rows of a table, those of its own sections included, those of tables inside it not. */
function rowsOf(table: Element): Element[] {
	return table.childNodes.flatMap((child) => {
		if (!('tagName' in child) || isHidden(child)) return [];
		if (child.tagName === 'tr') return [child];
		return /^t(?:head|body|foot)$/u.test(child.tagName) ? rowsOf(child) : [];
	});
}

function isDropped(element: Element): boolean {
	if (DROPPED.has(element.tagName) || isHidden(element)) return true;
	if (ROLES.has(attribute(element, 'role'))) return true;
	return (
		(element.tagName === 'ul' || element.tagName === 'ol' || element.tagName === 'div') && isLinks(element)
	);
}

function isHidden(element: Element): boolean {
	return (
		element.attrs.some(({ name }) => name === 'hidden') ||
		/(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribute(element, 'style'))
	);
}

/** True for a block of links and hardly anything else; a block is only looked at where no other is inside it. */
function isLinks(element: Element): boolean {
	let links = 0;
	let linked = 0;
	let all = 0;
	const count = (node: Node, inside: boolean): boolean => {
		if (!('tagName' in node)) {
			const length = 'value' in node && node.nodeName === '#text' ? node.value.trim().length : 0;
			all += length;
			if (inside) linked += length;
			return true;
		}
		if (node.tagName === 'table' || node.tagName === 'div' || node.tagName === 'ul' || node.tagName === 'ol')
			return false;
		if (node.tagName === 'a') links += 1;
		return node.childNodes.every((child) => count(child, inside || node.tagName === 'a'));
	};
	const simple = element.childNodes.every((child) => count(child, false));
	return simple && links >= MANY_LINKS && linked * 10 >= all * 8 && all / links < 40;
}

function attribute(element: Element, name: string): string {
	return element.attrs.find((one) => one.name === name)?.value ?? '';
}

function span(element: Element, name: string, most: number): number {
	const printed = attribute(element, name).trim();
	if (name === 'rowspan' && printed === '0') return most;
	const value = Number(printed);
	return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
}
