import type { Report } from '../../documents/report.ts';
import type { CheckDraft } from './draft.ts';
import { plain } from './draft.ts';
import type { DocumentText } from './text.ts';

/** 150项目标任务, 100项重点工作: the tasks by their own name; 件实事 may each be several rows. */
const DECLARED = /(\d+)项(?:重点)?(?:目标任务|工作任务|重点工作|目标|任务|工作)/u;
const BEHIND_TOTAL = /(\d+)(?:项|个|件)[^\d,。;]{0,4}未达(?:到)?序时[^,。;]{0,8}(?:目标|任务|事项|项目)/u;
const BEHIND_PARTS =
	/(\d+)(?:个|项|件)([^\d,。;]{2,10})[和、及](?:[^\d,。;]{0,10})(\d+)(?:个|项|件)([^\d,。;]{2,12})[^\d,。;]{0,6}未达(?:到)?序时/u;

/** How many tasks, and how many behind, a document says it has, against those that it lists. */
export function checkDeclared(report: Report, text: DocumentText): CheckDraft[] {
	const { tasks } = report;
	const first = tasks[0]?.passages[0]?.start;
	if (first === undefined) return [];
	const head = text.before(first);
	const behind = tasks.filter(({ status }) => status === 'behind').length;
	const statuses = tasks.some(({ status }) => status !== null);
	return [
		...check(DECLARED, head, text, ([stated = 0]) => ({ stated, computed: tasks.length, what: '任务数' })),
		...(statuses
			? [
					...check(BEHIND_TOTAL, head, text, ([stated = 0]) => ({
						stated,
						computed: behind,
						what: '未达序时的任务数'
					})),
					...check(BEHIND_PARTS, head, text, ([one = 0, other = 0]) => ({
						stated: one + other,
						computed: behind,
						what: `未达序时：${one} + ${other}`
					}))
				]
			: [])
	];
}

function check(
	pattern: RegExp,
	head: string,
	text: DocumentText,
	compare: (numbers: readonly number[]) => {
		readonly stated: number;
		readonly computed: number;
		readonly what: string;
	}
): CheckDraft[] {
	const match = pattern.exec(head);
	if (!match) return [];
	const numbers = match
		.slice(1)
		.map(Number)
		.filter((number) => !Number.isNaN(number));
	const { stated, computed, what } = compare(numbers);
	return [
		{
			kind: 'declared_count',
			task: null,
			name: null,
			stated,
			computed,
			agrees: stated === computed,
			note: `${what}：文中写 ${plain(stated)}，正文可数 ${plain(computed)}`,
			span: text.span(match.index, match.index + match[0].length)
		}
	];
}
