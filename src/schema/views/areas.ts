import { boolean, docId, domain, double, integer, passageId, ratio, text } from '../columns.ts';
import type { View } from '../view.ts';

export const areaInvestment: View = {
	name: 'area_investment',
	label: '领域投资',
	zh: '督查通报各领域的完成投资、文中百分比和由此推算的年度计划',
	en: 'invested, stated percentage and the plan that follows from both, by area of a briefing',
	columns: [
		docId,
		integer('seq', '序号', '文件内序号', 'number in the document'),
		text('name', '名称', '领域名称，照录', 'name as printed'),
		domain,
		integer('items', '实事件数', '件数', 'number of items'),
		integer('subitems', '子项数', '事项数', 'number of sub-items'),
		double('invested', '完成投资', '完成投资，亿元', 'invested, 亿元 (100 million yuan)'),
		ratio(
			'stated_rate',
			'投资完成率',
			'文中写明的投资完成率；比率',
			'investment completion as stated; a ratio'
		),
		double('implied_plan', '推算年度计划', '完成投资 ÷ 投资完成率，亿元', 'invested ÷ rate, 亿元'),
		passageId
	],
	sql: `
SELECT doc_id, seq, name, domain, items, subitems, invested, stated_percent / 100 AS stated_rate,
	invested / nullif(stated_percent / 100, 0) AS implied_plan, passage_id
FROM areas`
};

export const areaTotals: View = {
	name: 'area_totals',
	label: '领域合计',
	zh: '督查通报各领域数字之和与文中合计并列',
	en: 'the sums over the areas of a briefing beside the totals that it states',
	columns: [
		docId,
		text('measure', '项目', '合计的事项', 'what is summed'),
		double('summed', '各领域之和', '各领域之和', 'sum over the areas'),
		integer('unknown', '未写明数', '未写明该数字的领域数', 'areas that do not state it'),
		double('stated', '文中合计', '文中写明的合计；未写明为空', 'total as stated; null where it is not'),
		boolean('agrees', '一致', '两者是否一致', 'whether they agree')
	],
	sql: `
WITH sums AS (
	SELECT doc_id, 'items' AS measure, sum(items)::DOUBLE AS summed, count(*) FILTER (items IS NULL)::INTEGER AS unknown FROM areas GROUP BY doc_id
	UNION ALL
	SELECT doc_id, 'subitems', sum(subitems)::DOUBLE, count(*) FILTER (subitems IS NULL)::INTEGER FROM areas GROUP BY doc_id
	UNION ALL
	SELECT doc_id, 'invested', round(sum(invested), 6), count(*) FILTER (invested IS NULL)::INTEGER FROM areas GROUP BY doc_id
)
SELECT s.doc_id, s.measure, s.summed, s.unknown, c.stated, c.agrees
FROM sums s
LEFT JOIN checks c ON c.check_id = s.doc_id || '!areas.' || s.measure`
};
