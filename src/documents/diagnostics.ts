import type { Span } from '../base/span.ts';
import type { Diagnostic, Report, ReportArea, ReportDocument, ReportTask } from './report.ts';

/** Printed numbers that are missing from a sequence, or printed twice. */
export function checkNumbers(tasks: readonly ReportTask[]): Diagnostic[] {
	const diagnostics: Diagnostic[] = [];
	const seen = new Map<string, ReportTask>();
	let previous: number | null = null;
	for (const task of tasks) {
		if (task.no === null) continue;
		const key = `${task.section ?? ''} ${task.subsection ?? ''} ${task.no}`;
		const before = seen.get(key);
		const place = task.passages[0] ?? { start: 0, end: 0 };
		const same = before?.passages[0];
		if (same?.start === place.start && same.field === 'no') {
			// rows under one number that was printed once
		} else if (before !== undefined) {
			diagnostics.push({
				severity: 'warning',
				code: 'duplicate-number',
				message: {
					zh: `序号 ${task.no} 出现不止一次`,
					en: `the number ${task.no} is printed more than once`
				},
				task: task.seq,
				start: place.start,
				end: place.end
			});
		} else seen.set(key, task);
		const number: number = Number(task.no);
		if (previous !== null && Number.isInteger(number) && number > previous + 1) {
			diagnostics.push({
				severity: 'warning',
				code: 'missing-number',
				message: {
					zh: `序号从 ${previous} 跳到 ${number}，中间缺 ${number - previous - 1} 条`,
					en: `the numbers jump from ${previous} to ${number}; ${number - previous - 1} are missing`
				},
				task: task.seq,
				start: place.start,
				end: place.end
			});
		}
		previous = Number.isInteger(number) ? number : null;
	}
	return diagnostics;
}

/** The number of tasks that the document declares, against what was read. */
export function checkDeclared(
	document: ReportDocument,
	tasks: readonly ReportTask[],
	areas: readonly ReportArea[],
	at: Span | null
): Diagnostic[] {
	const declared = document.declaredTasks;
	const items = areas.reduce((sum, area) => sum + (area.items ?? 0), 0);
	const read = areas.length > 0 ? items : tasks.length;
	if (declared === null || at === null || read === 0 || read === declared) return [];
	return [
		{
			severity: 'info',
			code: 'declared-count-differs',
			message: {
				zh: `文中写 ${declared} 项，读出 ${read} 项`,
				en: `the document says ${declared}, ${read} were read`
			},
			task: null,
			start: at.start,
			end: at.end
		}
	];
}

/** The diagnostic of a text in which no task and no area was found. */
export function nothingFound(length: number): Diagnostic {
	return {
		severity: 'error',
		code: 'not-a-report',
		message: {
			zh: '没有读出任务，也没有读出领域：这不像是任务进展通报、序时安排或督查通报',
			en: 'no task and no area was found: this does not look like a progress report, a schedule or a briefing'
		},
		task: null,
		start: 0,
		end: length
	};
}

/** Which reader won, how much of the text it explained, and which came second. */
export function layoutChosen({ document, account }: Report): Diagnostic[] {
	if (document.layout === 'none') return [];
	const share = (score: number): string => `${(100 * score).toFixed(1)} %`;
	const { layout, score, runnerUp } = document;
	const second = runnerUp === null ? null : `${runnerUp.layout} ${share(runnerUp.score)}`;
	return [
		{
			severity: 'info',
			code: 'layout-chosen',
			message: {
				zh: `按版式 ${layout} 读取，解释了 ${share(score)} 的文字；其次是 ${second ?? '无'}`,
				en: `read as ${layout}, which explains ${share(score)} of the text; next: ${second ?? 'none'}`
			},
			task: null,
			start: 0,
			end: account.characters
		}
	];
}
