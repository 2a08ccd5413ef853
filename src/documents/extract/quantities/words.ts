/** A list of words to look for, the longest first. */
export interface Words {
	/** whether one of them occurs */
	in(text: string): boolean;
	/** those that occur, in order */
	all(text: string): readonly string[];
	/** the one that ends `text`, white space aside */
	endOf(text: string): string | null;
	/** the one that begins `text`, white space aside */
	startOf(text: string): string | null;
}

function escape(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}

/** The source of a pattern for any of `words`, the longest first; without words one that nothing matches. */
export function alternation(words: readonly string[]): string {
	return longestFirst(words).map(escape).join('|') || '(?!)';
}

function longestFirst(words: readonly string[]): string[] {
	return [...words].sort((left, right) => right.length - left.length);
}

const NO_WORDS: readonly string[] = [];

/** A word at an end of a text, white space included, is looked for in so many units. */
const REACH = 16;

/** A searchable list; a word of one character is no part of 模拟, 虚拟 or 比拟. */
export function wordsOf(list: readonly string[]): Words {
	const guarded = alternation(list).replace(/(^|\|)拟(?=\||$)/u, '$1(?<![模虚比])拟');
	const any = new RegExp(guarded, 'u');
	const every = new RegExp(guarded, 'gu');
	// the ends of a text are looked at far more often than it is searched: by the unit that stands there
	const words = longestFirst(list);
	const byFirst = groupByUnit(words, (word) => word.charCodeAt(0));
	const byLast = groupByUnit(words, (word) => word.charCodeAt(word.length - 1));
	return {
		in: (text) => any.test(text),
		all: (text) => text.match(every) ?? NO_WORDS,
		endOf: (text) => {
			const from = Math.max(0, text.length - REACH);
			let end = text.length;
			while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
			if (end === from) return null;
			for (const word of byLast.get(text.charCodeAt(end - 1)) ?? NO_WORDS) {
				const start = end - word.length;
				if (start < from || !text.startsWith(word, start)) continue;
				if (word !== '拟' || start === from || !'模虚比'.includes(text.charAt(start - 1))) return word;
			}
			return null;
		},
		startOf: (text) => {
			const end = Math.min(text.length, REACH);
			let start = 0;
			while (start < end && isBlank(text.charCodeAt(start))) start += 1;
			if (start === end) return null;
			for (const word of byFirst.get(text.charCodeAt(start)) ?? NO_WORDS) {
				if (start + word.length <= end && text.startsWith(word, start)) return word;
			}
			return null;
		}
	};
}

/**
 * Takes all that `source` matches out of a text. Most texts hold none of it, and to ask first costs far less than to
 * replace nothing.
 */
export function remover(source: string): (text: string) => string {
	const any = new RegExp(source, 'u');
	const every = new RegExp(source, 'gu');
	return (text) => (any.test(text) ? text.replace(every, '') : text);
}

/** `list` by the unit that each of its entries is looked up with, in the order given. */
export function groupByUnit<Entry>(
	list: readonly Entry[],
	unitOf: (entry: Entry) => number
): ReadonlyMap<number, readonly Entry[]> {
	const groups = new Map<number, Entry[]>();
	for (const entry of list) {
		const group = groups.get(unitOf(entry));
		if (group === undefined) groups.set(unitOf(entry), [entry]);
		else group.push(entry);
	}
	return groups;
}

/** True for the units that `String.prototype.trim` removes. */
export function isBlank(unit: number): boolean {
	if (unit > 32 && unit < 0xa0) return false;
	if (unit >= 0x3001 && unit < 0xfeff) return false;
	return String.fromCharCode(unit).trim() === '';
}
