import { groupBy } from '../../base/group-by.ts';
import type { CheckPatterns } from '../checks/reference.ts';
import type { Report, ReportIndicator, ReportObservation } from '../../documents/report.ts';

/** What a schedule plans for one thing by one quarter. */
export interface Plan {
	/** the task's seq */
	readonly task: number;
	readonly name: string;
	readonly unit: string | null;
	/** cumulative at the quarter's end, in `unit` */
	readonly value: number;
	readonly ambiguous: boolean;
	/** the year's target in `unit`; null where the schedule has none */
	readonly target: number | null;
	/** the plan counts what has begun, not what is finished */
	readonly isStart: boolean;
	/** the indicator of the target sentence to which it belongs, by its name */
	readonly promised: string;
	/** the words of the cell */
	readonly quote: string;
	/** index into the report's observations */
	readonly observation: number;
}

/** The plans of each thing at `quarter`, or at the last quarter before it that has one. */
export function plansAt(report: Report, quarter: number, { start }: CheckPatterns['plans']): Plan[] {
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
		if (!last || last.observation.value === null) return [];
		const isStart = indicator.target === null && start.test(indicator.name);
		const promised = isStart ? promisedBy(indicator, byTask.get(indicator.task) ?? [], start) : indicator;
		return [
			{
				task: indicator.task,
				name: indicator.name,
				unit: last.observation.unit,
				value: last.observation.value,
				ambiguous: last.observation.cumulative === 'ambiguous',
				target: promised ? targetIn(last.observation, promised) : null,
				isStart,
				promised: promised?.name ?? indicator.name,
				quote: last.observation.quote,
				observation: last.at
			}
		];
	});
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
