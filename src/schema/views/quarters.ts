import { CUMULATIVE_BASES } from '../values.ts';
import { docId, double, indicatorId, integer, passageId, quarter, ratio, taskId, text } from '../columns.ts';
import type { View } from '../view.ts';

export const milestonesByQuarter: View = {
	name: 'milestones_by_quarter',
	label: '季度节点',
	zh: '序时安排每个季度的节点数和涉及的任务数',
	en: 'milestones and tasks with one, per quarter of a schedule',
	columns: [
		docId,
		quarter,
		integer('milestones', '节点数', '节点数，按地点分列的逐个计', 'milestones, one for each place'),
		integer('tasks', '任务数', '该季度有节点的任务数', 'tasks that have a milestone in the quarter')
	],
	sql: `
SELECT t.doc_id, m.quarter, count(*)::INTEGER AS milestones, count(DISTINCT m.task_id)::INTEGER AS tasks
FROM milestones m JOIN tasks t USING (task_id)
GROUP BY t.doc_id, m.quarter`
};

export const plannedShareByQuarter: View = {
	name: 'planned_share_by_quarter',
	label: '季度计划进度',
	zh: '序时安排每个指标在各季度末的累计计划占年度目标的比重',
	en: 'the cumulative plan of each indicator at a quarter’s end as a share of the year’s target',
	columns: [
		docId,
		taskId,
		indicatorId,
		text('name', '指标', '指标名称', 'what is counted'),
		text('unit', '单位', '原文单位', 'unit as printed'),
		quarter,
		double('planned', '计划值', '季末累计计划，基准单位', 'cumulative plan, in the base unit'),
		double('target', '目标值', '年度目标，基准单位', 'the year’s target, in the base unit'),
		ratio('planned_share', '计划进度', '计划值 ÷ 目标值；比率', 'planned ÷ target; a ratio'),
		text('cumulative', '累计口径', '计划值如何累计', 'how the plan adds up', { values: CUMULATIVE_BASES }),
		passageId
	],
	sql: `
SELECT t.doc_id, t.task_id, i.indicator_id, i.name, i.unit, o.quarter, o.base_value AS planned, i.base_target AS target,
	CASE WHEN i.kind = 'flow' AND o.cumulative IS DISTINCT FROM 'ambiguous' THEN o.base_value / nullif(i.base_target, 0) END AS planned_share,
	o.cumulative, o.passage_id
FROM observations o
JOIN indicators i USING (indicator_id)
JOIN tasks t USING (task_id)
WHERE o.basis = 'planned'`
};
