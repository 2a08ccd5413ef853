import { buildScriptTables, mapUnits } from '../../documents/clean/script.ts';
import { DOMAINS, type Domain } from '../../schema/values.ts';
import { Automaton } from './automaton.ts';
import type { DomainReference, Gives } from './reference.ts';

/** A number for each domain, in the order of `DOMAINS`. */
export type Scores = Float64Array;

export const DOMAIN_IDS: readonly Domain[] = DOMAINS.map(({ value }) => value);

export interface CompiledRule {
	/** one of the words of every set must occur */
	readonly all: readonly ReadonlySet<number>[];
	readonly without: ReadonlySet<number>;
	readonly gives: Scores;
	/** looks at the whole task instead of one clause */
	readonly wide: boolean;
}

export interface CompiledReference {
	readonly fold: (text: string) => string;
	readonly words: Automaton;
	/** per word, what it gives; null for words that only rules know */
	readonly gives: readonly (Scores | null)[];
	/** per word: whether it may be what a clause is about, rather than where or how */
	readonly heads: readonly boolean[];
	readonly rules: readonly CompiledRule[];
	readonly departments: Automaton;
	/** per word of `departments` */
	readonly departmentGives: readonly Scores[];
	readonly fallback: Domain;
}

/** Quotation marks and white space stand anywhere in such texts and part what belongs together: “雨污分流”改造. */
const UNSEEN = /[\s"'`“”‘’「」『』《》〈〉]+/gu;

const compiled = new WeakMap<DomainReference, CompiledReference>();

/** The reference made ready for searching; made once for each reference. */
export function compileReference(reference: DomainReference): CompiledReference {
	const known = compiled.get(reference);
	if (known !== undefined) return known;
	const made = compile(reference);
	compiled.set(reference, made);
	return made;
}

function compile(reference: DomainReference): CompiledReference {
	const { fold: table } = buildScriptTables(reference.characters ?? { traditional: [], simplified: [] });
	const fold = (text: string): string => mapUnits(text, table).replace(UNSEEN, '').toLowerCase();
	const list = (words: string): string[] =>
		words
			.split(' ')
			.map(fold)
			.filter((word) => word !== '');

	const words = new WordList();
	const gives: (Scores | null)[] = [];
	const heads: boolean[] = [];
	for (const group of reference.groups) {
		for (const word of list(group.words)) {
			const id = words.id(word);
			const scores = gives[id] ?? new Float64Array(DOMAIN_IDS.length);
			addGives(scores, group.gives);
			gives[id] = scores;
			heads[id] = (heads[id] ?? false) || group.head !== false;
		}
	}
	const ids = (text: string): ReadonlySet<number> => new Set(list(text).map((word) => words.id(word)));
	const rules = reference.contexts.map((rule) => ({
		all: rule.all.map(ids),
		without: ids(rule.without ?? ''),
		gives: toScores(rule.gives),
		wide: rule.scope === 'task'
	}));

	const departments = new WordList();
	const departmentGives: Scores[] = [];
	for (const { domain, words: parts } of reference.departments) {
		for (const part of list(parts)) departmentGives[departments.id(part)] = toScores({ [domain]: 1 });
	}
	return {
		fold,
		words: new Automaton(words.all),
		gives: words.all.map((_, id) => gives[id] ?? null),
		heads: words.all.map((_, id) => heads[id] ?? false),
		rules,
		departments: new Automaton(departments.all),
		departmentGives,
		fallback: reference.fallback.domain
	};
}

class WordList {
	readonly all: string[] = [];
	readonly #ids = new Map<string, number>();

	id(word: string): number {
		const known = this.#ids.get(word);
		if (known !== undefined) return known;
		const id = this.all.push(word) - 1;
		this.#ids.set(word, id);
		return id;
	}
}

function toScores(gives: Gives): Scores {
	const scores = new Float64Array(DOMAIN_IDS.length);
	addGives(scores, gives);
	return scores;
}

function addGives(scores: Scores, gives: Gives): void {
	DOMAIN_IDS.forEach((domain, index) => {
		scores[index] = (scores[index] ?? 0) + (gives[domain] ?? 0);
	});
}
