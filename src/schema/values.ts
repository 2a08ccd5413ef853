import type { ValueLabel } from './column.ts';

function labels<const T extends readonly (readonly [string, string, string])[]>(
	rows: T
): readonly (ValueLabel & { readonly value: T[number][0] })[] {
	return rows.map(([value, zh, en]) => ({ value, zh, en }));
}

/** Pace status of a task; null where the document states none. */
export const STATUSES = labels([
	['ahead', '超序时', 'ahead of pace'],
	['on_pace', '达序时', 'on pace'],
	['behind', '未达序时', 'behind'],
	['completed', '已完成', 'completed']
]);
export type Status = (typeof STATUSES)[number]['value'];

/** The twelve subjects that make documents comparable, in the order in which charts list them. */
export const DOMAINS = labels([
	['economy', '经济财政', 'Economy'],
	['industry', '产业创新', 'Industry'],
	['reform', '改革开放', 'Reform and opening'],
	['transport', '交通港航', 'Transport'],
	['urban', '城市建设', 'Urban development'],
	['rural', '农业农村', 'Rural affairs'],
	['environment', '生态环境', 'Environment'],
	['education', '教育', 'Education'],
	['health', '医疗卫生', 'Health'],
	['welfare', '就业社保', 'Jobs and welfare'],
	['culture', '文化体育旅游', 'Culture, sport and tourism'],
	['governance', '安全与治理', 'Safety and governance']
]);
export type Domain = (typeof DOMAINS)[number]['value'];

export const DOCUMENT_KINDS = labels([
	['progress', '进展通报', 'progress report'],
	['schedule', '序时安排', 'schedule'],
	['briefing', '督查通报', 'briefing']
]);
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]['value'];

export const ROLES = labels([
	['lead', '牵头', 'lead'],
	['co', '共同责任', 'co-responsible']
]);
export type Role = (typeof ROLES)[number]['value'];

export const DEPARTMENT_KINDS = labels([
	['department', '部门', 'department'],
	['county', '县区', 'county or district'],
	['zone', '功能区', 'development zone'],
	['company', '企业', 'company'],
	['mass_organisation', '群团', 'mass organisation'],
	['vertical', '垂直管理单位', 'vertically managed body'],
	['party', '党委部门', 'party body'],
	['court', '法检', 'court or procuratorate'],
	['institution', '事业单位', 'public institution'],
	['collective', '集合称谓', 'collective name'],
	['other', '其他', 'other']
]);
export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number]['value'];

export const DOMAIN_BASES = labels([
	['section', '章节', 'section heading'],
	['text', '任务文本', 'task text'],
	['department', '责任部门', 'department']
]);
export type DomainBasis = (typeof DOMAIN_BASES)[number]['value'];

export const TARGET_OPERATORS = labels([
	['=', '等于', 'equal to'],
	['>=', '不低于', 'at least'],
	['>', '超过', 'more than'],
	['<=', '不高于', 'at most'],
	['<', '低于', 'less than'],
	['~', '左右', 'about'],
	['growth', '增长', 'growth']
]);
export type TargetOperator = (typeof TARGET_OPERATORS)[number]['value'];

export const INDICATOR_KINDS = labels([
	['flow', '流量', 'counted over the year'],
	['level', '水平', 'a share, rate, stock or index'],
	['growth', '增速', 'change in per cent']
]);
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]['value'];

export const OBSERVATION_BASES = labels([
	['reported', '已报告', 'reported'],
	['planned', '计划', 'planned'],
	['forecast', '预计', 'forecast'],
	['stated_percent', '文中百分比', 'percentage as stated'],
	['process', '推进中', 'under way, not done']
]);
export type ObservationBasis = (typeof OBSERVATION_BASES)[number]['value'];

export const CUMULATIVE_BASES = labels([
	['stated_cumulative', '文中写明累计', 'stated as cumulative'],
	['arithmetic_cumulative', '数值上为累计', 'cumulative by arithmetic'],
	['per_quarter_summed', '各季相加', 'sum of the quarters'],
	['ambiguous', '无法判定', 'ambiguous']
]);
export type CumulativeBasis = (typeof CUMULATIVE_BASES)[number]['value'];

export const BOUNDS = labels([
	['=', '等于', 'exact'],
	['>=', '不少于', 'at least'],
	['>', '多于', 'more than'],
	['<', '少于', 'less than'],
	['~', '约', 'about']
]);
export type Bound = (typeof BOUNDS)[number]['value'];

export const AREA_FACT_KINDS = labels([
	['achievement', '成效', 'achievement'],
	['problem', '问题', 'problem']
]);
export type AreaFactKind = (typeof AREA_FACT_KINDS)[number]['value'];

export const RELATIONS = labels([
	['same', '相同', 'the same deliverable and number'],
	['part_of', '包含于', 'one clause of the other'],
	['related', '相关', 'the same project or indicator family']
]);
export type Relation = (typeof RELATIONS)[number]['value'];

/** What a check compares. */
export const CHECK_KINDS = labels([
	['declared_count', '自报数量', 'declared count'],
	['parts_whole', '分项与合计', 'parts against the whole'],
	['stated_percent', '文中百分比', 'stated percentage'],
	['plan_target', '各季计划与年度目标', 'quarters against the year’s target'],
	['plan_falls', '计划先高后低', 'plan that falls'],
	['told_twice', '同一数字两处表述', 'the same figure told twice'],
	['summary_status', '汇总名单与任务状态', 'summary list against task status'],
	['narrower_summary', '汇总只写任务的一部分', 'summary narrower than its task'],
	['status_figure', '状态与数字', 'status against figures']
]);
export type CheckKind = (typeof CHECK_KINDS)[number]['value'];

/** Why a planned and a reported figure that look alike are not compared. */
export const PACE_REFUSALS = labels([
	['unit', '单位不同', 'another unit'],
	['stage', '阶段不同', 'another stage'],
	['scope', '范围不同', 'another scope'],
	['measure', '事项不同', 'another measure'],
	['no_plan', '该季度没有计划值', 'no plan for the quarter'],
	['ambiguous', '无法判定计划是否累计', 'unclear whether the plan is cumulative'],
	['forecast', '只有预计数', 'only a forecast'],
	['process', '尚未完成', 'under way, not done']
]);
export type PaceRefusal = (typeof PACE_REFUSALS)[number]['value'];

/** The fields that passages hold. */
export const PASSAGE_FIELDS = labels([
	['target', '目标任务', 'target'],
	['status', '状态', 'status'],
	['progress', '进展', 'progress'],
	['lead', '牵头单位', 'lead'],
	['co', '共同责任单位', 'co-responsible'],
	['section', '章节', 'section'],
	['subsection', '小节', 'subsection'],
	['no', '编号', 'number'],
	['deadline', '时限', 'deadline'],
	['milestone', '序时节点', 'milestone'],
	['indicator', '指标', 'indicator'],
	['observation', '观测值', 'observation'],
	['area', '民生领域', 'area'],
	['achievement', '成效', 'achievement'],
	['problem', '问题', 'problem'],
	['check', '核对', 'check'],
	['pace', '进度对比', 'pace comparison']
]);
