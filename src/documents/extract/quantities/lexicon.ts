import type { Bound, TargetOperator } from '../../../schema/values.ts';
import { buildScriptTables, mapUnits } from '../../clean/script.ts';
import { BOUND_VALUES, OPERATORS, type QuantityReference, type UnitEntry } from './reference.ts';
import { alternation, groupByUnit, remover, wordsOf, type Words } from './words.ts';

/** A unit with what is needed to compare it. */
export interface Unit {
	readonly unit: string;
	readonly base: string;
	readonly dimension: string;
	readonly scale: number;
	readonly kind: string;
	readonly notBefore: ReadonlySet<string>;
	readonly notBeforeWords: readonly string[];
}

export interface Marked<Value> {
	readonly words: Words;
	readonly value: Value;
}

export interface TimeWording {
	readonly pattern: RegExp;
	readonly quarter: number | null;
}

/** The reference, indexed. Built once per reference by `quantityLexicon`. */
export interface QuantityLexicon {
	/** one width and script for a text, without changing its length */
	fold(text: string): string;
	/** the longest multiplier that starts at `at` */
	multiplierAt(text: string, at: number): { readonly word: string; readonly factor: number } | null;
	/** the longest unit that starts at `at` */
	unitAt(text: string, at: number): Unit | null;
	/** whether two dimensions are the same but for the measure word */
	sameMeasure(left: string, right: string): boolean;
	/** whether a dimension is counted with a measure word for all sorts of things */
	isGenericMeasure(dimension: string): boolean;
	readonly targetBefore: readonly Marked<TargetOperator>[];
	readonly targetAfter: readonly Marked<TargetOperator>[];
	readonly boundBefore: readonly Marked<Bound>[];
	readonly boundAfter: readonly Marked<Bound>[];
	readonly boundInside: readonly Marked<Bound>[];
	readonly positiveGrowth: Words;
	readonly growthUp: Words;
	readonly growthDown: Words;
	readonly growthTo: Words;
	readonly levelWords: Words;
	readonly levelFirst: Words;
	readonly levelTo: Words;
	readonly per: Words;
	readonly scopeLead: Words;
	readonly deed: Words;
	readonly forecast: Words;
	readonly intended: Words;
	readonly process: Words;
	readonly start: Words;
	readonly done: Words;
	readonly remainder: Words;
	readonly part: Words;
	readonly total: Words;
	readonly goal: Words;
	readonly allDone: Words;
	readonly verbs: Words;
	readonly genericNames: Words;
	readonly attributes: Words;
	readonly limiters: Words;
	readonly stocks: Words;
	readonly newDeeds: Words;
	readonly renewals: Words;
	readonly increase: Words;
	readonly standing: Words;
	readonly plainLeads: Words;
	readonly placeEnds: Words;
	readonly lastYear: RegExp;
	readonly ofYear: Words;
	readonly ofMonth: RegExp;
	readonly weakHeads: Words;
	readonly cumulative: Words;
	readonly whole: Words;
	readonly restated: Words;
	readonly namelessEnds: Words;
	readonly soft: Words;
	readonly firm: Words;
	readonly time: readonly TimeWording[];
	/** any of them, all over a text */
	readonly timePattern: RegExp;
	readonly stated: RegExp;
	readonly statedNeeds: Words;
	readonly lag: RegExp;
	readonly lead: RegExp;
	/** a text with its synonyms brought to one form and the words that tell nothing taken out */
	core(text: string): string;
	/** what of a core names a thing: without verbs, words of preparation and of change */
	noun(core: string): string;
	/** a core without words of change */
	unchanged(core: string): string;
	/** a text with its synonyms brought to one form */
	canonical(text: string): string;
	/** a name as it is shown: without white space and what only announces it */
	display(text: string): string;
	/** whether a text begins with the name of a place smaller than the whole */
	placeAt(text: string): string | null;
	/** the districts and counties that a text names */
	districtsIn(text: string): readonly string[];
}

const cache = new WeakMap<QuantityReference, QuantityLexicon>();

/** The lexicon of `reference`; the same object gives the same lexicon. */
export function quantityLexicon(reference: QuantityReference): QuantityLexicon {
	const known = cache.get(reference);
	if (known !== undefined) return known;
	const lexicon = build(reference);
	cache.set(reference, lexicon);
	return lexicon;
}

/** Half width for full width, where the reference has no table of characters; the length stays, so that offsets do. */
export function foldWidth(text: string): string {
	return text.replace(/[\uff01-\uff5e\u3000\u00a0]/gu, (character) => {
		const unit = character.charCodeAt(0);
		return unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : ' ';
	});
}

function unitOf(entry: UnitEntry): Unit {
	return {
		unit: entry.unit,
		base: entry.base ?? entry.unit,
		dimension: entry.dimension,
		scale: entry.scale,
		kind: entry.class,
		notBefore: new Set(entry.notBefore ?? ''),
		notBeforeWords: entry.notBeforeWords ?? []
	};
}

function markedOps(
	rows: readonly { readonly words: readonly string[]; readonly op?: string }[]
): Marked<TargetOperator>[] {
	return rows.flatMap((row) => {
		const value = OPERATORS.find((operator) => operator === row.op);
		return value === undefined ? [] : [{ words: wordsOf(row.words), value }];
	});
}

function markedBounds(
	rows: readonly { readonly words: readonly string[]; readonly bound?: string }[]
): Marked<Bound>[] {
	return rows.flatMap((row) => {
		const value = BOUND_VALUES.find((bound) => bound === row.bound);
		return value === undefined ? [] : [{ words: wordsOf(row.words), value }];
	});
}

const NO_PLACES: readonly string[] = [];

function build(reference: QuantityReference): QuantityLexicon {
	const { units, quantities: words } = reference;
	const table = reference.characters === undefined ? null : buildScriptTables(reference.characters).fold;
	const fold = table === null ? foldWidth : (text: string): string => mapUnits(text, table);
	const entries = units.units.map(unitOf);
	const unitsByFirst = groupByUnit(
		entries.sort((left, right) => right.unit.length - left.unit.length),
		(entry) => entry.unit.charCodeAt(0)
	);
	const multipliers = [...units.multipliers].sort((left, right) => right.word.length - left.word.length);

	const measures = new Map<string, Set<string>>();
	const pair = (left: string, right: string): void => {
		measures.set(left, (measures.get(left) ?? new Set()).add(right));
		measures.set(right, (measures.get(right) ?? new Set()).add(left));
	};
	for (const other of units.genericFor) pair(units.generic, other);
	for (const [left, right] of units.equivalent)
		if (left !== undefined && right !== undefined) pair(left, right);

	const synonyms = new Map(
		words.names.synonyms.flatMap((entry) => entry.words.map((word) => [word, entry.to]))
	);
	const anySynonym = new RegExp(alternation([...synonyms.keys()]), 'u');
	const everySynonym = new RegExp(anySynonym, 'gu');
	const withoutSpace = remover('\\s+');
	const withoutFiller = remover(`${alternation(words.names.drop)}|[^\\p{L}\\p{N}]`);
	const timePatterns = words.time.patterns.map((entry) => entry.pattern).join('|');
	const withoutTime = remover(`(?:${timePatterns})|\\d{4}年度?|\\d{1,2}月(?:底|末|份)?前?`);
	const canonical = (text: string): string => {
		const bare = withoutSpace(text);
		return anySynonym.test(bare) ? bare.replace(everySynonym, (word) => synonyms.get(word) ?? word) : bare;
	};

	const withoutChange = remover(alternation([...words.growth.up, ...words.growth.down]));
	const withoutVerbs = remover(alternation([...words.verbs, ...words.status.process].map(canonical)));
	const edges = /^(?:\d{1,2}[、.)]|[、,;:。.])+/u;
	const tails = /[、,;:。.]+$/u;
	const leading = new RegExp(`^(?:${alternation(words.names.leading)})+`, 'u');
	const trailing = new RegExp(`(?:${alternation(words.names.trailing)})+$`, 'u');
	const district = words.places;
	const placeEnd = new RegExp(`^[\\u4e00-\\u9fff]{2,8}?(?:${alternation(district.ends)})(?![村级域别])`, 'u');
	const districtEnd = /^[\u4e00-\u9fff]([\u4e00-\u9fff])区(?![域别级间划块])/u;
	const notDistrict = new Set(district.notBeforeDistrict);
	const never = wordsOf(district.never);

	return {
		fold,
		multiplierAt: (text, at) => multipliers.find(({ word }) => text.startsWith(word, at)) ?? null,
		unitAt: (text, at) => {
			const unit = unitsByFirst.get(text.charCodeAt(at))?.find((one) => text.startsWith(one.unit, at));
			if (unit === undefined) return null;
			const next = at + unit.unit.length;
			const isWord = unit.notBeforeWords.some((word) => text.startsWith(word, next));
			return isWord || unit.notBefore.has(text.charAt(next)) ? null : unit;
		},
		sameMeasure: (left, right) => left === right || measures.get(left)?.has(right) === true,
		isGenericMeasure: (dimension) => dimension === units.generic || units.genericFor.includes(dimension),
		targetBefore: markedOps(words.target.before),
		targetAfter: markedOps(words.target.after),
		boundBefore: markedBounds(words.reported.before),
		boundAfter: markedBounds(words.reported.after),
		boundInside: markedBounds(words.reported.inside),
		positiveGrowth: wordsOf(words.target.positiveGrowth),
		growthUp: wordsOf(words.growth.up),
		growthDown: wordsOf(words.growth.down),
		growthTo: wordsOf(words.growth.to),
		levelWords: wordsOf(words.level.words),
		levelFirst: wordsOf(words.level.first),
		levelTo: wordsOf(words.level.to),
		per: wordsOf(words.level.per),
		scopeLead: wordsOf(words.scope.lead),
		deed: wordsOf(words.scope.deed),
		forecast: wordsOf(words.status.forecast),
		intended: wordsOf(words.status.intended),
		process: wordsOf(words.status.process),
		start: wordsOf(words.status.start),
		done: wordsOf(words.status.done),
		remainder: wordsOf(words.status.remainder),
		part: wordsOf(words.status.part),
		total: wordsOf(words.status.total),
		goal: wordsOf(words.status.goal),
		allDone: wordsOf(words.status.allDone),
		verbs: wordsOf(words.verbs),
		genericNames: wordsOf(words.names.generic),
		attributes: wordsOf(words.names.attributes),
		limiters: wordsOf(words.names.limiters),
		stocks: wordsOf(words.level.stocks),
		newDeeds: wordsOf(words.names.newDeeds),
		renewals: wordsOf(words.names.renewals),
		increase: wordsOf(words.names.increase),
		standing: wordsOf(words.names.standing),
		plainLeads: wordsOf(words.names.plainLeads),
		placeEnds: wordsOf(words.places.partEnds),
		lastYear: new RegExp(words.time.lastYear, 'u'),
		ofYear: wordsOf(words.time.year),
		ofMonth: new RegExp(words.time.month, 'u'),
		weakHeads: wordsOf(words.names.weakHeads),
		cumulative: wordsOf(words.plan.cumulative),
		whole: wordsOf(words.plan.whole),
		restated: wordsOf(words.plan.restated),
		namelessEnds: wordsOf(words.namelessEnds),
		soft: wordsOf(words.plan.soft),
		firm: wordsOf(words.plan.firm),
		time: words.time.patterns.map((entry) => ({
			pattern: new RegExp(entry.pattern, 'u'),
			quarter: entry.quarter ?? null
		})),
		timePattern: new RegExp(timePatterns, 'gu'),
		stated: new RegExp(words.percent.stated, 'u'),
		statedNeeds: wordsOf(words.percent.needs),
		lag: new RegExp(words.percent.lag, 'u'),
		lead: new RegExp(words.percent.lead, 'u'),
		canonical,
		core: (text) => withoutFiller(withoutTime(canonical(text))),
		noun: (core) => withoutChange(withoutVerbs(core)),
		unchanged: withoutChange,
		display: (text) => {
			const printed = withoutSpace(text);
			const folded = fold(printed);
			const from = edges.exec(folded)?.[0].length ?? 0;
			const to = folded.length - (tails.exec(folded.slice(from))?.[0].length ?? 0);
			const bare = folded.slice(from, to);
			const start = from + (leading.exec(bare)?.[0].length ?? 0);
			const end = to - (trailing.exec(folded.slice(start, to))?.[0].length ?? 0);
			return printed.slice(start, end);
		},
		districtsIn: (text) => {
			if (!/[区县]/u.test(text)) return NO_PLACES;
			return Array.from(text.matchAll(/[\u4e00-\u9fff]([\u4e00-\u9fff])(?:区(?![域别级间划块])|县(?!级))/gu))
				.filter((match) => !notDistrict.has(match[1] ?? '') && !never.in(match[0]))
				.map((match) => match[0]);
		},
		placeAt: (text) => {
			const head = text.trimStart().slice(0, 12);
			const found = placeEnd.exec(head)?.[0];
			if (found !== undefined && !never.in(found)) return found;
			const match = districtEnd.exec(head);
			return match !== null && !notDistrict.has(match[1] ?? '') ? match[0] : null;
		}
	};
}
