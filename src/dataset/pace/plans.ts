import { groupBy } from '../../base/group-by.ts';
import type { CheckPatterns } from '../checks/reference.ts';
import type { Report, ReportIndicator, ReportObservation, ReportTask } from '../../documents/report.ts';

/** What a schedule plans for one thing by one quarter. */
export interface Plan {
	/** the task's seq */
	readonly task: number;
	readonly name: string;
	readonly unit: string | null;
	/** cumulative at the quarter's end, in `unit`; null where the schedule plans no number by then */
	readonly value: number | null;
	/** what the plan comes to by the other reading, where it may as well be told per quarter; else null */
	readonly summed: number | null;
	/** the year's target in `unit`; null where the schedule has none */
	readonly target: number | null;
	/** the plan counts what has begun, not what is finished */
	readonly isStart: boolean;
	/** the indicator of the target sentence to which it belongs, by its name */
	readonly promised: string;
	/** the words of the cell */
	readonly quote: string;
	/** index into the report's observations; null where there is no plan */
	readonly observation: number | null;
	/** index into the report's indicators */
	readonly indicator: number;
}

/** The plans of each thing at `quarter`, or at the last quarter before it that has one. */
export function plansAt(report: Report, quarter: number, patterns: CheckPatterns['plans']): Plan[] {
	const { start } = patterns;
	const tasks = new Map(report.tasks.map((task) => [task.seq, task]));
	const numbered = report.observations.map((observation, at) => ({ observation, at }));
	const byIndicator = groupBy(numbered, ({ observation }) => observation.indicator);
	const byTask = groupBy(report.indicators, ({ task }) => task);
	return report.indicators.flatMap((indicator, index): Plan[] => {
		// A level is reached or not; a share of it that was planned means nothing.
		if (indicator.kind !== 'flow') return [];
		const own = (byIndicator.get(index) ?? [])
			.filter(({ observation }) => isPlanFor(observation, quarter))
			.sort((one, other) => (one.observation.quarter ?? 0) - (other.observation.quarter ?? 0));
		const last = own.at(-1);
		if (!last || last.observation.value === null) return withoutPlan(indicator, index);
		const isStart = indicator.target === null && start.test(indicator.name);
		const promised = isStart ? promisedBy(indicator, byTask.get(indicator.task) ?? [], start) : indicator;
		const target = promised ? targetIn(last.observation, promised) : null;
		const plan = { isStart, name: indicator.name, target, quarter: last.observation.quarter ?? quarter };
		return [
			{
				task: indicator.task,
				name: indicator.name,
				unit: last.observation.unit,
				value: last.observation.value,
				summed: otherReading(
					plan,
					own.map(({ observation }) => observation),
					tasks.get(indicator.task),
					patterns
				),
				target,
				isStart,
				promised: promised?.name ?? indicator.name,
				quote: last.observation.quote,
				observation: last.at,
				indicator: index
			}
		];
	});
}

/** A promise that has no number by the quarter: what the report tells of it can be shown, not compared. */
function withoutPlan({ task, name, unit, target }: ReportIndicator, indicator: number): Plan[] {
	if (target === null) return [];
	const nothing = { value: null, summed: null, isStart: false, quote: '', observation: null };
	return [{ task, name, unit, target, promised: name, indicator, ...nothing }];
}

/**
 * What an ambiguous plan comes to when its cells are added; null where the plan is not ambiguous, or where the sum would
 * be the whole and only a later cell promises that (开工率达到100%).
 */
function otherReading(
	plan: Pick<Plan, 'isStart' | 'name' | 'target'> & { readonly quarter: number },
	cells: readonly ReportObservation[],
	task: ReportTask | undefined,
	{ whole, begun }: CheckPatterns['plans']
): number | null {
	if (cells.at(-1)?.cumulative !== 'ambiguous') return null;
	const summed = Math.round(cells.reduce((sum, { value }) => sum + (value ?? 0), 0) * 1e6) / 1e6;
	const isOfPlan = (clause: string): boolean =>
		whole.test(clause) && (plan.isStart ? begun.test(clause) : clause.includes(plan.name.slice(-2)));
	const later = (task?.milestones ?? []).filter(({ quarter }) => quarter > plan.quarter);
	const isToCome = later.some(({ text }) => text.split(/[，。；,;]/u).some(isOfPlan));
	return plan.target !== null && summed >= plan.target && isToCome ? null : summed;
}

function isPlanFor({ basis, quarter, value }: ReportObservation, wanted: number): boolean {
	return basis === 'planned' && value !== null && quarter !== null && quarter <= wanted;
}

/** 农村公路开工 belongs to 农村公路: the indicator of the same task of whose name it is the longest. */
function promisedBy(
	indicator: ReportIndicator,
	ofTask: readonly ReportIndicator[],
	start: RegExp
): ReportIndicator | null {
	const stem = indicator.name.replace(start, '');
	const siblings = ofTask.filter((other) => other.target !== null && other.unit === indicator.unit);
	return (
		siblings.find(({ name }) => name === stem) ??
		siblings.find(({ name }) => name.includes(stem) || stem.includes(name)) ??
		(siblings.length === 1 ? (siblings[0] ?? null) : null)
	);
}

/** The year's target in the unit of the plan: 8.8万名 is 88000人. */
function targetIn(plan: ReportObservation, { target, unit, baseTarget }: ReportIndicator): number | null {
	if (target === null) return null;
	if (unit === plan.unit || baseTarget === null || plan.baseValue === null || !plan.value) return target;
	return baseTarget / (plan.baseValue / plan.value);
}
