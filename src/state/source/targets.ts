import type { Json } from '../../engine/format/cell.ts';
import type { SourceTarget } from '../side-panel.svelte.ts';

/** A row of a result: the names of its columns and what stands in them. */
export interface ResultRow {
	readonly columns: readonly string[];
	readonly values: readonly Json[];
}

/** The columns that lead to a source, with the names that they have in the Chinese views. */
const KEYS = {
	passage: ['passage_id', '原文编号'],
	task: ['task_id', '任务编号'],
	indicator: ['indicator_id', '指标编号'],
	observation: ['observation_id', '观测编号'],
	check: ['check_id', '核对编号'],
	document: ['doc_id', '文件编号'],
	schedulePassage: ['schedule_passage_id', '计划原文编号'],
	reportPassage: ['report_passage_id', '通报原文编号'],
	scheduleTask: ['schedule_task_id', '计划任务编号'],
	reportTask: ['report_task_id', '通报任务编号'],
	otherTask: ['other_task_id', '另一任务编号'],
	otherPassage: ['other_passage_id', '另一原文编号']
} as const;
type Key = keyof typeof KEYS;

/** Columns whose value has a passage of its own in the task, by the field of that passage. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
	status: ['status', 'status_raw', '序时状态', '状态原文'],
	progress: ['progress', '进展'],
	section: ['section', '章节'],
	subsection: ['subsection', '小节'],
	no: ['no', 'seq', '原编号', '序号'],
	deadline: ['deadline', '时限'],
	target: ['target', '目标任务'],
	department: ['department', 'department_raw', '部门', '部门原文'],
	lead: ['leads', 'lead_department', '牵头单位', '牵头部门'],
	co: ['co', 'co_department', '共同责任单位', '配合单位']
};
const FIELD_OF = new Map(
	Object.entries(FIELDS).flatMap(([field, names]) => names.map((name) => [name, field]))
);

/** Columns of a comparison of plan and report, by the side that they come from. */
const PLANNED = new Set(['planned', 'planned_share', '计划值', '计划进度']);
const REPORTED = new Set(['actual', 'completion', 'gap', '完成数', '完成率', '进度差']);
const OTHER = new Set(['other_target', '另一目标任务']);

/** The best place in a source for the value under `column`, by the ids that its row carries; null where it has none. */
export function targetOf(row: ResultRow, column: string | null): SourceTarget | null {
	const named = new Map(row.columns.map((name, at) => [name.toLowerCase(), row.values[at] ?? null]));
	const id = (key: Key): string | null => {
		for (const name of KEYS[key]) {
			const value = named.get(name);
			if (typeof value === 'string' && value !== '') return value;
		}
		return null;
	};
	const isKey = (key: Key): boolean => KEYS[key].some((name) => name === asked);
	const asked = column?.toLowerCase() ?? '';
	const passage = (value: string | null, field: string | null = null): SourceTarget | null =>
		value === null ? null : { kind: 'passage', id: value, field };
	const task = (value: string | null, field: string | null = null): SourceTarget | null =>
		value === null ? null : { kind: 'task', id: value, field, department: null };

	if (OTHER.has(asked) || isKey('otherTask') || isKey('otherPassage')) {
		const other = passage(id('otherPassage')) ?? task(id('otherTask'));
		if (other) return other;
	}
	if (PLANNED.has(asked) || isKey('scheduleTask') || isKey('schedulePassage')) {
		const planned =
			passage(id('schedulePassage')) ?? task(id('scheduleTask')) ?? passage(id('passage'), 'planned');
		if (planned) return planned;
	}
	if (REPORTED.has(asked) || isKey('reportTask') || isKey('reportPassage')) {
		const reported = passage(id('reportPassage')) ?? task(id('reportTask'));
		if (reported) return reported;
	}
	const owner = id('task');
	const field = FIELD_OF.get(asked);
	const value = named.get(asked) ?? null;
	// A number under `target` is the indicator's, whose row says where it stands.
	const textual = field !== 'target' || typeof value === 'string';
	if (owner !== null && field !== undefined && textual) {
		if (field === 'department') {
			return { kind: 'task', id: owner, field: null, department: typeof value === 'string' ? value : null };
		}
		return task(owner, field);
	}
	if (field !== undefined && field !== 'department' && textual) {
		const beside = passage(id('passage'), field);
		if (beside) return beside;
	}
	return (
		passage(id('passage')) ??
		ownOf('observation', id('observation')) ??
		ownOf('indicator', id('indicator')) ??
		ownOf('check', id('check')) ??
		task(owner) ??
		passage(id('reportPassage')) ??
		task(id('reportTask')) ??
		task(id('scheduleTask')) ??
		ownOf('document', id('document'))
	);
}

function ownOf(
	kind: 'observation' | 'indicator' | 'check' | 'document',
	id: string | null
): SourceTarget | null {
	return id === null ? null : { kind, id };
}
