import type { Span } from '../../base/span.ts';
import { segment, type LabelHit, type Segment } from '../extract/labels.ts';
import { readResponsibility, type ResponsibilityRules, type RoleList } from '../extract/responsibility.ts';
import {
	leadingStatus,
	proseStatus,
	reportsInWords,
	questionOf,
	statusOfValue,
	tellsPace
} from '../extract/status.ts';
import { trimSpan } from '../lines.ts';
import type { LabelField } from '../reference.ts';
import {
	bareBodies,
	closingSentence,
	crossReferenced,
	listLines,
	judgedName,
	openingBodies,
	openingProgress,
	withoutStop,
	secondSentence,
	tellsDeed,
	withoutComma
} from './boundaries.ts';
import { bodiesAfterPerson, bracketedStatus, demandedBodies, withoutNextStep } from './closing-parts.ts';
import type { DraftDiagnostic, DraftMilestone, DraftStatus, DraftTask, LayoutInput } from './layout.ts';
import type { OrdinalLine } from './outline.ts';
import { quarterOf } from './table/header.ts';

/** One numbered paragraph with what stands over it. */
export interface TaskBlock {
	readonly ordinal: OrdinalLine;
	readonly end: number;
	readonly labels: readonly LabelHit[];
	readonly section: Span | null;
	readonly subsection: Span | null;
	/** the bodies that a heading names for all under it: 二、市教育局牵头 */
	readonly bodies: Span | null;
	/** the status that a heading gives it */
	readonly status: DraftStatus | null;
}

interface BlockReading {
	readonly task: DraftTask;
	readonly furniture: readonly Span[];
	readonly diagnostics: readonly Omit<DraftDiagnostic, 'task'>[];
}

/**
 * Reads the fields of one numbered paragraph. `labelled`: whether its neighbours have labelled fields;
 * `reported`: whether their progress has a label; `telling`: whether the document is one of what has been done.
 */
export function readBlock(
	input: LayoutInput,
	block: TaskBlock,
	rules: ResponsibilityRules,
	labelled: boolean,
	reported: boolean,
	telling: boolean
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
	const milestones: DraftMilestone[] = [];
	let status: DraftStatus | null = null;
	let inferred = false;
	let under: LabelField | null = null;
	for (const part of segments) {
		if (part.label !== null) furniture.push(part.label);
		if (part.field !== 'quarter') under = part.field;
		switch (part.field) {
			case 'target':
			case 'detail':
				if (!/[^\s。;,、:.]/u.test(match.slice(part.span.start, part.span.end))) break;
				if (target.length > 0 && match.charAt(part.span.start) === ':')
					progress.push(trimSpan(match, part.span.start + 1, part.span.end));
				else if (target.length > 0 && lists.length > 0 && (telling || block.status !== null) && !reported)
					progress.push(afterMarks(match, part.span));
				else target.push(...listLines(match, withoutComma(match, part.span)));
				break;
			case 'quarter': {
				const quarter = part.label === null ? null : quarterOf(match.slice(part.label.start, part.label.end));
				if (part.span.end === part.span.start) break;
				if (under === 'progress') progress.push(part.span);
				else if (quarter !== null) milestones.push({ quarter, place: null, text: part.span });
				break;
			}
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
				if (part.field === 'people') {
					const bodies = bodiesAfterPerson(input, part.span);
					if (bodies !== null) lists.push({ role: 'owner', span: bodies });
				}
				break;
			case 'status':
			case 'percent':
			case 'yesno':
			case 'finished':
				if (reportsInWords(match, part.span, lexicon, part.field === 'percent' ? 2 : 12))
					progress.push(part.span);
				else status = statusOfValue(match, part.span, lexicon, questionOf(part.field)) ?? status;
				break;
			case 'deadline':
			case 'plan':
				if (tellsPace(match, part.span, lexicon))
					status = statusOfValue(match, part.span, lexicon, null) ?? status;
				else if (part.span.end > part.span.start) deadline.push(withoutStop(match, part.span));
				break;
			default:
				furniture.push(part.span);
		}
	}
	const answered = lists.some((list) => list.role === 'lead' || list.role === 'owner');
	if (!answered && block.bodies !== null) lists.unshift({ role: 'lead', span: block.bodies });
	const bare: { target: Span[]; list: Span; told?: Span } | null =
		lists.length === 0
			? (openingBodies(input, target) ?? bareBodies(input, target) ?? closingSentence(input, target))
			: null;
	if (bare !== null) {
		target = bare.target;
		lists.push({ role: 'owner', span: bare.list });
		const after = target[1];
		const told = (telling || block.status !== null) && !reported && progress.length === 0;
		if (told && after !== undefined && target.length === 2 && match.charAt(bare.list.end + 1) === '\n') {
			target = target.slice(0, 1);
			progress.push(after);
		}
		if (bare.told !== undefined) {
			if (telling || block.status !== null || tellsDeed(match, bare.told)) progress.push(bare.told);
			else target.push(bare.told);
		}
	}
	const closing = target.at(-1);
	const graded = closing === undefined || status !== null ? null : bracketedStatus(input, closing);
	if (graded !== null) {
		target = [...target.slice(0, -1), graded.rest];
		status = graded.status;
	}
	const judged =
		progress.length === 0 && status === null && block.status === null ? judgedName(input, target) : null;
	if (judged !== null) {
		target = [judged.target];
		status = judged.status;
		if (judged.progress.end > judged.progress.start) progress.push(judged.progress);
	} else if (progress.length === 0) {
		const split =
			crossReferenced(match, target) ??
			(reported ? null : openingProgress(match, target.slice(-1))) ??
			((block.status === null && !telling) || reported ? null : secondSentence(match, target, telling));
		if (split !== null) {
			target = split.inferred ? [...target.slice(0, -1), split.target] : [split.target];
			const closing = lists.length === 0 ? closingSentence(input, target) : null;
			if (closing !== null) {
				target = closing.target;
				lists.push({ role: 'owner', span: closing.list });
			}
			progress.push(split.progress);
			inferred = split.inferred;
			if (split.inferred) {
				diagnostics.push({
					severity: 'warning',
					code: 'inferred-boundary',
					message: {
						zh: '任务与进展之间没有标记，按“上半年”“目前”一类的开头划分',
						en: 'target and progress are not marked; they were divided at an opening such as “in the first half”'
					},
					start: split.progress.start,
					end: split.progress.end
				});
			}
		}
	}
	const told = progress.at(-1);
	if (told !== undefined) {
		const { progress: done, next } = withoutNextStep(match, told);
		const demand = lists.length === 0 ? demandedBodies(input, done) : null;
		const last = demand?.rest ?? done;
		progress[progress.length - 1] = last;
		if (next !== null) furniture.push(next);
		if (demand !== null) {
			lists.push({ role: 'owner', span: demand.list });
			furniture.push(demand.demand);
		}
		const grade = status === null ? bracketedStatus(input, last) : null;
		if (grade !== null) {
			progress[progress.length - 1] = grade.rest;
			status = grade.status;
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
	if (!printed && block.ordinal.style !== 'bullet') {
		diagnostics.push({
			severity: 'warning',
			code: 'number-lost',
			message: {
				zh: '这一段没有读出序号，按单位括号另列一条',
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
				zh: '这一条没有责任单位、进展等字段，而同一文件的其他条目有',
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
			inferred,
			deadline,
			departments,
			milestones
		},
		furniture,
		diagnostics
	};
}

/** A text that follows a closed bracket begins after the marks that close the sentence before it. */
function afterMarks(match: string, span: Span): Span {
	let start = span.start;
	while (start < span.end && '。;,'.includes(match.charAt(start))) start += 1;
	return trimSpan(match, start, span.end);
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

/** True where the line that ends at `at` ends inside a list of names. */
function continuesList(match: string, at: number): boolean {
	let before = at - 1;
	while (before >= 0 && ' \t\r'.includes(match.charAt(before))) before -= 1;
	return '、,;'.includes(match.charAt(before));
}
