import type { Column, ColumnType, ValueLabel } from './column.ts';
import { DOMAINS, STATUSES, DEPARTMENT_KINDS, ROLES } from './values.ts';

type Extra = { values?: readonly ValueLabel[]; references?: string; ratio?: true };

function column(type: ColumnType, always: Extra = {}) {
	return (name: string, label: string, zh: string, en: string, extra: Extra = {}): Column => ({
		name,
		type,
		label,
		zh,
		en,
		...always,
		...extra
	});
}

/** Makers of columns, one per type: name, Chinese label, description in Chinese and in English. */
export const text = column('text');
export const integer = column('integer');
export const double = column('double');
/** a double where 1 is 100 % */
export const ratio = column('double', { ratio: true });
export const boolean = column('boolean');
export const date = column('date');

/** Columns that many tables and views share. */
export const docId = text('doc_id', '文件编号', '所属文件的编号', 'the document it belongs to', {
	references: 'documents'
});
export const taskId = text('task_id', '任务编号', '文件编号#序号', 'doc_id#seq', { references: 'tasks' });
export const passageId = text('passage_id', '原文编号', '该值在原文中的位置', 'where the source says it', {
	references: 'passages'
});
export const domain = text('domain', '领域', '主要领域', 'domain', {
	values: DOMAINS,
	references: 'domains'
});
export const status = text(
	'status',
	'序时状态',
	'序时状态；原文未写明为空',
	'pace status; null where not stated',
	{
		values: STATUSES
	}
);
export const department = text('department', '部门', '规范后的部门名称', 'normalised name');
export const family = text(
	'family',
	'职能编号',
	'所属职能；无法识别为空',
	'function; null only for unknown names',
	{
		references: 'families'
	}
);
export const departmentKind = text('kind', '单位类型', '单位类型', 'kind of body', {
	values: DEPARTMENT_KINDS
});
export const role = text('role', '责任', '牵头或共同责任', 'lead or co-responsible', { values: ROLES });
export const indicatorId = text('indicator_id', '指标编号', '所属指标', 'the indicator', {
	references: 'indicators'
});
export const quarter = integer('quarter', '季度', '季度，1 至 4', 'quarter, 1 to 4');
export const year = integer('year', '年份', '任务所属年份', 'year of the tasks');
