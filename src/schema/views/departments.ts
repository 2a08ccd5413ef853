import { department, departmentKind, docId, family, integer, taskId, text } from '../columns.ts';
import type { View } from '../view.ts';

export const departmentLoad: View = {
	name: 'department_load',
	label: '部门任务量',
	zh: '各文件各单位牵头和共同负责的任务数',
	en: 'how many tasks each body leads and shares, by document',
	columns: [
		docId,
		department,
		family,
		departmentKind,
		integer('lead_tasks', '牵头数', '牵头的任务数', 'tasks that it leads'),
		integer('co_tasks', '共同责任数', '共同负责的任务数', 'tasks that it shares'),
		integer(
			'tasks',
			'任务数',
			'牵头或共同负责的任务数，重复的计一次',
			'tasks that it leads or shares, each once'
		)
	],
	sql: `
SELECT doc_id, department, any_value(family) AS family, any_value(kind) AS kind,
	count(DISTINCT task_id) FILTER (role = 'lead')::INTEGER AS lead_tasks,
	count(DISTINCT task_id) FILTER (role = 'co')::INTEGER AS co_tasks,
	count(DISTINCT task_id)::INTEGER AS tasks
FROM (SELECT t.doc_id, d.* FROM task_departments d JOIN tasks t USING (task_id))
GROUP BY doc_id, department`
};

export const unknownDepartments: View = {
	name: 'unknown_departments',
	label: '未识别单位',
	zh: '无法归入任何职能的单位名称，可补入 data/reference/departments.json',
	en: 'names that belong to no known function; data/reference/departments.json can be extended by them',
	columns: [
		department,
		departmentKind,
		integer('tasks', '任务数', '出现的任务数', 'tasks in which it occurs'),
		text('doc_id', '文件编号', '首次出现的文件', 'a document in which it occurs', { references: 'documents' })
	],
	sql: `
SELECT department, any_value(kind) AS kind, count(DISTINCT task_id)::INTEGER AS tasks, min(doc_id) AS doc_id
FROM (SELECT t.doc_id, d.* FROM task_departments d JOIN tasks t USING (task_id))
WHERE family IS NULL
GROUP BY department`
};

export const departmentPairs: View = {
	name: 'department_pairs',
	label: '部门协作',
	zh: '谁与谁共事：每项任务的牵头单位与每个共同责任单位一行',
	en: 'who works with whom: one row per task, lead and co-responsible body',
	columns: [
		docId,
		taskId,
		text('lead_department', '牵头单位', '规范后的名称', 'normalised name of the lead'),
		text('co_department', '共同责任单位', '规范后的名称', 'normalised name of the other body')
	],
	sql: `
SELECT DISTINCT t.doc_id, t.task_id, l.department AS lead_department, c.department AS co_department
FROM tasks t
JOIN task_departments l ON l.task_id = t.task_id AND l.role = 'lead'
JOIN task_departments c ON c.task_id = t.task_id AND c.role = 'co'
WHERE l.department <> c.department`
};
