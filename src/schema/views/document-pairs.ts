import type { ValueLabel } from '../column.ts';
import { boolean, docId, integer, text } from '../columns.ts';
import type { View } from '../view.ts';

/** What two documents can be compared by. */
export const COMPARISONS: readonly ValueLabel[] = [
	{ value: 'rates', zh: '达标率可比', en: 'pace rates' },
	{ value: 'plan_actual', zh: '计划对实际', en: 'plan against actual' },
	{ value: 'other_period', zh: '时段不同', en: 'other period' },
	{ value: 'no_status', zh: '一方未写明状态', en: 'no status in one' },
	{ value: 'by_area', zh: '一方按领域通报', en: 'one is by area' },
	{ value: 'plan_only', zh: '一方只有计划', en: 'one is only a plan' }
];

export const documentPairs: View = {
	name: 'document_pairs',
	label: '文件比较',
	zh: '任意两份文件能比什么、不能比什么：口径、时段、相关任务数和共同职能数',
	en: 'what any two documents can be compared by, and what not: basis, period, linked tasks, shared functions',
	columns: [
		docId,
		text('other_doc_id', '另一文件编号', '较晚的一份', 'the later one', { references: 'documents' }),
		text('comparison', '比较', '能比什么，或为何不能', 'what can be compared, or why not', {
			values: COMPARISONS
		}),
		boolean('same_city', '同城', '是否同一城市；匿名为空', 'whether of one city; null when anonymised'),
		integer('linked', '相关任务', '相同或相关的任务对数', 'pairs of the same or related tasks'),
		integer('shared_families', '共同职能', '两份文件都有的牵头职能数', 'functions that lead tasks in both')
	],
	sql: `
WITH d AS (
	SELECT doc_id, city, year, through_quarter, kind, (SELECT count(status) FROM tasks t WHERE t.doc_id = documents.doc_id) AS stated,
		row_number() OVER (ORDER BY year, through_quarter, kind = 'schedule', doc_id) AS place
	FROM documents
),
leads AS (
	SELECT DISTINCT t.doc_id, f.family FROM task_departments f JOIN tasks t USING (task_id) WHERE f.role = 'lead' AND f.family IS NOT NULL
),
links AS (
	SELECT least(x.doc_id, y.doc_id) AS one, greatest(x.doc_id, y.doc_id) AS two, count(*) AS n
	FROM task_links l JOIN tasks x ON x.task_id = l.task_id JOIN tasks y ON y.task_id = l.other_task_id
	GROUP BY one, two
),
shared AS (
	SELECT x.doc_id AS one, y.doc_id AS two, count(*) AS n FROM leads x JOIN leads y ON x.family = y.family GROUP BY x.doc_id, y.doc_id
)
SELECT a.doc_id, b.doc_id AS other_doc_id,
	CASE
		WHEN a.city = b.city AND a.year = b.year AND ((a.kind = 'schedule' AND b.kind = 'progress') OR (a.kind = 'progress' AND b.kind = 'schedule'))
			THEN 'plan_actual'
		WHEN a.kind = 'briefing' OR b.kind = 'briefing' THEN 'by_area'
		WHEN a.kind = 'schedule' OR b.kind = 'schedule' THEN 'plan_only'
		WHEN a.stated = 0 OR b.stated = 0 THEN 'no_status'
		WHEN a.through_quarter IS DISTINCT FROM b.through_quarter THEN 'other_period'
		ELSE 'rates'
	END AS comparison,
	a.city = b.city AS same_city, coalesce(l.n, 0)::INTEGER AS linked, coalesce(s.n, 0)::INTEGER AS shared_families
FROM d a
JOIN d b ON a.place < b.place
LEFT JOIN links l ON l.one = least(a.doc_id, b.doc_id) AND l.two = greatest(a.doc_id, b.doc_id)
LEFT JOIN shared s ON s.one = a.doc_id AND s.two = b.doc_id`
};
