import type { Table } from './column.ts';
import { boolean, date, docId, double, integer, passageId, ratio, taskId, text } from './columns.ts';
import {
	AREA_FACT_KINDS,
	BOUNDS,
	CHECK_KINDS,
	CUMULATIVE_BASES,
	DEPARTMENT_KINDS,
	DOCUMENT_KINDS,
	DOMAIN_BASES,
	DOMAINS,
	INDICATOR_KINDS,
	OBSERVATION_BASES,
	PACE_REFUSALS,
	PASSAGE_FIELDS,
	RELATIONS,
	ROLES,
	STATUSES,
	TARGET_OPERATORS
} from './values.ts';

/**
 * The tables of the dataset, in the order in which they are loaded: the one definition from which the Arrow files,
 * `COMMENT ON`, the Chinese views, the schema panel and completion in the editor come.
 */
export const TABLES: readonly Table[] = [
	{
		name: 'domains',
		label: '领域',
		zh: '十二个可跨文件比较的领域',
		en: 'the twelve subjects that are comparable across documents',
		key: ['domain'],
		columns: [
			text('domain', '领域编号', '领域编号', 'id of the domain'),
			text('zh', '领域', '中文名称', 'Chinese name'),
			text('en', '英文名称', '英文名称', 'English name')
		]
	},
	{
		name: 'families',
		label: '职能',
		zh: '部门职能：同一职能在不同城市、年份和改名前后归为一族',
		en: 'department functions: the same function across cities, years and renames',
		key: ['family'],
		columns: [
			text('family', '职能编号', '职能编号', 'id of the function'),
			text('zh', '职能', '中文名称', 'Chinese name'),
			text('en', '英文名称', '英文名称', 'English name')
		]
	},
	{
		name: 'documents',
		label: '文件',
		zh: '已公布的通报、方案和督查情况，每份一行',
		en: 'published reports, schedules and briefings, one row each',
		key: ['doc_id'],
		columns: [
			text('doc_id', '文件编号', '文件编号', 'id of the document'),
			text('title', '标题', '标题，原文照录', 'title as printed'),
			text('city', '城市', '城市；匿名文件为空', 'city; null when anonymised'),
			text('province', '省份', '省份', 'province'),
			integer('year', '年份', '任务所属年份', 'year of the tasks'),
			text('period', '时段', '报告时段，如 前三季度', 'period reported on, as printed'),
			integer('through_quarter', '截至季度', '截至第几季度，1 至 4', 'last quarter covered, 1 to 4'),
			text('kind', '文件类型', '进展通报、序时安排或督查通报', 'progress report, schedule or briefing', {
				values: DOCUMENT_KINDS
			}),
			text('issuer', '发布单位', '发布单位', 'issuing body'),
			date('published', '发布日期', '发布日期', 'date of publication'),
			integer(
				'declared_tasks',
				'自报任务数',
				'文件自己写明的任务数',
				'number of tasks that the document declares'
			),
			integer('parsed_tasks', '解析任务数', '从文件中解析出的任务数', 'number of tasks parsed'),
			text('source_file', '来源文件', '原文文件名', 'file name of the source')
		]
	},
	{
		name: 'tasks',
		label: '任务',
		zh: '文件中逐条编号的任务，每条一行',
		en: 'the numbered promises of a document, one row each',
		key: ['task_id'],
		columns: [
			text('task_id', '任务编号', '文件编号#序号', 'doc_id#seq'),
			docId,
			integer('seq', '序号', '文件内唯一的序号', 'number, unique in the document'),
			text('no', '原编号', '原文编号，照录', 'number as printed'),
			text('section', '章节', '任务上方的章节标题', 'heading over the task'),
			text('subsection', '小节', '任务上方的小节标题', 'sub-heading over the task'),
			text('domain', '领域', '主要领域', 'domain', { values: DOMAINS, references: 'domains' }),
			text('domain2', '次要领域', '确有两个领域时的第二领域', 'second domain where it truly has two', {
				values: DOMAINS,
				references: 'domains'
			}),
			text('domain_basis', '领域依据', '领域由什么判定', 'what decided the domain', { values: DOMAIN_BASES }),
			text('target', '目标任务', '目标任务原文', 'what is promised, as printed'),
			text('status', '序时状态', '序时状态；原文未写明为空', 'pace status; null where not stated', {
				values: STATUSES
			}),
			text('status_raw', '状态原文', '状态用语，照录', 'status wording as printed'),
			text('progress', '进展', '已做的工作，照录', 'what has been done, as printed'),
			text('deadline', '时限', '完成时限，照录', 'deadline as printed'),
			passageId
		]
	},
	{
		name: 'task_departments',
		label: '部门责任',
		zh: '任务与责任部门，每个任务的每个部门一行',
		en: 'responsible bodies, one row per task and body',
		key: ['task_id', 'role', 'position'],
		columns: [
			taskId,
			text('role', '责任', '牵头或共同责任', 'lead or co-responsible', { values: ROLES }),
			integer('position', '位次', '在名单中的位次，从 1 起', 'place in the list, from 1'),
			text('department', '部门', '规范后的部门名称', 'normalised name'),
			text('department_raw', '部门原文', '部门名称，照录', 'name as printed'),
			text('family', '职能编号', '所属职能；无法识别为空', 'function; null only for unknown names', {
				references: 'families'
			}),
			text('kind', '单位类型', '单位类型', 'kind of body', { values: DEPARTMENT_KINDS })
		]
	},
	{
		name: 'milestones',
		label: '序时节点',
		zh: '序时安排为每个季度承诺的节点',
		en: 'what a schedule promises for a quarter',
		key: ['task_id', 'quarter', 'place'],
		columns: [
			taskId,
			integer('quarter', '季度', '季度，1 至 4', 'quarter, 1 to 4'),
			text('place', '地点', '单元格按地点分列时的地点', 'place, where the cell is split by place'),
			text('text', '节点内容', '节点内容，照录', 'milestone as printed'),
			passageId
		]
	},
	{
		name: 'indicators',
		label: '指标',
		zh: '任务承诺的数量指标',
		en: 'quantities that a task promises',
		key: ['indicator_id'],
		columns: [
			text('indicator_id', '指标编号', '指标编号', 'id of the indicator'),
			taskId,
			text('name', '指标', '指标名称', 'what is counted'),
			text('op', '比较', '目标的比较方式', 'how the target is to be met', { values: TARGET_OPERATORS }),
			double('target', '目标值', '目标值，按原文单位', 'target in the unit as printed'),
			text('unit', '单位', '原文单位', 'unit as printed'),
			double('base_target', '基准目标值', '换算到基准单位的目标值', 'target in the base unit'),
			text('base_unit', '基准单位', '基准单位', 'base unit'),
			text('kind', '指标类型', '流量、水平或增速', 'flow, level or growth', { values: INDICATOR_KINDS }),
			passageId
		]
	},
	{
		name: 'observations',
		label: '观测值',
		zh: '指标在某季度的报告值或计划值',
		en: 'figures reported or planned for an indicator at a quarter',
		key: ['observation_id'],
		columns: [
			text('observation_id', '观测编号', '观测值编号', 'id of the observation'),
			text('indicator_id', '指标编号', '所属指标', 'the indicator', { references: 'indicators' }),
			integer('quarter', '季度', '季度，1 至 4', 'quarter, 1 to 4'),
			double('value', '数值', '按原文单位；计划值为季末累计', 'in the unit as printed; plans are cumulative'),
			text('unit', '单位', '原文单位', 'unit as printed'),
			double('base_value', '基准数值', '换算到基准单位的数值', 'value in the base unit'),
			text('basis', '口径', '报告、计划、预计、文中百分比或推进中', 'what kind of figure it is', {
				values: OBSERVATION_BASES
			}),
			text('cumulative', '累计口径', '计划值如何累计；仅用于计划值', 'how a plan adds up; plans only', {
				values: CUMULATIVE_BASES
			}),
			text('bound', '界限', '约、近、超等界限', 'exact, at least, more than, less than or about', {
				values: BOUNDS
			}),
			text('as_of', '截止', '文中写明的时点，照录', 'as-of as printed'),
			ratio('completion', '完成率', '比率：1 即 100%', 'ratio: 1 is 100 %'),
			passageId
		]
	},
	{
		name: 'areas',
		label: '民生领域',
		zh: '督查通报按领域汇总的情况',
		en: 'a briefing summed up by area',
		key: ['doc_id', 'seq'],
		columns: [
			docId,
			integer('seq', '序号', '文件内序号', 'number in the document'),
			text('name', '名称', '领域名称，照录', 'name as printed'),
			text('domain', '领域', '对应的统一领域', 'our domain', { values: DOMAINS, references: 'domains' }),
			integer('items', '实事件数', '件数', 'number of items'),
			integer('subitems', '子项数', '事项数', 'number of sub-items'),
			double('invested', '完成投资', '完成投资，亿元', 'invested, 亿元 (100 million yuan)'),
			double(
				'stated_percent',
				'文中百分比',
				'占年度计划的百分比，照录',
				'percentage of the year’s plan as stated'
			),
			text('statement', '序时表述', '序时表述，照录', 'statement on pace as printed'),
			passageId
		]
	},
	{
		name: 'area_facts',
		label: '领域事实',
		zh: '各领域的成效与问题',
		en: 'achievements and problems of an area',
		key: ['passage_id'],
		columns: [
			docId,
			integer('area_seq', '领域序号', '所属领域的序号', 'number of the area'),
			text('kind', '类别', '成效或问题', 'achievement or problem', { values: AREA_FACT_KINDS }),
			text('text', '内容', '内容，清理后', 'text, cleaned'),
			double('value', '数值', '文中数值', 'figure in the text'),
			text('unit', '单位', '单位', 'unit'),
			passageId
		]
	},
	{
		name: 'task_links',
		label: '任务关联',
		zh: '不同文件中相同或相关的任务，每对一行',
		en: 'the same or related tasks in different documents, one row per pair',
		key: ['task_id', 'other_task_id'],
		columns: [
			text(
				'task_id',
				'任务编号',
				'部分一方，或较早文件的任务',
				'the part, or the task of the earlier document',
				{
					references: 'tasks'
				}
			),
			text('other_task_id', '另一任务编号', '另一任务', 'the other task', { references: 'tasks' }),
			text('relation', '关系', '相同、包含于或相关', 'same, part_of or related', { values: RELATIONS }),
			double('score', '相似度', '0 至 1', '0 to 1'),
			text('basis', '依据', '判定依据', 'what the link rests on')
		]
	},
	{
		name: 'checks',
		label: '核对',
		zh: '文件自述与可计算结果的核对',
		en: 'what a document says about itself against what can be computed',
		key: ['check_id'],
		columns: [
			text('check_id', '核对编号', '核对编号', 'id of the check'),
			docId,
			text('task_id', '任务编号', '所涉任务；针对整份文件为空', 'the task, null for the whole document', {
				references: 'tasks'
			}),
			text('kind', '核对类型', '核对什么', 'what is compared', { values: CHECK_KINDS }),
			double('stated', '文中数值', '文中数值', 'what the document says'),
			double('computed', '计算数值', '计算数值', 'what can be computed'),
			boolean('agrees', '一致', '两者是否一致', 'whether they agree'),
			text(
				'note',
				'说明',
				'比较了什么，附原文词句；中英两文，以“ / ”分隔',
				'what was compared, with the words of the source; Chinese and English, parted by “ / ”'
			)
		]
	},
	{
		name: 'passages',
		label: '原文',
		zh: '每个值在原文中的位置',
		en: 'where in its source every value stands',
		key: ['passage_id'],
		columns: [
			text('passage_id', '原文编号', '原文编号', 'id of the passage'),
			docId,
			taskId,
			text('field', '字段', '该处原文对应的字段', 'the field that the passage holds', {
				values: PASSAGE_FIELDS
			}),
			integer('start_at', '起始', '起始位置，UTF-16 单位', 'start, in UTF-16 units'),
			integer('end_at', '结束', '结束位置（不含）', 'end, exclusive'),
			text('quote', '引文', '原文照录', 'the text of the source')
		]
	},
	{
		name: 'pace_pairs',
		label: '进度配对',
		zh: '序时安排的计划值与通报的完成数逐对比较的底稿，视图 pace 由此得出',
		en: 'planned figures of a schedule beside reported ones: what the view pace is made from',
		key: ['schedule_passage_id', 'report_passage_id'],
		columns: [
			text('schedule_task_id', '计划任务编号', '序时安排中的任务', 'task of the schedule', {
				references: 'tasks'
			}),
			text('report_task_id', '通报任务编号', '通报中的任务', 'task of the report', { references: 'tasks' }),
			text('indicator', '指标', '比较的事项', 'what is compared'),
			text('unit', '单位', '计划值的单位', 'unit of the plan'),
			integer('quarter', '季度', '季度，1 至 4', 'quarter, 1 to 4'),
			double(
				'planned',
				'计划值',
				'季末累计计划；该季度没有计划值时为空',
				'cumulative plan at the quarter’s end; null where there is none'
			),
			double('actual', '完成数', '通报的完成数，按计划值的单位', 'figure reported, in the unit of the plan'),
			double('target', '目标值', '年度目标，按计划值的单位', 'the year’s target, in the unit of the plan'),
			boolean('comparable', '可比', '事项、单位和阶段是否一致', 'whether measure, unit and stage agree'),
			text('reason', '不可比原因', '不可比的原因；可比为空', 'why not comparable; null where it is', {
				values: PACE_REFUSALS
			}),
			text('schedule_passage_id', '计划原文编号', '计划值在原文中的位置', 'where the schedule says it', {
				references: 'passages'
			}),
			text('report_passage_id', '通报原文编号', '完成数在原文中的位置', 'where the report says it', {
				references: 'passages'
			})
		]
	}
];

/** The table called `name`; throws where there is none, which is a fault of ours. */
export function tableNamed(name: string): Table {
	const found = TABLES.find((table) => table.name === name);
	if (!found) throw new Error(`no table is called ${name}`);
	return found;
}
