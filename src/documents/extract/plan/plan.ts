import type { Span } from '../../../base/span.ts';
import type { Bound, CumulativeBasis } from '../../../schema/values.ts';
import type { QuantityLexicon } from '../quantities/lexicon.ts';
import { tidy } from '../quantities/numbers.ts';
import { readTargets, type Indicator } from '../quantities/targets.ts';
import { cumulativePlan, findingsOf, type PlanFinding } from './basis.ts';
import { planEntries, type PlanEntry, type PlanStage } from './entries.ts';

/** What a schedule plans for one quarter. The span is relative to the milestone's text. */
export interface PlanValue extends Span {
	/** 1 to 4 */
	readonly quarter: number;
	/** index into the milestones given */
	readonly milestone: number;
	/** as printed in the cell, in the series' unit */
	readonly printed: number;
	/** cumulative at the quarter's end, in the series' unit */
	readonly value: number;
	/** cumulative by the other reading; null where there is but one */
	readonly alternative: number | null;
	readonly baseValue: number;
	readonly bound: Bound;
	readonly quote: string;
}

/** The plan for one thing over the quarters; a silent quarter has no value. */
export interface PlanSeries {
	/** index into `indicators`; null where the target sentence promises no number for it */
	readonly indicator: number | null;
	/** the indicator's name; with the stage where it is not the whole deed */
	readonly name: string;
	readonly stage: PlanStage;
	/** as printed in the cells */
	readonly unit: string;
	readonly baseUnit: string;
	/** the year's target in `unit`; null where there is none */
	readonly target: number | null;
	readonly baseTarget: number | null;
	readonly basis: CumulativeBasis;
	readonly values: readonly PlanValue[];
	/** what a check has to report */
	readonly findings: readonly PlanFinding[];
}

export interface Plan {
	/** those of the target sentence, spans relative to it */
	readonly indicators: readonly Indicator[];
	readonly series: readonly PlanSeries[];
}

export interface PlanMilestone {
	/** 1 to 4 */
	readonly quarter: number;
	/** a milestone for one place only says nothing of the whole */
	readonly place: string | null;
	readonly text: string;
}

export interface PlanInput {
	readonly target: string;
	readonly milestones: readonly PlanMilestone[];
}

/** The plan per quarter of a schedule's row. Never throws; linear in the text. */
export function extractPlan(input: PlanInput, lexicon: QuantityLexicon): Plan {
	const senses = readTargets(input.target, lexicon);
	const groups = planEntries(input.milestones, senses, lexicon);
	const series = groups.flatMap((group) => {
		const sense = group.indicator === null ? null : (senses[group.indicator] ?? null);
		const made = seriesOf(group.entries, {
			indicator: group.indicator,
			stage: group.stage,
			name: nameOf(sense?.indicator.name ?? null, group.entries, group.stage, lexicon),
			target: sense?.comparable ?? null,
			milestones: input.milestones
		});
		return made === null ? [] : [made];
	});
	return { indicators: senses.map((sense) => sense.indicator), series };
}

function nameOf(
	name: string | null,
	entries: readonly PlanEntry[],
	stage: PlanStage,
	lexicon: QuantityLexicon
): string {
	const own = name ?? lexicon.display(entries[0]?.figure.label ?? '');
	const stageWord = stage === 'start' ? (entries[0]?.figure.process[0] ?? '') : '';
	return own.includes(stageWord) ? own : own + stageWord;
}

interface SeriesContext {
	readonly indicator: number | null;
	readonly stage: PlanStage;
	readonly name: string;
	/** in the smallest unit of the dimension */
	readonly target: number | null;
	readonly milestones: readonly PlanMilestone[];
}

function seriesOf(entries: readonly PlanEntry[], context: SeriesContext): PlanSeries | null {
	const first = entries[0]?.figure;
	if (first === undefined || first.value === 0) return null;
	// how many of the smallest unit make one of the unit printed first
	const scale = first.comparable / first.value;
	const base = first.baseValue / first.value;
	const inUnit = (comparable: number): number => tidy(comparable / scale);
	const target = context.target === null ? null : inUnit(context.target);
	const figures = entries.map(({ quarter, comparable, isCumulative }) => ({
		quarter,
		value: inUnit(comparable),
		isCumulative
	}));
	const plan = cumulativePlan(figures, target);
	const values = entries.map(({ quarter, milestone, figure }, at): PlanValue => {
		const value = plan.values[at] ?? 0;
		return {
			quarter,
			milestone,
			printed: figures[at]?.value ?? 0,
			value,
			alternative: plan.alternative?.[at] ?? null,
			baseValue: tidy(value * base),
			bound: figure.bound,
			start: figure.start,
			end: figure.end,
			quote: context.milestones[milestone]?.text.slice(figure.start, figure.end) ?? ''
		};
	});
	return {
		indicator: context.indicator,
		name: context.name,
		stage: context.stage,
		unit: first.mention.unit,
		baseUnit: first.mention.baseUnit,
		target,
		baseTarget: target === null ? null : tidy(target * base),
		basis: plan.basis,
		values,
		findings: findingsOf(plan.values, target)
	};
}
