import type { Report, ReportIndicator, ReportObservation, ReportTask } from '../../documents/report.ts';
import { groupBy } from '../../base/group-by.ts';
import { bilingual, type CheckDraft, percentAgrees, percentBeside, plain } from './draft.ts';
import { planChecks } from './plans.ts';
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
			const shown = percentBeside(completion * 100, percent);
			const quotient = `${plain(value ?? 0)}${reported.unit ?? ''} ÷ ${plain(target)}${indicator.unit ?? ''}`;
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
				note: bilingual(
					`${indicator.name}：${quotient} = ${shown}，文中写 ${plain(percent)}%`,
					`${indicator.name}: ${quotient} = ${shown}; the text says ${plain(percent)}%`
				),
				span: { start: stated.start, end: stated.end }
			};
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
	const done = (reported.completion * 100).toFixed(1);
	const least = plain(Math.round(passed * TOLERATED * 1000) / 10);
	return [
		{
			kind: 'status_figure',
			task: task.seq,
			name: null,
			stated: passed * 100,
			computed: reported.completion * 100,
			agrees: reported.completion >= passed * TOLERATED,
			note: bilingual(
				`写明“${task.statusRaw ?? ''}”，${indicator.name}完成 ${done}%，时间进度 ${passed * 100}%（低于时间进度的三分之二，即 ${least}%，列为不符）`,
				`said to be “${task.statusRaw ?? ''}”; ${indicator.name}: ${done}% done with ${passed * 100}% of the year gone (disagrees below two thirds of that share, ${least}%)`
			),
			span: { start: reported.start, end: reported.end }
		}
	];
}
