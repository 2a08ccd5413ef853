import type { Attributes, XmlHandler } from '../xml.ts';
import { attribute, isOn } from '../xml.ts';
import { numberText } from './number-text.ts';

/** One level of a list as its definition says. */
interface Level {
	start: number;
	format: string;
	/** %1.%2 stands for the numbers of the levels */
	text: string;
	/** what stands after the number: a tab, a space or nothing */
	suffix: string;
	/** true where all numbers are printed in digits */
	digits: boolean;
}

/** A list in a document: its definition, and what it changes of it. */
interface List {
	definition: string;
	readonly starts: Map<number, number>;
	readonly levels: Map<number, Level>;
}

/** Word has nine levels. */
const LEVELS = 9;

/** The numbers that Word prints before paragraphs but does not write into them. */
export class Numbering {
	readonly #definitions = new Map<string, Map<number, Level>>();
	readonly #lists = new Map<string, List>();
	/** the styles that definitions take their levels from, and the definitions that give a style its levels */
	readonly #borrowed = new Map<string, string>();
	readonly #lent = new Map<string, string>();
	/** the present numbers of each definition; lists of one definition go on counting together */
	readonly #counts = new Map<string, (number | undefined)[]>();
	readonly #seen = new Set<string>();

	/** Reads `numbering.xml`. */
	handler(): XmlHandler {
		let levels: Map<number, Level> | null = null;
		let level: Level | null = null;
		let list: List | null = null;
		let override = 0;
		let id = '';
		const open = (name: string, attributes: Attributes): void => {
			const value = attribute(attributes, 'val') ?? '';
			if (name === 'abstractNum') {
				id = attribute(attributes, 'abstractNumId') ?? '';
				levels = new Map();
				list = null;
				this.#definitions.set(id, levels);
			} else if (name === 'num') {
				list = { definition: '', starts: new Map(), levels: new Map() };
				levels = list.levels;
				this.#lists.set(attribute(attributes, 'numId') ?? '', list);
			} else if (name === 'abstractNumId' && list !== null) list.definition = value;
			else if (name === 'numStyleLink') this.#borrowed.set(id, value);
			else if (name === 'styleLink') this.#lent.set(value, id);
			else if (name === 'lvlOverride') override = whole(attribute(attributes, 'ilvl'), 0);
			else if (name === 'startOverride') list?.starts.set(override, whole(value, 1));
			else if (name === 'lvl') {
				level = { start: 1, format: 'decimal', text: '', suffix: 'tab', digits: false };
				levels?.set(whole(attribute(attributes, 'ilvl'), 0), level);
			} else if (level === null) return;
			else if (name === 'start') level.start = whole(value, 1);
			else if (name === 'numFmt') level.format = value;
			else if (name === 'lvlText') level.text = value;
			else if (name === 'suff') level.suffix = value;
			else if (name === 'isLgl') level.digits = isOn(attributes);
		};
		const close = (name: string): void => {
			if (name === 'lvl') level = null;
		};
		return { open, close, text: () => undefined };
	}

	/** Counts one paragraph of the list and says what Word prints before it; null where there is no such list. */
	next(numId: string, at: number): string | null {
		const list = this.#lists.get(numId);
		if (list === undefined || at < 0 || at >= LEVELS) return null;
		const definition = this.#resolve(list.definition);
		const levelAt = (index: number): Level | undefined =>
			list.levels.get(index) ?? this.#definitions.get(definition)?.get(index);
		const level = levelAt(at);
		if (level === undefined) return null;
		const counts = this.#counts.get(definition) ?? [];
		this.#counts.set(definition, counts);
		if (!this.#seen.has(numId)) {
			this.#seen.add(numId);
			// a list that says where it starts does not go on from the one before
			for (const [index, start] of list.starts) counts[index] = start - 1;
		}
		counts[at] = (counts[at] ?? level.start - 1) + 1;
		counts.length = at + 1;
		if (level.format === 'bullet') return `${bullet(level.text)}${level.suffix === 'nothing' ? '' : ' '}`;
		const label = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
			const index = Number(digit) - 1;
			const other = levelAt(index);
			const count = counts[index] ?? other?.start ?? 1;
			return numberText(count, level.digits && index < at ? 'decimal' : (other?.format ?? 'decimal'));
		});
		// between 一、 or 1. and the words there is no space in print that counts
		return label === '' || level.suffix === 'nothing' || /[、.．。)）:：]\s*$/u.test(label)
			? label
			: `${label} `;
	}

	#resolve(definition: string): string {
		const style = this.#borrowed.get(definition);
		return (style === undefined ? undefined : this.#lent.get(style)) ?? definition;
	}
}

/** A bullet's own sign; those of symbol fonts are in no other font. */
function bullet(text: string): string {
	const code = text.charCodeAt(0);
	return text === '' || (code >= 0xe000 && code <= 0xf8ff) ? '●' : text;
}

function whole(text: string | null, otherwise: number): number {
	const value = Number(text ?? otherwise);
	return Number.isInteger(value) && Math.abs(value) < 1e6 ? value : otherwise;
}
