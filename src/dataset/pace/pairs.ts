import { groupBy } from '../../base/group-by.ts';
import type { CheckTools } from '../checks/reference.ts';
import { findInTask } from '../checks/draft.ts';
import { taskId } from '../ids.ts';
import type { DatasetInput } from '../input.ts';
import type { PacePairRow, PassageRow, TaskLinkRow } from '../rows.ts';
import { pairPlans } from './pace.ts';
import { type Plan, plansAt } from './plans.ts';
import type { DocumentRows } from '../document-rows.ts';
import { PassageBook } from '../passages.ts';

/** The rows of `pace_pairs` and the passages of the reported figures. */
export interface PaceRows {
	readonly pairs: readonly PacePairRow[];
	readonly passages: readonly PassageRow[];
}

/** Compares schedules with reports of the same place and year, along the links between their tasks. */
export function findPace(
	inputs: readonly DatasetInput[],
	rows: readonly DocumentRows[],
	links: readonly TaskLinkRow[],
	fold: (text: string) => string,
	tools: CheckTools
): PaceRows {
	const pairs: PacePairRow[] = [];
	const passages: PassageRow[] = [];
	for (const [at, schedule] of inputs.entries()) {
		for (const [other, report] of inputs.entries()) {
			const [plan, told] = [rows[at]?.document, rows[other]?.document];
			if (plan?.kind !== 'schedule' || told?.kind !== 'progress') continue;
			if (plan.city === null || plan.city !== told.city || plan.year !== told.year) continue;
			if (told.through_quarter === null) continue;
			const found = compare(schedule, rows[at], report, told.through_quarter, links, fold, tools);
			pairs.push(...found.pairs);
			passages.push(...found.passages);
		}
	}
	return { pairs, passages };
}

function compare(
	schedule: DatasetInput,
	scheduleRows: DocumentRows | undefined,
	report: DatasetInput,
	quarter: number,
	links: readonly TaskLinkRow[],
	fold: (text: string) => string,
	tools: CheckTools
): PaceRows {
	const book = new PassageBook(report.docId, report.sourceText);
	const plans = groupBy(plansAt(schedule.report, quarter, tools.patterns.plans), ({ task }) => task);
	const linked = new Map(
		links.flatMap((link) => [
			[`${link.task_id} ${link.other_task_id}`, link.relation],
			[`${link.other_task_id} ${link.task_id}`, link.relation]
		])
	);
	const pairs: PacePairRow[] = [];
	for (const scheduled of schedule.report.tasks) {
		const own: readonly Plan[] = plans.get(scheduled.seq) ?? [];
		if (own.length === 0) continue;
		for (const reported of report.report.tasks) {
			const [planned, told] = [taskId(schedule.docId, scheduled.seq), taskId(report.docId, reported.seq)];
			const relation = linked.get(`${planned} ${told}`);
			if (relation === undefined) continue;
			const isSameDeed = relation !== 'related';
			for (const pairing of pairPlans(own, scheduled, reported, report.report, isSameDeed, fold, tools)) {
				const { plan, reason, actual, span } = pairing;
				const progress = reported.progress ?? '';
				const quote = progress.slice(span.start, span.end);
				const place = findInTask(report.sourceText, quote, reported);
				const anywhere = reported.passages.find(({ field }) => field === 'progress') ?? { start: 0, end: 0 };
				pairs.push({
					schedule_task_id: planned,
					report_task_id: told,
					indicator: plan.name,
					unit: plan.unit,
					quarter,
					planned: plan.value,
					actual,
					target: plan.target,
					comparable: reason === null,
					reason,
					schedule_passage_id: planPassage(scheduleRows, plan),
					report_passage_id: book.add(told, 'pace', place ?? anywhere)
				});
			}
		}
	}
	return { pairs, passages: book.rows };
}

/** The passage that the planned observation, or else the promise, has already: rows follow the order of the report. */
function planPassage(rows: DocumentRows | undefined, plan: Plan): string {
	const row =
		plan.observation === null ? rows?.indicators[plan.indicator] : rows?.observations[plan.observation];
	if (!row) throw new Error(`no row for the plan of ${plan.name}`);
	return row.passage_id;
}
