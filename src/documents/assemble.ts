import type { Span } from '../base/span.ts';
import { Coverage } from './account.ts';
import { publishedSpans, type CleanText } from './clean/clean.ts';
import type { DraftArea, DraftFact, DraftNumber, DraftTask, Reading } from './layouts/layout.ts';
import type {
	Account,
	AreaFact,
	Diagnostic,
	FieldPassage,
	ReportArea,
	ReportDepartment,
	ReportMilestone,
	ReportTask
} from './report.ts';
import { areaSpans, taskSpans } from './score.ts';

/** How the texts of a field that was printed in several cells are joined. */
const JOIN = '；';

/** The parts of a report that come from a reading, with every offset in the text as published. */
export interface Assembled {
	readonly tasks: readonly ReportTask[];
	readonly areas: readonly ReportArea[];
	readonly diagnostics: readonly Diagnostic[];
	readonly account: Account;
}

/** Turns the winning reading into report values and maps all its offsets back to `source`. */
export function assemble(
	source: string,
	clean: CleanText,
	reading: Reading,
	extra: readonly Span[]
): Assembled {
	const seqs = sequence(reading.tasks);
	const tasks = reading.tasks.map((task, index) => assembleTask(clean, task, seqs[index] ?? index + 1));
	const areas = reading.areas.map((area, index) => assembleArea(source, clean, area, index + 1));
	const diagnostics = reading.diagnostics.map((diagnostic): Diagnostic => {
		const { start, end } = clean.map.span(diagnostic);
		return {
			severity: diagnostic.severity,
			code: diagnostic.code,
			message: diagnostic.message,
			task: diagnostic.task === null ? null : (seqs[diagnostic.task] ?? null),
			start,
			end
		};
	});
	return { tasks, areas, diagnostics, account: accountOf(source, clean, reading, extra) };
}

/** The printed numbers where all differ, else 1 to n. */
function sequence(tasks: readonly DraftTask[]): number[] {
	const numbers = tasks.map((task) => task.number);
	const unique = new Set(numbers);
	const printed =
		numbers.every((number): number is number => number !== null) && unique.size === numbers.length;
	return printed ? numbers : tasks.map((_, index) => index + 1);
}

function textOf(clean: CleanText, spans: readonly Span[]): string {
	return spans.map((span) => clean.text.slice(span.start, span.end)).join(JOIN);
}

function assembleTask(clean: CleanText, draft: DraftTask, seq: number): ReportTask {
	const passages: FieldPassage[] = [];
	const keep = (field: string, spans: readonly Span[]): void => {
		for (const span of spans)
			for (const { start, end } of publishedSpans(clean, span)) passages.push({ field, start, end });
	};
	if (draft.no !== null) keep('no', [draft.no]);
	if (draft.section !== null) keep('section', [draft.section]);
	if (draft.subsection !== null) keep('subsection', [draft.subsection]);
	keep('target', draft.target);
	if (draft.status !== null) keep('status', draft.status.spans);
	keep('progress', draft.progress);
	keep('deadline', draft.deadline);
	for (const department of draft.departments) keep(department.role, [department.span]);
	for (const milestone of draft.milestones) keep('milestone', [milestone.text]);
	const departments = draft.departments.map((department): ReportDepartment => {
		const { start, end } = clean.map.span(department.span);
		return {
			raw: clean.text.slice(department.name.start, department.name.end).replace(/\s*[\r\n]+\s*/gu, ''),
			role: department.role,
			remark:
				department.remark === null ? null : clean.text.slice(department.remark.start, department.remark.end),
			start,
			end
		};
	});
	const milestones = draft.milestones.map((milestone): ReportMilestone => {
		const { start, end } = clean.map.span(milestone.text);
		return {
			quarter: milestone.quarter,
			place: milestone.place === null ? null : clean.text.slice(milestone.place.start, milestone.place.end),
			text: clean.text.slice(milestone.text.start, milestone.text.end),
			start,
			end
		};
	});
	return {
		seq,
		no: draft.no === null ? null : clean.text.slice(draft.no.start, draft.no.end),
		section: draft.section === null ? null : textOf(clean, [draft.section]),
		subsection: draft.subsection === null ? null : textOf(clean, [draft.subsection]),
		target: textOf(clean, draft.target),
		status: draft.status?.status ?? null,
		statusRaw: draft.status === null ? null : textOf(clean, draft.status.spans),
		progress: draft.progress.length === 0 ? null : textOf(clean, draft.progress),
		departments,
		milestones,
		deadline: draft.deadline.length === 0 ? null : textOf(clean, draft.deadline),
		passages
	};
}

function assembleArea(source: string, clean: CleanText, draft: DraftArea, position: number): ReportArea {
	const passages: FieldPassage[] = [];
	const keep = (field: string, span: Span | undefined | null): void => {
		if (span === undefined || span === null) return;
		for (const { start, end } of publishedSpans(clean, span)) passages.push({ field, start, end });
	};
	const value = (field: string, number: DraftNumber | null): number | null => {
		keep(field, number?.span);
		return number?.value ?? null;
	};
	keep('name', draft.name);
	const { start, end } = clean.map.span(draft.whole);
	return {
		seq: draft.number ?? position,
		name: clean.text.slice(draft.name.start, draft.name.end),
		items: value('items', draft.items),
		subItems: value('subItems', draft.subItems),
		invested: value('invested', draft.invested),
		statedPercent: value('statedPercent', draft.statedPercent),
		statement: draft.statement === null ? null : clean.text.slice(draft.statement.start, draft.statement.end),
		achievements: draft.achievements.map((fact) => assembleFact(source, clean, fact)),
		problems: draft.problems.map((fact) => assembleFact(source, clean, fact)),
		passages: (keep('statement', draft.statement), passages),
		start,
		end
	};
}

function assembleFact(source: string, clean: CleanText, fact: DraftFact): AreaFact {
	const { start, end } = clean.map.span(fact.span);
	return {
		text: clean.text.slice(fact.span.start, fact.span.end),
		value: fact.figure?.value ?? null,
		unit: fact.figure === null ? null : clean.text.slice(fact.figure.unit.start, fact.figure.unit.end),
		quote: source.slice(start, end),
		start,
		end
	};
}

function accountOf(source: string, clean: CleanText, reading: Reading, extra: readonly Span[]): Account {
	const coverage = new Coverage(source);
	const field = (span: Span): void => publishedSpans(clean, span).forEach((part) => coverage.field(part));
	for (const task of reading.tasks) for (const span of taskSpans(task)) field(span);
	for (const area of reading.areas) for (const span of areaSpans(area)) field(span);
	for (const span of clean.removed) coverage.furniture(span);
	for (const span of [...reading.furniture, ...extra]) coverage.furniture(clean.map.span(span));
	return coverage.account();
}
