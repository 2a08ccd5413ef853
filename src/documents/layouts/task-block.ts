import type { Span } from '../../base/span.ts';
import { closingBracket, segment, type LabelHit, type Segment } from '../extract/labels.ts';
import {
	looksLikeBodies,
	readSentence,
	readResponsibility,
	type ResponsibilityRules,
	type RoleList
} from '../extract/responsibility.ts';
import { leadingStatus, proseStatus, statusOfValue } from '../extract/status.ts';
import { trimSpan } from '../lines.ts';
import type { DraftDiagnostic, DraftStatus, DraftTask, LayoutInput } from './layout.ts';
import type { OrdinalLine } from './outline.ts';

/** One numbered paragraph with what stands over it. */
export interface TaskBlock {
	readonly ordinal: OrdinalLine;
	readonly end: number;
	readonly labels: readonly LabelHit[];
	readonly section: Span | null;
	readonly subsection: Span | null;
	/** the status that a heading gives it */
	readonly status: DraftStatus | null;
}

interface BlockReading {
	readonly task: DraftTask;
	readonly furniture: readonly Span[];
	readonly diagnostics: readonly Omit<DraftDiagnostic, 'task'>[];
}

const CROSS_REFERENCE = /\(第\d{1,4}[项条件]\)\s*[:,]?/u;
const PROGRESS_OPENING =
	/(?<=[。;])\s*(?=(?:截至|截止|目前|上半年|前三季度|今年以来|[一二三四]季度|(?:1|一)-\d{1,2}月|\d{1,2}月底)[^。;]{0,12}[,、,])/u;

/** Reads the fields of one numbered paragraph. `labelled`: whether its neighbours have labelled fields. */
export function readBlock(
	input: LayoutInput,
	block: TaskBlock,
	rules: ResponsibilityRules,
	labelled: boolean
): BlockReading {
	const { match, lexicon } = input;
	const segments = splitLongValues(
		match,
		segment(match, block.ordinal.bodyStart, block.end, block.labels, 'target')
	);
	const furniture: Span[] = [{ start: block.ordinal.number.start, end: block.ordinal.bodyStart }];
	const printed = block.ordinal.number.end > block.ordinal.number.start;
	const diagnostics: Omit<DraftDiagnostic, 'task'>[] = [];
	const lists: RoleList[] = [];
	let target: Span[] = [];
	const progress: Span[] = [];
	const deadline: Span[] = [];
	let status: DraftStatus | null = null;
	for (const part of segments) {
		if (part.label !== null) furniture.push(part.label);
		switch (part.field) {
			case 'target':
			case 'detail':
				if (part.span.end > part.span.start) target.push(...listLines(match, withoutComma(match, part.span)));
				break;
			case 'progress':
			case 'reason':
			case 'note':
				if (part.span.end > part.span.start) progress.push(part.span);
				break;
			case 'lead':
			case 'co':
			case 'owner':
			case 'people':
				lists.push({ role: part.field, span: part.span });
				break;
			case 'status':
			case 'percent':
			case 'yesno':
				status = statusOfValue(match, part.span, lexicon, part.field === 'yesno') ?? status;
				break;
			case 'deadline':
			case 'plan':
				if (part.span.end > part.span.start) deadline.push(part.span);
				break;
			default:
				furniture.push(part.span);
		}
	}
	const bare = lists.length === 0 ? (bareBodies(input, target) ?? closingSentence(input, target)) : null;
	if (bare !== null) {
		target = bare.target;
		lists.push({ role: 'owner', span: bare.list });
	}
	if (progress.length === 0) {
		const split = crossReferenced(match, target) ?? (labelled ? null : openingProgress(match, target));
		if (split !== null) {
			target = [split.target];
			progress.push(split.progress);
			if (split.inferred) {
				diagnostics.push({
					severity: 'warning',
					code: 'inferred-boundary',
					message: {
						zh: '任务与进展之间没有标记,按“上半年”“目前”一类的开头划分',
						en: 'target and progress are not marked; they were divided at an opening such as “in the first half”'
					},
					start: split.progress.start,
					end: split.progress.end
				});
			}
		}
	}
	const first = progress[0];
	const leading = first === undefined ? null : leadingStatus(match, first, lexicon);
	if (leading !== null && (status === null || status.status === null)) {
		status = leading.status;
		if (leading.rest.end > leading.rest.start) progress[0] = leading.rest;
		else progress.shift();
	}
	if (status === null) status = block.status;
	if (status === null) {
		for (const span of progress) status ??= proseStatus(match, span, lexicon);
	}
	const departments = readResponsibility(match, lists, lexicon, rules);
	if (!printed) {
		diagnostics.push({
			severity: 'warning',
			code: 'number-lost',
			message: {
				zh: '这一段没有读出序号,按单位括号另列一条',
				en: 'no number was read for this paragraph; its bodies in brackets make it an item'
			},
			start: block.ordinal.bodyStart,
			end: block.end
		});
	}
	if (labelled && block.labels.length === 0) {
		diagnostics.push({
			severity: 'warning',
			code: 'missing-fields',
			message: {
				zh: '这一条没有责任单位、进展等字段,而同一文件的其他条目有',
				en: 'this item has no labelled fields while the others of the document do'
			},
			start: block.ordinal.number.start,
			end: block.end
		});
	}
	return {
		task: {
			whole: { start: block.ordinal.number.start, end: block.end },
			no: printed ? block.ordinal.number : null,
			number: printed ? block.ordinal.value : null,
			section: block.section,
			subsection: block.subsection,
			target,
			status,
			progress,
			deadline,
			departments,
			milestones: []
		},
		furniture,
		diagnostics
	};
}

/** A list of names or a date outside brackets ends with its line or sentence; what follows is progress. */
function splitLongValues(match: string, segments: readonly Segment[]): Segment[] {
	const result: Segment[] = [];
	for (const part of segments) {
		const short =
			part.label !== null &&
			(part.field === 'lead' ||
				part.field === 'co' ||
				part.field === 'owner' ||
				part.field === 'people' ||
				part.field === 'status');
		const end = short ? valueEnd(match, part.span) : part.span.end;
		if (end >= part.span.end) {
			result.push(part);
			continue;
		}
		result.push({ ...part, span: trimSpan(match, part.span.start, end) });
		const rest = trimSpan(match, end, part.span.end);
		if (rest.end > rest.start) result.push({ field: 'progress', span: rest, label: null });
	}
	return result;
}

function valueEnd(match: string, span: Span): number {
	for (let at = span.start; at < span.end; at += 1) {
		const character = match.charAt(at);
		if (character === '。') return at + 1;
		if (character === '\n' && at > span.start && !continuesList(match, at)) return at;
	}
	return span.end;
}

/** Names in brackets without a label at the end of a target: …。(市教育局、各县区) */
function bareBodies(input: LayoutInput, target: readonly Span[]): { target: Span[]; list: Span } | null {
	const last = target.at(-1);
	if (last === undefined) return null;
	const { match, lexicon } = input;
	let end = last.end;
	while (end > last.start && '。;,'.includes(match.charAt(end - 1))) end -= 1;
	if (match.charAt(end - 1) !== ')' && match.charAt(end - 1) !== ']') return null;
	for (let open = end - 2; open >= Math.max(last.start, end - 400); open -= 1) {
		const character = match.charAt(open);
		if (character !== '(' && character !== '[') continue;
		if (closingBracket(match, open, end) !== end - 1) continue;
		const list = { start: open + 1, end: end - 1 };
		if (!looksLikeBodies(match, list, lexicon)) return null;
		const rest = trimSpan(match, last.start, open);
		return rest.end > rest.start ? { target: [...target.slice(0, -1), rest], list } : null;
	}
	return null;
}

/** A sentence that names bodies at the end of a target: …,由市交通局负责落实。 …。市教育局牵头,市财政局配合。 */
function closingSentence(input: LayoutInput, target: readonly Span[]): { target: Span[]; list: Span } | null {
	const last = target.at(-1);
	if (last === undefined) return null;
	const { match, lexicon } = input;
	let end = last.end;
	while (end > last.start && '。;'.includes(match.charAt(end - 1))) end -= 1;
	let found: Span | null = null;
	let cuts = 0;
	for (let at = end - 1; at > last.start && at > end - 200 && cuts < 6; at -= 1) {
		if (!',。;'.includes(match.charAt(at))) continue;
		cuts += 1;
		const list = { start: at + 1, end };
		const sentence = readSentence(match, list, 'lead', lexicon);
		if (sentence === null || !looksLikeBodies(match, list, lexicon)) break;
		found = list;
	}
	if (found === null) return null;
	const rest = withoutComma(match, { start: last.start, end: found.start });
	return rest.end > rest.start ? { target: [...target.slice(0, -1), rest], list: found } : null;
}

interface TargetSplit {
	readonly target: Span;
	readonly progress: Span;
	readonly inferred: boolean;
}

/** `name(第6项):what was done` of a list that points into another list. */
function crossReferenced(match: string, target: readonly Span[]): TargetSplit | null {
	const only = target[0];
	if (only === undefined || target.length !== 1) return null;
	const hit = CROSS_REFERENCE.exec(match.slice(only.start, Math.min(only.end, only.start + 200)));
	if (hit === null || hit.index === 0) return null;
	const progress = trimSpan(match, only.start + hit.index + hit[0].length, only.end);
	if (progress.end === progress.start) return null;
	return { target: trimSpan(match, only.start, only.start + hit.index), progress, inferred: false };
}

function openingProgress(match: string, target: readonly Span[]): TargetSplit | null {
	const only = target[0];
	if (only === undefined || target.length !== 1) return null;
	const hit = PROGRESS_OPENING.exec(match.slice(only.start, only.end));
	if (hit === null) return null;
	return {
		target: trimSpan(match, only.start, only.start + hit.index),
		progress: trimSpan(match, only.start + hit.index, only.end),
		inferred: true
	};
}

/** True where the line that ends at `at` ends inside a list of names. */
function continuesList(match: string, at: number): boolean {
	let before = at - 1;
	while (before >= 0 && ' \t\r'.includes(match.charAt(before))) before -= 1;
	return '、,;'.includes(match.charAt(before));
}

/** A target that runs into a label ends before the comma in front of it. */
function withoutComma(match: string, span: Span): Span {
	let end = span.end;
	while (end > span.start && ',、:'.includes(match.charAt(end - 1))) end -= 1;
	return trimSpan(match, span.start, end);
}

/** A target that is a list, one numbered line each, has a passage for each. */
function listLines(match: string, span: Span): Span[] {
	const lines: Span[] = [];
	let from = span.start;
	for (let at = match.indexOf('\n', from); at >= 0 && at < span.end; at = match.indexOf('\n', at + 1)) {
		if (!/^\s*(?:\d{1,3}[、.)]|\(\d{1,3}\)|[①-⑳])/u.test(match.slice(at + 1, at + 12))) continue;
		lines.push(trimSpan(match, from, at));
		from = at + 1;
	}
	lines.push(trimSpan(match, from, span.end));
	return lines.filter((line) => line.end > line.start);
}
