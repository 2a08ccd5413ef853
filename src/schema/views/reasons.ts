import type { ValueLabel } from '../column.ts';

/** The four kinds of completion; a figure of one kind is never averaged with one of another. */
export const COMPLETION_KINDS: readonly ValueLabel[] = [
	{ value: 'pace', zh: '序时达标率', en: 'pace rate' },
	{ value: 'quantity', zh: '指标完成率', en: 'quantity completion' },
	{ value: 'investment', zh: '投资完成率', en: 'investment completion' },
	{ value: 'planned_share', zh: '计划进度', en: 'planned share' }
];

/** Where a rate comes from. */
export const RATE_BASES: readonly ValueLabel[] = [
	{ value: 'computed', zh: '计算', en: 'computed' },
	{ value: 'stated', zh: '文中写明', en: 'as stated' }
];

/** Why there is no rate. */
export const UNKNOWN_REASONS: readonly ValueLabel[] = [
	{ value: 'no_status', zh: '原文未写明状态', en: 'no status stated' },
	{ value: 'no_target', zh: '没有目标值', en: 'no target value' },
	{ value: 'no_figure', zh: '没有对应的完成数', en: 'no matching figure reported' },
	{ value: 'forecast', zh: '只有预计数', en: 'only a forecast' },
	{ value: 'process', zh: '仍在推进，尚未完成', en: 'under way, not done' },
	{ value: 'not_comparable', zh: '单位或指标不可比', en: 'unit or indicator not comparable' },
	{ value: 'level', zh: '水平指标只有差距，没有完成率', en: 'a level has a gap, not a rate' },
	{ value: 'growth', zh: '增速指标只有差距，没有完成率', en: 'growth has a gap, not a rate' },
	{ value: 'ambiguous', zh: '无法判定是否累计', en: 'unclear whether cumulative' },
	{ value: 'no_plan', zh: '未写明年度计划', en: 'the year’s plan is not stated' }
];
