import type { Span } from '../../base/span.ts';
import { type Figure, readFigures } from '../../documents/extract/quantities/figures.ts';
import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import { GRADES, type Match, matchFigures } from '../../documents/extract/quantities/match.ts';
import { likeness } from '../../documents/extract/quantities/names.ts';
import { type IndicatorSense, readTargets } from '../../documents/extract/quantities/targets.ts';
import type { Report, ReportTask } from '../../documents/report.ts';
import type { PaceRefusal } from '../../schema/values.ts';
import type { CheckTools } from '../checks/reference.ts';
import type { Plan } from './plans.ts';
import { isOtherKind } from './scope.ts';

/** A planned figure beside a reported one. */
export interface Pairing {
	readonly plan: Plan;
	/** in the unit of the plan where comparable, else as printed */
	readonly actual: number;
	readonly reason: PaceRefusal | null;
	/** in the progress text of the report's task */
	readonly span: Span;
}

/** A figure so far above the year's target counts something wider than the plan does. */
const WIDER = 2;
/** Names this alike are look-alikes even where the unit is another. */
const LOOK_ALIKE = 0.7;

/**
 * Looks in the progress of one report task for what one schedule task plans: the figure of the same measure, unit and
 * stage; where there is none, the look-alike with what makes it incomparable. `isSameDeed` where the two tasks are
 * linked as the same or as part and whole, not merely related.
 */
export function pairPlans(
	plans: readonly Plan[],
	scheduled: ReportTask,
	reported: ReportTask,
	report: Report,
	isSameDeed: boolean,
	fold: (text: string) => string,
	{ lexicon, patterns }: CheckTools
): Pairing[] {
	const senses = readTargets(fold(scheduled.target), lexicon);
	const promised = readTargets(fold(reported.target), lexicon);
	const { year, throughQuarter } = report.document;
	const progress = fold(reported.progress ?? '');
	const { figures } = readFigures(progress, { year, throughQuarter }, lexicon);
	const own = matchFigures(figures, promised, lexicon);
	return plans.flatMap((plan): Pairing[] => {
		const target = senses.find(({ indicator }) => indicator.name === plan.promised);
		const cell = readTargets(fold(plan.quote), lexicon);
		const sense = target ?? cell[0];
		if (!sense) return [];
		const context = {
			plan,
			sense,
			own,
			promised,
			isSameDeed,
			progress,
			scheduled,
			reported,
			fold,
			lexicon,
			patterns
		};
		const named = gradesOf(figures, target ? [target, ...cell] : cell, context)
			.map((graded) => ({
				...graded,
				reason: refusal(graded.figure, graded.grade, context) ?? unknown(graded.figure, plan)
			}))
			.sort(
				(one, other) => Number(one.reason !== null) - Number(other.reason !== null) || other.grade - one.grade
			);
		const best = named[0] ?? (plan.value === null ? null : lookAlike(sense, figures, lexicon));
		if (!best) return [];
		const { figure, reason } = best;
		// Without a plan only the very figure is worth showing.
		if (plan.value === null && (!isSameDeed || reason !== 'no_plan')) return [];
		// That something had begun by an earlier quarter is no longer worth a refusal.
		if (plan.isStart && reason !== null && reason !== 'ambiguous') return [];
		return [
			{
				plan,
				reason,
				actual: reason === null || reason === 'no_plan' ? inUnitOf(plan, figure) : figure.value,
				span: figure
			}
		];
	});
}

interface Context extends CheckTools {
	readonly plan: Plan;
	/** what the schedule promises, or, where it promises no number, what its cell plans */
	readonly sense: IndicatorSense;
	/** the report's figures against the report's own target */
	readonly own: readonly Match[];
	readonly promised: readonly IndicatorSense[];
	readonly isSameDeed: boolean;
	readonly progress: string;
	readonly scheduled: ReportTask;
	readonly reported: ReportTask;
	readonly fold: (text: string) => string;
}

interface Graded {
	readonly figure: Figure;
	readonly grade: number;
}

/**
 * The figures that may be what `senses` speak of, with how surely. A figure that belongs to a target of the report
 * with the very number of the schedule's target belongs to the plan as well, whatever it is called.
 */
function gradesOf(figures: readonly Figure[], senses: readonly IndicatorSense[], context: Context): Graded[] {
	const matches = matchFigures(figures, senses, context.lexicon);
	return figures.flatMap((figure): Graded[] => {
		if (figure.isNoResult) return [];
		const grades = matches.filter((match) => match.figure === figure).map(({ grade }) => grade);
		const shared =
			context.isSameDeed && ownTargets(figure, context).some((target) => target === context.sense.comparable);
		if (shared) return [{ figure, grade: GRADES.exact }];
		return grades.length === 0 ? [] : [{ figure, grade: Math.max(...grades) }];
	});
}

/** The targets of the report to which `figure` may belong, in the smallest unit. */
function ownTargets(figure: Figure, { own, promised, sense, lexicon }: Context): number[] {
	return own.flatMap((match) => {
		const target =
			match.figure === figure && match.grade >= GRADES.weak ? promised[match.indicator] : undefined;
		const comparable = target?.comparable ?? null;
		if (!target || comparable === null || !lexicon.sameMeasure(target.dimension, sense.dimension)) return [];
		return [comparable];
	});
}

function inUnitOf(plan: Plan, figure: Figure): number {
	if (plan.unit === figure.mention.unit) return figure.value;
	const multiple = /^[万亿千百]+/u.exec(plan.unit ?? '')?.[0];
	const scale = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 1e2 }[multiple ?? ''] ?? 1;
	return figure.baseValue / scale;
}

function refusal(figure: Figure, grade: number, context: Context): PaceRefusal | null {
	const { plan, sense } = context;
	if (figure.isForecast) return 'forecast';
	// 其中: a part of something that the plan does not speak of
	if (figure.isPart) return 'scope';
	const hasBegun = figure.process.some((word) => context.patterns.plans.begun.test(word));
	if (plan.isStart !== hasBegun || (figure.process.length > 0 && !hasBegun)) return 'stage';
	if (figure.isIntended) return 'process';
	const isWhole = figure.comparable === sense.comparable;
	// 美丽宜居乡 in 美丽宜居乡村 only looks like a place.
	const isOnePlace = figure.place !== null && !context.progress.includes(`${figure.place}村`);
	if ((isOnePlace && !isWhole) || figure.isOtherYear) return 'scope';
	if (grade < GRADES.fair) return 'measure';
	const targets = ownTargets(figure, context);
	// The report promises another number of what the figure counts: 21万人次 where the plan has 5.5万.
	if (targets.length > 0 && sense.comparable !== null && !targets.includes(sense.comparable)) return 'scope';
	if (plan.target !== null && inUnitOf(plan, figure) > plan.target * WIDER) return 'scope';
	if (
		isOtherKind(sense.noun, context.scheduled, context.reported, context.fold, context.patterns.plans.plain)
	) {
		return 'scope';
	}
	return null;
}

/** Why a figure of the right measure says nothing: there is no plan, or its two readings give two verdicts. */
function unknown(figure: Figure, plan: Plan): PaceRefusal | null {
	if (plan.value === null) return 'no_plan';
	if (plan.summed === null) return null;
	const actual = inUnitOf(plan, figure);
	return actual >= plan.value === actual >= plan.summed ? null : 'ambiguous';
}

/** A figure of much the same name in a unit that does not convert: 户 and 套. */
function lookAlike(sense: IndicatorSense, figures: readonly Figure[], lexicon: QuantityLexicon) {
	const alike = figures.find(
		(figure) =>
			!lexicon.sameMeasure(figure.mention.dimension, sense.dimension) &&
			figure.mention.kind !== 'percent' &&
			figure.mention.kind !== 'points' &&
			likeness(sense.core, figure.core).ofTarget >= LOOK_ALIKE &&
			likeness(sense.core, figure.core).ofOther >= LOOK_ALIKE
	);
	return alike ? { figure: alike, reason: 'unit' as const } : null;
}
