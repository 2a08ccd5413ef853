import { BOUNDS, INDICATOR_KINDS, TARGET_OPERATORS } from '../values.ts';
import { boolean, docId, double, indicatorId, integer, passageId, ratio, taskId, text } from '../columns.ts';
import type { View } from '../view.ts';

const name = text('name', '指标', '指标名称', 'what is counted');

export const statedVsComputed: View = {
	name: 'stated_vs_computed',
	label: '文中与计算百分比',
	zh: '文中写明的百分比与由数字算得的并列，附算式',
	en: 'the percentage that a document states beside the one that its figures give, with the sum',
	columns: [
		docId,
		taskId,
		ratio('stated', '文中比率', '文中写明的比率：1 即 100%', 'as stated; 1 is 100 %'),
		ratio('computed', '计算比率', '由数字算得的比率', 'as computed from the figures; a ratio'),
		double('difference', '相差', '文中 − 计算，百分点', 'stated − computed, in percentage points'),
		boolean('agrees', '一致', '四舍五入后是否一致', 'whether they agree after rounding'),
		text(
			'note',
			'算式',
			'算式和原文；中英两文，以“ / ”分隔',
			'the sum and the words of the source; Chinese and English, parted by “ / ”'
		),
		passageId
	],
	sql: `
SELECT c.doc_id, c.task_id, c.stated / 100 AS stated, c.computed / 100 AS computed,
	round(c.stated - c.computed, 4) AS difference, c.agrees, c.note, coalesce(p.passage_id, t.passage_id) AS passage_id
FROM checks c
LEFT JOIN tasks t USING (task_id)
LEFT JOIN passages p ON p.passage_id = c.check_id || '@check.1'
WHERE c.kind = 'stated_percent'`
};

export const indicatorGaps: View = {
	name: 'indicator_gaps',
	label: '指标差距',
	zh: '水平和增速指标：目标、实际、差距和是否达到；这两类没有完成率',
	en: 'levels and growth: target, figure, gap and whether it is met; these have no completion rate',
	columns: [
		docId,
		taskId,
		indicatorId,
		name,
		text('kind', '指标类型', '水平或增速', 'level or growth', { values: INDICATOR_KINDS }),
		text('op', '比较', '目标的比较方式', 'how the target is to be met', { values: TARGET_OPERATORS }),
		double('target', '目标值', '目标值，基准单位', 'target in the base unit'),
		double('actual', '实际值', '报告值，基准单位', 'figure reported, in the base unit'),
		text('unit', '单位', '基准单位', 'base unit'),
		double('gap', '差距', '实际 − 目标；增速为百分点', 'actual − target; percentage points for growth'),
		boolean('met', '达到', '是否达到目标', 'whether the target is met'),
		text('bound', '界限', '约、近、超等界限', 'exact or a bound', { values: BOUNDS }),
		passageId
	],
	sql: `
WITH figures AS (
	SELECT indicator_id, arg_max(base_value, rowid) AS actual, arg_max(bound, rowid) AS bound, arg_max(passage_id, rowid) AS passage_id
	FROM observations WHERE basis = 'reported' AND base_value IS NOT NULL GROUP BY indicator_id
)
SELECT t.doc_id, t.task_id, i.indicator_id, i.name, i.kind, i.op, i.base_target AS target, f.actual, i.base_unit AS unit,
	round(f.actual - i.base_target, 6) AS gap,
	CASE i.op WHEN '<=' THEN f.actual <= i.base_target WHEN '<' THEN f.actual < i.base_target WHEN '>' THEN f.actual > i.base_target
		ELSE f.actual >= i.base_target END AS met,
	f.bound, f.passage_id
FROM figures f
JOIN indicators i USING (indicator_id)
JOIN tasks t USING (task_id)
WHERE i.kind IN ('level', 'growth')`
};

export const onPaceByWordBehindByFigure: View = {
	name: 'on_pace_by_word_behind_by_figure',
	label: '称达序时而数字偏低',
	zh: '写明达序时、而完成率低于时间进度的任务（前三季度即不足四分之三）',
	en: 'tasks called on pace whose figure is below the share of the year that has passed (three quarters at Q3)',
	columns: [
		docId,
		taskId,
		integer('seq', '序号', '文件内唯一的序号', 'number, unique in the document'),
		indicatorId,
		name,
		ratio('completion', '完成率', '完成数 ÷ 目标数；比率', 'achieved ÷ target; a ratio'),
		ratio('year_passed', '全年进度', '已过季度 ÷ 四；比率', 'quarters passed ÷ four; a ratio'),
		double('gap', '差距', '完成率 − 全年进度；比率', 'completion − year passed; a ratio'),
		text('target', '目标任务', '目标任务原文', 'what is promised, as printed'),
		passageId
	],
	sql: `
SELECT c.doc_id, c.task_id, t.seq, c.indicator_id, i.name, c.rate AS completion,
	d.through_quarter / 4 AS year_passed, c.rate - d.through_quarter / 4 AS gap, t.target, c.passage_id
FROM completion c
JOIN tasks t USING (task_id)
JOIN documents d ON d.doc_id = c.doc_id
JOIN indicators i USING (indicator_id)
WHERE c.kind IN ('quantity', 'investment') AND c.known AND t.status IN ('ahead', 'on_pace', 'completed')
	AND c.rate < d.through_quarter / 4
ORDER BY c.rate`
};
