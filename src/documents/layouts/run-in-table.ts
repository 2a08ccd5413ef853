import type { Span } from '../../base/span.ts';
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
import { findNumber } from './run-in-number.ts';
import { headingsOf, isNumeralHeading, splitTail, type Doubt } from './run-in-tail.ts';

const UNCERTAIN = 'uncertain-boundary';

/** A whole table in one line: header words, then number, target, status, progress and bodies, parted by single spaces. */
export const runInTableReader: LayoutReader = {
	name: 'run-in-table',
	read: (input) => {
		const header = findHeader(input);
		return header === null ? null : readRun(input, header);
	}
};

/** The words of the header, and whether a second column of bodies follows the first. */
interface RunInHeader extends Span {
	readonly second: boolean;
}

/** Five header words in a row: number, target, status, progress, bodies. */
function findHeader(input: LayoutInput): RunInHeader | null {
	const { match, lexicon } = input;
	for (let at = match.indexOf('序号'); at >= 0; at = match.indexOf('序号', at + 2)) {
		const tokens = [...match.slice(at, at + 120).matchAll(/[^ \n\t|]+/gu)].slice(0, 8);
		const fields = tokens.map((token) => lexicon.labelField(token[0]));
		const order = fields.slice(0, 5).join(' ');
		const last = tokens[4];
		if (/^no target status progress (?:lead|owner)$/u.test(order) && last !== undefined) {
			const end = at + last.index + last[0].length;
			const next = tokens[5];
			const second = fields[4] === 'lead' && (fields[5] === 'co' || fields[5] === 'owner');
			const stop = second && next !== undefined ? at + next.index + next[0].length : end;
			if (!match.slice(at, stop).includes('\n')) return { start: at, end: stop, second };
		}
	}
	return null;
}

interface Anchor {
	/** the status word */
	readonly status: Span;
}

function readRun(input: LayoutInput, header: RunInHeader): Reading | null {
	const { match, lexicon } = input;
	const lineEnd = match.indexOf('\n', header.end);
	const end = trimSpan(match, header.end, lineEnd < 0 ? match.length : lineEnd).end;
	const anchors = findAnchors(match, header.end, end, lexicon);
	if (anchors.length === 0) return null;
	const run = new RunInRows(input, header, end);
	for (const anchor of anchors) run.status(anchor.status);
	return run.finish();
}

/**
 * Every status word that stands alone between spaces; of those that do, also where one of its spaces was lost at a
 * page's edge: it follows a sentence's end then. What is none has no number before it, and is passed over.
 */
function findAnchors(match: string, start: number, end: number, lexicon: Lexicon): Anchor[] {
	const anchors: Anchor[] = [];
	const glued: Anchor[] = [];
	const alone = new Set<string>();
	let from = match.indexOf(' ', start);
	while (from >= 0 && from < end) {
		const next = match.indexOf(' ', from + 1);
		const to = next < 0 || next > end ? end : next;
		const first = Math.max(from + 1, to - 17);
		const sentence = match.slice(first, to).lastIndexOf('。');
		const ends = sentence < 0 ? null : lexicon.statusAt(match, first + sentence + 1, to);
		const hit = lexicon.statusAt(match, from + 1, to);
		if (hit?.end === to && to - from - 1 >= 2 && to - from - 1 <= 16) {
			anchors.push({ status: { start: hit.start, end: to } });
			alone.add(match.slice(hit.start, to));
		} else if (hit !== null && match.charAt(from - 1) === '。')
			glued.push({ status: { start: hit.start, end: hit.end } });
		else if (ends?.end === to) glued.push({ status: { start: ends.start, end: to } });
		from = next;
	}
	const known = glued.filter(({ status }) => alone.has(match.slice(status.start, status.end)));
	return [...anchors, ...known].sort((a, b) => a.status.start - b.status.start);
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
	/** true where two columns of bodies follow one another: those that lead, and those beside them */
	readonly #second: boolean;
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

	constructor(input: LayoutInput, header: RunInHeader, end: number) {
		this.#input = input;
		this.#second = header.second;
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
					zh: '文件在这一行中间结束，后面的内容缺失',
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
				zh: '序号与前一行的单位连在一起，分界不确定',
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
				zh: '后一行的序号与本行单位连在一起，分界不确定',
				en: 'the next row’s number is glued to the bodies of this row; the boundary is uncertain',
				span: number
			});
		}
		doubts.push(...tail.doubts);
		return {
			...base,
			progress: tail.progress,
			departments: this.#second ? beside(match, tail.departments) : tail.departments,
			headings: tail.headings,
			doubts
		};
	}
}

/** The names after the first space stand in the second column of bodies. */
function beside(match: string, departments: readonly DraftDepartment[]): readonly DraftDepartment[] {
	let second = false;
	return departments.map((department, index) => {
		const before = departments[index - 1];
		if (before !== undefined && /^\s+$/u.test(match.slice(before.span.end, department.span.start)))
			second = true;
		return second ? { ...department, role: 'co' } : department;
	});
}
