import type { Span } from '../../base/span.ts';
import { splitTopLevel } from '../extract/departments.ts';
import { findLabels, segment } from '../extract/labels.ts';
import { readResponsibility, surelyBodies, type RoleList } from '../extract/responsibility.ts';
import { trimSpan } from '../lines.ts';
import { findClasses } from './classes.ts';
import type {
	DraftDepartment,
	DraftStatus,
	DraftTask,
	LayoutInput,
	LayoutReader,
	Reading
} from './layout.ts';
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

/** Where a member's name ends and what was done begins. */
const DEED =
	/(?=(?:累计|已经|已|正在|正|目前|初步|基本|全部|全面|仅)?(?:完成|竣工|完工|投用|投入使用|建成|开工|启动|实现|推进|编制|签订|通过|办理)|已|正在|占年度|占全年|未|尚|预计|年度计划|年度计画|增长|下降|滞后|低于|进度|为(?:任务|年计划|计划|年度计划|全年计划|目标)的|超(?:任务|计划)\d|封顶|停工|停滞|因(?=[^,。;]{2,24}(?:[,、]|$))|受(?=[^,。;]{2,20}影响)|由于)/u;

/** The word that closes a name, where a deed with a figure or a short thing follows: 亮化工程|安装路灯860盏, 处理项目|设备 */
const CLOSED_NAME =
	/^[^,。;]{3,}?(?:项目|工程)(?=(?!建设|改造|施工|完成|已|推进)(?:[\u4e00-\u9fff]{2,8}\d|[\u4e00-\u9fff]{1,4}$))/u;

/** Where a name in a list of names ends all the same. */
const TOLD = /(?=已|正在|尚未|未(?!来)|预计|目前)/u;

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
		if (ordinal !== null && (ordinal.style === 'han' || ordinal.style === 'han-bracket')) {
			const title = titleOf(match, text);
			if (title !== null) {
				const own = match.slice(ordinal.bodyStart, title.end).replace(/。$/u, '');
				this.#section = this.#input.lexicon.isChapter(own) ? null : title;
				this.#furniture.push(title);
				this.#open = null;
			}
			if (title?.end === text.end) return;
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
		for (const { status, members } of findClasses(this.#input.match, text, this.#input.lexicon)) {
			if (members.end === members.start) {
				this.#open = members.start >= text.end ? status : null;
				continue;
			}
			const named = status.spans.at(-1)?.end ?? members.start;
			if (named < members.start) this.#furniture.push({ start: named, end: members.start });
			const { parts, named: bare } = splitMembers(this.#input.match, members);
			for (const member of parts) this.#member(member, status, bare);
		}
	}

	/** `named`: the list is one of bare names, in which a verb belongs to the name. */
	#member(span: Span, status: DraftStatus, named: boolean): void {
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
		const quoted = /^“([^“”]{3,200})”$/u.exec(text);
		if (quoted !== null) {
			this.#push({ start: member.start + 1, end: member.end - 1 }, null, status, null, null, span);
			return;
		}
		const bodies = this.#bodiesOf(member);
		if (bodies !== null) {
			this.#push(bodies.name, bodies.rest, status, null, null, span, bodies.departments);
			return;
		}
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
		const deed = text.slice(3).search(named ? TOLD : DEED);
		const told = deed < 0 ? text.length : this.#input.lexicon.partsFrom(text.slice(0, deed + 3));
		const cut = deed < 0 ? member.end : member.start + (named || told < 3 ? deed + 3 : told);
		const closed = named ? null : CLOSED_NAME.exec(text.slice(0, cut - member.start));
		const end = closed === null ? cut : member.start + closed[0].length;
		this.#push(
			{ start: member.start, end },
			end < member.end ? { start: end, end: member.end } : null,
			status,
			null,
			null,
			span
		);
	}

	/** A name with its bodies in brackets, and what was done: 农村改厕(牵头单位:县农业农村局),完成3120户. */
	#bodiesOf(member: Span): { name: Span; rest: Span | null; departments: readonly DraftDepartment[] } | null {
		const { match, lexicon } = this.#input;
		const hit = /^([^()]{2,60})\(([^()]{2,200})\)/u.exec(
			match.slice(member.start, Math.min(member.end, member.start + 300))
		);
		if (hit?.[1] === undefined || hit[2] === undefined) return null;
		const inside = { start: member.start + hit[1].length + 1, end: member.start + hit[0].length - 1 };
		const lists: RoleList[] = [];
		for (const part of segment(
			match,
			inside.start,
			inside.end,
			findLabels(match, inside.start, inside.end, lexicon),
			'owner'
		)) {
			if (part.label === null && !surelyBodies(match, part.span, lexicon)) return null;
			if (lexicon.isRole(part.field)) lists.push({ role: part.field, span: part.span });
			if (part.label !== null) this.#furniture.push(part.label);
		}
		const rest = trimMarks(match, { start: inside.end + 1, end: member.end });
		return {
			name: { start: member.start, end: inside.start - 1 },
			rest: rest.end > rest.start ? rest : null,
			departments: readResponsibility(match, lists, lexicon, { firstIsLead: false })
		};
	}

	#push(
		name: Span,
		progress: Span | null,
		status: DraftStatus,
		no: Span | null,
		number: number | null,
		whole: Span,
		departments: readonly DraftDepartment[] = []
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
			departments,
			milestones: []
		});
	}

	finish(): Reading | null {
		if (this.#tasks.length < 2) return null;
		return { tasks: this.#tasks, areas: [], furniture: this.#furniture, diagnostics: [], kind: 'progress' };
	}
}

/** The title that a numbered line begins with: all of a short line, or its first sentence. */
function titleOf(match: string, text: Span): Span | null {
	if (text.end - text.start <= 40) return text;
	const stop = match.slice(text.start, text.start + 40).indexOf('。');
	return stop < 4 ? null : { start: text.start, end: text.start + stop + 1 };
}

interface Members {
	readonly parts: readonly Span[];
	/** true for names parted by 、, in which a verb belongs to the name */
	readonly named: boolean;
}

function splitMembers(match: string, span: Span): Members {
	const text = match.slice(span.start, span.end);
	const told = (parts: readonly Span[]): Members => ({ parts, named: false });
	if (/^\s*一是/u.test(text) || /[;,]二是/u.test(text))
		return told(splitBefore(text, span.start, /(?<=^|[;,。])(?=[一二三四五六七八九十]{1,2}是)/u));
	const byMark = (mark: string): Span[] => splitTopLevel(match, span.start, span.end, mark);
	const clauses = byMark(';').filter(
		(clause) => trimMarks(match, clause).end > trimMarks(match, clause).start
	);
	if (clauses.length > 1) return told(clauses);
	const names = byMark('、');
	const commas = byMark(',');
	const listed = names.length > 1 && (REFERENCE.test(text) || commas.length === 1);
	return listed ? { parts: names, named: true } : told(commas);
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
	const etc = /等(?:\d{1,4}[个项件])?(?:项目|任务|指标|事项|工程|实事)?$/u.exec(
		match.slice(Math.max(start + 2, end - 12), end)
	);
	return trimSpan(match, start, end - (etc?.[0].length ?? 0));
}
