import {
	boolean,
	docId,
	double,
	indicatorId,
	integer,
	passageId,
	quarter,
	ratio,
	taskId,
	text
} from '../columns.ts';
import type { View } from '../view.ts';
import { COMPLETION_KINDS, RATE_BASES, UNKNOWN_REASONS } from './reasons.ts';

/** An amount of money put into something over the year: its completion is of its own kind. */
const IS_INVESTMENT = `(i.name LIKE '%投资%' AND i.base_unit LIKE '%元')`;

/**
 * DESIGN section 3 in one table. Every task has its pace row, every indicator of a report its quantity or investment
 * row, known or not, so that the parts and the unknown always add up to the whole.
 */
export const completion: View = {
	name: 'completion',
	label: '完成情况',
	zh: '四种完成率的明细：每个任务、每种完成率、每个指标、每个季度一行，未知的也在内；不同种类不可平均',
	en: 'the four completion rates in long form, unknown ones included; kinds must not be averaged together',
	columns: [
		docId,
		taskId,
		integer('area_seq', '领域序号', '按领域汇总时的领域序号', 'number of the area, for a briefing by area'),
		text('kind', '完成率种类', '序时达标、指标、投资或计划', 'which of the four rates', {
			values: COMPLETION_KINDS
		}),
		indicatorId,
		quarter,
		double('numerator', '分子', '已完成数或计划数，基准单位', 'done or planned, in the base unit'),
		double('denominator', '分母', '目标数，基准单位', 'target, in the base unit'),
		ratio('rate', '比率', '比率：1 即 100%；未知为空', 'ratio: 1 is 100 %; null where unknown'),
		boolean('known', '已知', '能否得出比率', 'whether there is a rate'),
		text('basis', '来源', '计算得出或文中写明', 'computed or as stated', { values: RATE_BASES }),
		text('reason', '未知原因', '没有比率的原因', 'why there is no rate', { values: UNKNOWN_REASONS }),
		passageId
	],
	sql: `
WITH figures AS (
	SELECT
		indicator_id,
		arg_max(base_value, rowid) FILTER (basis = 'reported' AND completion IS NOT NULL) AS done,
		arg_max(completion, rowid) FILTER (basis = 'reported' AND completion IS NOT NULL) AS computed,
		arg_max(passage_id, rowid) FILTER (basis = 'reported' AND completion IS NOT NULL) AS done_passage,
		arg_max(completion, rowid) FILTER (basis = 'stated_percent') AS stated,
		arg_max(passage_id, rowid) FILTER (basis = 'stated_percent') AS stated_passage,
		bool_or(basis = 'reported') AS reported,
		bool_or(basis = 'forecast') AS forecast,
		bool_or(basis = 'process') AS process,
		count(*) FILTER (basis <> 'planned') AS told
	FROM observations
	GROUP BY indicator_id
),
rates AS (
	SELECT t.doc_id, t.task_id, i.indicator_id, d.through_quarter, i.kind AS indicator_kind, i.base_target,
		i.passage_id AS target_passage, ${IS_INVESTMENT} AS investment, f.*
			EXCLUDE (indicator_id, told), coalesce(f.told, 0) AS told
	FROM indicators i
	JOIN tasks t USING (task_id)
	JOIN documents d USING (doc_id)
	LEFT JOIN figures f USING (indicator_id)
	WHERE d.kind <> 'schedule'
)
SELECT t.doc_id, t.task_id, NULL::INTEGER AS area_seq, 'pace' AS kind, NULL::VARCHAR AS indicator_id,
	d.through_quarter AS quarter,
	CASE WHEN t.status IN ('ahead', 'on_pace', 'completed') THEN 1.0 WHEN t.status IS NOT NULL THEN 0.0 END::DOUBLE AS numerator,
	CASE WHEN t.status IS NOT NULL THEN 1.0 END::DOUBLE AS denominator,
	CASE WHEN t.status IN ('ahead', 'on_pace', 'completed') THEN 1.0 WHEN t.status IS NOT NULL THEN 0.0 END::DOUBLE AS rate,
	t.status IS NOT NULL AS known,
	CASE WHEN t.status IS NOT NULL THEN 'stated' END AS basis,
	CASE WHEN t.status IS NULL THEN 'no_status' END AS reason,
	coalesce(s.passage_id, t.passage_id) AS passage_id
FROM tasks t
JOIN documents d USING (doc_id)
LEFT JOIN passages s ON s.passage_id = t.task_id || '@status.1'
UNION ALL
SELECT doc_id, task_id, NULL, CASE WHEN investment THEN 'investment' ELSE 'quantity' END, indicator_id, through_quarter,
	done, CASE WHEN indicator_kind = 'flow' THEN base_target END,
	CASE WHEN indicator_kind = 'flow' THEN coalesce(computed, stated) END,
	coalesce(indicator_kind = 'flow' AND coalesce(computed, stated) IS NOT NULL, false),
	CASE WHEN indicator_kind <> 'flow' THEN NULL WHEN computed IS NOT NULL THEN 'computed' WHEN stated IS NOT NULL THEN 'stated' END,
	CASE
		WHEN indicator_kind IN ('level', 'growth') THEN indicator_kind
		WHEN coalesce(computed, stated) IS NOT NULL THEN NULL
		WHEN base_target IS NULL THEN 'no_target'
		WHEN reported THEN 'not_comparable'
		WHEN forecast THEN 'forecast'
		WHEN process THEN 'process'
		ELSE 'no_figure'
	END,
	coalesce(CASE WHEN computed IS NOT NULL THEN done_passage ELSE stated_passage END, target_passage)
FROM rates
UNION ALL
SELECT a.doc_id, NULL, a.seq, 'investment', NULL, d.through_quarter,
	a.invested * 1e8, a.invested * 1e8 / nullif(a.stated_percent / 100, 0),
	a.stated_percent / 100, a.stated_percent IS NOT NULL,
	CASE WHEN a.stated_percent IS NOT NULL THEN 'stated' END,
	CASE WHEN a.stated_percent IS NOT NULL THEN NULL WHEN a.invested IS NULL THEN 'no_figure' ELSE 'no_plan' END,
	a.passage_id
FROM areas a
JOIN documents d USING (doc_id)
UNION ALL
SELECT t.doc_id, t.task_id, NULL, 'planned_share', i.indicator_id, o.quarter,
	o.base_value, CASE WHEN i.kind = 'flow' THEN i.base_target END,
	CASE WHEN i.kind = 'flow' AND o.cumulative IS DISTINCT FROM 'ambiguous' THEN o.base_value / nullif(i.base_target, 0) END,
	coalesce(i.kind = 'flow' AND o.cumulative IS DISTINCT FROM 'ambiguous' AND o.base_value / nullif(i.base_target, 0) IS NOT NULL, false),
	CASE WHEN i.kind = 'flow' AND o.cumulative IS DISTINCT FROM 'ambiguous' AND o.base_value / nullif(i.base_target, 0) IS NOT NULL THEN 'computed' END,
	CASE
		WHEN i.kind <> 'flow' THEN i.kind
		WHEN i.base_target IS NULL THEN 'no_target'
		WHEN o.cumulative = 'ambiguous' THEN 'ambiguous'
		WHEN o.base_value IS NULL THEN 'no_figure'
	END,
	o.passage_id
FROM observations o
JOIN indicators i USING (indicator_id)
JOIN tasks t USING (task_id)
WHERE o.basis = 'planned'`
};
