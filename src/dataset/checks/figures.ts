import type { Report, ReportIndicator, ReportObservation, ReportTask } from '../../documents/report.ts';
import { scanMentions } from '../../documents/extract/quantities/mentions.ts';
import { groupBy } from '../../base/group-by.ts';
import { type CheckDraft, percentAgrees, plain } from './draft.ts';
import type { CheckTools } from './reference.ts';

/** How far a task that is called on schedule may lag behind the year before the word and the figure disagree. */
const TOLERATED = 2 / 3;

/** Stated percentages, plans by quarter and pace words against the figures that the parser found. */
export function checkFigures(report: Report, tools: CheckTools): CheckDraft[] {
	const byIndicator = groupBy(report.observations, ({ indicator }) => indicator);
	const tasks = new Map(report.tasks.map((task) => [task.seq, task]));
	const quarter = report.document.throughQuarter;
	return report.indicators.flatMap((indicator, index) => {
		const observations = byIndicator.get(index) ?? [];
		return [
			...percentChecks(indicator, observations),
			...planChecks(indicator, observations, tasks.get(indicator.task), tools),
			...statusChecks(indicator, observations, tasks.get(indicator.task), quarter)
		];
	});
}

function percentChecks(indicator: ReportIndicator, observations: readonly ReportObservation[]): CheckDraft[] {
	const reported = observations.findLast(
		({ basis, completion }) => basis === 'reported' && completion !== null
	);
	const { baseTarget, target } = indicator;
	if (!reported || reported.completion === null || baseTarget === null || target === null) return [];
	const { completion, value } = reported;
	return observations
		.filter(({ basis, value: stated }) => basis === 'stated_percent' && stated !== null)
		.map((stated): CheckDraft => {
			const percent = stated.value ?? 0;
			// Only a figure in the target's own unit shows how it was rounded.
			const agrees =
				reported.unit === indicator.unit && value !== null
					? percentAgrees(percent, value, target, true)
					: Math.abs(percent - completion * 100) < 0.1;
			return {
				kind: 'stated_percent',
				task: indicator.task,
				name: null,
				stated: percent,
				computed: completion * 100,
				agrees,
				note: `${indicator.name}：${plain(value ?? 0)}${reported.unit ?? ''} ÷ ${plain(target)}${indicator.unit ?? ''} = ${(completion * 100).toFixed(1)}%，文中写 ${plain(percent)}%`,
				span: { start: stated.start, end: stated.end }
			};
		});
}

/** Where the last planned value stands against the year's target, and whether the plan ever falls. */
function planChecks(
	indicator: ReportIndicator,
	observations: readonly ReportObservation[],
	task: ReportTask | undefined,
	tools: CheckTools
): CheckDraft[] {
	const plan = observations
		.filter(({ basis, baseValue, quarter }) => basis === 'planned' && baseValue !== null && quarter !== null)
		.sort((one, other) => (one.quarter ?? 0) - (other.quarter ?? 0));
	const last = plan.at(-1);
	const { baseTarget } = indicator;
	if (!last || last.baseValue === null || indicator.kind === 'growth') return [];
	const series = plan.map(({ quarter, value }) => `Q${quarter} ${plain(value ?? 0)}`).join('，');
	const span = { start: last.start, end: last.end };
	const checks: CheckDraft[] = [];
	const falls = plan.some(({ baseValue }, index) => (baseValue ?? 0) < (plan[index - 1]?.baseValue ?? 0));
	if (falls) {
		checks.push({
			kind: 'plan_falls',
			task: indicator.task,
			name: null,
			stated: last.value,
			computed: Math.max(...plan.map(({ value }) => value ?? 0)),
			agrees: false,
			note: `${indicator.name}：各季计划先高后低（${series}）`,
			span
		});
	}
	if (falls || baseTarget === null || baseTarget === 0 || last.baseValue === 0) return checks;
	const over = last.baseValue > baseTarget && indicator.op !== '>=' && indicator.op !== '>';
	const ended =
		last.quarter === 4 || (task !== undefined && endsAt(last.quarter ?? 4, indicator, task, tools));
	const short = last.baseValue < baseTarget && ended;
	checks.push({
		kind: 'plan_target',
		task: indicator.task,
		name: null,
		stated: indicator.target,
		computed: last.value,
		agrees: !over && !short,
		note: `${indicator.name}：年度目标 ${plain(indicator.target ?? 0)}${indicator.unit ?? ''}，计划 ${series}${over ? '，超过目标' : short ? '，不足目标' : ''}`,
		span
	});
	return checks;
}

/** Whether the plan says nothing more of the thing after `quarter`: no number of its measure, no promise of the rest. */
function endsAt(
	quarter: number,
	indicator: ReportIndicator,
	task: ReportTask,
	{ lexicon, patterns }: CheckTools
): boolean {
	const [own] = scanMentions(`1${indicator.unit ?? ''}`, lexicon);
	const later = task.milestones.filter((milestone) => milestone.quarter > quarter);
	if (!own || later.length === 0) return false;
	return later.every(({ text }) => {
		const folded = lexicon.fold(text);
		const more = scanMentions(folded, lexicon).some(({ dimension }) => dimension === own.dimension);
		return !more && !patterns.plans.rest.test(folded);
	});
}

function statusChecks(
	indicator: ReportIndicator,
	observations: readonly ReportObservation[],
	task: ReportTask | undefined,
	quarter: number | null
): CheckDraft[] {
	if (!task || quarter === null || (task.status !== 'on_pace' && task.status !== 'ahead')) return [];
	const reported = observations.findLast(
		({ basis, completion }) => basis === 'reported' && completion !== null
	);
	if (!reported || reported.completion === null) return [];
	const passed = quarter / 4;
	return [
		{
			kind: 'status_figure',
			task: task.seq,
			name: null,
			stated: passed * 100,
			computed: reported.completion * 100,
			agrees: reported.completion >= passed * TOLERATED,
			note: `写明“${task.statusRaw ?? ''}”，${indicator.name}完成 ${(reported.completion * 100).toFixed(1)}%，时间进度 ${passed * 100}%`,
			span: { start: reported.start, end: reported.end }
		}
	];
}
