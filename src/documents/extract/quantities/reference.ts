import type { CharacterReference } from '../../reference.ts';
import type { Bound, TargetOperator } from '../../../schema/values.ts';

/** The wordings that the reading of quantities needs: data/reference/units.json and quantities.json. */
export interface QuantityReference {
	readonly units: UnitsReference;
	readonly quantities: QuantityWords;
	/** for documents published in traditional characters; data/reference/characters.json */
	readonly characters?: CharacterReference;
}

/** data/reference/units.json */
export interface UnitsReference {
	/** 万, 亿 and their like; printed between the number and the unit */
	readonly multipliers: readonly { readonly word: string; readonly factor: number }[];
	readonly units: readonly UnitEntry[];
	/** the measure word that may stand for those of `genericFor` */
	readonly generic: string;
	readonly genericFor: readonly string[];
	/** pairs of dimensions that differ by measure word only */
	readonly equivalent: readonly (readonly string[])[];
}

export interface UnitEntry {
	/** as printed */
	readonly unit: string;
	/** the base unit, where it is not the printed one */
	readonly base?: string;
	/** figures of one dimension can be divided by each other */
	readonly dimension: string;
	/** how many of the dimension's smallest unit make one */
	readonly scale: number;
	/** money, percent, points, measured, capacity, index, person, count or ordinal */
	readonly class: string;
	/** characters after which the unit is the beginning of another word: 人 before 才 */
	readonly notBefore?: string;
	/** words of the same effect: 个 before 体工商 */
	readonly notBeforeWords?: readonly string[];
}

interface Worded<Key extends string, Value> {
	readonly words: readonly string[];
	readonly op?: Key extends 'op' ? Value : never;
	readonly bound?: Key extends 'bound' ? Value : never;
}

/** data/reference/quantities.json */
export interface QuantityWords {
	readonly target: {
		readonly before: readonly Worded<'op', string>[];
		readonly after: readonly Worded<'op', string>[];
		/** wordings that promise a growth above nought without a number */
		readonly positiveGrowth: readonly string[];
	};
	readonly reported: {
		readonly before: readonly Worded<'bound', string>[];
		readonly after: readonly Worded<'bound', string>[];
		readonly inside: readonly Worded<'bound', string>[];
	};
	readonly growth: {
		readonly up: readonly string[];
		readonly down: readonly string[];
		/** after a word of growth they make a level of it: 提高至 */
		readonly to: readonly string[];
	};
	readonly level: {
		/** at the end of a name they make it a level */
		readonly words: readonly string[];
		/** at its beginning */
		readonly first: readonly string[];
		/** at its end they do where people or things are counted */
		readonly stocks: readonly string[];
		/** before a number they make it one: 提高到 */
		readonly to: readonly string[];
		/** between such a word and its number: 每人每月 */
		readonly per: readonly string[];
	};
	readonly scope: {
		/** before a number they make it the extent of the work, not its aim */
		readonly lead: readonly string[];
		/** verbs that make 等五大… a count */
		readonly deed: readonly string[];
	};
	readonly status: {
		readonly forecast: readonly string[];
		readonly intended: readonly string[];
		readonly process: readonly string[];
		readonly start: readonly string[];
		readonly done: readonly string[];
		readonly remainder: readonly string[];
		readonly part: readonly string[];
		readonly total: readonly string[];
		readonly goal: readonly string[];
		readonly allDone: readonly string[];
	};
	readonly names: {
		/** words that say nothing about which indicator it is */
		readonly drop: readonly string[];
		readonly synonyms: readonly { readonly to: string; readonly words: readonly string[] }[];
		/** what only announces a name, before it and behind it; for showing */
		readonly leading: readonly string[];
		readonly trailing: readonly string[];
		/** what is said of a thing named before: 总投资 */
		readonly attributes: readonly string[];
		/** nouns that need to be told of what: 产值 */
		readonly generic: readonly string[];
		/** verbs of making new things */
		readonly newDeeds: readonly string[];
		/** verbs of making old things better */
		readonly renewals: readonly string[];
		/** words by which an aim counts what is added */
		readonly increase: readonly string[];
		/** before a number, without such a word, they tell how many there are in all */
		readonly standing: readonly string[];
		/** how any figure may begin: two figures that do so are not therefore parts of one */
		readonly plainLeads: readonly string[];
		/** words that narrow what is counted: a figure that has one which the target has not is another one */
		readonly limiters: readonly string[];
		/** nouns too general to carry a match by themselves */
		readonly weakHeads: readonly string[];
	};
	/** verbs specific enough to tell indicators apart */
	readonly verbs: readonly string[];
	readonly time: {
		/** the figure is last year's, not compared with it */
		readonly lastYear: string;
		/** the figure is the year's, not the month's and not the stock */
		readonly year: readonly string[];
		/** the figure is the month's */
		readonly month: string;
		readonly patterns: readonly TimePattern[];
	};
	readonly percent: {
		/** what stands before a stated percentage, up to it */
		readonly stated: string;
		readonly needs: readonly string[];
		/** what stands before the points by which something lags, or leads */
		readonly lag: string;
		readonly lead: string;
	};
	readonly plan: {
		/** the figure is cumulative */
		readonly cumulative: readonly string[];
		/** the figure is the whole year's */
		readonly whole: readonly string[];
		/** the figure repeats the target */
		readonly restated: readonly string[];
		/** the work goes on, nothing is finished */
		readonly soft: readonly string[];
		/** something is finished */
		readonly firm: readonly string[];
	};
	/** a counted noun phrase that ends so and tells of no deed is the extent of the work */
	readonly namelessEnds: readonly string[];
	readonly places: {
		/** how the names of places end among which an aim is divided */
		readonly partEnds: readonly string[];
		readonly ends: readonly string[];
		/** characters before 区 that make it no district: 小区, 社区 */
		readonly notBeforeDistrict: string;
		readonly never: readonly string[];
	};
}

export interface TimePattern {
	/** a regular expression */
	readonly pattern: string;
	/** the quarter that it names */
	readonly quarter?: number;
	/** `last`: the last number of the wording is a month */
	readonly month?: string;
}

export const OPERATORS: readonly TargetOperator[] = ['=', '>=', '>', '<=', '<', '~', 'growth'];
export const BOUND_VALUES: readonly Bound[] = ['=', '>=', '>', '<', '~'];
