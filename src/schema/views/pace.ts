import { boolean, double, quarter, ratio, text } from '../columns.ts';
import { PACE_REFUSALS } from '../values.ts';
import type { View } from '../view.ts';

/**
 * Plan against actual. The completion of the report minus the share that the schedule had planned by the same quarter:
 * the one number that says 'on pace' without taking the document's word for it.
 */
export const pace: View = {
	name: 'pace',
	label: '进度对比',
	zh: '序时安排与通报对照：同一季度的计划、完成数和进度差；看似相同而不可比的也列出，附原因',
	en: 'schedule against report: plan, figure and gap at the same quarter; refused look-alikes with their reason',
	columns: [
		text('schedule_task_id', '计划任务编号', '序时安排中的任务', 'task of the schedule', {
			references: 'tasks'
		}),
		text('report_task_id', '通报任务编号', '通报中的任务', 'task of the report', { references: 'tasks' }),
		text('indicator', '指标', '比较的事项', 'what is compared'),
		text('unit', '单位', '计划值的单位', 'unit of the plan'),
		quarter,
		double(
			'planned',
			'计划值',
			'季末累计计划；该季度没有计划值时为空',
			'cumulative plan at the quarter’s end; null where there is none'
		),
		double('actual', '完成数', '通报的完成数', 'figure reported'),
		double('target', '目标值', '年度目标', 'the year’s target'),
		ratio('planned_share', '计划进度', '计划值 ÷ 目标值；比率', 'planned ÷ target; a ratio'),
		ratio('completion', '完成率', '完成数 ÷ 目标值；比率', 'actual ÷ target; a ratio'),
		double(
			'gap',
			'进度差',
			'完成率 − 计划进度；不可比为空',
			'completion − planned share; null where refused'
		),
		boolean('comparable', '可比', '事项、单位和阶段是否一致', 'whether measure, unit and stage agree'),
		text('reason', '不可比原因', '不可比的原因；可比为空', 'why it is refused; null where comparable', {
			values: PACE_REFUSALS
		}),
		text('schedule_passage_id', '计划原文编号', '计划值的出处', 'where the schedule says it', {
			references: 'passages'
		}),
		text('report_passage_id', '通报原文编号', '完成数的出处', 'where the report says it', {
			references: 'passages'
		})
	],
	sql: `
SELECT schedule_task_id, report_task_id, indicator, unit, quarter, planned, actual, target,
	planned / nullif(target, 0) AS planned_share,
	CASE WHEN comparable THEN actual / nullif(target, 0) END AS completion,
	CASE WHEN comparable THEN (actual - planned) / nullif(target, 0) END AS gap,
	comparable, reason, schedule_passage_id, report_passage_id
FROM pace_pairs`
};
