import type { Figure } from './figure.ts';
import type { QuantityLexicon } from './lexicon.ts';
import { bigrams, likeness, supported } from './names.ts';
import type { IndicatorSense } from './targets.ts';

/** How surely a figure belongs to an indicator. */
export const GRADES = {
	none: 0,
	/** a shared head or verb; holds only where nothing else competes */
	weak: 1,
	/** the thing is named, or the sentence spoke of it */
	fair: 2,
	/** the name is there but for words that the target's sentence has too */
	strong: 3,
	exact: 4
} as const;

export interface Match {
	readonly figure: Figure;
	/** index of the indicator */
	readonly indicator: number;
	readonly grade: number;
	/** the figure narrows what is counted; only a stated percentage can tell that it is the same */
	readonly isNarrower?: boolean;
	/** 0 to 2: breaks ties between matches of one grade */
	readonly likeness: number;
}

const TOPIC = 0.65;

/** Every pair of a figure and an indicator that could belong together, with how surely. */
export function matchFigures(
	figures: readonly Figure[],
	senses: readonly IndicatorSense[],
	lexicon: QuantityLexicon
): readonly Match[] {
	const matches: Match[] = [];
	let previous: readonly Match[] = [];
	for (const figure of figures) {
		const found = matchFigure(figure, senses, lexicon);
		const own = found.length > 0 ? found : carriedOn(figure, previous);
		matches.push(...own);
		if (own.length > 0 || figure.noun.length >= 2) previous = own;
	}
	return matches;
}

/** 新吸收8所, 累计60所: a figure without a name that follows one of the same measure. */
function carriedOn(figure: Figure, previous: readonly Match[]): Match[] {
	if (figure.noun.length >= 2 || figure.isChange) return [];
	return previous
		.filter(
			(match) =>
				match.figure.sentence === figure.sentence &&
				match.figure.mention.dimension === figure.mention.dimension
		)
		.map((match) => ({ ...match, figure, grade: GRADES.weak, likeness: 0 }));
}

/** Whether an indicator and a figure are of one kind and of one measure. */
export function isComparable(sense: IndicatorSense, figure: Figure, lexicon: QuantityLexicon): boolean {
	const isGrowth = sense.indicator.kind === 'growth';
	if (isGrowth !== figure.isChange) return false;
	return lexicon.sameMeasure(sense.dimension, figure.mention.dimension);
}

function matchFigure(figure: Figure, senses: readonly IndicatorSense[], lexicon: QuantityLexicon): Match[] {
	const fitting = senses.flatMap((sense, indicator) =>
		isComparable(sense, figure, lexicon) && sameThresholds(sense.thresholds, figure.thresholds)
			? [{ sense, indicator }]
			: []
	);
	if (fitting.length === 0) return [];
	const isAlone = fitting.length === 1;
	if (figure.noun.length < 2) {
		const isNamed = figure.core !== '' || figure.thresholds.length > 0;
		const own = fitting.filter(({ sense }) => isNamed && sense.core === figure.core);
		if (own.length > 0) {
			return own.map(({ indicator }) => ({ figure, indicator, grade: GRADES.exact, likeness: 2 }));
		}
		const told =
			figure.core.length >= 3 ? fitting.filter(({ sense }) => sense.core.includes(figure.core)) : [];
		if (told.length === 1) {
			return told.map(({ indicator }) => ({ figure, indicator, grade: GRADES.fair, likeness: 1 }));
		}
		return byTopic(figure, fitting, isAlone);
	}
	return fitting.flatMap(({ sense, indicator }) => {
		const { grade, score } = gradeOf(sense, figure, isAlone, lexicon);
		const topical = grade >= GRADES.fair ? grade : Math.max(grade, gradeWithTopic(sense, figure));
		if (isOtherDeed(sense, figure, lexicon)) return [];
		const isNarrower = figure.limiters.some((word) => !sense.sentence.includes(word));
		if (isNarrower && figure.stated === null && figure.lag === null) return [];
		return topical === GRADES.none
			? []
			: [{ figure, indicator, grade: topical, likeness: score, isNarrower }];
	});
}

/** 新建 is not 改造: what is made new is no figure of what is made better, and the other way round. */
function isOtherDeed(sense: IndicatorSense, figure: Figure, lexicon: QuantityLexicon): boolean {
	const aim = { isNew: lexicon.newDeeds.in(sense.words), isRenewal: lexicon.renewals.in(sense.words) };
	const deed = { isNew: lexicon.newDeeds.in(figure.words), isRenewal: lexicon.renewals.in(figure.words) };
	if (aim.isNew === aim.isRenewal || deed.isNew === deed.isRenewal) return false;
	return aim.isNew !== deed.isNew && !(aim.isNew && lexicon.deed.in(figure.words));
}

function sameThresholds(left: readonly number[], right: readonly number[]): boolean {
	return left.length === right.length && left.every((value) => right.includes(value));
}

interface Fitting {
	readonly sense: IndicatorSense;
	readonly indicator: number;
}

/** 完工303公里: a figure without a name belongs to what the sentence spoke of last. */
function byTopic(figure: Figure, fitting: readonly Fitting[], isAlone: boolean): Match[] {
	for (const topic of figure.topics) {
		const pairs = bigrams(topic.core);
		const found = fitting.flatMap(({ sense, indicator }) => {
			const held = sense.core === topic.core ? 1 : supported(sense.core, pairs);
			const score = held + likeness(sense.core, topic.core).ofOther;
			return held >= TOPIC ? [{ figure, indicator, grade: GRADES.fair, likeness: score }] : [];
		});
		const best = Math.max(...found.map((match) => match.likeness));
		if (found.length > 0) return found.filter((match) => match.likeness === best);
		const isElsewhere =
			topic.dimension === null
				? figure.isChange
				: topic.dimension !== figure.mention.dimension || figure.isChange;
		if (!isElsewhere && topic.isPlain) return [];
	}
	const first = fitting[0];
	if (!isAlone || first === undefined || figure.topics.length > 0) return [];
	return [
		{ figure, indicator: first.indicator, grade: figure.isChange ? GRADES.fair : GRADES.weak, likeness: 0 }
	];
}

function gradeOf(
	sense: IndicatorSense,
	figure: Figure,
	isAlone: boolean,
	lexicon: QuantityLexicon
): { readonly grade: number; readonly score: number } {
	const { ofTarget, ofOther } = likeness(sense.core, figure.core);
	const score = ofTarget + ofOther;
	if (ofTarget > 0.99 && ofOther >= 0.8) return { grade: GRADES.exact, score };
	if (isOnePart(sense, figure)) return { grade: GRADES.none, score };
	if (ofTarget >= 0.75 && (ofOther >= 0.6 || supported(figure.core, sense.whole.pairs) >= 0.7)) {
		return { grade: GRADES.strong, score };
	}
	if (sense.parts.length > 1) return { grade: GRADES.none, score };
	// a long name is seldom told in full twice
	if (ofTarget >= 0.6 && ofOther > 0.99) return { grade: GRADES.fair, score };
	const isNamed =
		sense.noun.length >= 2 &&
		figure.core.includes(sense.noun) &&
		lexicon.weakHeads.startOf(sense.noun) === null;
	if (isNamed || supported(sense.core, figure.pairs) > 0.99) return { grade: GRADES.fair, score };
	const sharesVerb = sense.verbs.some((verb) => figure.verbs.includes(verb));
	if (sharesVerb && figure.noun.length >= 2 && supported(figure.core, bigrams(sense.core)) > 0.99) {
		return { grade: GRADES.fair, score };
	}
	if (isAbbreviation(figure.core, sense.core)) return { grade: GRADES.fair, score };
	// a stated percentage will tell whether it is the same indicator
	const isToConfirm = figure.stated !== null && figure.bound === '=' && ofTarget >= 0.4;
	// 满意率 at the end of both: a share is told by its last word
	const isShare =
		sense.indicator.kind === 'level' && figure.core.length >= 3 && sense.core.endsWith(figure.core);
	if (isShare && isAlone) return { grade: GRADES.fair, score };
	const isAlike = ofTarget >= 0.6 && ofOther >= 0.6 && sense.core.slice(0, 2) === figure.core.slice(0, 2);
	return {
		grade: isToConfirm || isAlike || sharesHead(sense, figure, lexicon) ? GRADES.weak : GRADES.none,
		score
	};
}

/** 新改扩建中小学 is one part of 新改扩建中小学、幼儿园. */
function isOnePart(sense: IndicatorSense, figure: Figure): boolean {
	if (sense.parts.length < 2) return false;
	const held = sense.parts.map((part) => likeness(part, figure.core).ofTarget);
	return Math.max(...held) > 0.99 && Math.min(...held) < 0.6;
}

/** 混改 for 混合所有制改革: the same first character, the others in order. */
export function isAbbreviation(short: string, long: string): boolean {
	return (
		short.length >= 2 &&
		short.length <= 4 &&
		short.length < long.length &&
		short.charAt(0) === long.charAt(0) &&
		!long.includes(short) &&
		likeness(long, short).ofOther > 0.99
	);
}

function sharesHead(sense: IndicatorSense, figure: Figure, lexicon: QuantityLexicon): boolean {
	const head = sense.core.slice(-2);
	if (head.length === 2 && figure.core.endsWith(head) && !lexicon.weakHeads.in(head)) return true;
	if (sense.verbs.some((verb) => figure.verbs.includes(verb))) return true;
	const tail = figure.core.slice(-6);
	return sense.core.slice(-1) === tail.slice(-1) && supported(tail, sense.whole.pairs) >= 0.6;
}

/** “苏科贷”业务稳步开展, 发放贷款1.88亿元: the sentence names the thing, the piece its verb. */
function gradeWithTopic(sense: IndicatorSense, figure: Figure): number {
	const [topic] = figure.topics;
	if (topic === undefined || sense.parts.length > 1) return GRADES.none;
	const isShort = figure.noun.length <= 2;
	const sharesVerb = sense.verbs.some((verb) => figure.verbs.includes(verb));
	const isTail = figure.core.length >= 3 && sense.core.endsWith(figure.core);
	if (!isShort && !sharesVerb && !isTail) return GRADES.none;
	return supported(sense.core, bigrams(`${topic.core} ${figure.core}`)) >= 0.8 ? GRADES.fair : GRADES.none;
}
