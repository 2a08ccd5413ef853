import type { Figure } from '../quantities/figure.ts';
import { readFigures } from '../quantities/figures.ts';
import type { QuantityLexicon } from '../quantities/lexicon.ts';
import { GRADES, isAbbreviation, matchFigures, type Match } from '../quantities/match.ts';
import { likeness } from '../quantities/names.ts';
import type { IndicatorSense } from '../quantities/targets.ts';
import { findingsOf } from './basis.ts';
import type { PlanMilestone } from './plan.ts';

/** How far the deed goes: `start` is 开工, `done` the deed that the target counts. */
export type PlanStage = 'done' | 'start';

/** A figure of a cell that belongs to a series. */
export interface PlanEntry {
	readonly quarter: number;
	/** index of the milestone */
	readonly milestone: number;
	readonly figure: Figure;
	/** in the smallest unit of the dimension */
	readonly comparable: number;
	readonly isCumulative: boolean;
	/** how surely it belongs to the group's indicator */
	readonly grade: number;
}

export interface PlanGroup {
	readonly indicator: number | null;
	readonly stage: PlanStage;
	/** in the order of the quarters, at most one for each */
	readonly entries: readonly PlanEntry[];
}

interface Candidate extends PlanEntry {
	readonly indicator: number | null;
	readonly stage: PlanStage;
	readonly likeness: number;
	/** repeats the target beside the quarter's own figure */
	readonly isRestated: boolean;
	/** the work goes on, nothing is finished */
	readonly isSoft: boolean;
}

/** The figures of a row's cells, gathered into one group for each thing that is planned. */
export function planEntries(
	milestones: readonly PlanMilestone[],
	senses: readonly IndicatorSense[],
	lexicon: QuantityLexicon
): readonly PlanGroup[] {
	const cells = milestones.flatMap((milestone, index) =>
		milestone.place === null ? [readCell(milestone, index, lexicon)] : []
	);
	const crowded = crowdedDimensions(cells);
	const candidates = cells.flatMap((cell) => candidatesOf(cell, crowded, senses, lexicon));
	const groups: PlanGroup[] = [];
	const used = new Set<Figure>();
	senses.forEach((sense, indicator) => {
		for (const stage of ['start', 'done'] as const) {
			const own = candidates.filter(
				(candidate) => candidate.indicator === indicator && candidate.stage === stage
			);
			let entries = chooseByQuarter(withoutGuesses(own));
			if (stage === 'done') entries = withWhole(entries, cells, sense, lexicon);
			const isSure = stage === 'done' && entries.some((entry) => entry.grade > GRADES.weak);
			if (entries.length === 0 || !(isSure || isConsistent(entries, sense, stage))) continue;
			for (const candidate of own) used.add(candidate.figure);
			groups.push({ indicator, stage, entries });
		}
	});
	const planned = new Set(groups.map((group) => group.indicator));
	return [
		...groups,
		...unpromised(candidates, used).map((group) => withTarget(group, senses, planned, lexicon))
	];
}

/** A milestone with its figures. */
interface Cell {
	readonly quarter: number;
	readonly index: number;
	/** folded */
	readonly text: string;
	readonly figures: readonly Figure[];
}

function readCell(milestone: PlanMilestone, index: number, lexicon: QuantityLexicon): Cell {
	const text = lexicon.fold(milestone.text);
	const { figures } = readFigures(text, { year: null, throughQuarter: milestone.quarter }, lexicon);
	return { quarter: milestone.quarter, index, text, figures };
}

/** The dimensions of which some cell has more than one figure: a figure without a name could be either. */
function crowdedDimensions(cells: readonly Cell[]): ReadonlySet<string> {
	const crowded = new Set<string>();
	for (const { figures } of cells) {
		const seen = new Set<string>();
		for (const { mention } of figures) {
			if (seen.has(mention.dimension)) crowded.add(mention.dimension);
			seen.add(mention.dimension);
		}
	}
	return crowded;
}

/** 四季度: 棚改任务达到100%. A whole told as a share, behind quarters told as numbers. */
function withWhole(
	entries: readonly PlanEntry[],
	cells: readonly Cell[],
	sense: IndicatorSense,
	lexicon: QuantityLexicon
): readonly PlanEntry[] {
	const last = entries.at(-1);
	if (last === undefined || sense.comparable === null) return entries;
	for (const cell of cells) {
		if (cell.quarter <= last.quarter) continue;
		const figure = cell.figures.find(
			(one) =>
				one.mention.kind === 'percent' &&
				one.value === 100 &&
				lexicon.restated.in(one.words) &&
				(isAbbreviation(one.core, sense.core) || one.core === sense.core)
		);
		if (figure === undefined) continue;
		const whole = { quarter: cell.quarter, milestone: cell.index, figure, grade: GRADES.fair };
		return [...entries, { ...whole, comparable: sense.comparable, isCumulative: false }];
	}
	return entries;
}

/** What no name ties to the target may still add up to it, to the very number. */
function withTarget(
	group: PlanGroup,
	senses: readonly IndicatorSense[],
	planned: ReadonlySet<number | null>,
	lexicon: QuantityLexicon
): PlanGroup {
	const first = group.entries[0]?.figure;
	const sum = group.entries.reduce((total, entry) => total + entry.comparable, 0);
	const fitting = senses.flatMap((sense, indicator) =>
		first !== undefined &&
		sense.comparable !== null &&
		lexicon.sameMeasure(sense.dimension, first.mention.dimension)
			? [{ sense, indicator }]
			: []
	);
	const [only] = fitting;
	if (only === undefined || fitting.length !== 1 || planned.has(only.indicator)) return group;
	const target = only.sense.comparable ?? 0;
	return Math.abs(sum - target) <= target * 1e-6 ? { ...group, indicator: only.indicator } : group;
}

function candidatesOf(
	cell: Cell,
	crowded: ReadonlySet<string>,
	senses: readonly IndicatorSense[],
	lexicon: QuantityLexicon
): Candidate[] {
	const { text, figures } = cell;
	const matches = new Map<Figure, Match[]>();
	for (const match of matchFigures(figures, senses, lexicon)) {
		const known = matches.get(match.figure);
		if (known === undefined) matches.set(match.figure, [match]);
		else known.push(match);
	}
	return figures.flatMap((figure) => {
		if (figure.value <= 0 || figure.isPart || isOfOnePlace(figure, senses, lexicon)) return [];
		const own = [...(matches.get(figure) ?? []), ...plainMatches(figure, crowded, senses, lexicon)].sort(
			(left, right) => right.grade - left.grade || right.likeness - left.likeness
		);
		const [first, second] = own;
		const isTied =
			first !== undefined &&
			second !== undefined &&
			second.indicator !== first.indicator &&
			second.grade === first.grade &&
			second.likeness === first.likeness;
		const best = isTied ? undefined : first;
		const sense = best === undefined ? null : (senses[best.indicator] ?? null);
		const stage = stageOf(figure, sense);
		if (stage === null) return [];
		const behind = text.slice(figure.mention.end, figure.end);
		return [
			{
				quarter: cell.quarter,
				milestone: cell.index,
				figure,
				comparable: figure.comparable,
				isCumulative: lexicon.cumulative.in(figure.words) || isToLevel(figure, sense, lexicon),
				indicator: best?.indicator ?? null,
				stage,
				grade: best?.grade ?? GRADES.none,
				likeness: best?.likeness ?? 0,
				isRestated: lexicon.whole.in(figure.words) || lexicon.restated.startOf(behind) !== null,
				isSoft: lexicon.soft.in(figure.words) && !lexicon.firm.in(figure.words)
			}
		];
	});
}

/** 海州区3个市场 says nothing of the whole. */
function isOfOnePlace(figure: Figure, senses: readonly IndicatorSense[], lexicon: QuantityLexicon): boolean {
	const sentence = senses[0]?.sentence ?? '';
	return (
		!figure.label.includes('等') &&
		lexicon.districtsIn(figure.label).some((place) => !sentence.includes(place))
	);
}

function isToLevel(figure: Figure, sense: IndicatorSense | null, lexicon: QuantityLexicon): boolean {
	return sense?.indicator.kind === 'level' && lexicon.levelTo.in(figure.words);
}

/** Without a name of its own a figure may still be the only one in the target's measure, or repeat its number. */
function plainMatches(
	figure: Figure,
	crowded: ReadonlySet<string>,
	senses: readonly IndicatorSense[],
	lexicon: QuantityLexicon
): Match[] {
	const fitting = senses.flatMap((sense, indicator) =>
		sense.indicator.kind !== 'growth' &&
		!figure.isChange &&
		isSameMeasure(sense, figure, senses.length, lexicon)
			? [{ sense, indicator }]
			: []
	);
	if (fitting.length === 0) return [];
	const isUncrowded = senses.length === 1 && !crowded.has(figure.mention.dimension);
	const isTelling =
		!lexicon.isGenericMeasure(figure.mention.dimension) || lexicon.cumulative.in(figure.words);
	return fitting.flatMap(({ sense, indicator }): Match[] => {
		const mayRepeat = sense.comparable === figure.comparable;
		const sharesHead = fitting.length === 1 && sense.core.slice(-2) === figure.core.slice(-2);
		const isGuess = (isUncrowded && isTelling) || sharesHead;
		if (!mayRepeat && !isGuess) return [];
		const { ofTarget } = likeness(sense.core, figure.core);
		const isRepeated = mayRepeat && (ofTarget >= 0.35 || fitting.length === 1);
		if (isRepeated) return [{ figure, indicator, grade: GRADES.fair, likeness: ofTarget }];
		return isGuess ? [{ figure, indicator, grade: GRADES.weak, likeness: ofTarget }] : [];
	});
}

/** 人次 are planned in 名 where there is nothing else to count. */
function isSameMeasure(
	sense: IndicatorSense,
	figure: Figure,
	count: number,
	lexicon: QuantityLexicon
): boolean {
	const { dimension, kind } = figure.mention;
	if (lexicon.sameMeasure(sense.dimension, dimension)) return true;
	return count === 1 && kind === 'person' && sense.isPersons;
}

function stageOf(figure: Figure, sense: IndicatorSense | null): PlanStage | null {
	const process = figure.process.filter((word) => sense === null || !sense.words.includes(word));
	if (process.length === 0) return 'done';
	return figure.isStart && process.length === 1 ? 'start' : null;
}

/** One figure for each quarter: the surest, a total before a part, the quarter's own before the year's. */
function chooseByQuarter(candidates: readonly Candidate[]): readonly PlanEntry[] {
	const chosen: Candidate[] = [];
	for (let quarter = 1; quarter <= 4; quarter += 1) {
		const [first] = candidates
			.filter((candidate) => candidate.quarter === quarter)
			.sort(
				(left, right) =>
					Number(left.isRestated) - Number(right.isRestated) ||
					Number(right.isCumulative) - Number(left.isCumulative) ||
					right.grade - left.grade ||
					right.likeness - left.likeness ||
					left.figure.start - right.figure.start
			);
		if (first !== undefined) chosen.push(first);
	}
	// 三季度推进5个, 四季度完成5个: the earlier cell promises nothing yet
	return chosen.filter(
		(candidate, at) =>
			!candidate.isSoft ||
			!chosen.some(
				(later, position) => position > at && !later.isSoft && later.comparable <= candidate.comparable
			)
	);
}

/** A plan may promise somewhat more than its target. */
const LARGEST_EXCESS = 1.25;

/** Where a sure name of the thing is found, what shares only its head is something else. */
function withoutGuesses(candidates: readonly Candidate[]): readonly Candidate[] {
	const isNamed = candidates.some((candidate) => candidate.grade >= GRADES.strong);
	return isNamed ? candidates.filter((candidate) => candidate.grade > GRADES.weak) : candidates;
}

/** Starts and guesses are kept where they make a plan: rising to no more than the target, or adding up to it. */
function isConsistent(entries: readonly PlanEntry[], sense: IndicatorSense, stage: PlanStage): boolean {
	const values = entries.map((entry) => entry.comparable);
	const target = sense.comparable ?? Number.POSITIVE_INFINITY;
	const sum = values.reduce((total, value) => total + value, 0);
	if (Math.abs(sum - target) <= target * 1e-6) return true;
	if (stage === 'done' && sum > target && sum <= target * LARGEST_EXCESS) return true;
	return !findingsOf(values, null).includes('falls') && Math.max(...values) <= target;
}

/** Figures that no promise of the target covers, where two quarters or more tell them. */
function unpromised(candidates: readonly Candidate[], used: ReadonlySet<Figure>): readonly PlanGroup[] {
	const groups: Candidate[][] = [];
	for (const candidate of candidates) {
		const { figure, stage } = candidate;
		if (used.has(figure) || stage !== 'done' || figure.noun.length < 2 || groups.length >= MOST_GROUPS)
			continue;
		const group = groups.find(([first]) => first !== undefined && isSameThing(first.figure, figure));
		if (group === undefined) groups.push([candidate]);
		else group.push(candidate);
	}
	return groups.flatMap((own) => {
		const entries = chooseByQuarter(own);
		const isShare = entries[0]?.figure.mention.kind === 'percent';
		if (isShare && !reachesAll(entries)) return [];
		return entries.length < 2 ? [] : [{ indicator: null, stage: 'done' as const, entries }];
	});
}

const MOST_GROUPS = 32;

function isSameThing(left: Figure, right: Figure): boolean {
	if (left.mention.dimension !== right.mention.dimension) return false;
	const { ofTarget, ofOther } = likeness(left.core, right.core);
	return Math.min(ofTarget, ofOther) >= 0.75;
}

/** Shares of the year's work make a plan where they rise to all of it. */
function reachesAll(entries: readonly PlanEntry[]): boolean {
	const values = entries.map((entry) => entry.figure.value);
	return values.at(-1) === 100 && !findingsOf(values, null).includes('falls');
}
