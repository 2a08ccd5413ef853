import { toCsv } from './csv.ts';
import type { ParseOutput } from './parse-output.ts';

const COLUMNS = [
	'seq',
	'no',
	'section',
	'subsection',
	'domain',
	'target',
	'status',
	'statusRaw',
	'progress',
	'leads',
	'coResponsible',
	'milestones',
	'deadline'
] as const;

/** One row per task; names of one list are joined by 、, milestones by ；. */
export function tasksCsv(output: ParseOutput): string {
	const rows = output.tasks.map((task) => [
		task.seq,
		task.no,
		task.section,
		task.subsection,
		task.domain,
		task.target,
		task.status,
		task.statusRaw,
		task.progress,
		task.leads.join('、'),
		task.coResponsible.join('、'),
		task.milestones
			.map(({ quarter, place, text }) => `Q${quarter}${place === null ? '' : ` ${place}`}: ${text}`)
			.join('；'),
		task.deadline
	]);
	return toCsv(COLUMNS, rows);
}
