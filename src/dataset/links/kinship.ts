import type { ClauseReader, ClauseTerms } from './clauses.ts';
import type { Comparable, Match } from './compare.ts';

/** A task with its texts, folded. */
export interface Told extends Comparable {
	readonly targetText: string;
	readonly storyText: string;
}

/** Words of `data/reference/links.json` that tell names. */
export interface KinshipWords {
	/** one name in quotation marks, its first group */
	readonly quoted: RegExp;
	/** one name of a hill, river, lake …, as it stands at the beginning of a clause without its verbs */
	readonly place: RegExp;
}

/** A name in more tasks than this is a slogan. */
const NAME_IN_TASKS = 3;
/** So many characters before the number, or behind it, are what is counted. */
const COUNTED = 3;
const SCORE = 0.48;

/**
 * Tasks of one place and year that are akin by a short name: a counted thing that the one quotes and the other promises; a hill or
 * river that both promises name with something else in common; the same thing counted, promised here and told there.
 */
export class Kinship {
	readonly #words: KinshipWords;
	readonly #reader: ClauseReader;
	readonly #holders = new Map<string, number>();

	/** `tasks` are all tasks of the place and year. */
	constructor(tasks: readonly Told[], words: KinshipWords, reader: ClauseReader) {
		this.#words = words;
		this.#reader = reader;
		const names = new Set(tasks.flatMap((task) => [...quotedIn(task, words), ...countedIn(task)]));
		for (const name of names) {
			const holders = tasks.filter((task) => mentions(task, name)).length;
			this.#holders.set(name, holders);
		}
	}

	/** The link between two tasks of different documents; null where nothing makes them akin. */
	between(one: Told, other: Told): Match | null {
		const name =
			this.#quoted(one, other) ??
			this.#quoted(other, one) ??
			this.#place(one, other) ??
			this.#counted(one, other) ??
			this.#counted(other, one);
		return name === null ? null : { relation: 'related', score: SCORE, part: null, basis: name };
	}

	#isRare(name: string): boolean {
		return (this.#holders.get(name) ?? 0) <= NAME_IN_TASKS;
	}

	/** Where both promise the name, the promises have been compared already. A name without a number is a slogan. */
	#quoted(one: Told, other: Told): string | null {
		const names = quotedIn(one, this.#words).filter(
			(name) => this.#isRare(name) && other.targetText.includes(name) && !one.targetText.includes(name)
		);
		const counts = (left: ClauseTerms, right: ClauseTerms): boolean =>
			left.quantities.some((quantity) =>
				right.quantities.some((told) => this.#reader.comparable(quantity, told))
			);
		const found = names.find((name) => {
			const naming = (clauses: readonly ClauseTerms[]) => clauses.filter(({ text }) => text.includes(name));
			return naming(one.story).some((left) => naming(other.target).some((right) => counts(left, right)));
		});
		return found ?? null;
	}

	#place(one: Told, other: Told): string | null {
		for (const left of one.target) {
			const name = this.#words.place.exec(left.text)?.[1];
			if (name === undefined) continue;
			for (const right of other.target) {
				if (this.#words.place.exec(right.text)?.[1] !== name) continue;
				const others = [...left.terms].filter(
					(term) => right.terms.has(term) && apartFrom(name, left.text, term)
				);
				if (others.length > 0) return `${left.text} ~ ${right.text}`;
			}
		}
		return null;
	}

	#counted(one: Told, other: Told): string | null {
		for (const left of one.target) {
			const name = countedBy(left);
			if (name === null || !this.#isRare(name)) continue;
			for (const right of other.story) {
				const isOne =
					countedBy(right) === name &&
					left.quantities.some((quantity) =>
						right.quantities.some((told) => this.#reader.comparable(quantity, told))
					);
				if (isOne) return `${left.text} ~ ${right.text}`;
			}
		}
		return null;
	}
}

/** Whether `term` stands in `text` outside of `name`. */
function apartFrom(name: string, text: string, term: string): boolean {
	return text.replaceAll(name, ' ').includes(term);
}

function mentions(task: Told, name: string): boolean {
	return task.targetText.includes(name) || task.storyText.includes(name);
}

function quotedIn(task: Told, { quoted }: KinshipWords): string[] {
	const all = new RegExp(quoted, 'gu');
	return Array.from(`${task.targetText}\n${task.storyText}`.matchAll(all), (match) => match[1] ?? '');
}

function countedIn(task: Told): string[] {
	return [...task.target, ...task.story].flatMap((clause) => countedBy(clause) ?? []);
}

/** The three characters right before the only number of a clause: 社保费 in 减免社保费7.6亿元. */
function countedBy({ text, quantities }: ClauseTerms): string | null {
	if (quantities.length !== 1) return null;
	return (
		new RegExp(`(\\p{Script=Han}{${COUNTED}})\\s*\\d[\\d.]*(?![\\d.]|\\s*%)`, 'u').exec(text)?.[1] ?? null
	);
}
