/** Compares a report with hand labels, field by field. */
import type { Report, ReportTask } from '../../src/documents/report.ts';
import type { LabelledDocument, LabelledTask } from './labels.ts';

/** How many values of a field are right, of how many labelled. */
export interface Tally {
	right: number;
	of: number;
}

export interface Comparison {
	readonly name: string;
	readonly half: string | null;
	readonly layout: string;
	readonly labelled: number;
	readonly read: number;
	readonly found: number;
	readonly fields: ReadonlyMap<string, Tally>;
	readonly differences: readonly string[];
}

/** Full and half width and white space do not count. */
export function fold(text: string | null | undefined): string {
	return (text ?? '')
		.replace(/[\uFF01-\uFF5E]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
		.replace(/\s+/gu, '');
}

/** Headings count with or without their numerals, names with or without the remark after them. */
function bareHeading(text: string | null | undefined): string {
	return fold(text)
		.replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/u, '')
		.replace(/。$/u, '');
}

function bareName(text: string): string {
	return fold(text).replace(/\([^()]*\)$/u, '');
}

function similarity(a: string, b: string): number {
	if (a === b) return 1;
	if (a.length < 2 || b.length < 2) return 0;
	const pairs = new Map<string, number>();
	for (let at = 0; at + 1 < a.length; at += 1)
		pairs.set(a.slice(at, at + 2), (pairs.get(a.slice(at, at + 2)) ?? 0) + 1);
	let common = 0;
	for (let at = 0; at + 1 < b.length; at += 1) {
		const pair = b.slice(at, at + 2);
		const left = pairs.get(pair) ?? 0;
		if (left > 0) {
			common += 1;
			pairs.set(pair, left - 1);
		}
	}
	return (2 * common) / (a.length + b.length - 2);
}

/** Each labelled task with the read task that is most like it, each used once. */
function pair(
	labels: readonly LabelledTask[],
	tasks: readonly ReportTask[]
): (readonly [LabelledTask, ReportTask | null])[] {
	const candidates: { label: number; task: number; score: number }[] = [];
	labels.forEach((label, index) => {
		tasks.forEach((task, position) => {
			const score =
				similarity(fold(label.target), fold(task.target)) +
				(label.no !== null && label.no === task.no ? 0.2 : 0);
			if (score >= 0.6) candidates.push({ label: index, task: position, score });
		});
	});
	candidates.sort((a, b) => b.score - a.score || a.label - b.label || a.task - b.task);
	const chosen = new Map<number, number>();
	const used = new Set<number>();
	for (const candidate of candidates) {
		if (chosen.has(candidate.label) || used.has(candidate.task)) continue;
		chosen.set(candidate.label, candidate.task);
		used.add(candidate.task);
	}
	return labels.map((label, index) => {
		const position = chosen.get(index);
		return [label, position === undefined ? null : (tasks[position] ?? null)] as const;
	});
}

/** Compares what was read with what was labelled. */
export function compare(document: LabelledDocument, report: Report): Comparison {
	const fields = new Map<string, Tally>();
	const differences: string[] = [];
	let found = 0;
	const count = (no: string | null, field: string, want: string, got: string): void => {
		const tally = fields.get(field) ?? { right: 0, of: 0 };
		fields.set(field, tally);
		tally.of += 1;
		if (want === got) tally.right += 1;
		else if (got !== '∅')
			differences.push(`${document.name} ${no ?? '-'} ${field}: want 「${want}」 got 「${got}」`);
	};
	for (const [label, task] of pair(document.tasks, report.tasks)) {
		if (task === null)
			differences.push(`${document.name} ${label.no ?? '-'} not found: ${label.target.slice(0, 40)}`);
		else found += 1;
		const names = (role: string): string =>
			(task?.departments ?? [])
				.filter((department) => department.role === role)
				.map((department) => bareName(department.raw))
				.sort()
				.join(' ');
		const check = (field: string, want: string, got: string): void =>
			count(label.no, field, want, task === null ? '∅' : got);
		check('target', fold(label.target), fold(task?.target));
		if (label.section !== undefined)
			check('section', bareHeading(label.section), bareHeading(headingOf(task, label.section)));
		if (label.subsection !== undefined)
			check('subsection', bareHeading(label.subsection), bareHeading(task?.subsection));
		if (label.status !== undefined) check('status', label.status ?? '', task?.status ?? '');
		if (label.statusRaw !== undefined) check('statusRaw', fold(label.statusRaw), fold(task?.statusRaw));
		if (label.progress !== undefined) check('progress', fold(label.progress), fold(task?.progress));
		if (label.leads !== undefined) check('leads', label.leads.map(bareName).sort().join(' '), names('lead'));
		if (label.co !== undefined) check('co', label.co.map(bareName).sort().join(' '), names('co'));
		if (label.deadline !== undefined) check('deadline', fold(label.deadline), fold(task?.deadline));
		if (label.milestones !== undefined) {
			const got = (task?.milestones ?? []).map((milestone) =>
				[milestone.quarter, ...(milestone.place === null ? [] : [milestone.place]), milestone.text].join(':')
			);
			check('milestones', label.milestones.map(fold).join(' | '), got.map(fold).join(' | '));
		}
		if (label.flagged === true) {
			const flagged = report.diagnostics.some(
				(diagnostic) => diagnostic.task === task?.seq && diagnostic.code === 'uncertain-boundary'
			);
			check('flagged', 'yes', flagged ? 'yes' : 'no');
		}
	}
	return {
		name: document.name,
		half: document.half ?? null,
		layout: report.document.layout,
		labelled: document.tasks.length,
		read: report.tasks.length,
		found,
		fields,
		differences
	};
}

/** Labels of other cities name one heading, or two with a slash; the report has section and subsection. */
function headingOf(task: ReportTask | null, want: string | null): string | null {
	if (task === null || want === null) return null;
	const choices = [
		task.section,
		task.subsection,
		[task.section, task.subsection].filter((part) => part !== null).join('/')
	];
	return (
		choices.find((choice) => choice !== null && bareHeading(choice) === bareHeading(want)) ?? task.section
	);
}

/** Harmonic mean of the share of labelled tasks that were found and of read tasks that are labelled. */
export function f1(found: number, labelled: number, read: number): number {
	return labelled + read === 0 ? 1 : (2 * found) / (labelled + read);
}
