/**
 * The hand labels in `test/labels`, brought to one shape. The files are kept as the labellers wrote them;
 * names that differ between them and the contract are translated here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanText } from '../../src/documents/clean/clean.ts';
import { lexiconOf } from '../../src/documents/lexicon.ts';
import { parserReference } from '../reference.ts';

const LABELS = join(import.meta.dirname, '../labels');
const SOURCES = join(import.meta.dirname, '../../data/sources');

/** One labelled task; a field is absent where the labeller left it out. */
export interface LabelledTask {
	readonly no: string | null;
	readonly section?: string | null;
	readonly subsection?: string | null;
	readonly target: string;
	readonly status?: string | null;
	readonly statusRaw?: string | null;
	readonly progress?: string | null;
	readonly leads?: readonly string[];
	readonly co?: readonly string[];
	readonly deadline?: string | null;
	/** `1:text` or `1:place:text`, in order */
	readonly milestones?: readonly string[];
	/** true where the labeller found the row's boundary doubtful */
	readonly flagged?: boolean;
}

export interface LabelledDocument {
	readonly name: string;
	readonly text: string;
	readonly tasks: readonly LabelledTask[];
	/** false where only some of the document's tasks are labelled */
	readonly complete: boolean;
	/** of the excerpts in the manner of others: `first` and `blind` were worked with, `second` was not */
	readonly half?: string | null;
}

type Raw = Readonly<Record<string, unknown>>;

const STATUS: Readonly<Record<string, string>> = {
	on_schedule: 'on_pace',
	序时推进: 'on_pace',
	已完成: 'completed'
};

function read(path: string): unknown {
	return JSON.parse(readFileSync(path, 'utf8'));
}

function asText(value: unknown): string | null {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

function asTexts(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function asRows(value: unknown): Raw[] {
	return Array.isArray(value)
		? value.filter((item): item is Raw => typeof item === 'object' && item !== null)
		: [];
}

/** The labelled part of the five sources. */
export function sourceLabels(): LabelledDocument[] {
	const files: readonly (readonly [string, string])[] = [
		['anonymous-2022-h1', 'anonymous-2022-h1-progress'],
		['lianyungang-2021-q3', 'lianyungang-2021-q3-progress'],
		['lianyungang-2021-schedule', 'lianyungang-2021-schedule'],
		['nantong-2019-h1', 'nantong-2019-h1-progress']
	];
	return files.map(([folder, file]) => ({
		name: folder,
		text: readFileSync(join(SOURCES, folder, `${file}.txt`), 'utf8'),
		tasks: asRows(read(join(LABELS, 'sources', `${file}.tasks.json`))).map((row) => sourceTask(row, folder)),
		complete: false
	}));
}

function sourceTask(row: Raw, folder: string): LabelledTask {
	const table = folder.startsWith('anonymous');
	const section =
		asText(row['sectionTitle']) ??
		asText(row['domainTitle']) ??
		(typeof row['section'] === 'string' ? row['section'] : null);
	const status = asText(row['status']);
	return {
		no: asText(row['no']),
		target: asText(row['target']) ?? '',
		...(section === null ? {} : { section }),
		...('subdomain' in row ? { subsection: asText(row['subdomain']) } : {}),
		...('status' in row ? { status: status === null ? null : (STATUS[status] ?? status) } : {}),
		...('statusRaw' in row ? { statusRaw: asText(row['statusRaw']) } : table ? { statusRaw: status } : {}),
		...('progress' in row ? { progress: asText(row['progress']) } : {}),
		...('leads' in row ? { leads: asTexts(row['leads']) } : {}),
		...('coResponsible' in row ? { co: asTexts(row['coResponsible']) } : {}),
		...('q1' in row ? { milestones: sourceMilestones(row) } : {}),
		...('flags' in row ? { flagged: asTexts(row['flags']).length > 0 } : {})
	};
}

function sourceMilestones(row: Raw): string[] {
	const places: unknown = row['subEntries'];
	const split = typeof places === 'object' && places !== null ? (places as Raw) : {};
	return [1, 2, 3, 4].flatMap((quarter) => {
		const entries = asRows(split[`q${quarter}`]);
		if (entries.length > 0)
			return entries.map(
				(entry) => `${quarter}:${asText(entry['place']) ?? ''}:${asText(entry['text']) ?? ''}`
			);
		const text = asText(row[`q${quarter}`]);
		return text === null || text === '' ? [] : [`${quarter}:${text}`];
	});
}

/** The excerpts of other cities' documents; labels of documents with pinyin residue are cleaned as the rules say. */
export function otherLabels(): LabelledDocument[] {
	return labelsIn(join(LABELS, 'more'));
}

/** The excerpts written in the manner of other places' documents. */
export function mannerLabels(): LabelledDocument[] {
	return labelsIn(join(LABELS, 'manner'));
}

/** The excerpts of a folder: `name.txt` and `name.labels.json` for each. */
export function labelsIn(folder: string): LabelledDocument[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.txt'))
		.sort()
		.map((entry) => {
			const name = entry.slice(0, -'.txt'.length);
			const text = readFileSync(join(folder, entry), 'utf8');
			const tables = lexiconOf(parserReference).tables;
			const residue = cleanText(text, tables).pinyin > 0;
			const clean = (value: string): string =>
				residue ? simplified(cleanText(`${value}(shí)`, tables).text) : value;
			const simplified = (value: string): string => value.replace(/\(shí\)$/u, '');
			const raw = read(join(folder, `${name}.labels.json`));
			const file = typeof raw === 'object' && raw !== null ? (raw as Raw) : {};
			const tasks = asRows(file['tasks']).map((row) => otherTask(row, clean));
			return { name, text, tasks, complete: true, half: asText(file['half']) };
		});
}

function otherTask(row: Raw, clean: (value: string) => string): LabelledTask {
	const text = (key: string): string | null => {
		const value = asText(row[key]);
		return value === null ? null : clean(value);
	};
	return {
		no: text('no'),
		target: text('target') ?? '',
		...('domain' in row ? { section: text('domain') } : {}),
		...('pace' in row ? { status: text('pace') } : {}),
		...('status' in row ? { statusRaw: text('status') } : {}),
		...('progress' in row ? { progress: text('progress') } : {}),
		...('leads' in row ? { leads: asTexts(row['leads']).map(clean) } : {}),
		...('co' in row ? { co: asTexts(row['co']).map(clean) } : {}),
		...('deadline' in row ? { deadline: text('deadline') } : {})
	};
}
