import type { Span } from '../../base/span.ts';
import { statusOfValue } from '../extract/status.ts';
import { trimSpan } from '../lines.ts';
import type { LabelField } from '../reference.ts';
import type {
	DraftDepartment,
	DraftDiagnostic,
	DraftStatus,
	DraftTask,
	LayoutInput,
	Reading
} from './layout.ts';
import { bare, consumeNames, LONGEST_ROW, NOT_A_NUMBER, type Header } from './run-together-parts.ts';

/** The rows of a run-together table that tells what has been done: number, task, bodies, progress and status. */
export function readReporting(input: LayoutInput, header: Header, headers: readonly Span[]): Reading | null {
	const starts = rowStarts(input, header, headers);
	const tasks: DraftTask[] = [];
	const diagnostics: DraftDiagnostic[] = [];
	starts.forEach((number, index) => {
		const until = starts[index + 1]?.start ?? input.end;
		const stop = headers.find((one) => one.start >= number.end && one.start < until)?.start ?? until;
		const task = readRow(input, header.fields, number, trimSpan(input.match, number.end, stop));
		if (task === null) return;
		diagnostics.push({
			severity: 'warning',
			code: 'uncertain-boundary',
			message: {
				zh: '单元格之间没有分隔，任务、单位与进展的分界按名称推断',
				en: 'the cells are not parted; where task, bodies and progress meet was worked out from names'
			},
			task: tasks.length,
			start: task.whole.start,
			end: task.whole.end
		});
		tasks.push(task);
	});
	const whole = tasks.filter((task) => task.departments.length > 0).length;
	if (tasks.length < 2 || whole * 2 < tasks.length) return null;
	return { tasks, areas: [], furniture: headers, diagnostics, kind: 'progress' };
}

interface RowStart extends Span {
	readonly value: number;
}

/** 1, 2, 3 … each after a header, or after what a row ends with, and before a word. */
function rowStarts(input: LayoutInput, header: Header, headers: readonly Span[]): RowStart[] {
	const { match } = input;
	const ends = new Set(headers.map((one) => one.end));
	const starts: RowStart[] = [];
	let at = header.end;
	for (let value = 1; ; value += 1) {
		const digits = String(value);
		let found = -1;
		for (let start = match.indexOf(digits, at); start >= 0; start = match.indexOf(digits, start + 1)) {
			if (start - at > LONGEST_ROW) break;
			const after = match.charAt(start + digits.length);
			if (!/[\u4e00-\u9fff“《]/u.test(after) || NOT_A_NUMBER.test(after)) continue;
			if (ends.has(start) || endsRow(input, at, start)) {
				found = start;
				break;
			}
		}
		if (found < 0) return starts;
		starts.push({ start: found, end: found + digits.length, value });
		at = found + digits.length;
	}
}

/** True where the text before `at` ends as the last cell of a row does: with a mark, a status or a body. */
function endsRow(input: LayoutInput, from: number, at: number): boolean {
	const { match, lexicon } = input;
	const before = match.slice(Math.max(from, at - 12), at).trimEnd();
	if (before.length < 3) return false;
	if (/[。;%)\n]$/u.test(before) || lexicon.endsAsBody(before)) return true;
	for (let length = 3; length <= before.length; length += 1)
		if (lexicon.statusOf(before.slice(-length)) !== undefined) return true;
	return false;
}

/** One row: what stands before its bodies is the task, what stands after them is told of it. */
function readRow(
	input: LayoutInput,
	fields: readonly LabelField[],
	number: RowStart,
	row: Span
): DraftTask | null {
	const { match } = input;
	if (row.end - row.start < 6) return null;
	const zone = findBodies(input, fields, row);
	const left = trimSpan(match, row.start, zone?.start ?? row.end);
	const named = fields.includes('detail') || fields.filter((field) => field === 'target').length > 1;
	const cut = named ? nameEnd(match, left) : null;
	const target = cut === null ? [left] : [trimSpan(match, left.start, cut), trimSpan(match, cut, left.end)];
	const rest = zone === null ? null : afterBodies(input, fields, trimSpan(match, zone.end, row.end));
	return {
		whole: { start: number.start, end: row.end },
		no: number,
		number: number.value,
		section: null,
		subsection: null,
		target,
		status: rest?.status ?? null,
		progress: rest?.progress ?? [],
		inferred: true,
		deadline: rest?.deadline ?? [],
		departments: zone?.departments ?? [],
		milestones: []
	};
}

interface BodyZone extends Span {
	readonly departments: readonly DraftDepartment[];
}

/** The bodies of a row: after its first sentence that bodies follow, or where the name of a department begins. */
function findBodies(input: LayoutInput, fields: readonly LabelField[], row: Span): BodyZone | null {
	const { match, lexicon } = input;
	const starts: number[] = [];
	for (let at = row.start; at < row.end; at += 1) if ('。;'.includes(match.charAt(at))) starts.push(at + 1);
	const known = lexicon.departmentIn(match.slice(row.start + 4, row.end));
	if (known >= 0) starts.push(row.start + 4 + known);
	for (const start of starts.sort((a, b) => a - b)) {
		const mark = match.slice(start, row.end).search(/[,。;、:!?“”\d]/u);
		const names = consumeNames(match, start, mark < 0 ? row.end : start + mark, lexicon);
		const last = names.at(-1);
		if (last === undefined) continue;
		const lead = fields.includes('lead');
		const beside = fields.includes('co') || (lead && fields.includes('owner'));
		return {
			start,
			end: last.end,
			departments: names.map((span, index) => ({
				span,
				name: bare(match, span),
				remark: null,
				role: index > 0 && beside ? 'co' : 'lead'
			}))
		};
	}
	return null;
}

/** Words that begin the content after a project's name. */
const CONTENT =
	/新建|改建|扩建|改扩建|续建|建设|建成|完成|改造|新增|解决|硬化|拆除|搬迁|实施|开展|提升|整治|修复|加固|安装|发放|资助|培训|救助|检查|检测|开通|新开工|铺设|治理|更换|购置|打造|创建|推广|免费|为|对/gu;

/** A name that ends as those of projects do. */
const NAME = /^[^,。;、:\d]{2,14}?(?:工程|行动|计划|项目)(?=[\u4e00-\u9fff“\d])/u;

/** Where a project's name ends and its content begins; null where nothing tells. */
function nameEnd(match: string, left: Span): number | null {
	const text = match.slice(left.start, Math.min(left.end, left.start + 40));
	const named = NAME.exec(text);
	if (named !== null && named[0].length + 2 < left.end - left.start) return left.start + named[0].length;
	const verbs = [...text.matchAll(CONTENT)].filter((verb) => verb.index >= 4);
	// 标准化建设|新建…: of two verbs, one after the other, the second begins the content
	const pair = verbs.find((verb, index) => verbs[index + 1]?.index === verb.index + verb[0].length);
	const verb = pair === undefined ? verbs[0] : verbs[verbs.indexOf(pair) + 1];
	return verb === undefined ? null : left.start + verb.index;
}

interface Rest {
	readonly progress: Span[];
	readonly status: DraftStatus | null;
	readonly deadline: Span[];
}

const DATE =
	/^(?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?|年底|年内|全年|长期|[一二三四]季度|上半年)(?:前|之前)?/u;

/** What follows the bodies: people, a date, progress and status, each where the header has its column. */
function afterBodies(input: LayoutInput, fields: readonly LabelField[], span: Span): Rest {
	const { match, lexicon } = input;
	let { start, end } = span;
	const deadline: Span[] = [];
	if (fields.includes('people')) start += personLength(input, match.slice(start, Math.min(end, start + 12)));
	if (fields.includes('deadline')) {
		const date = DATE.exec(match.slice(start, Math.min(end, start + 16)))?.[0] ?? '';
		if (date !== '') deadline.push({ start, end: start + date.length });
		start += date.length;
	}
	let status: DraftStatus | null = null;
	if (fields.includes('status') || fields.includes('percent') || fields.includes('yesno')) {
		const tail = match.slice(Math.max(start, end - 16), end).replace(/[。;,]+$/u, '');
		const percent = /\d{1,4}(?:\.\d{1,4})?%$/u.exec(tail)?.[0];
		let length = percent?.length ?? 0;
		for (let size = tail.length; size >= 2 && length === 0; size -= 1)
			if (/^[\p{L}\d]/u.test(tail.slice(-size)) && lexicon.statusOf(tail.slice(-size)) !== undefined)
				length = size;
		const until = Math.max(start, end - 16) + tail.length;
		if (length > 0) {
			status = statusOfValue(match, { start: until - length, end: until }, lexicon, null);
			end = until - length;
		} else {
			const hit = lexicon.statusAt(match, start, end);
			if (hit !== null) {
				status = { spans: [{ start: hit.start, end: hit.end }], status: hit.status };
				start = hit.end;
			}
		}
	}
	const progress = trimSpan(match, start, end);
	return { progress: progress.end > progress.start ? [progress] : [], status, deadline };
}

/** What a report of a deed begins with, so that no name of a person goes into it. */
const DEED = /^(?:\d|已|正|完成|累计|目前|签|开|新|共|全部|尚|未|打|建|在|基本|主体)/u;

/** How long the name of a person is that `text` begins with. */
function personLength(input: LayoutInput, text: string): number {
	for (const length of [2, 3, 4])
		if (input.lexicon.isPerson(text.slice(0, length)) && DEED.test(text.slice(length))) return length;
	if (input.lexicon.isPerson(text.slice(0, 3))) return 3;
	// names of other peoples are longer and begin with other characters
	for (let length = 4; length <= 8; length += 1) if (/^\d/u.test(text.slice(length))) return length;
	return 0;
}
