import type { Role } from '../schema/values.ts';
import type { QuantityReference } from './extract/quantities/reference.ts';

/** The wordings that the parser knows: the JSON files of `data/reference/`, handed in so that it stays pure. */
export interface ParserReference extends QuantityReference {
	readonly status: StatusReference;
	readonly responsibility: ResponsibilityReference;
	readonly headers: HeaderReference;
	readonly furniture: FurnitureReference;
	readonly characters: CharacterReference;
}

/** data/reference/status.json */
export interface StatusReference {
	readonly words: readonly StatusWord[];
	/** regular expressions for a whole wording */
	readonly patterns: readonly StatusPattern[];
	readonly yes: YesNo;
	readonly no: YesNo;
	/** words that may stand before a wording without changing it: 均, 整体 */
	readonly intensifiers: readonly string[];
	/** parts and stages of works, of which a report tells: 主体, 路基 */
	readonly parts: readonly string[];
}

export interface StatusWord {
	readonly word: string;
	/** a `Status`, or null where the wording says nothing about pace */
	readonly status: string | null;
	/** true where the wording may be taken from the middle of a sentence */
	readonly prose?: boolean;
	readonly note?: string;
}

export interface StatusPattern {
	readonly pattern: string;
	readonly status: string | null;
	readonly prose?: boolean;
	readonly note?: string;
}

export interface YesNo {
	readonly words: readonly string[];
	readonly status: string;
}

/** data/reference/responsibility.json */
export interface ResponsibilityReference {
	/** `role`: lead, co, owner or people */
	readonly labels: readonly { readonly word: string; readonly role: string }[];
	readonly phrases: {
		readonly leadAfter: readonly string[];
		readonly coAfter: readonly string[];
		readonly ownerAfter: readonly string[];
		readonly leadBefore: readonly string[];
		readonly allLead: readonly string[];
	};
	/** sentences by which a document makes the first name of each list the lead */
	readonly firstIsLead: readonly string[];
	/** how the names of bodies end */
	readonly nameEndings: readonly string[];
	/** endings that only bodies have: without one a bracket is no list of bodies */
	readonly sureEndings: readonly string[];
	/** words that names of departments begin with, where nothing else tells */
	readonly stems: readonly string[];
	/** the characters that family names begin with, where names of people stand before bodies without a mark */
	readonly surnames: string;
	/** endings that are no name on their own: 管委会 */
	readonly nameTails: readonly string[];
}

/** data/reference/headers.json */
export interface HeaderReference {
	/** regular expressions for the titles of a report's own chapters (总体情况, 存在问题), which are no tasks */
	readonly chapters: readonly string[];
	readonly labels: readonly {
		readonly field: string;
		readonly words: readonly string[];
		readonly patterns?: readonly string[];
	}[];
}

/** data/reference/furniture.json */
export interface FurnitureReference {
	/** regular expressions for whole lines */
	readonly lines: readonly string[];
	/** regular expressions for whole lines that close a report: what it asks of its readers, its date and signature */
	readonly closings: readonly string[];
	/** regular expressions for whole lines that hold a page number */
	readonly pages: readonly string[];
}

/** data/reference/characters.json: two lists whose characters run in parallel. */
export interface CharacterReference {
	readonly traditional: readonly string[];
	readonly simplified: readonly string[];
}

/** A role as printed: `owner` (责任单位) is a lead or not, depending on what stands beside it. */
export type PrintedRole = Role | 'owner' | 'people';

/** What a label or a column announces. */
export type LabelField =
	| 'no'
	| 'section'
	| 'target'
	| 'detail'
	| 'status'
	| 'percent'
	| 'yesno'
	| 'finished'
	| 'progress'
	| 'deadline'
	| 'plan'
	| 'quarter'
	| 'problem'
	| 'next'
	| 'reason'
	| 'note'
	| 'other'
	| PrintedRole;
