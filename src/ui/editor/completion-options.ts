import type { Completion } from '@codemirror/autocomplete';
import type { CatalogColumn, CatalogFunction, CatalogRelation } from '../../state/catalog.ts';
import { sqlName } from '../../state/result-view.ts';
import type { EditorWords } from './sql-support.ts';

/** A keyword is found by what is typed in either case, and written in capitals. */
export function keywordOption(word: string, boost: number): Completion {
	return { label: word.toLowerCase(), displayLabel: word, apply: word, type: 'keyword', boost };
}

export function relationOption(relation: CatalogRelation, words: EditorWords, boost: number): Completion {
	return {
		label: relation.name,
		apply: sqlName(relation.name),
		type: 'class',
		detail: words.describe(relation) ?? words.kinds[relation.kind],
		boost
	};
}

/** A column; `relation` is null where the SQL makes it itself. */
export function columnOption(
	column: CatalogColumn,
	relation: string | null,
	words: EditorWords,
	boost: number
): Completion {
	return {
		label: column.name,
		apply: sqlName(column.name),
		type: 'property',
		detail: words.describe(column) ?? column.type,
		...(relation !== null && { info: `${relation}.${column.name} · ${column.type}` }),
		boost
	};
}

export function functionOption(
	{ name, parameters, description }: CatalogFunction,
	boost: number
): Completion {
	return {
		label: name,
		apply: `${name}(`,
		type: 'function',
		detail: `(${parameters})`,
		...(description !== null && { info: description }),
		boost
	};
}

/** Each label once, the first one: two tables that share a column offer it once. */
export function distinct(options: readonly Completion[]): Completion[] {
	const seen = new Set<string>();
	return options.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** `options` with what is typed already as a whole before everything else. */
export function wholeFirst(options: readonly Completion[], typed: string): Completion[] {
	const whole = typed.toLowerCase();
	return options.map((option) => (option.label.toLowerCase() === whole ? { ...option, boost: 99 } : option));
}

/**
 * The options in which what is typed stands, those that begin with it first: for a place whose end is beyond the cursor,
 * such as that inside of quotation marks, of which CodeMirror would compare the whole.
 */
export function matching(options: readonly Completion[], typed: string): Completion[] {
	const wanted = typed.toLowerCase();
	const bare = wanted.replace(/^['"]/, '');
	const begins = options.filter(({ label }) => label.toLowerCase().startsWith(wanted));
	const holds = options.filter(
		(option) => !begins.includes(option) && option.label.toLowerCase().includes(bare)
	);
	return [...begins, ...holds];
}
