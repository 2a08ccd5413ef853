import type { Span } from '../../base/span.ts';
import { splitTopLevel } from '../extract/departments.ts';
import type { Lexicon, StatusHit } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';
import type { DraftStatus, DraftTask, LayoutInput, LayoutReader, Reading } from './layout.ts';
import { hanNumber, ordinalOf } from './outline.ts';

/**
 * Running text that names tasks in classes: `其中5项已完成,分别是:甲(第五项)、乙(第十一项)`,
 * `滞后项目:一是甲(第三项)…;二是…`, `11个超额完成序时进度。其中:甲完成投入…;乙完成投入…`.
 */
export const narrativeReader: LayoutReader = {
	name: 'narrative-classes',
	read: (input) => {
		const narrative = new Narrative(input);
		for (let line = 0; line < input.lines.count; line += 1) narrative.line(line);
		return narrative.finish();
	}
};

/** The words between a class and its members. */
const OPENING =
	/(?:(?:,|。|;)?(?:其中)?(?:具体)?(?:项目)?(?:分别是|分别为|具体为|具体有|主要有|主要是|包括|有)[:,]?|(?:,|。|;)其中[:,]|(?:的)?(?:项目|任务|事项|工作|实事|子项目)?(?:\(?\d{1,4}[项个件]\)?)?(?:有|如下|分别是|分别为|情况)?:|,?具体(?:情况)?如下:)/uy;

/** What may stand between a status wording and the opening: 子项目7个, 的项目. */
const BRIDGE = /^(?:的)?(?:子?项目|任务|事项|工作|实事|目标|类)*(?:共?\d{1,4}[项个件])?/u;

/** Where a member's name ends and what was done begins. */
const DEED =
	/(?=(?:累计|已经|已|正在|正|目前|初步|基本|全部|全面)?(?:完成|竣工|完工|投用|投入使用|建成|开工|启动|实现|推进|编制|签订|通过|办理)|已|正在|占年度|占全年|未|尚|预计|年度计划|年度计画|增长|下降|达到?\d|滞后|低于|进度)/u;

const REFERENCE = /\(第([一二三四五六七八九十百零\d]{1,5})[项条件]\)/u;

class Narrative {
	readonly #input: LayoutInput;
	readonly #tasks: DraftTask[] = [];
	readonly #furniture: Span[] = [];
	#section: Span | null = null;
	/** the class that a line ending in a colon opened, for the numbered lines after it */
	#open: DraftStatus | null = null;

	constructor(input: LayoutInput) {
		this.#input = input;
	}

	line(line: number): void {
		const { match, lines } = this.#input;
		const text = lines.trimmed(line);
		if (text.end === text.start) return;
		const ordinal = ordinalOf(this.#input, line);
		if (
			ordinal !== null &&
			(ordinal.style === 'han' || ordinal.style === 'han-bracket') &&
			text.end - text.start <= 40
		) {
			this.#section = text;
			this.#furniture.push(text);
			this.#open = null;
			return;
		}
		if (ordinal !== null && this.#open !== null && (ordinal.style === 'dot' || ordinal.style === 'comma')) {
			const stop = match
				.slice(ordinal.bodyStart, Math.min(ordinal.end, ordinal.bodyStart + 48))
				.search(/[。:]/u);
			const name = { start: ordinal.bodyStart, end: stop < 0 ? ordinal.end : ordinal.bodyStart + stop };
			const rest = trimSpan(match, stop < 0 ? ordinal.end : name.end + 1, ordinal.end);
			this.#push(name, rest.end > rest.start ? rest : null, this.#open, ordinal.number, ordinal.value, text);
			return;
		}
		this.#paragraph(text);
	}

	#paragraph(text: Span): void {
		const classes = findClasses(this.#input.match, text, this.#input.lexicon);
		for (const [index, one] of classes.entries()) {
			const until = classes[index + 1]?.from ?? text.end;
			const members = trimSpan(
				this.#input.match,
				one.members,
				memberEnd(this.#input.match, one.members, until)
			);
			if (members.end === members.start) {
				this.#open = one.members >= text.end ? one.status : null;
				continue;
			}
			this.#furniture.push({ start: one.status.spans.at(-1)?.end ?? one.members, end: one.members });
			for (const member of splitMembers(this.#input.match, members)) this.#member(member, one.status);
		}
	}

	#member(span: Span, status: DraftStatus): void {
		const { match } = this.#input;
		let member = trimMarks(match, span);
		const enumerated = /^[一二三四五六七八九十]{1,2}是/u.exec(match.slice(member.start, member.start + 3));
		if (enumerated !== null) member = { start: member.start + enumerated[0].length, end: member.end };
		if (
			member.end - member.start < 3 ||
			/^(?:其余|其他|另外|其中)/u.test(match.slice(member.start, member.start + 2))
		)
			return;
		const text = match.slice(member.start, member.end);
		const reference = REFERENCE.exec(text);
		if (reference !== null && reference.index > 0) {
			const numeral = reference[1] ?? '';
			const at = member.start + reference.index + reference[0].indexOf(numeral);
			const rest = trimMarks(match, {
				start: member.start + reference.index + reference[0].length,
				end: member.end
			});
			const value = /\d/u.test(numeral) ? Number(numeral) : hanNumber(numeral);
			const name = { start: member.start, end: member.start + reference.index };
			this.#push(
				name,
				rest.end > rest.start ? rest : null,
				status,
				{ start: at, end: at + numeral.length },
				value,
				span
			);
			return;
		}
		const remark = /^([^()]{2,60})\(([^()]*(?:\d|未|已|正在|完成)[^()]*)\)$/u.exec(text);
		if (remark?.[1] !== undefined && remark[2] !== undefined) {
			const open = member.start + remark[1].length;
			this.#push(
				{ start: member.start, end: open },
				{ start: open + 1, end: member.end - 1 },
				status,
				null,
				null,
				span
			);
			return;
		}
		const deed = text.slice(3).search(DEED);
		const cut = deed < 0 ? member.end : member.start + 3 + deed;
		this.#push(
			{ start: member.start, end: cut },
			cut < member.end ? { start: cut, end: member.end } : null,
			status,
			null,
			null,
			span
		);
	}

	#push(
		name: Span,
		progress: Span | null,
		status: DraftStatus,
		no: Span | null,
		number: number | null,
		whole: Span
	): void {
		const target = trimMarks(this.#input.match, name);
		if (target.end - target.start < 2) return;
		this.#tasks.push({
			whole,
			no,
			number,
			section: this.#section,
			subsection: null,
			target: [target],
			status,
			progress: progress === null ? [] : [progress],
			deadline: [],
			departments: [],
			milestones: []
		});
	}

	finish(): Reading | null {
		if (this.#tasks.length < 2) return null;
		return { tasks: this.#tasks, areas: [], furniture: this.#furniture, diagnostics: [], kind: 'progress' };
	}
}

/** A class of tasks: its status, and where its members begin. */
interface TaskClass {
	readonly status: DraftStatus;
	/** where the class's own words begin: the class before it ends here */
	readonly from: number;
	readonly members: number;
}

function findClasses(match: string, text: Span, lexicon: Lexicon): TaskClass[] {
	const classes: TaskClass[] = [];
	let at = text.start;
	while (at < text.end) {
		const hit = lexicon.statusAt(match, at, text.end);
		if (hit === null) {
			at += 1;
			continue;
		}
		const members = openingAfter(match, hit, text.end);
		if (members !== null) {
			const from = clauseStart(
				match,
				Math.max(classes.at(-1)?.members ?? text.start, hit.start - LONGEST_CLAUSE),
				hit.start
			);
			const before = contiguous(match, from, hit, lexicon);
			classes.push({
				status: { spans: [{ start: before, end: hit.end }], status: hit.status },
				from,
				members
			});
			at = members;
		} else at = hit.end;
	}
	return classes;
}

/** Two wordings of being late, one after the other, are kept together: 实施较慢,欠序时较多. */
function contiguous(match: string, from: number, hit: StatusHit, lexicon: Lexicon): number {
	if (hit.status !== 'behind' || match.charAt(hit.start - 1) !== ',') return hit.start;
	for (let at = Math.max(from, hit.start - 16); at < hit.start - 2; at += 1) {
		const before = lexicon.statusAt(match, at, hit.start - 1);
		if (before !== null && before.end === hit.start - 1 && before.status === 'behind') return before.start;
	}
	return hit.start;
}

function openingAfter(match: string, hit: StatusHit, end: number): number | null {
	const bridge = BRIDGE.exec(match.slice(hit.end, Math.min(end, hit.end + 24)))?.[0].length ?? 0;
	for (const from of bridge === 0 ? [hit.end] : [hit.end + bridge, hit.end]) {
		OPENING.lastIndex = from;
		const opening = OPENING.exec(match);
		if (opening !== null && opening[0] !== '' && OPENING.lastIndex <= end) return OPENING.lastIndex;
	}
	return null;
}

/** Where a class's words begin is looked for within this many characters. */
const LONGEST_CLAUSE = 200;

function clauseStart(match: string, start: number, at: number): number {
	for (let before = at - 1; before >= start; before -= 1) {
		if ('。;'.includes(match.charAt(before))) return before + 1;
	}
	return start;
}

/** The members of a class end with their sentence, or with the remark about the others. */
function memberEnd(match: string, from: number, until: number): number {
	const others = match
		.slice(from, until)
		.search(/[,;。](?:其余|其他(?:项目|任务|各项|均)|另有|\d{1,4}[项个件](?!月))/u);
	const end = others < 0 ? until : from + others;
	const stop = match.slice(from, end).indexOf('。');
	return stop >= 0 ? from + stop : end;
}

function splitMembers(match: string, span: Span): Span[] {
	const text = match.slice(span.start, span.end);
	if (/^\s*一是/u.test(text) || /[;,]二是/u.test(text))
		return splitBefore(text, span.start, /(?<=^|[;,。])(?=[一二三四五六七八九十]{1,2}是)/u);
	const byMark = (mark: string): Span[] => splitTopLevel(match, span.start, span.end, mark);
	const clauses = byMark(';');
	if (clauses.length > 1) return clauses;
	const names = byMark('、');
	const commas = byMark(',');
	return REFERENCE.test(text) || commas.length === 1 ? (names.length > 1 ? names : commas) : commas;
}

function splitBefore(text: string, start: number, pattern: RegExp): Span[] {
	const parts: Span[] = [];
	let at = start;
	for (const part of text.split(pattern)) {
		parts.push({ start: at, end: at + part.length });
		at += part.length;
	}
	return parts;
}

function trimMarks(match: string, span: Span): Span {
	let { start, end } = trimSpan(match, span.start, span.end);
	while (end > start && '。;,、:'.includes(match.charAt(end - 1))) end -= 1;
	while (start < end && '。;,、:'.includes(match.charAt(start))) start += 1;
	return trimSpan(match, start, end);
}
