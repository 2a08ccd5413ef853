import type { PublicDataset } from '../dataset.ts';
import { joinKey, type JoinedTables, type OwnDocument } from './documents.ts';
import type { JobOptions, ReportWorker } from './report-worker.ts';
import type { OwnStore } from './store.ts';

/** A document with its text, as it is added or put back. */
export interface DocumentText {
	readonly document: OwnDocument;
	readonly text: string;
}

export interface DocumentChange {
	readonly putDocuments?: readonly DocumentText[];
	readonly removeDocuments?: readonly string[];
}

export interface JoinerOptions {
	readonly store: OwnStore;
	readonly worker: ReportWorker;
	readonly dataset: PublicDataset;
	/** the folder of the build's data, with a slash at the end */
	readonly base: string;
}

const LOCK = 'xushi-own';

/** One tab at a time changes what is kept; where the browser has no locks, each hopes to be the only one. */
export function alone<T>(work: () => Promise<T>): Promise<T> {
	return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}

/** Changes what is kept: the reader's documents, and the tables in which they are joined with those of the build. */
export class Joiner {
	readonly #options: JoinerOptions;

	constructor(options: JoinerOptions) {
		this.#options = options;
	}

	/** The ids that a document cannot have, beside `own`, which may keep its own. */
	async takenIds(own: string | null): Promise<ReadonlySet<string>> {
		const { store, dataset } = this.#options;
		const [{ documents }, { sources }] = await Promise.all([store.read(), dataset.manifest()]);
		const taken = new Set([...sources.map(({ doc_id }) => doc_id), ...documents.map(({ docId }) => docId)]);
		if (own !== null) taken.delete(own);
		return taken;
	}

	/** The id of a document with exactly this text; null where there is none. */
	async sameText(text: string): Promise<string | null> {
		const { store, dataset } = this.#options;
		const { sources } = await dataset.manifest();
		const bytes = new TextEncoder().encode(text).byteLength;
		for (const { doc_id, bytes: length } of sources) {
			if (length === bytes && (await dataset.sourceText(doc_id)) === text) return doc_id;
		}
		const { documents } = await store.read();
		for (const { docId, characters } of documents) {
			if (characters === text.length && (await store.text(docId)) === text) return docId;
		}
		return null;
	}

	/** Changes the documents and everything that is made of them, or nothing. */
	change(change: DocumentChange, options: JobOptions): Promise<void> {
		return alone(async () => {
			const { store } = this.#options;
			const { documents: before } = await store.read();
			const put = change.putDocuments ?? [];
			const gone = new Set([...(change.removeDocuments ?? []), ...put.map(({ document }) => document.docId)]);
			const kept = await Promise.all(
				before
					.filter(({ docId }) => !gone.has(docId))
					.map(async (document) => ({ document, text: (await store.text(document.docId)) ?? '' }))
			);
			const all = [...kept, ...put].sort((a, b) => a.document.added - b.document.added);
			const { joined, counted } = await this.#join(all, options);
			options.signal.throwIfAborted();
			await store.write({ ...change, putDocuments: counted, joined });
		});
	}

	async #join(
		all: readonly DocumentText[],
		options: JobOptions
	): Promise<{ joined: JoinedTables | null; counted: readonly DocumentText[] }> {
		if (all.length === 0) return { joined: null, counted: [] };
		const { worker, base, dataset } = this.#options;
		const manifest = await dataset.manifest();
		const documents = all.map(({ document: { docId, metadata, fileName }, text }) => {
			return { docId, metadata, fileName, text };
		});
		const { tables, found } = await worker.run<'join'>({ kind: 'join', base, documents }, options);
		const counts = new Map(found.map((each) => [each.docId, each]));
		const counted = all.map(({ document, text }) => {
			// The counts of today's parser, and of what the reader says about the document.
			const { tasks, areas } = counts.get(document.docId) ?? document;
			return { document: { ...document, tasks, areas }, text };
		});
		const key = joinKey(
			manifest,
			counted.map(({ document }) => document)
		);
		return { joined: { key, tables }, counted };
	}
}
