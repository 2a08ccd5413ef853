import type { CharacterReference } from '../../documents/reference.ts';
import type { Domain } from '../../schema/values.ts';

/** How much something speaks for each domain: 5 decides by itself, 3 is a clear sign, 1 a hint. */
export type Gives = Partial<Readonly<Record<Domain, number>>>;

/** data/reference/domains.json: by which words a task belongs to which domain. */
export interface DomainReference {
	readonly groups: readonly WordGroup[];
	readonly contexts: readonly ContextRule[];
	/** the last resort: parts of department names */
	readonly departments: readonly { readonly domain: Domain; readonly words: string }[];
	/** where the text, the heading and the departments all say nothing */
	readonly fallback: { readonly domain: Domain; readonly reason: string };
	/**
	 * data/reference/characters.json, so that a document in traditional characters is understood too;
	 * without it only simplified words match
	 */
	readonly characters?: CharacterReference;
}

/** Words that speak for the same domains; a word of two groups gets what both give. */
export interface WordGroup {
	readonly topic: string;
	/** false for words that only say where or how (农村, 企业, 改革): they count no more at a clause's end than elsewhere */
	readonly head?: boolean;
	/** empty: the word says nothing, it only covers shorter words within it */
	readonly gives: Gives;
	/** separated by spaces */
	readonly words: string;
}

/** What words mean together: 污水 beside 村 is environment and rural. */
export interface ContextRule {
	/** in one sentence, why */
	readonly reason: string;
	/** where the words must stand together: in one clause, or anywhere in the task */
	readonly scope: 'clause' | 'task';
	/** each entry is a list of alternatives, separated by spaces; one of every entry must occur */
	readonly all: readonly string[];
	/** alternatives that switch the rule off, separated by spaces */
	readonly without?: string;
	readonly gives: Gives;
}
