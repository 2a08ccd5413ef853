import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';

/** The names of the wordings in `data/reference/checks.json`, by what they serve. */
interface Wordings<T> {
	readonly declared: Readonly<Record<'tasks' | 'behind' | 'behindParts', T>>;
	readonly areas: Readonly<
		Record<
			| 'items'
			| 'subitems'
			| 'invested'
			| 'plan'
			| 'percent'
			| 'ahead'
			| 'areas'
			| 'onPace'
			| 'withProblems'
			| 'itemsOnPace'
			| 'saysOnPace',
			T
		>
	>;
	readonly summary: Readonly<Record<'entry' | 'about', T>>;
	readonly parts: Readonly<Record<'opens' | 'adjoins' | 'total' | 'another', T>>;
	readonly percents: Readonly<Record<'share' | 'whole' | 'rate' | 'ofPlan' | 'paceOfPlan', T>>;
	readonly plans: Readonly<Record<'rest' | 'whole' | 'plain' | 'joined' | 'start' | 'begun', T>>;
}

/** `data/reference/checks.json`: regular expressions as text. */
export type CheckReference = Wordings<string>;

/** The same, compiled. */
export type CheckPatterns = Wordings<RegExp>;

/** What reading numbers in sentences needs. */
export interface CheckTools {
	readonly lexicon: QuantityLexicon;
	readonly patterns: CheckPatterns;
}

function compileAll<Name extends string>(sources: Readonly<Record<Name, string>>): Record<Name, RegExp> {
	const entries = Object.entries<string>(sources).map(([name, source]) => [name, new RegExp(source, 'u')]);
	return Object.fromEntries(entries) as Record<Name, RegExp>;
}

/** Compiles the wordings of `reference`. */
export function compilePatterns(reference: CheckReference): CheckPatterns {
	return {
		declared: compileAll(reference.declared),
		areas: compileAll(reference.areas),
		summary: compileAll(reference.summary),
		parts: compileAll(reference.parts),
		percents: compileAll(reference.percents),
		plans: compileAll(reference.plans)
	};
}
