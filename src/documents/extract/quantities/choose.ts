import type { Figure, StatedPercent } from './figure.ts';
import type { ProgressFigures } from './figures.ts';
import type { QuantityLexicon } from './lexicon.ts';
import { GRADES, type Match } from './match.ts';
import { tidy } from './numbers.ts';
import type { Observation } from './quantities.ts';
import type { IndicatorSense } from './targets.ts';

/** A match whose figure is known to be a result, a forecast or work under way. */
interface Candidate extends Match {
	readonly basis: 'reported' | 'forecast' | 'process';
	/** achieved ÷ target; null where it has no meaning */
	readonly ratio: number | null;
	/** a stated percentage or lag agrees with the ratio */
	readonly isConfirmed: boolean;
}

type Found = Omit<Observation, 'quote'>;

/** How far a stated percentage may be from the computed one, in points: both are rounded. */
const TOLERANCE = 1;
/** A ratio beyond it is taken for two different measures. */
const LARGEST_RATIO = 30;

/** At most one reported, one forecast and one process figure for each indicator; none where it is doubtful. */
export function choose(
	matches: readonly Match[],
	read: ProgressFigures,
	senses: readonly IndicatorSense[],
	lexicon: QuantityLexicon
): readonly Found[] {
	const candidates = matches.flatMap((match) => candidateOf(match, senses, lexicon));
	const best = bestOfFigures(candidates);
	const found: Found[] = [];
	senses.forEach((sense, indicator) => {
		const own = best.filter((candidate) => candidate.indicator === indicator);
		const others = best.filter((candidate) => candidate.indicator !== indicator);
		for (const basis of ['reported', 'forecast', 'process'] as const) {
			const chosen = chooseOne(
				own.filter((candidate) => candidate.basis === basis),
				others,
				read.figures,
				lexicon
			);
			if (chosen === null) continue;
			found.push(observationOf(chosen, sense));
			const { stated } = chosen.figure;
			if (basis === 'reported' && stated !== null) found.push(statedObservation(stated, indicator));
		}
	});
	found.push(...looseObservations(read, found, senses, lexicon));
	return found.sort((left, right) => left.start - right.start || left.indicator - right.indicator);
}

function candidateOf(match: Match, senses: readonly IndicatorSense[], lexicon: QuantityLexicon): Candidate[] {
	const { figure, grade } = match;
	const sense = senses[match.indicator];
	if (sense === undefined || figure.isNoResult || figure.isOtherYear) return [];
	if (figure.place !== null && !sense.sentence.includes(figure.place)) return [];
	if (figure.isPart && !sense.isPart && (grade < GRADES.exact || match.likeness < 1.99)) return [];
	const isLevel = sense.indicator.kind === 'level';
	if (isLevel && grade < GRADES.fair) return [];
	// 纳入任务的小区为120个: the target told again
	if (figure.comparable === sense.comparable && figure.isStatement && !isLevel) return [];
	if (isLevel && isAddition(sense, figure, lexicon)) return [];
	if (!isLevel && isStock(sense, figure, lexicon)) return [];
	const process = preparation(sense, figure);
	const basis = figure.isForecast
		? 'forecast'
		: figure.isIntended || process.length > 0
			? 'process'
			: 'reported';
	const ratio = ratioOf(sense, figure);
	if (basis !== 'reported' || ratio === null) {
		const isSure = grade >= GRADES.fair || basis === 'reported' || (basis === 'process' && figure.isStart);
		return isSure ? [{ ...match, basis, ratio: null, isConfirmed: false }] : [];
	}
	if (ratio > LARGEST_RATIO) return [];
	if (figure.isAllDone && ratio < 0.98) return [];
	if (figure.stated !== null && figure.bound === '=') {
		if (Math.abs(ratio * 100 - figure.stated.percent) > TOLERANCE) return [];
		return [{ ...match, basis, ratio, isConfirmed: true }];
	}
	const isConfirmed = agreesWithLag(ratio, figure);
	return match.isNarrower === true && !isConfirmed ? [] : [{ ...match, basis, ratio, isConfirmed }];
}

/** 市场主体总量18.6万户, 企业达到862家: how many there are says nothing of how many were added. */
function isStock(sense: IndicatorSense, figure: Figure, lexicon: QuantityLexicon): boolean {
	if (lexicon.stocks.all(figure.words).some((word) => !sense.sentence.includes(word))) return true;
	if (!lexicon.increase.in(sense.words) || lexicon.increase.in(figure.words)) return false;
	return lexicon.standing.endOf(figure.piece.head) !== null && !figure.isTotal;
}

/** 新认定42家 is no figure of 企业总数. */
function isAddition(sense: IndicatorSense, figure: Figure, lexicon: QuantityLexicon): boolean {
	if (!lexicon.stocks.in(sense.words) || lexicon.stocks.in(figure.words)) return false;
	return lexicon.standing.endOf(figure.piece.head) === null;
}

/** The words of preparation that the target does not count itself: 排查 in 排查整治 is only half of it. */
function preparation(sense: IndicatorSense, figure: Figure): readonly string[] {
	const isHalf = sense.verbs.some((verb) => !figure.verbs.includes(verb));
	return figure.process.filter((word) => isHalf || !sense.words.includes(word));
}

function ratioOf(sense: IndicatorSense, figure: Figure): number | null {
	if (sense.indicator.kind !== 'flow' || sense.comparable === null || sense.comparable <= 0) return null;
	return tidy(figure.comparable / sense.comparable);
}

function agreesWithLag(ratio: number, figure: Figure): boolean {
	if (figure.lag === null || figure.quarter === null) return false;
	return Math.abs(ratio * 100 - figure.quarter * 25 - figure.lag) <= TOLERANCE;
}

/** A figure belongs to one indicator: its surest; to none where two are as sure. */
function bestOfFigures(candidates: readonly Candidate[]): readonly Candidate[] {
	const byFigure = groupByFigure(candidates);
	return [...byFigure.values()].flatMap((own) => {
		const [first, second] = [...own].sort(bySureness);
		if (first === undefined) return [];
		return second !== undefined && bySureness(first, second) === 0 ? [] : [first];
	});
}

function groupByFigure(candidates: readonly Candidate[]): Map<Figure, Candidate[]> {
	const groups = new Map<Figure, Candidate[]>();
	for (const candidate of candidates) {
		const group = groups.get(candidate.figure);
		if (group === undefined) groups.set(candidate.figure, [candidate]);
		else group.push(candidate);
	}
	return groups;
}

function bySureness(left: Candidate, right: Candidate): number {
	return (
		Number(right.isConfirmed) - Number(left.isConfirmed) ||
		right.grade - left.grade ||
		right.likeness - left.likeness
	);
}

function chooseOne(
	own: readonly Candidate[],
	others: readonly Candidate[],
	figures: readonly Figure[],
	lexicon: QuantityLexicon
): Candidate | null {
	const [first, ...rest] = [...own].sort(
		(left, right) =>
			Number(right.isConfirmed) - Number(left.isConfirmed) ||
			right.grade - left.grade ||
			right.figure.standing - left.figure.standing ||
			right.likeness - left.likeness
	);
	if (first === undefined) return null;
	if (first.isConfirmed || first.basis !== 'reported') return first;
	if (first.grade < GRADES.exact && isOneOfParallels(first, others, figures, lexicon)) return null;
	const rivals = rest.filter(
		(rival) => rival.grade === first.grade && rival.figure.comparable !== first.figure.comparable
	);
	if (first.grade === GRADES.weak) {
		const isAlone = rivals.every((rival) => first.figure.standing > rival.figure.standing);
		return isAlone && (first.figure.isTotal || !hasUnknownSibling(first, others, figures, lexicon))
			? first
			: null;
	}
	const isClear = rivals.every(
		(rival) =>
			first.figure.standing > rival.figure.standing ||
			first.likeness - rival.likeness > 0.1 ||
			// the first naming of a thing is followed by how it divides
			(rival.figure.sentence === first.figure.sentence &&
				rival.figure.start > first.figure.start &&
				rival.figure.comparable < first.figure.comparable)
	);
	return isClear ? first : null;
}

/** 新引进银行业金融机构1家, 新引进证券机构1家: told with the same verb they are parts, not the whole. */
function isOneOfParallels(
	candidate: Candidate,
	others: readonly Candidate[],
	figures: readonly Figure[],
	lexicon: QuantityLexicon
): boolean {
	const { figure } = candidate;
	const lead = leadOf(figure, lexicon);
	if (lead === '' || figure.isChange) return false;
	return figures.some(
		(other) =>
			other !== figure &&
			other.sentence === figure.sentence &&
			other.mention.dimension === figure.mention.dimension &&
			leadOf(other, lexicon) === lead &&
			!others.some((match) => match.figure === other && match.grade >= GRADES.fair)
	);
}

/** Another figure in the same uncommon measure that belongs to nothing: the two may be parts of one total. */
function hasUnknownSibling(
	candidate: Candidate,
	others: readonly Candidate[],
	figures: readonly Figure[],
	lexicon: QuantityLexicon
): boolean {
	const { figure } = candidate;
	if (lexicon.isGenericMeasure(figure.mention.dimension)) return false;
	return figures.some(
		(other) =>
			other !== figure &&
			other.mention.dimension === figure.mention.dimension &&
			!other.isPart &&
			!other.isNoResult &&
			!other.isForecast &&
			other.process.length === 0 &&
			!others.some((match) => match.figure === other)
	);
}

function leadOf(figure: Figure, lexicon: QuantityLexicon): string {
	const lead = figure.words.replace(/^[\d\s.-]+/u, '').slice(0, 2);
	return lexicon.plainLeads.startOf(lead) !== null || !/^[\u4e00-\u9fff]{2}$/u.test(lead) ? '' : lead;
}

function observationOf(candidate: Candidate, sense: IndicatorSense): Found {
	const { figure } = candidate;
	return {
		indicator: candidate.indicator,
		quarter: figure.quarter,
		value: figure.value,
		unit: figure.mention.unit,
		baseValue: figure.baseValue,
		basis: candidate.basis,
		bound: figure.bound,
		asOf: figure.asOf,
		completion: candidate.basis === 'reported' && sense.indicator.kind === 'flow' ? candidate.ratio : null,
		start: figure.start,
		end: figure.end
	};
}

function statedObservation(stated: StatedPercent, indicator: number): Found {
	return {
		indicator,
		quarter: stated.quarter,
		value: stated.percent,
		unit: stated.unit,
		baseValue: stated.percent,
		basis: 'stated_percent',
		bound: stated.bound,
		asOf: stated.asOf,
		completion: tidy(stated.percent / 100),
		start: stated.start,
		end: stated.end
	};
}

/** 完成年度任务的65%: without a figure before it, it can only be of the task's one indicator. */
function looseObservations(
	read: ProgressFigures,
	found: readonly Found[],
	senses: readonly IndicatorSense[],
	lexicon: QuantityLexicon
): readonly Found[] {
	const [stated] = read.loose;
	const [sense] = senses;
	if (stated === undefined || sense === undefined || senses.length !== 1 || read.loose.length !== 1)
		return [];
	if (sense.indicator.kind !== 'flow' || found.length > 0) return [];
	const rivals = read.figures.some((figure) =>
		lexicon.sameMeasure(figure.mention.dimension, sense.dimension)
	);
	return rivals ? [] : [statedObservation(stated, 0)];
}
