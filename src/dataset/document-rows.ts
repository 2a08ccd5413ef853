import type { ReportDocument, ReportTask } from '../documents/report.ts';
import { type CheckContext, checkDocument } from './checks/checks.ts';
import { cityOfBodies, normaliseList } from './departments/normalise.ts';
import type { Directory } from './departments/directory.ts';
import type { DepartmentReference } from './departments/reference.ts';
import { indicatorId, observationId, taskId } from './ids.ts';
import type { DatasetInput, DocumentMetadata } from './input.ts';
import { PassageBook } from './passages.ts';
import { quarterOfPeriod } from './period.ts';
import type {
	AreaFactRow,
	AreaRow,
	CheckRow,
	DocumentRow,
	IndicatorRow,
	MilestoneRow,
	ObservationRow,
	PassageRow,
	TaskDepartmentRow,
	TaskRow
} from './rows.ts';
import type { Role } from '../schema/values.ts';
import type { Subject } from './subject.ts';

/** The rows that one document gives by itself, without looking at others. */
export interface DocumentRows {
	readonly document: DocumentRow;
	readonly tasks: readonly TaskRow[];
	readonly departments: readonly TaskDepartmentRow[];
	readonly milestones: readonly MilestoneRow[];
	readonly indicators: readonly IndicatorRow[];
	readonly observations: readonly ObservationRow[];
	readonly areas: readonly AreaRow[];
	readonly areaFacts: readonly AreaFactRow[];
	readonly checks: readonly CheckRow[];
	readonly passages: readonly PassageRow[];
}

/** What turning a document into rows needs besides the document. */
export interface RowContext {
	readonly directory: Directory;
	readonly departments: DepartmentReference;
	readonly checks: CheckContext;
	/** decides the domain of a task or an area */
	readonly subject: Subject;
}

/** Turns one parsed document into rows; ids depend on nothing but the document. */
export function documentRows(input: DatasetInput, context: RowContext): DocumentRows {
	const book = new PassageBook(input.docId, input.sourceText);
	const city = input.metadata.city ?? input.report.document.city;
	const tasks: TaskRow[] = [];
	const departments: TaskDepartmentRow[] = [];
	const milestones: MilestoneRow[] = [];
	const raws = input.report.tasks.flatMap((task) => task.departments.map(({ raw }) => raw));
	const bodyCity = city ?? cityOfBodies(raws, context.departments);
	for (const task of input.report.tasks) {
		const id = taskId(input.docId, task.seq);
		tasks.push(taskRow(input.docId, id, task, book, context));
		for (const role of ['lead', 'co'] as const) {
			departments.push(...departmentRows(id, role, task, { city, bodyCity }, book, context));
		}
		for (const milestone of task.milestones) {
			const { quarter, place, text } = milestone;
			milestones.push({
				task_id: id,
				quarter,
				place,
				text,
				passage_id: book.add(id, 'milestone', milestone)
			});
		}
	}
	return {
		document: documentRow(input),
		tasks,
		departments,
		milestones,
		...figureRows(input, book),
		...areaRows(input, book, context),
		checks: checkRows(input, book, context),
		passages: book.rows
	};
}

function documentRow({ docId, metadata, report }: DatasetInput): DocumentRow {
	const { document } = report;
	return {
		doc_id: docId,
		title: metadata.title ?? document.title,
		city: metadata.city ?? document.city,
		province: metadata.province,
		year: metadata.year ?? document.year,
		period: metadata.period ?? document.period,
		through_quarter: throughQuarter(metadata, document),
		kind: metadata.kind ?? document.kind,
		issuer: metadata.issuer,
		published: metadata.published,
		declared_tasks: document.declaredTasks,
		parsed_tasks: report.tasks.length,
		source_file: metadata.file
	};
}

function throughQuarter(metadata: DocumentMetadata, document: ReportDocument): number | null {
	return quarterOfPeriod(metadata.period) ?? document.throughQuarter ?? quarterOfPeriod(document.period);
}

/** Fields whose passages come from the values themselves, so that each value has its own. */
const OWN_PASSAGES = new Set(['lead', 'co', 'milestone']);

function taskRow(
	docId: string,
	id: string,
	task: ReportTask,
	book: PassageBook,
	context: RowContext
): TaskRow {
	const passages = task.passages
		.filter(({ field }) => !OWN_PASSAGES.has(field))
		.map((passage) => ({ field: passage.field, id: book.add(id, passage.field, passage) }));
	const subject = context.subject.ofTask(task);
	return {
		task_id: id,
		doc_id: docId,
		seq: task.seq,
		no: task.no,
		section: task.section,
		subsection: task.subsection,
		domain: subject.domain,
		domain2: subject.domain2,
		domain_basis: subject.basis,
		target: task.target,
		status: task.status,
		status_raw: task.statusRaw,
		progress: task.progress,
		deadline: task.deadline,
		passage_id: (passages.find(({ field }) => field === 'target') ?? passages[0])?.id ?? null
	};
}

function departmentRows(
	id: string,
	role: Role,
	task: ReportTask,
	{ city, bodyCity }: { readonly city: string | null; readonly bodyCity: string | null },
	book: PassageBook,
	context: RowContext
): TaskDepartmentRow[] {
	const printed = task.departments.filter((department) => department.role === role);
	const names = normaliseList(
		printed.map(({ raw }) => raw),
		bodyCity,
		context.directory,
		context.departments,
		task.departments.map(({ raw }) => raw)
	);
	return printed.map((department, index) => {
		book.add(id, role, department);
		const name = names[index] ?? department.raw;
		return {
			task_id: id,
			role,
			position: index + 1,
			department: name,
			department_raw: department.raw,
			...context.directory.identify(name, city)
		};
	});
}

function figureRows(
	{ docId, metadata, report }: DatasetInput,
	book: PassageBook
): Pick<DocumentRows, 'indicators' | 'observations'> {
	const perTask = new Map<number, number>();
	const indicators = report.indicators.map((indicator): IndicatorRow => {
		const task = taskId(docId, indicator.task);
		const n = (perTask.get(indicator.task) ?? 0) + 1;
		perTask.set(indicator.task, n);
		return {
			indicator_id: indicatorId(task, n),
			task_id: task,
			name: indicator.name,
			op: indicator.op,
			target: indicator.target,
			unit: indicator.unit,
			base_target: indicator.baseTarget,
			base_unit: indicator.baseUnit,
			kind: indicator.kind,
			passage_id: book.add(task, 'indicator', indicator)
		};
	});
	const perIndicator = new Map<string, number>();
	// A figure of a progress report stands at the report's own date unless its sentence says another.
	const through = throughQuarter(metadata, report.document);
	const observations = report.observations.map((observation): ObservationRow => {
		const indicator = indicators[observation.indicator];
		if (!indicator) throw new Error(`observation of ${docId} without its indicator`);
		const n = (perIndicator.get(indicator.indicator_id) ?? 0) + 1;
		perIndicator.set(indicator.indicator_id, n);
		return {
			observation_id: observationId(indicator.indicator_id, n),
			indicator_id: indicator.indicator_id,
			quarter: observation.quarter ?? (observation.basis === 'planned' ? null : through),
			value: observation.value,
			unit: observation.unit,
			base_value: observation.baseValue,
			basis: observation.basis,
			cumulative: observation.cumulative,
			bound: observation.bound,
			as_of: observation.asOf,
			completion: observation.completion,
			passage_id: book.add(indicator.task_id, 'observation', observation)
		};
	});
	return { indicators, observations };
}

function areaRows(
	{ docId, report }: DatasetInput,
	book: PassageBook,
	context: RowContext
): Pick<DocumentRows, 'areas' | 'areaFacts'> {
	const areas: AreaRow[] = [];
	const areaFacts: AreaFactRow[] = [];
	for (const area of report.areas) {
		areas.push({
			doc_id: docId,
			seq: area.seq,
			name: area.name,
			domain: context.subject.ofArea(area),
			items: area.items,
			subitems: area.subItems,
			invested: area.invested,
			stated_percent: area.statedPercent,
			statement: area.statement,
			passage_id: book.add(null, 'area', area)
		});
		const facts = [
			...area.achievements.map((fact) => ({ fact, kind: 'achievement' as const })),
			...area.problems.map((fact) => ({ fact, kind: 'problem' as const }))
		];
		for (const { fact, kind } of facts) {
			const { text, value, unit } = fact;
			const passage = book.add(null, kind, fact);
			areaFacts.push({ doc_id: docId, area_seq: area.seq, kind, text, value, unit, passage_id: passage });
		}
	}
	return { areas, areaFacts };
}

function checkRows(
	{ docId, report, sourceText }: DatasetInput,
	book: PassageBook,
	context: RowContext
): CheckRow[] {
	const counts = new Map<string, number>();
	return checkDocument(report, sourceText, context.checks).map(({ name, span, task, ...check }) => {
		const n = (counts.get(check.kind) ?? 0) + 1;
		counts.set(check.kind, n);
		const id = `${docId}!${name ?? `${check.kind}.${n}`}`;
		const owner = task === null ? null : taskId(docId, task);
		if (span !== null) book.addAs(`${id}@check.1`, owner, 'check', span);
		return { check_id: id, doc_id: docId, task_id: owner, ...check };
	});
}
