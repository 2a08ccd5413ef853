import type { AreaFact, Diagnostic, Report, ReportTask } from '../documents/report.ts';
import { layoutChosen } from '../documents/diagnostics.ts';
import { groupBy } from '../base/group-by.ts';
import { buildDataset } from './build.ts';
import { taskId } from './ids.ts';
import type { DatasetInput } from './input.ts';
import type { DatasetReference } from './reference.ts';
import type { CheckRow, Dataset, TaskDepartmentRow, TaskRow } from './rows.ts';

/** What `parse` prints about one document; the keys and their order are a contract. */
export type ParseOutput = ReturnType<typeof parseOutput>;

/** One report as other people's scripts read it: the parser's values with domain, departments and checks filled in. */
export function parseOutput(
	input: DatasetInput,
	reference: DatasetReference,
	message: (diagnostic: Diagnostic) => string
) {
	const { report, docId } = input;
	const dataset = buildDataset([input], reference);
	const rows = new Map(dataset.tasks.map((task) => [task.task_id, task]));
	const departments = groupBy(dataset.task_departments, ({ task_id }) => task_id);
	const [document] = dataset.documents;
	return {
		document: {
			title: document?.title ?? null,
			city: document?.city ?? null,
			year: document?.year ?? null,
			period: document?.period ?? null,
			throughQuarter: document?.through_quarter ?? null,
			kind: report.document.kind,
			layout: report.document.layout,
			declaredTasks: report.document.declaredTasks
		},
		tasks: report.tasks.map((task) => {
			const id = taskId(docId, task.seq);
			return taskOutput(task, rows.get(id), departments.get(id) ?? []);
		}),
		areas: areasOutput(report),
		indicators: report.indicators.map(({ task, name, op, target, unit, baseTarget, baseUnit, kind }) => ({
			task,
			name,
			op,
			target,
			unit,
			baseTarget,
			baseUnit,
			kind
		})),
		observations: report.observations.map(
			({ task, indicator, quarter, value, unit, basis, cumulative, bound, completion, quote }) => ({
				task,
				indicator,
				quarter: quarter ?? (basis === 'planned' ? null : (document?.through_quarter ?? null)),
				value,
				unit,
				basis,
				cumulative,
				bound,
				completion,
				quote
			})
		),
		checks: checksOutput(dataset),
		diagnostics: [...report.diagnostics, ...layoutChosen(report)].map((diagnostic) => ({
			severity: diagnostic.severity,
			code: diagnostic.code,
			message: message(diagnostic),
			start: diagnostic.start,
			end: diagnostic.end
		}))
	};
}

function taskOutput(task: ReportTask, row: TaskRow | undefined, departments: readonly TaskDepartmentRow[]) {
	const named = (role: string): string[] =>
		departments.filter((department) => department.role === role).map(({ department }) => department);
	return {
		seq: task.seq,
		no: task.no,
		section: task.section,
		subsection: task.subsection,
		domain: row?.domain ?? null,
		target: task.target,
		status: task.status,
		statusRaw: task.statusRaw,
		progress: task.progress,
		leads: named('lead'),
		coResponsible: named('co'),
		departments: departments.map(({ department_raw, department, family, kind, role }) => ({
			raw: department_raw,
			name: department,
			family,
			kind,
			role
		})),
		milestones: task.milestones.map(({ quarter, place, text }) => ({ quarter, place, text })),
		deadline: task.deadline,
		passages: task.passages.map(({ field, start, end }) => ({ field, start, end }))
	};
}

function areasOutput(report: Report) {
	const problem = ({ text, quote }: AreaFact) => ({ text, quote });
	const achievement = ({ text, value, unit, quote }: AreaFact) => ({ text, value, unit, quote });
	return report.areas.map((area) => ({
		seq: area.seq,
		name: area.name,
		items: area.items,
		subItems: area.subItems,
		invested: area.invested,
		statedPercent: area.statedPercent,
		statement: area.statement,
		achievements: area.achievements.map(achievement),
		problems: area.problems.map(problem)
	}));
}

function checksOutput({ checks }: Pick<Dataset, 'checks'>) {
	const output = ({ task_id, kind, stated, computed, agrees, note }: CheckRow) => ({
		// The seq, as everywhere in this output.
		task: task_id === null ? null : Number(task_id.slice(task_id.lastIndexOf('#') + 1)),
		kind,
		stated,
		computed,
		agrees,
		note
	});
	return checks.map(output);
}
