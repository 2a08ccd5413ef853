import { double, text } from '../columns.ts';
import { CHECK_KINDS, RELATIONS, STATUSES } from '../values.ts';
import { docId, passageId, status, taskId } from '../columns.ts';
import type { View } from '../view.ts';

export const linkedTasks: View = {
	name: 'linked_tasks',
	label: '任务对照',
	zh: '不同文件中相同或相关的任务并列，附目标原文',
	en: 'the same or related tasks of different documents side by side, with their targets',
	columns: [
		text(
			'task_id',
			'任务编号',
			'部分一方，或较早文件的任务',
			'the part, or the task of the earlier document',
			{
				references: 'tasks'
			}
		),
		text('target', '目标任务', '其目标任务原文', 'its target as printed'),
		status,
		text('other_task_id', '另一任务编号', '另一任务', 'the other task', { references: 'tasks' }),
		text('other_target', '另一目标任务', '另一任务的目标原文', 'the other target as printed'),
		text('other_status', '另一序时状态', '另一任务的序时状态', 'status of the other task', {
			values: STATUSES
		}),
		text('relation', '关系', '相同、包含于或相关', 'same, part_of or related', { values: RELATIONS }),
		double('score', '相似度', '0 至 1', '0 to 1'),
		text('basis', '依据', '判定依据', 'what the link rests on'),
		passageId,
		text('other_passage_id', '另一原文编号', '另一任务的出处', 'where the other task stands', {
			references: 'passages'
		})
	],
	sql: `
SELECT l.task_id, a.target, a.status, l.other_task_id, b.target AS other_target, b.status AS other_status, l.relation, l.score, l.basis, a.passage_id, b.passage_id AS other_passage_id
FROM task_links l
JOIN tasks a ON a.task_id = l.task_id
JOIN tasks b ON b.task_id = l.other_task_id`
};

export const disagreements: View = {
	name: 'disagreements',
	label: '自相矛盾',
	zh: '文件自述与可计算结果不一致之处',
	en: 'where a document contradicts what can be computed from it',
	columns: [
		docId,
		taskId,
		text('kind', '核对类型', '核对什么', 'what is compared', { values: CHECK_KINDS }),
		double('stated', '文中数值', '文中数值', 'what the document says'),
		double('computed', '计算数值', '计算数值', 'what can be computed'),
		double('difference', '相差', '文中 − 计算', 'stated − computed'),
		text(
			'note',
			'说明',
			'比较了什么；中英两文，以“ / ”分隔',
			'what was compared; Chinese and English, parted by “ / ”'
		),
		passageId
	],
	sql: `
SELECT c.doc_id, c.task_id, c.kind, c.stated, c.computed, round(c.stated - c.computed, 6) AS difference, c.note,
	coalesce(p.passage_id, t.passage_id) AS passage_id
FROM checks c
LEFT JOIN tasks t USING (task_id)
LEFT JOIN passages p ON p.passage_id = c.check_id || '@check.1'
WHERE NOT c.agrees`
};
