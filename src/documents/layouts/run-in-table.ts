import type { Span } from '../../base/span.ts';
import { readNames } from '../extract/departments.ts';
import type { Lexicon } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';
import type {
	DraftDepartment,
	DraftDiagnostic,
	DraftTask,
	LayoutInput,
	LayoutReader,
	Reading
} from './layout.ts';

const UNCERTAIN = 'uncertain-boundary';

/** A whole table in one line: header words, then number, target, status, progress and bodies, parted by single spaces. */
export const runInTableReader: LayoutReader = {
	name: 'run-in-table',
	read: (input) => {
		const header = findHeader(input);
		return header === null ? null : readRun(input, header);
	}
};

/** Five header words in a row: number, target, status, progress, bodies. */
function findHeader(input: LayoutInput): Span | null {
	const { match, lexicon } = input;
	for (let at = match.indexOf('序号'); at >= 0; at = match.indexOf('序号', at + 2)) {
		const tokens = [...match.slice(at, at + 120).matchAll(/[^ \n\t|]+/gu)].slice(0, 8);
		const fields = tokens.map((token) => lexicon.labelField(token[0]));
		const order = fields.slice(0, 5).join(' ');
		const last = tokens[4];
		if (/^no target status progress (?:lead|owner)$/u.test(order) && last !== undefined) {
			const end = at + last.index + last[0].length;
			if (!match.slice(at, end).includes('\n')) return { start: at, end };
		}
	}
	return null;
}

interface Anchor {
	/** the status word */
	readonly status: Span;
}

function readRun(input: LayoutInput, header: Span): Reading | null {
	const { match, lexicon } = input;
	const lineEnd = match.indexOf('\n', header.end);
	const end = trimSpan(match, header.end, lineEnd < 0 ? match.length : lineEnd).end;
	const anchors = findAnchors(match, header.end, end, lexicon);
	if (anchors.length === 0) return null;
	const run = new RunInRows(input, header, end);
	for (const anchor of anchors) run.status(anchor.status);
	return run.finish();
}

/** Every status word that stands alone between spaces. */
function findAnchors(match: string, start: number, end: number, lexicon: Lexicon): Anchor[] {
	const anchors: Anchor[] = [];
	let from = match.indexOf(' ', start);
	while (from >= 0 && from < end) {
		const next = match.indexOf(' ', from + 1);
		const to = next < 0 || next > end ? end : next;
		if (to - from - 1 >= 2 && to - from - 1 <= 16) {
			const hit = lexicon.statusAt(match, from + 1, to);
			if (hit !== null && hit.end === to) anchors.push({ status: { start: from + 1, end: to } });
		}
		from = next;
	}
	return anchors;
}

/** What lies between two status words: progress and bodies of one row, headings, number and target of the next. */
interface Between {
	readonly progress: Span;
	readonly departments: readonly DraftDepartment[];
	readonly headings: readonly Span[];
	readonly number: Span | null;
	readonly value: number | null;
	readonly target: Span;
	readonly doubts: readonly Doubt[];
	/** doubts about where the next row begins */
	readonly nextDoubts: readonly Doubt[];
}

interface Doubt {
	readonly zh: string;
	readonly en: string;
	readonly span: Span;
}

interface OpenRow {
	readonly number: Span | null;
	readonly value: number | null;
	readonly target: Span;
	readonly status: Span | null;
	readonly section: Span | null;
	readonly subsection: Span | null;
	readonly doubts: readonly Doubt[];
}

class RunInRows {
	readonly #input: LayoutInput;
	readonly #end: number;
	readonly #tasks: DraftTask[] = [];
	readonly #diagnostics: DraftDiagnostic[] = [];
	readonly #furniture: Span[] = [];
	#at: number;
	/** up to here no number was found after `#at` */
	#searched: number;
	#expected = 1;
	#open: OpenRow | null = null;
	#section: Span | null = null;
	#subsection: Span | null = null;

	constructor(input: LayoutInput, header: Span, end: number) {
		this.#input = input;
		this.#end = end;
		this.#at = header.end;
		this.#searched = header.end;
		this.#furniture.push(header);
	}

	/** The next status word: closes the row before it and opens its own. */
	status(word: Span): void {
		const between = this.#between(this.#at, word.start, this.#open !== null);
		if (between.number === null && this.#open !== null) {
			this.#searched = word.end;
			return;
		}
		this.#close(between);
		this.#headings(between.headings);
		this.#open = {
			number: between.number,
			value: between.value,
			target: between.target,
			status: word,
			section: this.#section,
			subsection: this.#subsection,
			doubts: between.nextDoubts
		};
		if (between.value !== null) this.#expected = between.value + 1;
		this.#at = word.end;
		this.#searched = word.end;
	}

	finish(): Reading | null {
		const last = this.#between(this.#at, this.#end, true);
		this.#close(last);
		if (last.number !== null) {
			this.#headings(last.headings);
			this.#push(
				{
					number: last.number,
					value: last.value,
					target: last.target,
					status: null,
					section: this.#section,
					subsection: this.#subsection,
					doubts: []
				},
				[],
				[]
			);
			this.#diagnostics.push({
				severity: 'warning',
				code: 'truncated',
				message: {
					zh: '文件在这一行中间结束,后面的内容缺失',
					en: 'the file ends inside this row; the rest of it is missing'
				},
				task: this.#tasks.length - 1,
				start: last.number.start,
				end: this.#end
			});
		}
		if (this.#tasks.length === 0) return null;
		return {
			tasks: this.#tasks,
			areas: [],
			furniture: this.#furniture,
			diagnostics: this.#diagnostics,
			kind: 'progress'
		};
	}

	#headings(headings: readonly Span[]): void {
		for (const heading of headings) {
			this.#furniture.push(heading);
			if (isNumeralHeading(this.#input.match, heading)) {
				this.#section = heading;
				this.#subsection = null;
			} else this.#subsection = heading;
		}
	}

	#close(between: Between): void {
		const row = this.#open;
		if (row === null) return;
		this.#open = null;
		const progress = between.progress.end > between.progress.start ? [between.progress] : [];
		this.#push(row, progress, between.departments);
		for (const doubt of [...row.doubts, ...between.doubts]) {
			this.#diagnostics.push({
				severity: 'warning',
				code: UNCERTAIN,
				message: { zh: doubt.zh, en: doubt.en },
				task: this.#tasks.length - 1,
				start: doubt.span.start,
				end: doubt.span.end
			});
		}
	}

	#push(row: OpenRow, progress: readonly Span[], departments: readonly DraftDepartment[]): void {
		if (row.target.end === row.target.start && row.number === null) return;
		const { match, lexicon } = this.#input;
		const status =
			row.status === null ? null : (lexicon.statusOf(match.slice(row.status.start, row.status.end)) ?? null);
		const spans = [
			row.target,
			...(row.status === null ? [] : [row.status]),
			...progress,
			...departments.map((d) => d.span)
		];
		this.#tasks.push({
			whole: {
				start: row.number?.start ?? row.target.start,
				end: spans.reduce((furthest, span) => Math.max(furthest, span.end), row.target.end)
			},
			no: row.number,
			number: row.value,
			section: row.section,
			subsection: row.subsection,
			target: row.target.end > row.target.start ? [row.target] : [],
			status: row.status === null ? null : { spans: [row.status], status },
			progress,
			deadline: [],
			departments,
			milestones: []
		});
	}

	/** Divides what lies between two status words. `closing`: whether a row is open that ends in it. */
	#between(start: number, end: number, closing: boolean): Between {
		const { match, lexicon } = this.#input;
		const number = findNumber(match, this.#searched, end, this.#expected, lexicon);
		const before = trimSpan(match, start, number === null ? end : number.start);
		const target = number === null ? { start: end, end } : trimSpan(match, number.end, end);
		const nextDoubts: Doubt[] = [];
		if (number !== null && number.glued) {
			nextDoubts.push({
				zh: '序号与前一行的单位连在一起,分界不确定',
				en: 'the number is glued to the bodies of the row before; the boundary is uncertain',
				span: number
			});
		}
		const base = { number, value: number?.value ?? null, target, nextDoubts };
		if (!closing) {
			return {
				...base,
				progress: { start, end: start },
				departments: [],
				headings: headingsOf(match, before),
				doubts: []
			};
		}
		const tail = splitTail(match, before, lexicon);
		const doubts: Doubt[] = [];
		if (number !== null && number.glued) {
			doubts.push({
				zh: '后一行的序号与本行单位连在一起,分界不确定',
				en: 'the next row’s number is glued to the bodies of this row; the boundary is uncertain',
				span: number
			});
		}
		doubts.push(...tail.doubts);
		return {
			...base,
			progress: tail.progress,
			departments: tail.departments,
			headings: tail.headings,
			doubts
		};
	}
}

interface FoundNumber extends Span {
	readonly value: number;
	readonly glued: boolean;
}

/**
 * The next row's number between two status words: the expected one where it stands alone, best after a body or
 * a heading; else glued to the text before it; else one of the two after, where numbers were lost on the way.
 */
function findNumber(
	match: string,
	start: number,
	end: number,
	expected: number,
	lexicon: Lexicon
): FoundNumber | null {
	const text = match.slice(start, end);
	for (let value = expected; value <= expected + 2; value += 1) {
		const digits = String(value);
		let alone: FoundNumber | null = null;
		let glued: FoundNumber | null = null;
		for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + digits.length)) {
			const before = text.charAt(at - 1);
			const after = text.charAt(at + digits.length);
			if (after !== ' ' && after !== '') continue;
			const span = { start: start + at, end: start + at + digits.length, value };
			if (before === ' ' || before === '') {
				alone = { ...span, glued: false };
				const left = trimSpan(match, Math.max(start, span.start - 24), span.start);
				const last = match.slice(left.start, left.end).split(' ').at(-1) ?? '';
				if (last.endsWith('。') || last === '' || lexicon.endsAsName(last)) break;
			} else if (glued === null && !/[\d.]/u.test(before)) glued = { ...span, glued: true };
		}
		if (alone !== null) return alone;
		if (glued !== null) return glued;
	}
	return findLaterNumber(match, start, end, expected, lexicon);
}

/** A larger number after a body or a heading: the table begins in its middle, or lost rows. */
function findLaterNumber(
	match: string,
	start: number,
	end: number,
	expected: number,
	lexicon: Lexicon
): FoundNumber | null {
	let found: FoundNumber | null = null;
	for (const hit of match.slice(start, end).matchAll(/(?<=^|\s)\d{1,4}(?=\s)/gu)) {
		const value = Number(hit[0]);
		const at = start + hit.index;
		const left = trimSpan(match, Math.max(start, at - 24), at);
		const before = match.slice(left.start, left.end).split(' ').at(-1) ?? '';
		if (value > expected && (before === '' || before.endsWith('。') || lexicon.endsAsName(before))) {
			found = { start: at, end: at + hit[0].length, value, glued: false };
		}
	}
	return found;
}

const NUMERAL = /^[一二三四五六七八九十]{1,3}、/u;

function isNumeralHeading(match: string, span: Span): boolean {
	return NUMERAL.test(match.slice(span.start, span.start + 5));
}

/** The tokens of `span`, parted by spaces. */
function tokensOf(match: string, span: Span): Span[] {
	return [...match.slice(span.start, span.end).matchAll(/\S+/gu)].map((token) => ({
		start: span.start + token.index,
		end: span.start + token.index + token[0].length
	}));
}

function headingsOf(match: string, span: Span): Span[] {
	const headings: { start: number; end: number }[] = [];
	for (const token of tokensOf(match, span)) {
		const last = headings.at(-1);
		const closed = last === undefined || match.charAt(last.end - 1) === '。' || isNumeralHeading(match, last);
		if (closed || isNumeralHeading(match, token)) headings.push({ ...token });
		else last.end = token.end;
	}
	return headings;
}

interface Tail {
	readonly progress: Span;
	readonly departments: readonly DraftDepartment[];
	readonly headings: readonly Span[];
	readonly doubts: readonly Doubt[];
}

/** How far from its end a row's progress may still be followed by names and headings. */
const TAIL_LENGTH = 240;

/** Cuts `progress。 body body 二、heading sub-heading。` into its parts. */
function splitTail(match: string, span: Span, lexicon: Lexicon): Tail {
	const tokens = tokensOf(match, { start: Math.max(span.start, span.end - TAIL_LENGTH), end: span.end });
	let headingFrom = tokens.length;
	const numeral = tokens.findLastIndex((token, index) => index > 0 && isNumeralHeading(match, token));
	if (numeral > 0 && bodiesBefore(match, tokens, numeral, lexicon) > 0) headingFrom = numeral;
	else if (tokens.length >= 2) {
		const last = tokens.length - 1;
		const token = tokens[last];
		const ends = token !== undefined && match.charAt(token.end - 1) === '。' && token.end - token.start <= 40;
		if (ends && bodiesBefore(match, tokens, last, lexicon) > 0) headingFrom = last;
	}
	const first = tokens[headingFrom];
	const last = tokens.at(-1);
	const headings =
		first === undefined || last === undefined ? [] : headingsOf(match, { start: first.start, end: last.end });
	const count = bodiesBefore(match, tokens, headingFrom, lexicon);
	const from = tokens[headingFrom - count];
	const until = tokens[headingFrom - 1];
	const doubts: Doubt[] = [];
	if (count === 0 || from === undefined || until === undefined) {
		const progress = trimSpan(match, span.start, first?.start ?? span.end);
		doubts.push({
			zh: '没有找到牵头单位,进展的结尾不确定',
			en: 'no lead body was found; where the progress ends is uncertain',
			span: progress
		});
		return { progress, departments: [], headings, doubts };
	}
	const list = { start: from.start, end: until.end };
	const progress = trimSpan(match, span.start, list.start);
	if (progress.end > progress.start && !'。!?”)'.includes(match.charAt(progress.end - 1))) {
		doubts.push({
			zh: '进展没有句末标点,与牵头单位的分界不确定',
			en: 'the progress has no closing mark; its boundary with the lead bodies is uncertain',
			span: { start: Math.max(progress.start, progress.end - 12), end: list.end }
		});
	}
	const departments = splitGlued(match, readNames(match, list, 'lead', lexicon), lexicon, doubts);
	return { progress, departments, headings, doubts };
}

/** How many tokens before `index` are names of bodies (or pieces of one that a space broke). */
function bodiesBefore(match: string, tokens: readonly Span[], index: number, lexicon: Lexicon): number {
	let count = 0;
	for (let at = index - 1; at >= 0; at -= 1) {
		const token = tokens[at];
		if (token === undefined) break;
		const text = match.slice(token.start, token.end);
		if (text.length > 30 || /[。,;:!?%“”《》]/u.test(text)) break;
		const whole = lexicon.endsAsName(text.replace(/\([^()]*\)$/u, ''));
		if (!whole && count === 0) break;
		count += 1;
	}
	while (count > 0) {
		const token = tokens[index - count];
		const previous = tokens[index - count - 1];
		const before = previous === undefined ? '。' : match.charAt(previous.end - 1);
		const text = token === undefined ? '' : match.slice(token.start, token.end);
		if ('。!?”)'.includes(before) || lexicon.endsAsName(text.replace(/\([^()]*\)$/u, ''))) break;
		count -= 1;
	}
	return count;
}

/** Names that lost the space between them (市科技局xx市政府) are parted where one ends and the next begins with 市 or xx. */
function splitGlued(
	match: string,
	departments: readonly DraftDepartment[],
	lexicon: Lexicon,
	doubts: Doubt[]
): DraftDepartment[] {
	const result: DraftDepartment[] = [];
	for (const department of departments) {
		const text = match.slice(department.span.start, department.span.end);
		const cuts: number[] = [];
		let from = 0;
		for (const hit of text.matchAll(/(?<=[^\s(])(?=市|xx|县|区(?!县))/giu)) {
			const left = text.slice(from, hit.index).trimEnd();
			const right = text.slice(hit.index);
			const bare = left.replace(/\([^()]*\)$/u, '');
			if (
				bare.length >= 3 &&
				right.length >= 3 &&
				lexicon.endsAsName(bare) &&
				/^(?:市|xx)[^()]{2,}/iu.test(right) &&
				/(?:局|委|办|府|会|院|\))$/u.test(left)
			) {
				cuts.push(hit.index);
				from = hit.index;
			}
		}
		if (cuts.length === 0) {
			result.push(department);
			if (/\s/u.test(text)) {
				doubts.push({
					zh: '单位名称中有空格,可能断开或缺字',
					en: 'a body’s name is broken by a space; characters may be missing',
					span: department.span
				});
			}
			continue;
		}
		doubts.push({
			zh: '单位之间没有分隔,按名称切分',
			en: 'the bodies are not parted; they were cut where one name ends',
			span: department.span
		});
		const bounds = [0, ...cuts, text.length];
		for (let index = 0; index + 1 < bounds.length; index += 1) {
			const part = {
				start: department.span.start + (bounds[index] ?? 0),
				end: department.span.start + (bounds[index + 1] ?? 0)
			};
			result.push(...readNames(match, part, department.role, lexicon));
		}
	}
	return result;
}
