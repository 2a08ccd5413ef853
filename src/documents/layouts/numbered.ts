import type { Span } from '../../base/span.ts';
import { findLabels, type LabelHit } from '../extract/labels.ts';
import type { ResponsibilityRules } from '../extract/responsibility.ts';
import { headingBodies } from './boundaries.ts';
import { findClasses } from './classes.ts';
import { headingStatus } from './governing.ts';
import type {
	DraftDiagnostic,
	DraftStatus,
	DraftTask,
	LayoutInput,
	LayoutReader,
	Reading
} from './layout.ts';
import { ordinalOf, type OrdinalLine, type OrdinalStyle } from './outline.ts';
import { readBlock } from './task-block.ts';

/** A numbered line and the lines that belong to it. */
interface Block {
	readonly ordinal: OrdinalLine;
	end: number;
	labels: readonly LabelHit[];
	section: Span | null;
	subsection: Span | null;
	bodies: Span | null;
	status: DraftStatus | null;
}

const ITEM_STYLES: readonly OrdinalStyle[] = ['dot', 'comma', 'bracket', 'han-bracket', 'han', 'bullet'];
const RANK: Readonly<Record<OrdinalStyle, number>> = {
	chapter: 0,
	han: 1,
	'han-bracket': 2,
	dot: 3,
	comma: 3,
	bracket: 4,
	circle: 5,
	bullet: 4
};
const HEADING_LENGTH = 70;

/** Numbered paragraphs: number, target, and labelled or bracketed fields after it, under headings. */
export const numberedReader: LayoutReader = {
	name: 'numbered-list',
	read: (input) => {
		const ordinals: OrdinalLine[] = [];
		for (let line = 0; line < input.lines.count; line += 1) {
			const ordinal = ordinalOf(input, line);
			if (ordinal !== null) ordinals.push(ordinal);
		}
		let best: Reading | null = null;
		let bestFields = -1;
		const counts = new Map<OrdinalStyle, number>();
		for (const { style } of ordinals) counts.set(style, (counts.get(style) ?? 0) + 1);
		const arabic = Math.max(counts.get('dot') ?? 0, counts.get('comma') ?? 0);
		for (const style of ITEM_STYLES) {
			// a few numerals over many numbers are headings
			if ((counts.get(style) ?? 0) * 12 <= arabic) continue;
			if ((counts.get(style) ?? 0) === 0) continue;
			const reading = readStyle(input, ordinals, style);
			if (reading === null) continue;
			const fields = reading.tasks.reduce((sum, task) => sum + fieldCount(task), 0);
			if (fields > bestFields) {
				best = reading;
				bestFields = fields;
			}
		}
		return best;
	}
};

/** How much a task was told apart: a bare target counts little. */
function fieldCount(task: DraftTask): number {
	const marks = [
		task.progress.length,
		task.departments.length,
		task.deadline.length,
		task.status === null ? 0 : 1
	];
	return 0.2 + marks.filter((count) => count > 0).length;
}

function readStyle(
	input: LayoutInput,
	ordinals: readonly OrdinalLine[],
	style: OrdinalStyle
): Reading | null {
	const blocks = cutBlocks(input, ordinals, style);
	const items = blocks.items.filter((item) => !isChapter(input, item));
	const kept = chooseRuns(items);
	const only = kept.length === 1 ? kept[0] : undefined;
	if (kept.length === 0 || (only !== undefined && !hasLabelledField(input, only))) return null;
	if (kept.filter((block) => tellsClasses(input, block)).length * 2 > kept.length) return null;
	const rules: ResponsibilityRules = {
		firstIsLead: input.lexicon.saysFirstIsLead(input.match)
	};
	const labelled = kept.filter((block) => block.labels.length > 0).length / kept.length >= 0.5;
	const reporting = kept.filter((block) => block.labels.some((label) => label.field === 'progress')).length;
	const reported = reporting * 3 >= kept.length;
	const telling = !reported && tellsDeeds(input, kept[0]?.ordinal.number.start ?? 0);
	const tasks: DraftTask[] = [];
	const diagnostics: DraftDiagnostic[] = [];
	const furniture: Span[] = [...blocks.headings];
	for (const block of kept) {
		const draft = readBlock(input, block, rules, labelled, reported, telling);
		if (draft.task.target.length === 0) continue;
		furniture.push(...draft.furniture);
		for (const diagnostic of draft.diagnostics) diagnostics.push({ ...diagnostic, task: tasks.length });
		tasks.push(draft.task);
	}
	const chosen = new Set(kept);
	const dropped = items.filter((block) => !chosen.has(block));
	const first = dropped[0];
	const last = dropped.at(-1);
	if (first !== undefined && last !== undefined) {
		diagnostics.push({
			severity: 'info',
			code: 'list-set-aside',
			message: {
				zh: `另有 ${dropped.length} 条编号文字未列入任务：它们没有责任单位、进展等字段，而文中其他编号段落有`,
				en: `${dropped.length} numbered paragraphs were not taken as tasks: they have no labelled fields while the document's other numbered paragraphs do`
			},
			task: null,
			start: first.ordinal.number.start,
			end: last.end
		});
	}
	return { tasks, areas: [], furniture, diagnostics, kind: null };
}

function firstSentence(match: string, start: number, end: number): string {
	const stop = match.slice(start, Math.min(end, start + 60)).indexOf('。');
	return match.slice(start, stop < 0 ? end : start + stop + 1);
}

/** How documents of what has been done call themselves, and how plans do. */
const TELLING =
	/(?:进展|完成|推进|落实|实施|办理|执行)(?:情况|结果|成效|公示)|进展(?=\s*(?:$|\())|(?:进度|督查|情况)的?(?:通报|公示|汇报)|落实的?报告/mu;
const PLANNING = /(?:任务|责任|目标)分解|分工|工作要点|实施方案|工作方案|工作计划/u;

/** True where the lines before the first item say that the document tells what has been done. */
function tellsDeeds(input: LayoutInput, start: number): boolean {
	const head = input.match.slice(0, Math.min(start, 1500));
	const titles = head.split('\n').filter((line) => line.trim().length <= 60);
	return TELLING.test(head) && !titles.some((line) => PLANNING.test(line));
}

/** True for a paragraph that names tasks in classes (其中4项已完成,分别是:…): it is a chapter and no task. */
function tellsClasses(input: LayoutInput, block: Block): boolean {
	const text = { start: block.ordinal.bodyStart, end: block.end };
	if (block.labels.length > 0 || text.end - text.start < 80 || block.ordinal.style !== 'han') return false;
	const classes = findClasses(
		input.match,
		{ start: text.start, end: Math.min(text.end, text.start + 1200) },
		input.lexicon
	);
	return classes.some(
		({ members }) =>
			members.end - members.start > 8 && /[;、]|是/u.test(input.match.slice(members.start, members.end))
	);
}

/** A list of one item is a list only where the item has fields. */
function hasLabelledField(input: LayoutInput, block: Block): boolean {
	return block.labels.some(({ field }) => input.lexicon.isRole(field) || field === 'progress');
}

/** True for a numbered chapter of the report itself (一、总体情况), which holds no fields of a task. */
function isChapter(input: LayoutInput, block: Block): boolean {
	const { ordinal, labels } = block;
	return (
		input.lexicon.isChapter(firstSentence(input.match, ordinal.bodyStart, ordinal.end)) &&
		!labels.some(
			({ field, start }) =>
				(input.lexicon.isRole(field) || field === 'progress' || field === 'deadline') &&
				/\n\s*$/u.test(input.match.slice(Math.max(ordinal.end, start - 8), start))
		)
	);
}

interface Blocks {
	readonly items: Block[];
	readonly headings: readonly Span[];
}

/** Cuts the text into the paragraphs that begin with an ordinal of `style`, and the headings over them. */
function cutBlocks(input: LayoutInput, ordinals: readonly OrdinalLine[], style: OrdinalStyle): Blocks {
	const { lines, match, lexicon } = input;
	const items: Block[] = [];
	const headings: Span[] = [];
	const rank = RANK[style];
	let section: Span | null = null;
	let subsection: Span | null = null;
	let sectionRank = 9;
	let status: DraftStatus | null = null;
	let open: Block | null = null;
	let next = 0;
	let pending: Span | null = null;
	/** the heading over the first item, which only later headings of its kind prove to be one */
	let lead: Span | null = null;
	let plain = 0;
	for (let line = 0; line < lines.count; line += 1) {
		const text = lines.trimmed(line);
		if (text.end === text.start) continue;
		const found = ordinals[next]?.line === line ? ordinals[next++] : undefined;
		const ordinal =
			found?.doubtful === true && found.value !== (items.at(-1)?.ordinal.value ?? 0) + 1 ? undefined : found;
		if (ordinal !== undefined && isItem(ordinal, style, items.at(-1)?.ordinal.value ?? null)) {
			if (pending !== null && open !== null) {
				section = pending;
				subsection = null;
				plain += 1;
				headings.push(pending);
			}
			pending = null;
			open = { ordinal, end: text.end, labels: [], section, subsection, bodies: null, status };
			items.push(open);
			continue;
		}
		const length = text.end - text.start;
		const judged = ordinal !== undefined && length <= 24 ? headingStatus(match, text, lexicon) : null;
		if (
			judged !== null &&
			ordinal !== undefined &&
			RANK[ordinal.style] >= rank &&
			items.at(-1)?.ordinal.line !== line - 1
		) {
			status = judged;
			subsection = section === null ? null : text;
			section ??= text;
			headings.push(text);
			open = null;
			pending = null;
			continue;
		}
		if (
			ordinal !== undefined &&
			RANK[ordinal.style] < rank &&
			length <= HEADING_LENGTH &&
			!endsLikeField(match, text)
		) {
			const level = RANK[ordinal.style];
			if (section === null || level <= sectionRank) {
				section = text;
				subsection = null;
				sectionRank = level;
			} else subsection = text;
			headings.push(text);
			const given = headingStatus(match, text, lexicon);
			if (given !== null || (level <= sectionRank && (items.at(-1)?.status ?? null) === status))
				status = given;
			open = null;
			pending = null;
			continue;
		}
		if (lexicon.isFurniture(match.slice(text.start, Math.min(text.end, text.start + 200)))) {
			headings.push(text);
			continue;
		}
		if (open !== null && ordinal === undefined && lexicon.isClosing(match.slice(text.start, text.end))) {
			headings.push(text);
			if (pending !== null) headings.push(pending);
			open = null;
			pending = null;
			continue;
		}
		const governing = length <= 200 ? headingStatus(match, text, lexicon) : null;
		if (
			governing !== null &&
			length <= 24 &&
			!/[。;,]/u.test(match.slice(text.start, text.end)) &&
			match.charAt(text.end - 1) !== ':'
		) {
			status = governing;
			section = text;
			subsection = null;
			headings.push(text);
			open = null;
			pending = null;
			continue;
		}
		if (governing !== null && match.charAt(text.end - 1) === ':') {
			status = governing;
			headings.push(text);
			open = null;
			continue;
		}
		const unnumbered: OrdinalLine | null = open === null ? null : damagedItem(input, open, line, text);
		if (open !== null && unnumbered !== null) {
			open = { ordinal: unnumbered, end: text.end, labels: [], section, subsection, bodies: null, status };
			items.push(open);
			pending = null;
			continue;
		}
		if (open === null) {
			if (items.length === 0) lead = looksLikeHeading(match, text) ? text : null;
			continue;
		}
		if (pending !== null) open.end = pending.end;
		pending = looksLikeHeading(match, text) ? text : null;
		if (pending === null) open.end = text.end;
	}
	if (lead !== null && plain > 0 && items[0]?.section === null) {
		headings.push(lead);
		for (const item of items) {
			if (item.section !== null) break;
			item.section = lead;
		}
	}
	const bodies = new Map<Span, Span | null>();
	for (const heading of headings)
		bodies.set(heading, heading.end - heading.start <= HEADING_LENGTH ? headingBodies(input, heading) : null);
	const bodiesOf = (heading: Span | null): Span | null =>
		heading === null ? null : (bodies.get(heading) ?? null);
	for (const item of items) item.bodies = bodiesOf(item.subsection) ?? bodiesOf(item.section);
	for (const item of items) item.labels = findLabels(match, item.ordinal.bodyStart, item.end, lexicon);
	return { items, headings };
}

/** `1.` and `1、` are one list where the numbers go on. */
function isItem(ordinal: OrdinalLine, style: OrdinalStyle, previous: number | null): boolean {
	if (ordinal.style === style) return true;
	const arabic = (one: OrdinalStyle): boolean => one === 'dot' || one === 'comma';
	return arabic(ordinal.style) && arabic(style) && previous !== null && ordinal.value === previous + 1;
}

/**
 * A paragraph whose number was lost: it has bodies in brackets of its own, as the item above has already.
 * It counts on from that item, and has no printed number.
 */
function damagedItem(input: LayoutInput, above: Block, line: number, text: Span): OrdinalLine | null {
	const { match, lexicon } = input;
	const bodies = (start: number, end: number): boolean =>
		match.slice(start, end).includes(':') &&
		findLabels(match, start, end, lexicon).some(
			(label) =>
				label.bracketEnd !== null &&
				label.start > start &&
				(label.field === 'lead' || label.field === 'owner')
		);
	if (!/[)\]]。?$/u.test(match.slice(text.end - 2, text.end)) && text.end < input.end) return null;
	if (!bodies(above.ordinal.bodyStart, above.end)) return null;
	const cutShort =
		text.end >= input.end &&
		/[)\]]$/u.test(match.slice(above.end - 1, above.end)) &&
		!match.slice(text.start, text.end).includes(':');
	if (!cutShort && !bodies(text.start, text.end)) return null;
	return {
		line,
		style: above.ordinal.style,
		value: above.ordinal.value + 1,
		number: { start: text.start, end: text.start },
		bodyStart: text.start,
		end: text.end,
		doubtful: false
	};
}

/** A short line without a closing mark: a heading where an item follows, else text of the item before it. */
function looksLikeHeading(match: string, span: Span): boolean {
	const length = span.end - span.start;
	return length >= 3 && length <= 30 && !/[。;,:、!?()%]|\d/u.test(match.slice(span.start, span.end));
}

function endsLikeField(match: string, span: Span): boolean {
	return (
		/[:;]$/u.test(match.slice(span.start, span.end)) && !/[如下为]:$/u.test(match.slice(span.start, span.end))
	);
}

/**
 * Which numbered paragraphs are tasks. They are looked at in runs (1, 2, 3 …); a run without any labelled
 * field is a summary or a list inside a paragraph where the other runs have labels.
 */
function chooseRuns(items: readonly Block[]): Block[] {
	const runs: Block[][] = [];
	let previous = Number.NaN;
	for (const item of items) {
		const run = runs.at(-1);
		const next = item.ordinal.style === 'bullet' || item.ordinal.value === previous + 1;
		if (run !== undefined && next) run.push(item);
		else runs.push([item]);
		previous = item.ordinal.value;
	}
	const labelledItems = items.filter((item) => item.labels.length > 0).length;
	if (labelledItems * 3 < items.length) return [...items];
	const kept: Block[] = [];
	for (const run of runs) {
		if (run.some((item) => item.labels.length > 0)) kept.push(...run);
		else {
			const before = kept.at(-1);
			const from = run[0];
			const until = run.at(-1);
			const continues = before !== undefined && from !== undefined && from.section === before.section;
			if (continues && before !== undefined && until !== undefined)
				before.end = Math.max(before.end, until.end);
		}
	}
	return kept;
}
