import type { ValueLabel } from '../column.ts';
import {
	docId,
	domain,
	double,
	indicatorId,
	integer,
	passageId,
	ratio,
	status,
	taskId,
	text
} from '../columns.ts';
import type { View } from '../view.ts';
import { COMPLETION_KINDS } from './reasons.ts';

const indicator = text('indicator', '指标', '指标名称', 'what is counted');
const seq = integer('seq', '序号', '文件内唯一的序号', 'number, unique in the document');
const completion = ratio('completion', '完成率', '完成数 ÷ 目标数；比率', 'achieved ÷ target; a ratio');
const timeShare = ratio(
	'time_share',
	'时间进度',
	'数字截止时全年已过的比重；比率',
	'share of the year passed when the figure was taken; a ratio'
);
const timeGap = double(
	'time_gap',
	'与时间进度之差',
	'完成率 − 时间进度；比率',
	'completion − time share; a ratio'
);

/** What the figures of a task say, whatever its status says. */
export const VERDICTS: readonly ValueLabel[] = [
	{ value: 'keeps_up', zh: '不低于进度', en: 'figures keep up' },
	{ value: 'plan_late', zh: '达到计划、低于时间进度', en: 'on its plan, below even pace' },
	{ value: 'behind_time', zh: '低于时间进度', en: 'below even pace' },
	{ value: 'behind_plan', zh: '低于计划', en: 'below its plan' },
	{ value: 'no_figure', zh: '没有可算的数字', en: 'no figure to compute' }
];

/** Why somebody should ask after a task. */
export const CAUSES: readonly ValueLabel[] = [
	{ value: 'behind', zh: '写明未达序时', en: 'stated as behind' },
	{ value: 'behind_plan', zh: '称达序时，数字低于计划', en: 'called on pace, below its plan' },
	{ value: 'behind_time', zh: '称达序时，数字低于时间进度', en: 'called on pace, below even pace' }
];

/** The time that a figure speaks of: its own month or half-year where printed, else the report's quarter. */
const TIME_SHARE = `coalesce(
		try_cast(nullif(regexp_extract(o.as_of, '(\\d{1,2})\\s*月', 1), '') AS DOUBLE) / 12,
		CASE WHEN o.as_of LIKE '%上半年%' THEN 0.5 WHEN o.as_of LIKE '%三季度%' THEN 0.75 END,
		d.through_quarter / 4
	)`;

export const figuresToDate: View = {
	name: 'figures_to_date',
	label: '数字与时间进度',
	zh: '通报中每个可算的完成率与时间进度对照：1—8 月的数字按三分之二算，不按三季度末算',
	en: 'each computable completion of a report beside the share of the year passed, by the month of the figure',
	columns: [
		docId,
		taskId,
		seq,
		domain,
		status,
		indicatorId,
		indicator,
		text('kind', '完成率种类', '指标完成率或投资完成率', 'quantity or investment completion', {
			values: COMPLETION_KINDS
		}),
		completion,
		text('as_of', '截止', '文中写明的时点，照录', 'as-of as printed'),
		timeShare,
		timeGap,
		passageId
	],
	sql: `
SELECT c.doc_id, c.task_id, t.seq, t.domain, t.status, c.indicator_id, i.name AS indicator, c.kind, c.rate AS completion,
	o.as_of, ${TIME_SHARE} AS time_share, c.rate - ${TIME_SHARE} AS time_gap, c.passage_id
FROM completion c
JOIN tasks t USING (task_id)
JOIN documents d ON d.doc_id = c.doc_id
JOIN indicators i USING (indicator_id)
LEFT JOIN observations o ON o.indicator_id = c.indicator_id AND o.passage_id = c.passage_id
WHERE c.kind IN ('quantity', 'investment') AND c.known`
};

export const wordAndFigure: View = {
	name: 'word_and_figure',
	label: '说法与数字',
	zh: '通报中每项任务的说法（序时状态）与数字（最低的完成率）对照；有序时计划的先与计划比，否则与时间进度比',
	en: 'each task’s word (its status) beside its lowest figure: against its plan where there is one, else even pace',
	columns: [
		docId,
		taskId,
		seq,
		domain,
		status,
		text('verdict', '数字判断', '数字与计划或时间进度比的结果', 'what the figures say', { values: VERDICTS }),
		integer('figures', '数字数', '可算的完成率数', 'computable figures'),
		indicator,
		completion,
		timeShare,
		timeGap,
		double(
			'plan_gap',
			'进度差',
			'完成率 − 计划进度；无可比计划为空',
			'completion − planned share; null without a plan'
		),
		passageId
	],
	sql: `
WITH lowest AS (
	SELECT task_id, count(*) AS figures, min(time_gap) AS time_gap, arg_min(indicator, time_gap) AS indicator,
		arg_min(completion, time_gap) AS completion, arg_min(time_share, time_gap) AS time_share,
		arg_min(passage_id, time_gap) AS passage_id
	FROM figures_to_date
	GROUP BY task_id
),
plans AS (
	SELECT report_task_id AS task_id, min(gap) AS gap, arg_min(indicator, gap) AS indicator,
		arg_min(completion, gap) AS completion, arg_min(report_passage_id, gap) AS passage_id
	FROM pace
	WHERE gap IS NOT NULL
	GROUP BY report_task_id
),
joined AS (
	SELECT t.*, l.figures, l.time_gap, p.gap AS plan_gap, coalesce(round(p.gap, 6) < 0, false) AS below_plan,
		l.indicator AS low_indicator, l.completion AS low_completion, l.time_share, l.passage_id AS low_passage,
		p.indicator AS plan_indicator, p.completion AS plan_completion, p.passage_id AS plan_passage
	FROM tasks t
	JOIN documents d USING (doc_id)
	LEFT JOIN lowest l USING (task_id)
	LEFT JOIN plans p USING (task_id)
	WHERE d.kind <> 'schedule'
)
SELECT doc_id, task_id, seq, domain, status,
	CASE
		WHEN below_plan THEN 'behind_plan'
		WHEN time_gap IS NULL AND plan_gap IS NULL THEN 'no_figure'
		WHEN round(coalesce(time_gap, 0), 6) >= 0 THEN 'keeps_up'
		WHEN plan_gap IS NOT NULL THEN 'plan_late'
		ELSE 'behind_time'
	END AS verdict,
	coalesce(figures, 0)::INTEGER AS figures,
	CASE WHEN below_plan THEN plan_indicator ELSE coalesce(low_indicator, plan_indicator) END AS indicator,
	CASE WHEN below_plan THEN plan_completion ELSE coalesce(low_completion, plan_completion) END AS completion,
	time_share, time_gap, plan_gap,
	coalesce(CASE WHEN below_plan THEN plan_passage END, low_passage, plan_passage, passage_id) AS passage_id
FROM joined`
};

export const attention: View = {
	name: 'attention',
	label: '需要过问',
	zh: '需要过问的任务：写明未达序时的，和称达序时而数字低于计划或时间进度的',
	en: 'tasks to ask after: stated as behind, or called on pace while a figure is below its plan or even pace',
	columns: [
		docId,
		taskId,
		seq,
		domain,
		text('cause', '缘由', '为何需要过问', 'why to ask', { values: CAUSES }),
		text('leads', '牵头单位', '牵头单位，以顿号分隔', 'lead bodies, separated by 、'),
		text('target', '目标任务', '目标任务原文', 'what is promised, as printed'),
		text('progress', '进展', '已做的工作，照录', 'what has been done, as printed'),
		indicator,
		completion,
		double(
			'short_of',
			'落后',
			'完成率低于计划进度或时间进度多少；比率',
			'how far below plan or even pace; a ratio'
		),
		passageId
	],
	sql: `
SELECT w.doc_id, w.task_id, w.seq, w.domain, CASE WHEN w.status = 'behind' THEN 'behind' ELSE w.verdict END AS cause,
	l.leads, t.target, t.progress, w.indicator, w.completion,
	CASE w.verdict WHEN 'behind_plan' THEN -w.plan_gap WHEN 'behind_time' THEN -w.time_gap END AS short_of, w.passage_id
FROM word_and_figure w
JOIN tasks t USING (task_id)
LEFT JOIN (
	SELECT task_id, string_agg(department, '、' ORDER BY position) AS leads
	FROM task_departments WHERE role = 'lead' GROUP BY task_id
) l USING (task_id)
WHERE w.status = 'behind' OR (w.status IS NOT NULL AND w.verdict IN ('behind_plan', 'behind_time'))`
};
