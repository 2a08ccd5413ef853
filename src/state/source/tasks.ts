import type { Engine } from '../../engine/engine.ts';
import { jsonRows } from '../../engine/format/rows.ts';
import { quote } from '../../schema/comments.ts';

/** A task as a list shows it. */
export interface ListedTask {
	readonly taskId: string;
	readonly no: string;
	readonly target: string;
	/** a `STATUSES` value; null where none is stated */
	readonly status: string | null;
	/** the document's city, year and period */
	readonly document: string;
}

/** The tasks called `ids`, by document and number. */
export async function listTasks(engine: Engine, ids: readonly string[]): Promise<ListedTask[]> {
	if (ids.length === 0) return [];
	const { rows } = await engine.query(
		`SELECT t.task_id, coalesce(t.no, t.seq::VARCHAR), coalesce(t.target, ''), t.status,
			concat_ws(' · ', d.city, d.year || '年' || coalesce(d.period, ''), d.title)
		FROM memory.main.tasks t JOIN memory.main.documents d USING (doc_id)
		WHERE t.task_id IN (${ids.map(quote).join(', ')})
		ORDER BY d.year DESC, d.doc_id, t.seq`
	);
	return jsonRows(rows).map(([taskId, no, target, status, document]) => ({
		taskId: String(taskId),
		no: String(no),
		target: String(target),
		status: typeof status === 'string' ? status : null,
		document: String(document)
	}));
}
