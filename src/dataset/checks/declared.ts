import type { Report } from '../../documents/report.ts';
import type { CheckDraft } from './draft.ts';
import { bilingual, plain } from './draft.ts';
import type { CheckPatterns } from './reference.ts';
import type { DocumentText } from './text.ts';

/** How many tasks, and how many behind, a document says it has, against those that it lists. */
export function checkDeclared(report: Report, text: DocumentText, { declared }: CheckPatterns): CheckDraft[] {
	const { tasks } = report;
	const first = tasks[0]?.passages[0]?.start;
	if (first === undefined) return [];
	const head = text.before(first);
	const behind = tasks.filter(({ status }) => status === 'behind').length;
	const statuses = tasks.some(({ status }) => status !== null);
	return [
		...check(declared.tasks, head, text, ([stated = 0]) => ({
			stated,
			computed: tasks.length,
			what: '任务数',
			en: 'tasks'
		})),
		...(statuses
			? [
					...check(declared.behind, head, text, ([stated = 0]) => ({
						stated,
						computed: behind,
						what: '未达序时的任务数',
						en: 'tasks behind'
					})),
					...check(declared.behindParts, head, text, ([one = 0, other = 0]) => ({
						stated: one + other,
						computed: behind,
						what: `未达序时的任务数（${one} + ${other}）`,
						en: `tasks behind (${one} + ${other})`
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
		readonly en: string;
	}
): CheckDraft[] {
	const match = pattern.exec(head);
	if (!match) return [];
	const numbers = match
		.slice(1)
		.map(Number)
		.filter((number) => !Number.isNaN(number));
	const { stated, computed, what, en } = compare(numbers);
	return [
		{
			kind: 'declared_count',
			task: null,
			name: null,
			stated,
			computed,
			agrees: stated === computed,
			note: bilingual(
				`${what}：文中写 ${plain(stated)}，正文可数 ${plain(computed)}`,
				`${en}: the text says ${plain(stated)}, its body has ${plain(computed)}`
			),
			span: text.span(match.index, match.index + match[0].length)
		}
	];
}
