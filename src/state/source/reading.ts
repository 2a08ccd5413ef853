import type { Engine } from '../../engine/engine.ts';
import type { Json } from '../../engine/format/cell.ts';
import { jsonRows } from '../../engine/format/rows.ts';
import { quote } from '../../schema/comments.ts';
import type { SourceTarget } from '../side-panel.svelte.ts';

/** A span of a document that holds a value. */
export interface Passage {
	readonly id: string;
	readonly taskId: string | null;
	/** a `PASSAGE_FIELDS` value */
	readonly field: string;
	/** UTF-16 offsets in the text as published */
	readonly start: number;
	readonly end: number;
	readonly quote: string;
}

/** What is known of a document. */
export interface SourceDocument {
	readonly docId: string;
	readonly title: string | null;
	readonly city: string | null;
	readonly year: number | null;
	/** as printed: 前三季度 */
	readonly period: string | null;
	readonly issuer: string | null;
	/** ISO date */
	readonly published: string | null;
	readonly kind: string | null;
}

/** The task that a passage belongs to. */
export interface SourceTask {
	readonly taskId: string;
	/** the number as printed, else the place in the document */
	readonly no: string;
	readonly target: string | null;
	/** a `STATUSES` value */
	readonly status: string | null;
}

/** The same or a related task somewhere else. */
export interface Appearance {
	readonly task: SourceTask;
	readonly document: SourceDocument;
	/** `part` and `whole`: which of the two the other task is; `plan` and `report`: its side of a compared figure */
	readonly relations: readonly ('same' | 'part' | 'whole' | 'related' | 'plan' | 'report')[];
}

/** All that the source reader shows of one value, except the text itself. */
export interface SourceReading {
	readonly document: SourceDocument;
	readonly task: SourceTask | null;
	/** every passage of the task, or the ones asked for where there is no task, in the order of the text */
	readonly passages: readonly Passage[];
	/** ids of the passages of the value asked for; empty where only a document was asked for */
	readonly asked: readonly string[];
	readonly appearances: readonly Appearance[];
	/** where tasks and headings start, in order: a line too long to read may be broken there */
	readonly starts: readonly number[];
}

type Row = readonly Json[];

const TASK = `coalesce(t.no, t.seq::VARCHAR), t.target, t.status`;
const DOCUMENT = `d.title, d.city, d.year, d.period, d.issuer, d.published::VARCHAR, d.kind`;

function textOf(value: Json | undefined): string | null {
	return typeof value === 'string' ? value : null;
}

function numberOf(value: Json | undefined): number {
	return typeof value === 'number' ? value : Number(value ?? 0);
}

function documentOf(docId: string, row: Row): SourceDocument {
	const [title, city, year, period, issuer, published, kind] = row;
	return {
		docId,
		title: textOf(title),
		city: textOf(city),
		year: typeof year === 'number' ? year : null,
		period: textOf(period),
		issuer: textOf(issuer),
		published: textOf(published),
		kind: textOf(kind)
	};
}

function taskOf(taskId: string, [no, target, status]: Row): SourceTask {
	return { taskId, no: textOf(no) ?? '', target: textOf(target), status: textOf(status) };
}

/** The condition on `passages` that the value asked for meets. */
function conditionOf(target: SourceTarget): string {
	const id = quote(target.id);
	switch (target.kind) {
		case 'passage':
			if (target.field === null) return `passage_id = ${id}`;
			if (target.field === 'planned') {
				return `passage_id IN (
					SELECT schedule_passage_id FROM memory.main.pace_pairs WHERE report_passage_id = ${id})`;
			}
			return `field = ${quote(target.field)}
				AND task_id = (SELECT task_id FROM memory.main.passages WHERE passage_id = ${id})`;
		case 'indicator':
		case 'observation':
			return `passage_id = (SELECT passage_id FROM memory.main.${target.kind}s WHERE ${target.kind}_id = ${id})`;
		case 'check':
			return `starts_with(passage_id, ${quote(`${target.id}@`)})`;
		case 'document':
			return 'false';
		default:
			if (target.department !== null) {
				return `passage_id IN (
					SELECT task_id || '@' || role || '.' || position FROM memory.main.task_departments
					WHERE task_id = ${id} AND ${quote(target.department)} IN (department, department_raw))`;
			}
			return `task_id = ${id} AND field = ${quote(target.field ?? 'target')}`;
	}
}

/** Reads what the dataset knows about the value `target`; null where it is not in the dataset. */
export async function readSource(engine: Engine, target: SourceTarget): Promise<SourceReading | null> {
	const rows = async (sql: string): Promise<Json[][]> => jsonRows((await engine.query(sql)).rows);
	const found = await rows(
		`SELECT passage_id, doc_id, task_id FROM memory.main.passages WHERE ${conditionOf(target)} ORDER BY start_at`
	);
	// A task need not have the field asked for: then the passage itself is the nearest.
	if (found.length === 0 && target.kind === 'passage' && target.field !== null) {
		return readSource(engine, { ...target, field: null });
	}
	const taskId = textOf(found[0]?.[2]) ?? (target.kind === 'task' ? target.id : null);
	const [task] =
		taskId === null
			? []
			: await rows(`SELECT t.doc_id, ${TASK} FROM memory.main.tasks t WHERE task_id = ${quote(taskId)}`);
	const docId = textOf(found[0]?.[1]) ?? textOf(task?.[0]) ?? (target.kind === 'document' ? target.id : null);
	if (docId === null) return null;
	const [document] = await rows(
		`SELECT ${DOCUMENT} FROM memory.main.documents d WHERE doc_id = ${quote(docId)}`
	);
	if (!document) return null;
	const asked = found.flatMap(([id]) => textOf(id) ?? []);
	const whose =
		taskId === null
			? `passage_id IN (${asked.map(quote).join(', ') || 'NULL'})`
			: `task_id = ${quote(taskId)}`;
	const passages = await rows(
		`SELECT passage_id, task_id, field, start_at, end_at, quote FROM memory.main.passages
		WHERE ${whose} ORDER BY start_at, end_at`
	);
	const starts = await rows(
		`SELECT DISTINCT begins FROM (
			SELECT min(start_at) AS begins FROM memory.main.passages
			WHERE doc_id = ${quote(docId)} AND field IN ('no', 'target') GROUP BY task_id
			UNION ALL SELECT start_at FROM memory.main.passages
			WHERE doc_id = ${quote(docId)} AND field IN ('section', 'subsection', 'area', 'achievement', 'problem')
		) ORDER BY begins`
	);
	return {
		document: documentOf(docId, document),
		task: taskId !== null && task ? taskOf(taskId, task.slice(1)) : null,
		passages: passages.map(([id, owner, field, start, end, words]) => ({
			id: textOf(id) ?? '',
			taskId: textOf(owner),
			field: textOf(field) ?? '',
			start: numberOf(start),
			end: numberOf(end),
			quote: textOf(words) ?? ''
		})),
		// A value without a passage of its own is shown where its task starts.
		asked: asked.length > 0 || taskId === null ? asked : firstOf(passages),
		appearances: taskId === null ? [] : await appearancesOf(rows, taskId),
		starts: starts.map(([at]) => numberOf(at))
	};
}

function firstOf(passages: readonly Row[]): string[] {
	const first = passages.find(([, , field]) => field === 'target') ?? passages[0];
	return first ? [textOf(first[0]) ?? ''] : [];
}

async function appearancesOf(
	rows: (sql: string) => Promise<Json[][]>,
	taskId: string
): Promise<Appearance[]> {
	const id = quote(taskId);
	const found = await rows(`
		SELECT t.task_id, t.doc_id, list_sort(list(DISTINCT relation)), ${TASK}, ${DOCUMENT}
		FROM (
			SELECT other_task_id AS task_id, if(relation = 'part_of', 'whole', relation) AS relation
			FROM memory.main.task_links WHERE task_id = ${id}
			UNION ALL
			SELECT task_id, if(relation = 'part_of', 'part', relation)
			FROM memory.main.task_links WHERE other_task_id = ${id}
			UNION ALL
			SELECT schedule_task_id, 'plan' FROM memory.main.pace_pairs WHERE report_task_id = ${id} AND comparable
			UNION ALL
			SELECT report_task_id, 'report' FROM memory.main.pace_pairs WHERE schedule_task_id = ${id} AND comparable
		) links
		JOIN memory.main.tasks t USING (task_id)
		JOIN memory.main.documents d USING (doc_id)
		GROUP BY t.task_id, t.doc_id, t.no, t.seq, t.target, t.status, ${DOCUMENT}, d.through_quarter
		ORDER BY d.year, d.through_quarter, t.seq`);
	return found.map(([other, docId, relations, no, target, status, ...document]) => ({
		task: taskOf(textOf(other) ?? '', [no ?? null, target ?? null, status ?? null]),
		document: documentOf(textOf(docId) ?? '', document),
		relations: Array.isArray(relations) ? relations.filter(isRelation) : []
	}));
}

function isRelation(value: Json): value is Appearance['relations'][number] {
	return typeof value === 'string' && /^(same|part|whole|related|plan|report)$/.test(value);
}
