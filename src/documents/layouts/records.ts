import type { Span } from '../../base/span.ts';
import { readResponsibility, type RoleList } from '../extract/responsibility.ts';
import { proseStatus, questionOf, statusOfValue, tellsPace } from '../extract/status.ts';
import type { LabelField } from '../reference.ts';
import type { DraftMilestone, DraftStatus, DraftTask, LayoutInput, LayoutReader, Reading } from './layout.ts';
import { quarterOf } from './table/header.ts';

/** A line that begins with a label, or one of running text. */
type Entry =
	| {
			readonly kind: 'label';
			readonly field: LabelField;
			readonly label: Span;
			readonly value: Span;
			readonly line: Span;
	  }
	| { readonly kind: 'text'; readonly line: Span };

/** Names that begin with ordinals make a numbered list, which has a reader of its own. */
const ORDINAL = /^\s*(?:\(?\d{1,4}[).、]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))/u;

/** Records of labelled lines under a line that names the task: 主管领导:…, 责任单位:…, 进度安排:… */
export const recordsReader: LayoutReader = {
	name: 'labelled-records',
	read: (input) => {
		const entries = readEntries(input);
		if (!entries.some((entry) => entry.kind === 'label' && isAnchor(entry.field))) return null;
		const records = new Records(input);
		for (const [index, entry] of entries.entries()) {
			if (entry.kind === 'label') records.label(entry);
			else records.text(entry.line, entries[index + 1]?.kind ?? 'end');
		}
		return records.finish();
	}
};

/** Labels that only a task has: a text with none of them has no records. */
function isAnchor(field: LabelField): boolean {
	return (
		field === 'lead' ||
		field === 'owner' ||
		field === 'people' ||
		field === 'progress' ||
		field === 'deadline'
	);
}

function readEntries(input: LayoutInput): Entry[] {
	const { match, lines, lexicon } = input;
	const entries: Entry[] = [];
	for (let line = 0; line < lines.count; line += 1) {
		const text = lines.trimmed(line);
		if (text.end === text.start) continue;
		const ordinal =
			/^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[、.])\s*/u.exec(
				match.slice(text.start, text.start + 8)
			)?.[0].length ?? 0;
		const start = text.start + ordinal;
		const head = match.slice(start, Math.min(text.end, start + 24));
		const boxed = /^\[([^[\]]{2,12})\]:?/u.exec(head);
		if (boxed?.[1] !== undefined) {
			const inside = lexicon.labelField(boxed[1]);
			if (inside !== null) {
				entries.push({
					kind: 'label',
					field: inside,
					label: { start, end: start + boxed[0].length },
					value: trimStart(match, start + boxed[0].length, text.end),
					line: text
				});
				continue;
			}
		}
		const colon = head.indexOf(':');
		const words = colon > 0 ? head.slice(0, colon) : text.end - start <= 16 ? head : '';
		const field = words === '' ? null : lexicon.labelField(words);
		const keyword = field === null && colon < 0 ? spacedLabel(input, start, text.end) : null;
		if (field !== null && (colon > 0 || !/[。,;]/u.test(words))) {
			const valueStart = colon > 0 ? start + colon + 1 : text.end;
			entries.push({
				kind: 'label',
				field,
				label: { start: text.start, end: colon > 0 ? start + colon : text.end },
				value: trimStart(match, valueStart, text.end),
				line: text
			});
		} else if (keyword !== null) entries.push(keyword);
		else entries.push({ kind: 'text', line: text });
	}
	return entries;
}

/** `关键词 教育`: a section's label with a space instead of a colon. */
function spacedLabel(input: LayoutInput, start: number, end: number): Entry | null {
	const hit = /^(\S{2,6})\s+(\S{1,20})$/u.exec(input.match.slice(start, Math.min(end, start + 40)));
	if (
		hit === null ||
		hit[1] === undefined ||
		end - start > 30 ||
		input.lexicon.labelField(hit[1]) !== 'section'
	)
		return null;
	const value = { start: end - (hit[2] ?? '').length, end };
	return {
		kind: 'label',
		field: 'section',
		label: { start, end: start + hit[1].length },
		value,
		line: { start, end }
	};
}

function trimStart(match: string, start: number, end: number): Span {
	let from = start;
	while (from < end && /\s/u.test(match.charAt(from))) from += 1;
	return { start: from, end };
}

/** True for a line that says something: no name of a task and no heading. */
function isSentence(match: string, line: Span): boolean {
	return /[。?!]$/u.test(match.slice(line.start, line.end));
}

/** A label without the number that it may hold: Action 1.2 and Action 1.3 are the same label. */
function labelWords(match: string, label: Span): string {
	return match.slice(label.start, label.end).replace(/(?:[\d.\s]+|[一二三四五六七八九十]{1,3})$/u, '');
}

function labelNumber(match: string, label: Span): Span | null {
	const digits = /(?:\d[\d.]{0,8}|[一二三四五六七八九十]{1,3})$/u.exec(
		match.slice(label.start, label.end).trimEnd()
	);
	return digits === null || digits[0].length === label.end - label.start
		? null
		: { start: label.start + digits.index, end: label.start + digits.index + digits[0].length };
}

/** What is known of the record that is being read. */
interface OpenRecord {
	readonly target: Span[];
	readonly section: Span | null;
	readonly lists: RoleList[];
	readonly progress: Span[];
	readonly deadline: Span[];
	readonly milestones: DraftMilestone[];
	readonly first: LabelField;
	/** the line without a label above its first one, where that one names the task itself */
	readonly heading: Span | null;
	/** the number that its label holds: Action 1.2 */
	readonly no: Span | null;
	status: DraftStatus | null;
	end: number;
}

class Records {
	readonly #input: LayoutInput;
	readonly #tasks: DraftTask[] = [];
	/** the line above each task that may be its name or the heading over it and the ones after it */
	readonly #headings: (Span | null)[] = [];
	readonly #furniture: Span[] = [];
	#section: Span | null = null;
	#name: Span | null = null;
	#open: OpenRecord | null = null;
	/** the label whose quarters or lines follow it */
	#under: LabelField | null = null;
	/** true where the last label had no value in its line */
	#awaiting = false;
	/** the words of the first record's first label */
	#firstLabel: string | null = null;
	/** the label that begins every record */
	#anchor: LabelField | null = null;

	constructor(input: LayoutInput) {
		this.#input = input;
	}

	label(entry: Extract<Entry, { kind: 'label' }>): void {
		this.#furniture.push(entry.label);
		const empty = entry.value.end === entry.value.start;
		if (entry.field === 'section') {
			this.#close();
			this.#section = empty ? null : entry.value;
			return;
		}
		if (entry.field === 'quarter') {
			this.#quarter(entry);
			return;
		}
		const opens = entry.field === 'target' || entry.field === 'no';
		const again = opens && this.#open?.first === entry.field && !empty && this.#startsAgain(entry);
		if (this.#open === null || again || (this.#name !== null && entry.field === this.#anchor))
			this.#begin(entry);
		const record = this.#open;
		if (record === null) return;
		record.end = entry.line.end;
		this.#under = entry.field;
		this.#awaiting = empty;
		if (!empty) this.#add(record, entry.field, entry.value);
	}

	/** 项目名称:… begins a record as it began the first one. */
	#startsAgain(entry: Extract<Entry, { kind: 'label' }>): boolean {
		return labelWords(this.#input.match, entry.label) === this.#firstLabel;
	}

	#begin(entry: Extract<Entry, { kind: 'label' }>): void {
		const numbered = entry.field === 'no' && entry.value.end > entry.value.start;
		const own = (entry.field === 'target' && entry.value.end > entry.value.start) || numbered;
		if (this.#name === null && !own) return;
		const name = this.#name;
		this.#close();
		this.#anchor ??= entry.field;
		this.#firstLabel ??= labelWords(this.#input.match, entry.label);
		this.#open = {
			target: own || name === null ? [] : [name],
			section: this.#section,
			lists: [],
			progress: [],
			deadline: [],
			milestones: [],
			first: entry.field,
			heading: own && name !== null && !isSentence(this.#input.match, name) ? name : null,
			no: numbered ? entry.value : own ? labelNumber(this.#input.match, entry.label) : null,
			status: null,
			end: entry.line.end
		};
		this.#name = null;
	}

	#quarter(entry: Extract<Entry, { kind: 'label' }>): void {
		const record = this.#open;
		if (record === null || entry.value.end === entry.value.start) return;
		record.end = entry.line.end;
		const quarter = quarterOf(this.#input.match.slice(entry.label.start, entry.label.end));
		this.#awaiting = false;
		if (this.#under === 'progress') record.progress.push(entry.value);
		else if (quarter !== null) record.milestones.push({ quarter, place: null, text: entry.value });
	}

	#add(record: OpenRecord, field: LabelField, value: Span): void {
		switch (field) {
			case 'target':
			case 'detail':
				record.target.push(value);
				break;
			case 'progress':
			case 'reason':
			case 'note':
				record.progress.push(value);
				break;
			case 'deadline':
			case 'plan':
				if (tellsPace(this.#input.match, value, this.#input.lexicon))
					record.status = statusOfValue(this.#input.match, value, this.#input.lexicon, null) ?? record.status;
				else record.deadline.push(value);
				break;
			case 'lead':
			case 'co':
			case 'owner':
			case 'people':
				record.lists.push({ role: field, span: value });
				break;
			case 'status':
			case 'percent':
			case 'yesno':
			case 'finished':
				record.status =
					statusOfValue(this.#input.match, value, this.#input.lexicon, questionOf(field)) ?? record.status;
				break;
			case 'no':
				break;
			default:
				this.#furniture.push(value);
		}
	}

	/** A line without a label: the value of an empty label above it, or the name of the record that follows. */
	text(line: Span, next: Entry['kind'] | 'end'): void {
		const { match, lexicon } = this.#input;
		const record = this.#open;
		if (lexicon.isFurniture(match.slice(line.start, Math.min(line.end, line.start + 200)))) {
			this.#furniture.push(line);
			return;
		}
		if (record !== null && this.#under !== null && this.#awaiting) {
			this.#add(record, this.#under, line);
			record.end = line.end;
			this.#awaiting = false;
			return;
		}
		const cutShort = next === 'end' && this.#tasks.length > 0 && line.end - line.start >= 8;
		if (next === 'label' || cutShort) {
			this.#name = line;
			if (cutShort && line.end >= this.#input.end) {
				this.#close();
				this.#push({
					target: [line],
					section: this.#section,
					lists: [],
					progress: [],
					deadline: [],
					milestones: [],
					first: 'target',
					heading: null,
					no: null,
					status: null,
					end: line.end
				});
			}
		} else if (
			record === null &&
			line.end - line.start <= 40 &&
			!/[。,;:]/u.test(match.slice(line.start, line.end))
		) {
			this.#section = this.#tasks.length === 0 ? this.#section : line;
		}
	}

	#close(): void {
		const record = this.#open;
		this.#open = null;
		this.#under = null;
		if (record !== null) this.#push(record);
	}

	#push(record: OpenRecord): void {
		const { match, lexicon } = this.#input;
		const first = record.target[0];
		if (first === undefined) return;
		let status = record.status;
		for (const span of record.progress) status ??= proseStatus(match, span, lexicon);
		this.#headings.push(record.heading);
		this.#tasks.push({
			whole: { start: first.start, end: Math.max(record.end, first.end) },
			no: record.no,
			number: null,
			section: record.section,
			subsection: null,
			target: record.target,
			status,
			progress: record.progress,
			deadline: record.deadline,
			departments: readResponsibility(match, record.lists, lexicon, { firstIsLead: false }),
			milestones: record.milestones
		});
	}

	finish(): Reading | null {
		this.#close();
		const labelled = this.#tasks.filter(
			(task) => task.departments.length + task.progress.length + task.deadline.length > 0
		);
		const numbered = this.#tasks.filter((task) =>
			ORDINAL.test(this.#input.match.slice(task.whole.start, task.whole.start + 8))
		);
		if (labelled.length === 0 || numbered.length * 2 > this.#tasks.length) return null;
		return {
			tasks: this.#withHeadings(),
			areas: [],
			furniture: this.#furniture,
			diagnostics: [],
			kind: null
		};
	}

	/** A line above each record is its name; above some of them it is a heading, above the first alone the title. */
	#withHeadings(): DraftTask[] {
		if (this.#headings.slice(1).every((heading) => heading === null)) return this.#tasks;
		const each = this.#tasks.length > 1 && this.#headings.every((heading) => heading !== null);
		let section: Span | null = null;
		return this.#tasks.map((task, index) => {
			const heading = this.#headings[index] ?? null;
			if (each && heading !== null) return { ...task, target: [heading, ...task.target] };
			section = heading ?? section;
			return section === null ? task : { ...task, section };
		});
	}
}
