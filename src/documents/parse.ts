import type { DocumentKind } from '../schema/values.ts';
import { assemble } from './assemble.ts';
import { cleanText, type CleanText } from './clean/clean.ts';
import { checkDeclared, checkNumbers, nothingFound } from './diagnostics.ts';
import { figuresOf } from './figures-of-tasks.ts';
import { areasReader } from './layouts/areas.ts';
import type { LayoutInput, LayoutReader, Reading } from './layouts/layout.ts';
import { numberedReader } from './layouts/numbered.ts';
import { narrativeReader } from './layouts/narrative.ts';
import { recordsReader } from './layouts/records.ts';
import { runInListReader } from './layouts/run-in-list.ts';
import { runInTableReader } from './layouts/run-in-table.ts';
import { runTogetherReader } from './layouts/run-together.ts';
import {
	cellStreamReader,
	csvReader,
	lineCellsReader,
	pipeTableReader,
	spacedRowsReader,
	tabTableReader
} from './layouts/table/table.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';
import { Lines } from './lines.ts';
import { quarterThrough, readMetadata } from './metadata.ts';
import type { ParserReference } from './reference.ts';
import type { Report, ReportDocument } from './report.ts';
import { fieldKinds, scoreOf } from './score.ts';

/** What is known about a document beside its text; each overrides what the text says. */
export interface ParseOptions {
	readonly title?: string | null;
	readonly city?: string | null;
	readonly year?: number | null;
	/** as printed: 前三季度 */
	readonly period?: string | null;
	readonly kind?: DocumentKind | null;
}

/** The readers that compete; the first of equals wins. */
const READERS: readonly LayoutReader[] = [
	numberedReader,
	runInListReader,
	tabTableReader,
	pipeTableReader,
	csvReader,
	cellStreamReader,
	lineCellsReader,
	spacedRowsReader,
	runInTableReader,
	runTogetherReader,
	areasReader,
	recordsReader,
	narrativeReader
];

/** Above this many UTF-16 units the readers compete on the head of the text and only the winner reads all of it. */
const CONTEST_LENGTH = 100_000;

interface Contender {
	readonly reader: LayoutReader;
	readonly reading: Reading;
	readonly score: number;
}

/**
 * Reads a report out of the text of a document. Never throws: what is not understood is in `diagnostics` and
 * `account`, and a text that is no report gives one without tasks and areas.
 * All offsets are UTF-16 units of `source`.
 */
export function parseReport(source: string, reference: ParserReference, options: ParseOptions = {}): Report {
	const lexicon = lexiconOf(reference);
	const clean = cleanText(withLineFeeds(source), lexicon.tables, lexicon.isPageLine);
	const input: LayoutInput = {
		...clean,
		lines: new Lines(clean.match),
		end: clean.match.trimEnd().length,
		lexicon
	};
	const contest = compete(input);
	const winner = contest.find((contender) => isPlausible(contender.reading, clean, lexicon));
	const reading: Reading = winner?.reading ?? {
		tasks: [],
		areas: [],
		furniture: [],
		diagnostics: [],
		kind: null
	};
	const start = Math.min(
		reading.tasks[0]?.whole.start ?? clean.text.length,
		reading.areas[0]?.whole.start ?? clean.text.length
	);
	const taken = new Set(reading.furniture.map((span) => span.start));
	const metadata = readMetadata(clean, start, (line, at) => taken.has(at) || lexicon.isFurniture(line));
	const extra = [metadata.titleSpan, metadata.declaredSpan].filter((span) => span !== null);
	const { tasks, areas, diagnostics, account } = assemble(source, clean, reading, extra);
	const second = contest.find((contender) => contender !== winner);
	const period = options.period ?? metadata.period;
	const document: ReportDocument = {
		title: options.title ?? metadata.title,
		city: options.city ?? metadata.city,
		year: options.year ?? metadata.year,
		period,
		throughQuarter: period === null ? null : quarterThrough(period),
		kind: options.kind ?? reading.kind ?? kindOf(reading),
		layout: winner?.reader.name ?? 'none',
		score: winner?.score ?? 0,
		runnerUp: second === undefined ? null : { layout: second.reader.name, score: second.score },
		declaredTasks: metadata.declaredTasks
	};
	const declaredAt = metadata.declaredSpan === null ? null : clean.map.span(metadata.declaredSpan);
	return {
		document,
		tasks,
		areas,
		...figuresOf(clean, reading.tasks, tasks, document, reference),
		diagnostics: [
			...diagnostics,
			...checkNumbers(tasks),
			...checkDeclared(document, tasks, areas, declaredAt),
			...(tasks.length + areas.length === 0 ? [nothingFound(source.length)] : [])
		],
		account
	};
}

/** One kind of line end for all, at the same offsets: carriage returns alone, as old Mac files have, and Unicode's. */
function withLineFeeds(source: string): string {
	return source.replace(/\r(?!\n)|[\u0085\u2028\u2029]/gu, '\n');
}

/** What a title or a sentence about numbers must say where nothing else shows that a list is one of tasks. */
const TASK_WORDS =
	/任务|实事|重点工作|工作要点|责任分解|分工|目标|督查|督办|清单|重点项目|工作计划|工作安排|推进/u;

/**
 * A list of bare texts is not yet a report: some of its tasks must have more than a target, or the title must say
 * that it lists tasks. This keeps other people's numbered headings from being read as promises.
 */
function isPlausible(reading: Reading, clean: CleanText, lexicon: Lexicon): boolean {
	if (reading.areas.length > 0) return true;
	const told = reading.tasks.filter((task) => fieldKinds(task) >= 2).length;
	if (told > 0 && told * 10 >= reading.tasks.length) return true;
	const metadata = readMetadata(clean, reading.tasks[0]?.whole.start ?? 0, lexicon.isFurniture);
	return (
		reading.tasks.length > 1 && (metadata.declaredTasks !== null || TASK_WORDS.test(metadata.title ?? ''))
	);
}

function compete(input: LayoutInput): Contender[] {
	const short = input.text.length <= CONTEST_LENGTH;
	const ring = short ? input : headOf(input, CONTEST_LENGTH);
	const contenders: Contender[] = [];
	for (const reader of READERS) {
		const reading = reader.read(ring);
		if (reading !== null) contenders.push({ reader, reading, score: scoreOf(reading, ring.text) });
	}
	contenders.sort((a, b) => b.score - a.score);
	const best = contenders[0];
	if (short || best === undefined) return contenders;
	const whole = best.reader.read(input);
	if (whole === null) return contenders;
	return [{ reader: best.reader, reading: whole, score: scoreOf(whole, input.text) }, ...contenders.slice(1)];
}

/** The first `length` units of the input, cut at a line's end where there is one. */
function headOf(input: LayoutInput, length: number): LayoutInput {
	const lineEnd = input.match.lastIndexOf('\n', length);
	const end = lineEnd > length / 2 ? lineEnd : length;
	const match = input.match.slice(0, end);
	return {
		text: input.text.slice(0, end),
		match,
		lines: new Lines(match),
		end: match.trimEnd().length,
		bold: input.bold.filter((span) => span.end <= end),
		lexicon: input.lexicon
	};
}

function kindOf(reading: Reading): DocumentKind {
	if (reading.areas.length > 0) return 'briefing';
	const reported = reading.tasks.some((task) => task.progress.length > 0 || task.status !== null);
	return reported ? 'progress' : 'schedule';
}
