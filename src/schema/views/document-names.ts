import { docId, integer, text, year } from '../columns.ts';
import { DOCUMENT_KINDS } from '../values.ts';
import type { View } from '../view.ts';

/** Two documents of one place and period must not fall together in a chart: they carry their id as well. */
export const documentNames: View = {
	name: 'document_names',
	label: '文件简称',
	zh: '每份文件的简称（城市、年份、时段），用于图表；重名的附文件编号',
	en: 'a short name of each document (city, year, period) for charts; with its id where two would be alike',
	columns: [
		docId,
		text(
			'document',
			'简称',
			'城市、年份和时段；匿名文件写“某市”',
			'city, year and period; 某市 when anonymised'
		),
		text('city', '城市', '城市；匿名文件为空', 'city; null when anonymised'),
		year,
		integer('through_quarter', '截至季度', '截至第几季度，1 至 4', 'last quarter covered, 1 to 4'),
		text('kind', '文件类型', '进展通报、序时安排或督查通报', 'progress report, schedule or briefing', {
			values: DOCUMENT_KINDS
		})
	],
	sql: `
WITH named AS (
	SELECT doc_id, city, year, through_quarter, kind,
		concat_ws(' ', coalesce(city, '某市'), year, CASE WHEN kind = 'schedule' THEN '序时安排' ELSE period END) AS name
	FROM documents
)
SELECT doc_id, CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN name || '（' || doc_id || '）' ELSE name END AS document,
	city, year, through_quarter, kind
FROM named`
};
