import type { ValueLabel } from './column.ts';

function labels<const T extends readonly (readonly [string, string, string])[]>(
	rows: T
): readonly (ValueLabel & { readonly value: T[number][0] })[] {
	return rows.map(([value, zh, en]) => ({ value, zh, en }));
}

/** Pace status of a task; null where the document states none. */
export const STATUSES = labels([
	['ahead', '超序时', 'ahead of schedule'],
	['on_pace', '达序时', 'on schedule'],
	['behind', '未达序时', 'behind schedule'],
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
