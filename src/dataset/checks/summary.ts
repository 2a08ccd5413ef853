import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import { scanMentions } from '../../documents/extract/quantities/mentions.ts';
import type { Report, ReportTask } from '../../documents/report.ts';
import type { ClauseReader } from '../links/clauses.ts';
import { bilingual, type CheckDraft, plain, roundedFrom } from './draft.ts';
import type { CheckTools } from './reference.ts';
import type { DocumentText } from './text.ts';

/** A clause of the task is covered when this share of what it is about stands in the entry's title. */
const COVERED = 0.5;

interface Entry {
	readonly title: string;
	readonly task: ReportTask;
	readonly body: string;
	readonly start: number;
	readonly end: number;
}

/** A list of tasks at the head of a document against the tasks themselves: their status, width and figures. */
export function checkSummary(
	report: Report,
	text: DocumentText,
	fold: (text: string) => string,
	reader: ClauseReader,
	{ lexicon, patterns: { summary } }: CheckTools
): CheckDraft[] {
	const entries = entriesOf(report, text, summary.entry);
	const behind = report.tasks.filter(({ status }) => status === 'behind');
	if (entries.length === 0) return [];
	const listed = new Set(entries.map(({ task }) => task.seq));
	const missing = behind.filter(({ seq }) => !listed.has(seq));
	return [
		{
			kind: 'summary_status',
			task: null,
			name: null,
			stated: listed.size,
			computed: behind.length,
			agrees: listed.size === behind.length && missing.length === 0,
			note: bilingual(
				`汇总名单列 ${listed.size} 项，正文未达序时 ${behind.length} 项${missing.length === 0 ? '' : `，名单缺第 ${missing.map(({ seq }) => seq).join('、')} 项`}`,
				`the summary lists ${listed.size}, the body has ${behind.length} tasks behind${missing.length === 0 ? '' : `; missing from the list: ${missing.map(({ seq }) => seq).join(', ')}`}`
			),
			span: spanOf(entries[0], text)
		},
		...entries.flatMap((entry) => [
			...statusCheck(entry, text),
			...widthCheck(entry, text, fold, reader),
			...figureChecks(entry, text, fold, lexicon, summary.about)
		])
	];
}

/** 6.工业技改投资(第6项):1-8月完成…: the entries of a list before the tasks that each point to one of them. */
function entriesOf(report: Report, text: DocumentText, pattern: RegExp): Entry[] {
	const first = report.tasks[0]?.passages[0]?.start;
	if (first === undefined) return [];
	const tasks = new Map(report.tasks.map((task) => [task.seq, task]));
	return Array.from(text.before(first).matchAll(new RegExp(pattern, 'gu'))).flatMap((match) => {
		const task = tasks.get(Number(match[2]));
		if (!task) return [];
		const start = match.index + (match[0].length - match[0].trimStart().length);
		return [{ title: match[1] ?? '', task, body: match[3] ?? '', start, end: match.index + match[0].length }];
	});
}

function spanOf(entry: Entry | undefined, text: DocumentText) {
	return entry ? text.span(entry.start, entry.end) : null;
}

function statusCheck(entry: Entry, text: DocumentText): CheckDraft[] {
	if (entry.task.status === 'behind') return [];
	return [
		{
			kind: 'summary_status',
			task: entry.task.seq,
			name: null,
			stated: null,
			computed: null,
			agrees: false,
			note: bilingual(
				`汇总名单把“${entry.title}”列为未达序时，正文写“${entry.task.statusRaw ?? '未写明'}”`,
				`the summary lists “${entry.title}” as behind, the body ${entry.task.statusRaw === null ? 'states nothing' : `says “${entry.task.statusRaw}”`}`
			),
			span: spanOf(entry, text)
		}
	];
}

function widthCheck(
	entry: Entry,
	text: DocumentText,
	fold: (text: string) => string,
	reader: ClauseReader
): CheckDraft[] {
	const title = new Set(reader.read(entry.title).flatMap(({ terms }) => [...terms]));
	const clauses = reader.read(fold(entry.task.target)).filter(({ terms }) => terms.size > 0);
	const left = clauses.filter(({ terms }) => {
		const shared = [...terms].filter((term) => title.has(term)).length;
		return shared / terms.size < COVERED;
	});
	if (left.length === 0) return [];
	return [
		{
			kind: 'narrower_summary',
			task: entry.task.seq,
			name: null,
			stated: clauses.length - left.length,
			computed: clauses.length,
			agrees: false,
			note: bilingual(
				`汇总名单只写“${entry.title}”，任务还包括：${left.map((clause) => clause.text).join('；')}`,
				`the summary names only “${entry.title}”; the task also has: ${left.map((clause) => clause.text).join('; ')}`
			),
			span: spanOf(entry, text)
		}
	];
}

/** Figures of the entry that the task tells too, in the same unit: the same, or rounded from it. */
function figureChecks(
	entry: Entry,
	text: DocumentText,
	fold: (text: string) => string,
	lexicon: QuantityLexicon,
	aboutWords: RegExp
): CheckDraft[] {
	const told = scanMentions(fold(entry.task.progress ?? ''), lexicon);
	return scanMentions(entry.body, lexicon).flatMap((mention): CheckDraft[] => {
		const { value, unit } = mention;
		if (value === null) return [];
		const alike = told.filter((other) => other.unit === unit && other.value !== null);
		const [low, high] = roundedFrom(value);
		const about = aboutWords.test(entry.body.slice(Math.max(0, mention.start - 2), mention.end + 2));
		const match = alike.find(({ value: other }) => {
			if (other === null) return false;
			return (other >= low && other <= high) || (about && Math.abs(other - value) / value < 0.02);
		});
		// A figure that the task does not tell is no contradiction: the two texts need not say the same things.
		if (!match || match.value === null) return [];
		const at = entry.end - entry.body.length;
		return [
			{
				kind: 'told_twice',
				task: entry.task.seq,
				name: null,
				stated: value,
				computed: match.value,
				agrees: true,
				note: bilingual(
					`汇总名单 ${plain(value)}${unit}，任务进展 ${plain(match.value)}${unit}`,
					`the summary says ${plain(value)}${unit}, the task’s progress ${plain(match.value)}${unit}`
				),
				span: text.span(at + mention.start, at + mention.end)
			}
		];
	});
}
