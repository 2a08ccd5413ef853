import type { ValueLabel } from '../column.ts';
import { docId, domain, indicatorId, integer, passageId, quarter, ratio, taskId, text } from '../columns.ts';
import type { View } from '../view.ts';
import { COMPLETION_KINDS, UNKNOWN_REASONS } from './reasons.ts';

/** What there is to know about a kind of rate at a quarter; the first is a rate, the others are different silences. */
export const COVERAGES: readonly ValueLabel[] = [
	{ value: 'known', zh: '有数', en: 'known' },
	{ value: 'not_stated', zh: '未写明', en: 'not stated' },
	{ value: 'not_parsed', zh: '未能解析', en: 'not parsed' },
	{ value: 'no_rate', zh: '不适用', en: 'has no rate' },
	{ value: 'not_due', zh: '未到期', en: 'not due' },
	{ value: 'not_published', zh: '未公布', en: 'not published' }
];

const kind = text('kind', '完成率种类', '序时达标、指标、投资或计划', 'which of the four rates', {
	values: COMPLETION_KINDS
});

/** A wording that is printed and not understood is ours to answer for, one that is missing is the document's. */
export const rateCoverage: View = {
	name: 'rate_coverage',
	label: '完成率覆盖',
	zh: '完成情况的每一行有没有比率，没有的是未写明、未能解析还是不适用；附领域',
	en: 'whether each row of completion has a rate, and if not, whether it is not stated, not parsed or has none',
	columns: [
		docId,
		taskId,
		integer('area_seq', '领域序号', '按领域汇总时的领域序号', 'number of the area, for a briefing by area'),
		domain,
		kind,
		indicatorId,
		quarter,
		text('coverage', '覆盖状态', '有数，或缺失的原因', 'known, or why not', { values: COVERAGES }),
		ratio('rate', '比率', '比率：1 即 100%；未知为空', 'ratio: 1 is 100 %; null where unknown'),
		text('reason', '未知原因', '没有比率的原因', 'why there is no rate', { values: UNKNOWN_REASONS }),
		passageId
	],
	sql: `
SELECT c.doc_id, c.task_id, c.area_seq, coalesce(t.domain, a.domain) AS domain, c.kind, c.indicator_id, c.quarter,
	CASE
		WHEN c.known THEN 'known'
		WHEN c.reason = 'no_status' AND t.status_raw IS NOT NULL THEN 'not_parsed'
		WHEN c.reason = 'ambiguous' THEN 'not_parsed'
		WHEN c.reason IN ('level', 'growth', 'not_comparable') THEN 'no_rate'
		ELSE 'not_stated'
	END AS coverage,
	c.rate, c.reason, c.passage_id
FROM completion c
LEFT JOIN tasks t USING (task_id)
LEFT JOIN areas a ON a.doc_id = c.doc_id AND a.seq = c.area_seq`
};

/**
 * A report speaks of its own quarter: earlier ones were not published with it, later ones were not due. A schedule
 * speaks of four quarters and of plans only; where a cell is silent nothing is due.
 */
export const coverage: View = {
	name: 'coverage',
	label: '覆盖',
	zh: '每份文件、每个季度、每种完成率有多少可知：未公布、未写明、未能解析、未到期分开计',
	en: 'how much is known by document, quarter and kind of rate: not published, stated, parsed or due told apart',
	columns: [
		docId,
		kind,
		quarter,
		text('coverage', '覆盖状态', '有数，或最主要的缺失原因', 'known, or the main reason why not', {
			values: COVERAGES
		}),
		integer('units', '总数', '任务、指标或领域数，即分母', 'tasks, indicators or areas: the denominator'),
		integer('known', '有数', '能得出比率的数目', 'those with a rate'),
		integer('not_stated', '未写明数', '原文未写明的数目', 'those that the document does not state'),
		integer('not_parsed', '未能解析数', '原文有而未能解析的数目', 'those printed but not understood'),
		integer(
			'no_rate',
			'不适用数',
			'水平、增速等本无完成率的数目',
			'levels, growth and others without a rate'
		),
		integer('not_due', '未到期数', '该季度没有安排的数目', 'those for which the quarter plans nothing')
	],
	sql: `
WITH counted AS (
	SELECT doc_id, kind, quarter,
		count(*) AS units,
		count(*) FILTER (coverage = 'known') AS known,
		count(*) FILTER (coverage = 'not_stated') AS not_stated,
		count(*) FILTER (coverage = 'not_parsed') AS not_parsed,
		count(*) FILTER (coverage = 'no_rate') AS no_rate
	FROM rate_coverage
	GROUP BY doc_id, kind, quarter
),
planned AS (
	SELECT doc_id, count(*) AS indicators
	FROM (SELECT DISTINCT doc_id, indicator_id FROM completion WHERE kind = 'planned_share')
	GROUP BY doc_id
),
rows AS (
	SELECT d.doc_id, k.kind, q.quarter, d.kind AS doc_kind, d.through_quarter,
		-- Tasks that the document counts and the parser did not find.
		CASE WHEN k.kind = 'pace' AND d.kind = 'progress' AND q.quarter = d.through_quarter
			THEN greatest(0, coalesce(d.declared_tasks - d.parsed_tasks, 0)) ELSE 0 END AS missing,
		coalesce(c.units, 0) AS units, coalesce(c.known, 0) AS known, coalesce(c.not_stated, 0) AS not_stated,
		coalesce(c.not_parsed, 0) AS not_parsed, coalesce(c.no_rate, 0) AS no_rate,
		CASE WHEN k.kind = 'planned_share' THEN coalesce(p.indicators, 0) - coalesce(c.units, 0) ELSE 0 END AS not_due
	FROM documents d
	CROSS JOIN (SELECT unnest(['pace', 'quantity', 'investment', 'planned_share']) AS kind) k
	CROSS JOIN (SELECT unnest([1, 2, 3, 4]) AS quarter) q
	LEFT JOIN planned p ON p.doc_id = d.doc_id
	LEFT JOIN counted c ON c.doc_id = d.doc_id AND c.kind = k.kind AND c.quarter = q.quarter
		AND (d.kind = 'schedule') = (k.kind = 'planned_share')
)
SELECT doc_id, kind, quarter,
	CASE
		WHEN (doc_kind = 'schedule') <> (kind = 'planned_share') THEN 'not_published'
		WHEN doc_kind = 'briefing' AND units = 0 AND quarter = through_quarter THEN 'not_published'
		WHEN doc_kind <> 'schedule' AND quarter < through_quarter THEN 'not_published'
		WHEN doc_kind <> 'schedule' AND quarter > through_quarter THEN 'not_due'
		WHEN known > 0 THEN 'known'
		WHEN not_parsed + missing > 0 AND not_parsed + missing >= greatest(not_stated, no_rate) THEN 'not_parsed'
		WHEN no_rate > not_stated THEN 'no_rate'
		WHEN not_due > not_stated THEN 'not_due'
		ELSE 'not_stated'
	END AS coverage,
	(units + missing + not_due)::INTEGER AS units, known::INTEGER AS known, not_stated::INTEGER AS not_stated,
	(not_parsed + missing)::INTEGER AS not_parsed, no_rate::INTEGER AS no_rate, not_due::INTEGER AS not_due
FROM rows`
};
