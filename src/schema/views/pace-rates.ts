import type { Column } from '../column.ts';
import { department, departmentKind, docId, domain, family, integer, ratio, text, year } from '../columns.ts';
import type { View } from '../view.ts';

/** The parts of a pace rate; `on_pace + behind + unknown = tasks`. */
const RATE_COLUMNS: readonly Column[] = [
	integer('tasks', '任务数', '任务数', 'number of tasks'),
	integer('stated', '已写明数', '写明序时状态的任务数', 'tasks with a stated status'),
	integer('on_pace', '达序时数', '达序时、超序时或已完成的任务数', 'on pace, ahead or completed'),
	integer('behind', '未达序时数', '未达序时的任务数', 'behind pace'),
	integer('unknown', '未知数', '未写明状态的任务数', 'tasks without a stated status'),
	ratio('pace_rate', '序时达标率', '达序时数 ÷ 已写明数；比率', 'on_pace ÷ stated; a ratio')
];

const RATES = `
	count(*)::INTEGER AS tasks,
	count(status)::INTEGER AS stated,
	count(*) FILTER (status IN ('ahead', 'on_pace', 'completed'))::INTEGER AS on_pace,
	count(*) FILTER (status = 'behind')::INTEGER AS behind,
	count(*) FILTER (status IS NULL)::INTEGER AS unknown,
	count(*) FILTER (status IN ('ahead', 'on_pace', 'completed')) / nullif(count(status), 0) AS pace_rate`;

/** A schedule promises; only reports say how far things are. */
const REPORTED = `tasks JOIN documents USING (doc_id) WHERE documents.kind <> 'schedule'`;

export const documentOverview: View = {
	name: 'document_overview',
	label: '文件概览',
	zh: '每份文件的任务数、序时状态和序时达标率',
	en: 'tasks, statuses and pace rate of each document',
	columns: [
		docId,
		text('title', '标题', '标题，原文照录', 'title as printed'),
		text('city', '城市', '城市；匿名文件为空', 'city; null when anonymised'),
		year,
		text('period', '时段', '报告时段，如 前三季度', 'period reported on, as printed'),
		...RATE_COLUMNS
	],
	sql: `
SELECT doc_id, any_value(title) AS title, any_value(city) AS city, any_value(documents.year) AS year, any_value(period) AS period,
	count(task_id)::INTEGER AS tasks,
	count(status)::INTEGER AS stated,
	count(*) FILTER (status IN ('ahead', 'on_pace', 'completed'))::INTEGER AS on_pace,
	count(*) FILTER (status = 'behind')::INTEGER AS behind,
	count(task_id) FILTER (status IS NULL)::INTEGER AS unknown,
	count(*) FILTER (status IN ('ahead', 'on_pace', 'completed')) / nullif(count(status), 0) AS pace_rate
FROM documents LEFT JOIN tasks USING (doc_id)
GROUP BY doc_id`
};

export const paceRateByDomain: View = {
	name: 'pace_rate_by_domain',
	label: '领域达标率',
	zh: '各文件各领域的序时达标率，未知的单列；不含序时安排',
	en: 'pace rate by document and domain, unknown ones counted; schedules left out',
	columns: [docId, domain, ...RATE_COLUMNS],
	sql: `SELECT doc_id, tasks.domain, ${RATES}\nFROM ${REPORTED}\nGROUP BY doc_id, tasks.domain`
};

export const paceRateByDepartment: View = {
	name: 'pace_rate_by_department',
	label: '部门达标率',
	zh: '各文件各牵头单位的序时达标率；一项任务有几个牵头单位时各计一次',
	en: 'pace rate by document and lead body; a task with several leads counts once for each',
	columns: [docId, department, family, departmentKind, ...RATE_COLUMNS],
	sql: `
SELECT doc_id, department, any_value(family) AS family, any_value(leads.kind) AS kind, ${RATES}
FROM (
	SELECT task_id, department, any_value(family) AS family, any_value(kind) AS kind
	FROM task_departments WHERE role = 'lead' GROUP BY task_id, department
) leads
JOIN tasks USING (task_id) JOIN documents USING (doc_id)
WHERE documents.kind <> 'schedule'
GROUP BY doc_id, department`
};

export const paceRateByFamily: View = {
	name: 'pace_rate_by_family',
	label: '职能达标率',
	zh: '按部门职能汇总的序时达标率，可跨城市、跨年份比较',
	en: 'pace rate by department function, comparable across cities and years',
	columns: [docId, family, text('name', '职能', '职能名称', 'name of the function'), ...RATE_COLUMNS],
	sql: `
SELECT doc_id, family, any_value(families.zh) AS name, ${RATES}
FROM (SELECT DISTINCT task_id, family FROM task_departments WHERE role = 'lead' AND family IS NOT NULL) leads
JOIN families USING (family) JOIN tasks USING (task_id) JOIN documents USING (doc_id)
WHERE documents.kind <> 'schedule'
GROUP BY doc_id, family`
};
