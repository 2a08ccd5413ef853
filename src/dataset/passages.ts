import type { Span } from '../base/span.ts';
import { passageId } from './ids.ts';
import type { PassageRow } from './rows.ts';

/** Collects the passages of one document and gives each its id: the field's n-th passage of its owner. */
export class PassageBook {
	readonly rows: PassageRow[] = [];
	readonly #docId: string;
	readonly #text: string;
	readonly #counts = new Map<string, number>();

	constructor(docId: string, text: string) {
		this.#docId = docId;
		this.#text = text;
	}

	/** Adds the passage of `field` and returns its id; `task` is null for what concerns the whole document. */
	add(task: string | null, field: string, span: Span): string {
		const owner = task ?? this.#docId;
		const counted = `${owner}@${field}`;
		const n = (this.#counts.get(counted) ?? 0) + 1;
		this.#counts.set(counted, n);
		const id = passageId(owner, field, n);
		this.addAs(id, task, field, span);
		return id;
	}

	/** Adds a passage under an id that says by itself what it belongs to. */
	addAs(id: string, task: string | null, field: string, span: Span): void {
		this.rows.push({
			passage_id: id,
			doc_id: this.#docId,
			task_id: task,
			field,
			start_at: span.start,
			end_at: span.end,
			quote: this.#text.slice(span.start, span.end)
		});
	}
}
