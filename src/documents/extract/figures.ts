import type { Span } from '../../base/span.ts';

/** A number with the words of its unit, as printed in running text. */
export interface Figure {
	readonly value: number;
	/** digits and unit */
	readonly span: Span;
	readonly unit: Span;
}

const FIGURE =
	/(?<![\d.A-Za-z“《第])(\d{1,12}(?:\.\d{1,6})?)(余|多)?((?:[万亿千百]{0,2})(?:平方米|平方公里|立方米|公里|千米|人次|剂次|批次|户次|标箱|个百分点|美元|欧元|港元|万吨|公斤|元|人|名|家|个|所|户|套|条|座|处|间|场|项|件|部|块|张|亩|吨|公顷|辆|台|只|头|对|支|次|件次|例|例次|批|期|片|村|镇|乡|街道|社区|站|床|张床位|泊位|份|笔|架|艘|列|班|趟|册|本|篇|幅|米|天|小时|分钟|岁|%|％))/gu;

/** The figures in `start` to `end` of `match`, in order; ordinals, dates and names with digits are none. */
export function findFigures(match: string, start: number, end: number): Figure[] {
	const figures: Figure[] = [];
	for (const hit of match.slice(start, end).matchAll(FIGURE)) {
		const unit = hit[3] ?? '';
		const from = start + hit.index;
		const to = from + hit[0].length;
		if (unit === '年' || unit === '月' || unit === '日') continue;
		figures.push({
			value: Number(hit[1]),
			span: { start: from, end: to },
			unit: { start: to - unit.length, end: to }
		});
	}
	return figures;
}
