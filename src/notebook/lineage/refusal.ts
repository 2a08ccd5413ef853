import { InputError } from '../../base/errors.ts';

/** Why the tasks behind a number cannot be told for sure. */
export type RefusalReason =
	| 'several-statements'
	| 'not-a-select'
	| 'set-operation'
	| 'distinct'
	| 'sample'
	| 'random'
	| 'recursive'
	| 'form'
	| 'window'
	| 'subquery'
	| 'no-tasks'
	| 'several-levels'
	| 'name-clash'
	| 'no-column';

const WORDS: Readonly<Record<RefusalReason, readonly [zh: string, en: string]>> = {
	'several-statements': ['这个单元有多条语句', 'the cell has several statements'],
	'not-a-select': ['这个单元不是一条 SELECT 查询', 'the cell is not one SELECT'],
	'set-operation': ['查询用了 UNION、INTERSECT 或 EXCEPT', 'the query has a UNION, INTERSECT or EXCEPT'],
	distinct: ['查询用了 SELECT DISTINCT', 'the query is a SELECT DISTINCT'],
	sample: ['查询只取了样本', 'the query takes a sample'],
	random: [
		'查询用了随机函数，再算一次未必相同',
		'the query uses a random function, which another run need not repeat'
	],
	recursive: ['查询是递归的', 'the query is recursive'],
	form: ['查询的写法还不能追溯', 'the query has a form that cannot be traced yet'],
	window: [
		'这个数由窗口函数算出，还用到别的行',
		'the number comes from a window function, which uses other rows too'
	],
	subquery: ['这个数由子查询算出', 'the number comes from a subquery'],
	'no-tasks': ['所查的表没有任务编号', 'the tables that are read carry no task_id'],
	'several-levels': [
		'这个数由已经汇总过、不再带任务编号的结果算出',
		'the number is made from results that were summed up before and carry no task_id any more'
	],
	'name-clash': [
		'查询里的名称与它所读的查询冲突',
		'a name in the query hides one that a query it reads needs'
	],
	'no-column': ['查询里找不到这一列', 'the query has no such column']
};

/** The tasks behind a number cannot be told; says why in a few words. */
export class LineageRefusal extends InputError {
	readonly reason: RefusalReason;

	constructor(reason: RefusalReason) {
		const [zh, en] = WORDS[reason];
		super({ zh, en });
		this.name = 'LineageRefusal';
		this.reason = reason;
	}
}
