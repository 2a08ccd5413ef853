import { docId, domain, integer, passageId, status, taskId, text, year } from '../columns.ts';
import type { View } from '../view.ts';

const city = text('city', '城市', '城市；匿名文件为空', 'city; null when anonymised');
const leads = text('leads', '牵头单位', '牵头单位，以顿号分隔', 'lead bodies, separated by 、');

/** Leads of each task, in the order of the source. */
const LEADS = `(
	SELECT task_id, string_agg(department, '、' ORDER BY position) AS leads
	FROM task_departments WHERE role = 'lead' GROUP BY task_id
)`;

export const tasksBehind: View = {
	name: 'tasks_behind',
	label: '滞后任务',
	zh: '未达序时的任务，附牵头单位和原文',
	en: 'the tasks that are behind, with their leads and the source',
	columns: [
		docId,
		city,
		year,
		taskId,
		integer('seq', '序号', '文件内唯一的序号', 'number, unique in the document'),
		domain,
		leads,
		text('target', '目标任务', '目标任务原文', 'what is promised, as printed'),
		text('status_raw', '状态原文', '状态用语，照录', 'status wording as printed'),
		text('progress', '进展', '已做的工作，照录', 'what has been done, as printed'),
		passageId
	],
	sql: `
SELECT t.doc_id, d.city, d.year, t.task_id, t.seq, t.domain, l.leads, t.target, t.status_raw, t.progress, t.passage_id
FROM tasks t
JOIN documents d USING (doc_id)
LEFT JOIN ${LEADS} l USING (task_id)
WHERE t.status = 'behind'
ORDER BY t.doc_id, t.seq`
};

export const taskOverview: View = {
	name: 'task_overview',
	label: '任务总览',
	zh: '全部任务，附城市、年份、时段和牵头单位，便于跨文件查找',
	en: 'all tasks with city, year, period and leads, for searching across documents',
	columns: [
		docId,
		city,
		year,
		text('period', '时段', '报告时段，如 前三季度', 'period reported on, as printed'),
		taskId,
		integer('seq', '序号', '文件内唯一的序号', 'number, unique in the document'),
		domain,
		leads,
		text('target', '目标任务', '目标任务原文', 'what is promised, as printed'),
		status,
		text('progress', '进展', '已做的工作，照录', 'what has been done, as printed'),
		passageId
	],
	sql: `
SELECT t.doc_id, d.city, d.year, d.period, t.task_id, t.seq, t.domain, l.leads, t.target, t.status, t.progress, t.passage_id
FROM tasks t
JOIN documents d USING (doc_id)
LEFT JOIN ${LEADS} l USING (task_id)`
};
