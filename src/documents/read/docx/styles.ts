import type { Attributes, XmlHandler } from '../xml.ts';
import { attribute, isOn } from '../xml.ts';

/** The list that a paragraph belongs to; null parts are those of its style. */
export interface ListPlace {
	numId: string | null;
	level: number | null;
}

interface Style {
	base: string | null;
	bold: boolean | null;
	/** true for the lines of a table of contents, which repeat the headings */
	contents: boolean;
	readonly list: ListPlace;
}

/** How many styles may build upon each other; a circle ends here. */
const MOST_BASES = 20;

/** What a document's styles say of lists and weight; nothing else of them bears on the text. */
export class Styles {
	readonly #styles = new Map<string, Style>();
	#defaultParagraph: string | null = null;

	/** Reads `styles.xml`. */
	handler(): XmlHandler {
		let style: Style | null = null;
		const open = (name: string, attributes: Attributes): void => {
			const value = attribute(attributes, 'val');
			if (name === 'style') {
				const id = attribute(attributes, 'styleId') ?? '';
				style = { base: null, bold: null, contents: false, list: { numId: null, level: null } };
				this.#styles.set(id, style);
				if (attribute(attributes, 'type') === 'paragraph' && attribute(attributes, 'default') === '1')
					this.#defaultParagraph = id;
			} else if (style === null) return;
			else if (name === 'name') style.contents = /^toc \d/iu.test(value ?? '');
			else if (name === 'basedOn') style.base = value;
			else if (name === 'b') style.bold = isOn(attributes);
			else if (name === 'numId') style.list.numId = value;
			else if (name === 'ilvl') style.list.level = Number(value);
		};
		const close = (name: string): void => {
			if (name === 'style') style = null;
		};
		return { open, close, text: () => undefined };
	}

	/** The list of a paragraph: its own, else its style's. numId 0 takes a paragraph out of its style's list. */
	listOf(styleId: string | null, own: ListPlace): { numId: string; level: number } | null {
		let { numId, level } = own;
		for (const style of this.#chain(styleId ?? this.#defaultParagraph)) {
			numId ??= style.list.numId;
			level ??= style.list.level;
		}
		return numId === null || numId === '0' ? null : { numId, level: level ?? 0 };
	}

	/** Whether a style of characters or paragraphs is bold. */
	isBold(styleId: string | null): boolean {
		for (const { bold } of this.#chain(styleId)) if (bold !== null) return bold;
		return false;
	}

	/** Whether a paragraph of this style is a line of a table of contents. */
	isContents(styleId: string | null): boolean {
		return styleId !== null && this.#styles.get(styleId)?.contents === true;
	}

	#chain(styleId: string | null): Style[] {
		const chain: Style[] = [];
		for (let id = styleId; id !== null && chain.length < MOST_BASES;) {
			const style = this.#styles.get(id);
			if (style === undefined) break;
			chain.push(style);
			id = style.base;
		}
		return chain;
	}
}
