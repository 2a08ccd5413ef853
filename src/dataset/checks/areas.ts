import type { Report, ReportArea } from '../../documents/report.ts';
import type { CheckDraft } from './draft.ts';
import { agreesWhenRounded, bilingual, percentAgrees, plain } from './draft.ts';
import type { CheckPatterns } from './reference.ts';
import type { DocumentText } from './text.ts';

interface Measure {
	readonly name: 'items' | 'subitems' | 'invested';
	readonly label: string;
	readonly en: string;
	readonly of: (area: ReportArea) => number | null;
}

const MEASURES: readonly Measure[] = [
	{
		name: 'items',
		label: '实事件数',
		en: 'Items',
		of: (area) => area.items
	},
	{
		name: 'subitems',
		label: '子项数',
		en: 'Sub-items',
		of: (area) => area.subItems
	},
	{
		name: 'invested',
		label: '完成投资（亿元）',
		en: 'Invested (100 million yuan)',
		of: (area) => area.invested
	}
];

/** What a briefing says of all its areas against the areas themselves. */
export function checkAreas(
	report: Report,
	text: DocumentText,
	{ areas: words }: CheckPatterns
): CheckDraft[] {
	if (report.areas.length === 0) return [];
	const head = text.before(Math.min(...report.areas.map(({ start }) => start)));
	const quarter = report.document.throughQuarter;
	return [
		...MEASURES.flatMap((measure) => sumCheck(measure, words[measure.name], report.areas, head, text)),
		...planCheck(report.areas, head, text, words),
		...headCheck(words.percent, head, text, ([part = 0, stated = 0]) => {
			const whole = Number(words.plan.exec(head)?.[1]);
			if (!(whole > 0)) return null;
			return {
				kind: 'stated_percent',
				stated,
				computed: (part / whole) * 100,
				agrees: percentAgrees(stated, part, whole),
				note: bilingual(
					`完成投资 ${plain(part)} ÷ 年度总投资 ${plain(whole)} = ${((part / whole) * 100).toFixed(1)}%，文中写 ${plain(stated)}%`,
					`invested ${plain(part)} ÷ the year’s plan ${plain(whole)} = ${((part / whole) * 100).toFixed(1)}%; the text says ${plain(stated)}%`
				)
			};
		}),
		...headCheck(words.ahead, head, text, ([stated = 0]) => {
			const percent = Number(words.percent.exec(head)?.[2]);
			if (!(percent > 0) || quarter === null) return null;
			const computed = percent - quarter * 25;
			return {
				kind: 'stated_percent',
				stated,
				computed,
				agrees: agreesWhenRounded(stated, computed),
				note: bilingual(
					`投资完成 ${plain(percent)}%，时间进度 ${quarter * 25}%，文中写超序时 ${plain(stated)} 个百分点`,
					`${plain(percent)}% invested with ${quarter * 25}% of the year gone; the text says ${plain(stated)} points ahead of pace`
				)
			};
		}),
		...headCheck(words.itemsOnPace, head, text, ([whole = 0, part = 0, stated = 0]) => ({
			kind: 'stated_percent',
			stated,
			computed: (part / whole) * 100,
			agrees: percentAgrees(stated, part, whole),
			note: bilingual(
				`${part} 件 ÷ ${whole} 件 = ${((part / whole) * 100).toFixed(1)}%，文中写 ${plain(stated)}%`,
				`${part} ÷ ${whole} items = ${((part / whole) * 100).toFixed(1)}%; the text says ${plain(stated)}%`
			)
		})),
		...headCheck(words.areas, head, text, ([stated = 0]) =>
			counted(stated, report.areas.length, '领域数', 'areas')
		),
		...headCheck(words.onPace, head, text, ([stated = 0]) =>
			counted(
				stated,
				report.areas.filter((area) => saysOnPace(area, words)).length,
				'写明按序时推进的领域数',
				'areas said to be on pace'
			)
		),
		...headCheck(words.withProblems, head, text, ([stated = 0]) => {
			const found = report.areas.filter((area) => saysOnPace(area, words) && area.problems.length > 0);
			return counted(
				stated,
				found.length,
				'按序时推进而列有问题的领域数',
				'areas on pace that list problems'
			);
		}),
		...report.areas.flatMap((area) => paceCheck(area, quarter, words))
	];
}

type Compared = Omit<CheckDraft, 'task' | 'name' | 'span'>;

/** One check for the first match of `pattern` in the head, its groups as numbers. */
function headCheck(
	pattern: RegExp,
	head: string,
	text: DocumentText,
	compare: (numbers: readonly number[]) => Compared | null
): CheckDraft[] {
	const match = pattern.exec(head);
	const compared = match && compare(match.slice(1).map(Number));
	if (!match || !compared) return [];
	const span = text.span(match.index, match.index + match[0].length);
	return [{ task: null, name: null, span, ...compared }];
}

function counted(stated: number, computed: number, what: string, en: string): Compared {
	return {
		kind: 'declared_count',
		stated,
		computed,
		agrees: stated === computed,
		note: bilingual(
			`${what}：文中写 ${plain(stated)}，正文可数 ${plain(computed)}`,
			`${en}: the text says ${plain(stated)}, its body has ${plain(computed)}`
		)
	};
}

function saysOnPace(area: ReportArea, words: CheckPatterns['areas']): boolean {
	return area.statement !== null && words.saysOnPace.test(area.statement);
}

function sumCheck(
	measure: Measure,
	pattern: RegExp,
	areas: readonly ReportArea[],
	head: string,
	text: DocumentText
): CheckDraft[] {
	const values = areas.map(measure.of).filter((value) => value !== null);
	const match = pattern.exec(head);
	if (!match || values.length === 0) return [];
	const stated = Number(match[1]);
	const computed = Math.round(values.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6;
	const silent = areas.length - values.length;
	const aside = silent === 0 ? '' : `，另有 ${silent} 个领域未写明`;
	const asideEn = silent === 0 ? '' : `; ${silent} ${silent === 1 ? 'area states' : 'areas state'} none`;
	return [
		{
			kind: 'parts_whole',
			task: null,
			name: `areas.${measure.name}`,
			stated,
			computed,
			agrees: stated === computed,
			note: bilingual(
				`${measure.label}：各领域之和 ${plain(computed)}，文中合计 ${plain(stated)}${aside}`,
				`${measure.en}: the areas add up to ${plain(computed)}, the stated total is ${plain(stated)}${asideEn}`
			),
			span: text.span(match.index, match.index + match[0].length)
		}
	];
}

/** What the areas that state no money must have spent, against what is left of the plan for them. */
function planCheck(
	areas: readonly ReportArea[],
	head: string,
	text: DocumentText,
	words: CheckPatterns['areas']
): CheckDraft[] {
	const match = words.plan.exec(head);
	const invested = words.invested.exec(head);
	if (!match || !invested) return [];
	const known = areas.filter(
		(area) => area.invested !== null && area.statedPercent !== null && area.statedPercent > 0
	);
	const implied = known.reduce(
		(sum, area) => sum + (area.invested ?? 0) / ((area.statedPercent ?? 100) / 100),
		0
	);
	const spent = known.reduce((sum, area) => sum + (area.invested ?? 0), 0);
	const planLeft = Number(match[1]) - implied;
	const spentLeft = Number(invested[1]) - spent;
	if (known.length === areas.length || known.length === 0) return [];
	return [
		{
			kind: 'parts_whole',
			task: null,
			name: 'areas.plan',
			stated: Math.round(spentLeft * 10) / 10,
			computed: Math.round(planLeft * 10) / 10,
			agrees: spentLeft <= planLeft,
			note: bilingual(
				`由各领域百分比推算的年度计划共 ${implied.toFixed(1)} 亿元，未写明投资的领域只剩计划 ${planLeft.toFixed(1)} 亿元，而合计要求它们已完成 ${spentLeft.toFixed(1)} 亿元`,
				`the areas’ percentages imply plans of ${implied.toFixed(1)} in all (100 million yuan), which leaves a plan of ${planLeft.toFixed(1)} to the areas that state no investment, while the total needs them to have spent ${spentLeft.toFixed(1)}`
			),
			span: text.span(match.index, match.index + match[0].length)
		}
	];
}

/** An area called on schedule whose money lags behind the year. */
function paceCheck(area: ReportArea, quarter: number | null, words: CheckPatterns['areas']): CheckDraft[] {
	if (quarter === null || area.statedPercent === null || !saysOnPace(area, words)) return [];
	const passed = quarter * 25;
	return [
		{
			kind: 'status_figure',
			task: null,
			name: null,
			stated: passed,
			computed: area.statedPercent,
			agrees: area.statedPercent >= passed,
			note: bilingual(
				`${area.name}写明“${area.statement ?? ''}”，投资完成年度计划的 ${plain(area.statedPercent)}%，时间进度 ${passed}%（低于时间进度即列出）`,
				`${area.name} is said to be “${area.statement ?? ''}”, with ${plain(area.statedPercent)}% of the year’s plan invested and ${passed}% of the year gone (listed where below that share)`
			),
			span: { start: area.start, end: area.end }
		}
	];
}
