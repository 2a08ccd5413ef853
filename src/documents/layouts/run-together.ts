import type { Span } from '../../base/span.ts';
import type { Lexicon } from '../lexicon.ts';
import { indexWithin, trimSpan } from '../lines.ts';
import type { LabelField } from '../reference.ts';
import {
	bare,
	consumeNames,
	endsCollective,
	LONGEST_ROW,
	NOT_A_NUMBER,
	type Header
} from './run-together-parts.ts';
import { readReporting } from './run-together-report.ts';
import type {
	DraftDepartment,
	DraftDiagnostic,
	DraftTask,
	LayoutInput,
	LayoutReader,
	Reading
} from './layout.ts';

/** A table whose cells run together without any mark: 序号项目名称主要内容牵头单位配合单位1增加教育资源… */
export const runTogetherReader: LayoutReader = {
	name: 'run-together',
	read: (input) => {
		const header = findHeader(input);
		if (header === null) return null;
		const reporting = header.fields.includes('progress') || header.fields.includes('status');
		return (
			(reporting ? readReporting(input, header, headersOf(input, header)) : null) ?? readBody(input, header)
		);
	}
};

/** Four labels or more in a row, a number's first, with nothing between them. */
function findHeader(input: LayoutInput): Header | null {
	const { match, lexicon } = input;
	for (let from = match.indexOf('序号'); from >= 0; from = match.indexOf('序号', from + 2)) {
		const fields: LabelField[] = [];
		let at = from;
		for (
			let label = lexicon.labelStartingAt(match, at);
			label !== null;
			label = lexicon.labelStartingAt(match, at)
		) {
			fields.push(label.field);
			at = label.end;
		}
		const bodies = fields.some((field) => field === 'lead' || field === 'owner');
		const tasks = fields.some((field) => field === 'target' || field === 'detail');
		if (fields.length >= 4 && bodies && tasks && /[^\s|]/u.test(match.charAt(at)))
			return { start: from, end: at, fields };
	}
	return null;
}

function readBody(input: LayoutInput, header: Header): Reading | null {
	const headers = headersOf(input, header);
	const numbers = findNumbers(input, header.end, headers);
	const tasks: DraftTask[] = [];
	const diagnostics: DraftDiagnostic[] = [];
	numbers.forEach((number, index) => {
		const end = numbers[index + 1]?.start ?? input.end;
		const row = readRow(input, header, number, cutAt({ start: number.end, end }, headers));
		const doubtful = index + 1 === numbers.length || row.length > 1;
		for (const task of row) {
			if (doubtful) {
				diagnostics.push({
					severity: 'warning',
					code: 'uncertain-boundary',
					message: {
						zh: '单元格之间没有分隔，任务与单位的分界按名称推断',
						en: 'the cells are not parted; where the task ends and its bodies begin was worked out from names'
					},
					task: tasks.length,
					start: task.whole.start,
					end: task.whole.end
				});
			}
			tasks.push(task);
		}
	});
	return tasks.length < 2 ? null : { tasks, areas: [], furniture: headers, diagnostics, kind: null };
}

/** The header and its repetitions on later pages. */
function headersOf(input: LayoutInput, header: Header): Span[] {
	const words = input.match.slice(header.start, header.end);
	const headers: Span[] = [];
	for (let at = header.start; at >= 0; at = input.match.indexOf(words, at + words.length))
		headers.push({ start: at, end: at + words.length });
	return headers;
}

interface RowNumber extends Span {
	readonly value: number;
}

/** 1, 2, 3 … each after a header or the name of a body, and before a word. */
function findNumbers(input: LayoutInput, from: number, headers: readonly Span[]): RowNumber[] {
	const { match, lexicon } = input;
	const ends = new Set(headers.map((header) => header.end));
	const numbers: RowNumber[] = [];
	let at = from;
	for (let value = 1; ; value += 1) {
		const digits = String(value);
		let found = -1;
		for (let start = match.indexOf(digits, at); start >= 0; start = match.indexOf(digits, start + 1)) {
			if (start - at > LONGEST_ROW) break;
			const after = match.charAt(start + digits.length);
			if (
				/\d/u.test(match.charAt(start - 1)) ||
				!/[\u4e00-\u9fff“《]/u.test(after) ||
				NOT_A_NUMBER.test(after)
			)
				continue;
			const before = match.slice(Math.max(from, start - 8), start).trimEnd();
			if (ends.has(start) || lexicon.endsAsBody(before) || endsCollective(before) || /[)园]$/u.test(before)) {
				found = start;
				break;
			}
		}
		if (found < 0) return numbers;
		numbers.push({ start: found, end: found + digits.length, value });
		at = found + digits.length;
	}
}

function cutAt(span: Span, headers: readonly Span[]): Span[] {
	const pieces: Span[] = [];
	let start = span.start;
	for (const header of headers) {
		if (header.start < start || header.start >= span.end) continue;
		pieces.push({ start, end: header.start });
		start = header.end;
	}
	pieces.push({ start, end: span.end });
	return pieces;
}

/** The tasks of one number: each ends with a sentence and the bodies after it. */
function readRow(
	input: LayoutInput,
	header: Header,
	number: RowNumber,
	pieces: readonly Span[]
): DraftTask[] {
	const { match, lexicon } = input;
	const tasks: DraftTask[] = [];
	const first = pieces[0];
	const named = header.fields.includes('target') && header.fields.includes('detail') && first !== undefined;
	const name = named ? nameOf(match, first) : null;
	const push = (span: Span, departments: readonly DraftDepartment[], end: number): void => {
		const target = trimSpan(match, name !== null && span.start < name.end ? name.end : span.start, span.end);
		if (target.end - target.start < 4) return;
		tasks.push({
			whole: { start: tasks.length === 0 ? number.start : target.start, end },
			no: number,
			number: number.value,
			section: name,
			subsection: null,
			target: [target],
			status: null,
			progress: [],
			deadline: [],
			departments,
			milestones: []
		});
	};
	for (const piece of pieces) {
		let content = piece.start;
		for (
			let stop = indexWithin(match, '。', content, piece.end);
			stop >= 0;
			stop = indexWithin(match, '。', stop + 1, piece.end)
		) {
			const zone = readBodies(match, stop + 1, piece.end, header.fields, lexicon);
			if (zone === null) continue;
			push({ start: content, end: stop + 1 }, zone.departments, zone.end);
			content = zone.end;
		}
		const before = tasks.at(-1)?.departments ?? [];
		push({ start: content, end: piece.end }, before, piece.end);
	}
	return tasks;
}

/** A project's name before its content, where it ends as such names do: 教育惠民工程|新建幼儿园6所. */
function nameOf(match: string, piece: Span): Span | null {
	const hit = /^[^,。;、:\d]{2,12}?(?:工程|行动|计划|项目)(?=[\u4e00-\u9fff])/u.exec(
		match.slice(piece.start, Math.min(piece.end, piece.start + 18))
	);
	return hit === null ? null : { start: piece.start, end: piece.start + hit[0].length };
}

interface BodyZone {
	readonly departments: readonly DraftDepartment[];
	readonly end: number;
}

/** The people and bodies that follow a sentence without any mark between them; null where none do. */
function readBodies(
	match: string,
	start: number,
	end: number,
	fields: readonly LabelField[],
	lexicon: Lexicon
): BodyZone | null {
	const mark = match.slice(start, end).search(/[,。;、:!?“”\d]/u);
	const limit = mark < 0 ? end : start + mark;
	const people = fields.includes('people');
	for (const skip of people ? [3, 2] : [0]) {
		if (skip > 0 && !lexicon.isPerson(match.slice(start, start + skip))) continue;
		const names = consumeNames(match, start + skip, limit, lexicon);
		const first = names[0];
		if (first === undefined || (skip === 3 && first.end - first.start < 3)) continue;
		const rest = limit - (names.at(-1)?.end ?? limit);
		if (names.length > 1 && mark >= 0 && rest < 4 && !/\d/u.test(match.charAt(limit))) names.pop();
		const hasCo = fields.includes('co');
		return {
			departments: names.map((span, index) => ({
				span,
				name: bare(match, span),
				remark: null,
				role: index > 0 && hasCo ? 'co' : 'lead'
			})),
			end: names.at(-1)?.end ?? limit
		};
	}
	return null;
}
