import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { messageOf } from '../../base/errors.ts';
import type { JoinedTables, OwnDocument, OwnTable } from './documents.ts';

/** Everything that a change leaves different; all of it is kept, or nothing. */
export interface StoreChange {
	readonly putDocuments?: readonly { readonly document: OwnDocument; readonly text: string }[];
	readonly removeDocuments?: readonly string[];
	readonly putTables?: readonly OwnTable[];
	readonly removeTables?: readonly string[];
	/** null where there is nothing to join */
	readonly joined?: JoinedTables | null;
}

/** What is kept, without the texts of documents. */
export interface Kept {
	readonly documents: readonly OwnDocument[];
	readonly tables: readonly OwnTable[];
	readonly joined: JoinedTables | null;
}

interface Backend {
	read(): Promise<Kept>;
	text(docId: string): Promise<string | null>;
	write(change: StoreChange): Promise<void>;
}

interface Schema extends DBSchema {
	documents: { key: string; value: OwnDocument };
	texts: { key: string; value: string };
	tables: { key: string; value: OwnTable };
	joined: { key: string; value: JoinedTables };
}

const NAME = 'xushi-own';
const JOINED = 'joined';
const STORES = ['documents', 'texts', 'tables', 'joined'] as const;

class IndexedBackend implements Backend {
	readonly #database: IDBPDatabase<Schema>;

	constructor(database: IDBPDatabase<Schema>) {
		this.#database = database;
	}

	static async open(): Promise<IndexedBackend> {
		const database = await openDB<Schema>(NAME, 1, {
			upgrade(db) {
				for (const store of STORES) db.createObjectStore(store);
			},
			blocking: (_now, _next, event) => {
				// A newer page in another tab changes the form: this one must not be in its way.
				if (event.target instanceof IDBDatabase) event.target.close();
			}
		});
		return new IndexedBackend(database);
	}

	async read(): Promise<Kept> {
		// One transaction: another tab must not change half of it in between.
		const transaction = this.#database.transaction(STORES, 'readonly');
		const [documents, tables, joined] = await Promise.all([
			transaction.objectStore('documents').getAll(),
			transaction.objectStore('tables').getAll(),
			transaction.objectStore('joined').get(JOINED)
		]);
		return { documents, tables, joined: joined ?? null };
	}

	async text(docId: string): Promise<string | null> {
		return (await this.#database.get('texts', docId)) ?? null;
	}

	async write(change: StoreChange): Promise<void> {
		const transaction = this.#database.transaction(STORES, 'readwrite');
		const [documents, texts, tables, joined] = [
			transaction.objectStore('documents'),
			transaction.objectStore('texts'),
			transaction.objectStore('tables'),
			transaction.objectStore('joined')
		];
		const writes: Promise<unknown>[] = [];
		for (const docId of change.removeDocuments ?? []) {
			writes.push(documents.delete(docId), texts.delete(docId));
		}
		for (const { document, text } of change.putDocuments ?? []) {
			writes.push(documents.put(document, document.docId), texts.put(text, document.docId));
		}
		for (const name of change.removeTables ?? []) writes.push(tables.delete(name));
		for (const table of change.putTables ?? []) writes.push(tables.put(table, table.name));
		if (change.joined !== undefined) {
			writes.push(change.joined === null ? joined.delete(JOINED) : joined.put(change.joined, JOINED));
		}
		await Promise.all([...writes, transaction.done]);
	}
}

class MemoryBackend implements Backend {
	readonly #documents = new Map<string, OwnDocument>();
	readonly #texts = new Map<string, string>();
	readonly #tables = new Map<string, OwnTable>();
	#joined: JoinedTables | null = null;

	async read(): Promise<Kept> {
		return {
			documents: [...this.#documents.values()],
			tables: [...this.#tables.values()],
			joined: this.#joined
		};
	}

	async text(docId: string): Promise<string | null> {
		return this.#texts.get(docId) ?? null;
	}

	async write(change: StoreChange): Promise<void> {
		for (const docId of change.removeDocuments ?? []) {
			this.#documents.delete(docId);
			this.#texts.delete(docId);
		}
		for (const { document, text } of change.putDocuments ?? []) {
			this.#documents.set(document.docId, document);
			this.#texts.set(document.docId, text);
		}
		for (const name of change.removeTables ?? []) this.#tables.delete(name);
		for (const table of change.putTables ?? []) this.#tables.set(table.name, table);
		if (change.joined !== undefined) this.#joined = change.joined;
	}
}

/**
 * The reader's own documents and tables in this browser, across visits. Where the browser's storage is forbidden or
 * full they live as long as the page, and `lasting` is false.
 */
export class OwnStore {
	#backend: Promise<Backend> | null = null;
	#lasting = true;

	/** whether what is kept will be there at the next visit */
	get lasting(): boolean {
		return this.#lasting;
	}

	async read(): Promise<Kept> {
		const { documents, tables, joined } = await (await this.#open()).read();
		return {
			documents: [...documents].sort((a, b) => a.added - b.added),
			tables: [...tables].sort((a, b) => a.added - b.added),
			joined
		};
	}

	/** The text of one of the documents; null where it is not kept. */
	async text(docId: string): Promise<string | null> {
		return (await this.#open()).text(docId);
	}

	async write(change: StoreChange): Promise<void> {
		const backend = await this.#open();
		try {
			await backend.write(change);
		} catch (thrown) {
			const memory = await this.#retreat(backend, thrown);
			await memory.write(change);
		}
	}

	#open(): Promise<Backend> {
		this.#backend ??= IndexedBackend.open().catch((thrown: unknown) => this.#forget(thrown));
		return this.#backend;
	}

	#forget(thrown: unknown): MemoryBackend {
		// The page says it in one line; the reason helps whoever looks closer.
		console.debug(`own documents are not kept: ${messageOf(thrown)}`);
		this.#lasting = false;
		return new MemoryBackend();
	}

	/** Goes on in memory with all that was kept so far, which stays in the browser's storage as it was. */
	async #retreat(from: Backend, thrown: unknown): Promise<Backend> {
		const memory = this.#forget(thrown);
		const { documents, tables, joined } = await from.read();
		const putDocuments = await Promise.all(
			documents.map(async (document) => ({ document, text: (await from.text(document.docId)) ?? '' }))
		);
		await memory.write({ putDocuments, putTables: tables, joined });
		this.#backend = Promise.resolve(memory);
		return memory;
	}
}
