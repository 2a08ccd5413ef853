import { InputError, messageOf } from '../../base/errors.ts';
import type { Localised } from '../../base/localised.ts';
import { isDataFile, isOnlyData } from '../../dataset/import/endings.ts';
import { proposeDocId } from './doc-id.ts';
import { newRevision, type OwnDocument, type OwnMetadata, type OwnTable } from './documents.ts';
import type { JobProgress, ReadAccount } from './jobs.ts';
import type { DocumentText } from './joiner.ts';
import type { OwnLibrary } from './library.svelte.ts';
import type { JobOptions, ReportWorker } from './report-worker.ts';

/** A document that waits for its reader's word. */
export interface Review {
	/** null for pasted text */
	readonly fileName: string | null;
	readonly account: ReadAccount;
	readonly proposed: { readonly docId: string; readonly metadata: OwnMetadata };
	/** the document that is looked at again; null for a new one */
	readonly existing: OwnDocument | null;
	/** a document that has exactly this text; null where there is none */
	readonly sameAs: string | null;
	/** ids that the document cannot have */
	readonly taken: ReadonlySet<string>;
}

/** What the panel shows instead of its drop area. */
export type IntakeStage =
	| {
			readonly kind: 'working';
			readonly what: 'read' | 'join' | 'remove';
			/** null for pasted text */
			readonly fileName: string | null;
			readonly progress: JobProgress | null;
			/** milliseconds, as of `performance.now` */
			readonly started: number;
	  }
	| { readonly kind: 'review'; readonly review: Review }
	| {
			readonly kind: 'refused';
			readonly fileName: string | null;
			readonly text: Localised;
			/** a file that may be read as plain data instead */
			readonly data: File | null;
	  };

type Waiting =
	| { readonly file: File }
	| { readonly data: File }
	| { readonly text: string }
	| { readonly existing: OwnDocument };

/** Takes in the reader's documents one by one: read, shown, and joined when they say so. */
export class Intake {
	readonly #library: OwnLibrary;
	readonly #worker: ReportWorker;
	#stage: IntakeStage | null = $state.raw(null);
	#waiting: readonly Waiting[] = $state.raw([]);
	#removed: DocumentText | OwnTable | null = $state.raw(null);
	#abort: AbortController | null = null;

	constructor(library: OwnLibrary, worker: ReportWorker) {
		this.#library = library;
		this.#worker = worker;
	}

	get stage(): IntakeStage | null {
		return this.#stage;
	}

	/** files that come after the present one */
	get waiting(): number {
		return this.#waiting.length;
	}

	/** title or name of the document or table that was removed last and can be put back */
	get removed(): string | null {
		const removed = this.#removed;
		if (removed === null) return null;
		return 'document' in removed ? (removed.document.metadata.title ?? removed.document.docId) : removed.name;
	}

	/** Takes in files, one after another. */
	take(files: readonly File[]): void {
		this.#enqueue(files.map((file) => ({ file })));
	}

	/** Takes in pasted text. */
	takeText(text: string): void {
		this.#enqueue([{ text }]);
	}

	/** Takes in a file as plain data. */
	takeData(file: File): void {
		this.#enqueue([{ data: file }]);
	}

	/** Shows the account of a document that has been joined, to correct what is said about it. */
	review(existing: OwnDocument): void {
		this.#enqueue([{ existing }]);
	}

	/** Stops what is being done; nothing of it is left. */
	stop(): void {
		this.#abort?.abort(new DOMException('stopped by the reader', 'AbortError'));
	}

	/** Leaves the present document; the next one follows. */
	dismiss(): void {
		this.#stage = null;
		void this.#next();
	}

	/** Joins the document under review under `docId`. */
	async add(docId: string, metadata: OwnMetadata): Promise<void> {
		const stage = this.#stage;
		if (stage?.kind !== 'review') return;
		const { account, fileName, existing } = stage.review;
		const document: OwnDocument = {
			docId,
			metadata,
			fileName,
			characters: account.text.length,
			tasks: account.counts.tasks,
			areas: account.counts.areas,
			revision: newRevision(),
			added: existing?.added ?? Date.now()
		};
		const added = { document, text: account.text };
		await this.#work('join', fileName ?? docId, stage, (options) =>
			this.#library.add(added, existing?.docId ?? null, options)
		);
	}

	/** Takes a document out of the tables; it can be put back while the page is open. */
	async remove({ docId, fileName }: OwnDocument): Promise<void> {
		await this.#work('remove', fileName ?? docId, null, async (options) => {
			this.#removed = await this.#library.remove(docId, options);
		});
	}

	/** Puts back what was removed last. */
	async undoRemove(): Promise<void> {
		const removed = this.#removed;
		if (!removed) return;
		const name = 'document' in removed ? removed.document.fileName : removed.fileName;
		await this.#work('join', name, null, async (options) => {
			if ('document' in removed) await this.#library.add(removed, null, options);
			else await this.#library.putTable(removed, null);
			this.#removed = null;
		});
	}

	/** Takes a table away; it can be put back while the page is open. */
	async removeTable(table: OwnTable): Promise<void> {
		await this.#work('remove', table.name, null, async () => {
			await this.#library.removeTable(table);
			this.#removed = table;
		});
	}

	/** Gives the table called `before` another name. */
	async renameTable(before: string, name: string): Promise<void> {
		const table = this.#library.tables.find((candidate) => candidate.name === before);
		if (!table) return;
		await this.#work('join', name, null, () => this.#library.putTable({ ...table, name }, before));
	}

	/** The removal is final. */
	forgetRemoved(): void {
		this.#removed = null;
	}

	#enqueue(waiting: readonly Waiting[]): void {
		this.#waiting = [...this.#waiting, ...waiting];
		if (this.#stage === null || this.#stage.kind === 'refused') void this.#next();
	}

	async #next(): Promise<void> {
		const [next, ...rest] = this.#waiting;
		if (!next) return;
		this.#waiting = rest;
		if ('data' in next || ('file' in next && isOnlyData(next.file.name))) {
			return this.#readData('data' in next ? next.data : next.file);
		}
		const fileName = 'file' in next ? next.file.name : 'existing' in next ? next.existing.fileName : null;
		const data = 'file' in next && isDataFile(next.file.name) ? next.file : null;
		await this.#work(
			'read',
			fileName,
			null,
			async (options) => {
				const account = await this.#read(next, options);
				if (!account.isReport) throw new InputError(notAReport());
				const existing = 'existing' in next ? next.existing : null;
				this.#stage = { kind: 'review', review: await this.#reviewOf(account, fileName, existing) };
			},
			data
		);
	}

	#readData(file: File): Promise<void> {
		return this.#work('read', file.name, null, async (options) => {
			const read = await this.#worker.run<'table'>({ kind: 'table', fileName: file.name, file }, options);
			await this.#library.addTables(file.name, read);
		});
	}

	async #read(next: Exclude<Waiting, { readonly data: File }>, options: JobOptions): Promise<ReadAccount> {
		if ('file' in next) {
			const { file } = next;
			return this.#worker.run<'file'>({ kind: 'file', fileName: file.name, file }, options);
		}
		if ('text' in next)
			return this.#worker.run<'text'>({ kind: 'text', text: next.text, known: {} }, options);
		const { docId, metadata } = next.existing;
		const text = (await this.#library.sourceText(docId)) ?? '';
		return this.#worker.run<'text'>({ kind: 'text', text, known: metadata }, options);
	}

	async #reviewOf(
		account: ReadAccount,
		fileName: string | null,
		existing: OwnDocument | null
	): Promise<Review> {
		const { title, city, period, kind } = account.document;
		// A file's name often says what its text takes for granted.
		const year = account.document.year ?? yearIn(fileName ?? '');
		const metadata = existing?.metadata ?? { title, city, province: null, year, period, kind };
		const taken = await this.#library.takenIds(existing?.docId ?? null);
		return {
			fileName,
			account,
			proposed: { docId: existing?.docId ?? proposeDocId(fileName, metadata, taken), metadata },
			existing,
			sameAs: existing ? null : await this.#library.sameText(account.text),
			taken
		};
	}

	/**
	 * Does `work` with the panel showing how far it is; `before` is shown again where it is stopped, and `data` may be
	 * read as plain data where it fails.
	 */
	async #work(
		what: 'read' | 'join' | 'remove',
		fileName: string | null,
		before: IntakeStage | null,
		work: (options: JobOptions) => Promise<void>,
		data: File | null = null
	): Promise<void> {
		const abort = new AbortController();
		this.#abort = abort;
		const started = performance.now();
		const show = (progress: JobProgress | null): void => {
			this.#stage = { kind: 'working', what, fileName, progress, started };
		};
		show(null);
		try {
			await work({ signal: abort.signal, onProgress: show });
			if (this.#stage?.kind === 'working') this.#stage = null;
		} catch (thrown) {
			if (abort.signal.aborted) this.#stage = before;
			else this.#stage = { kind: 'refused', fileName, text: lineOf(thrown), data };
		} finally {
			this.#abort = null;
		}
		if (this.#stage === null) await this.#next();
	}
}

function yearIn(name: string): number | null {
	const found = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(name);
	return found ? Number(found[0]) : null;
}

function notAReport(): Localised {
	return {
		zh: '没有读出任务，也没有读出领域：这不像是任务进展通报、序时安排或督查通报',
		en: 'no task and no area was found: this does not look like a progress report, a schedule or a briefing'
	};
}

function lineOf(thrown: unknown): Localised {
	if (thrown instanceof InputError) return thrown.text;
	const message = messageOf(thrown);
	return {
		zh: `处理时出错，已有的文件和表没有变化：${message}`,
		en: `something went wrong, your documents and tables are as they were: ${message}`
	};
}
