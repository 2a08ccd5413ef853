import { InputError, messageOf } from '../../base/errors.ts';
import type { Engine, EngineData } from '../../engine/engine.ts';
import type { PublicDataset } from '../dataset.ts';
import type { Relations } from '../relations.ts';
import type { TextHolder } from '../source-texts.ts';
import { joinKey, type OwnDocument, type OwnTable } from './documents.ts';
import type { JobProgress, ReadTable } from './jobs.ts';
import { alone, type DocumentChange, type DocumentText, type Joiner } from './joiner.ts';
import type { JobOptions } from './report-worker.ts';
import type { Kept, OwnStore, StoreChange } from './store.ts';
import { isTableName, nameTables, tableKey } from './table-name.ts';

export interface LibraryOptions {
	readonly store: OwnStore;
	readonly joiner: Joiner;
	readonly dataset: PublicDataset;
	readonly relations: Relations;
	/** tells the other tabs of this page, and hears of them; null where the browser has none */
	readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | null;
}

const NOTHING: Kept = { documents: [], tables: [], joined: null };

/** The reader's own documents and tables, and the dataset with them in it: what the engine loads. */
export class OwnLibrary implements TextHolder {
	readonly #options: LibraryOptions;
	readonly #joiner: Joiner;
	#engine: Engine | null = null;
	#loaded: Promise<Kept> | null = null;
	/** nothing in it is proxied: it holds the bytes of tables */
	#kept: Kept = $state.raw(NOTHING);
	#lasting = $state(true);
	#rebuilding: JobProgress | null = $state.raw(null);
	#failure: string | null = $state(null);

	constructor(options: LibraryOptions) {
		this.#options = options;
		this.#joiner = options.joiner;
		options.channel?.addEventListener('message', () => void this.#follow());
	}

	get documents(): readonly OwnDocument[] {
		return this.#kept.documents;
	}

	get tables(): Kept['tables'] {
		return this.#kept.tables;
	}

	/** what a link to a view leaves behind: titles of documents and names of tables */
	get names(): readonly string[] {
		return [
			...this.documents.map(({ metadata, docId }) => metadata.title ?? docId),
			...this.tables.map(({ name }) => name)
		];
	}

	/** whether all this will be there at the next visit */
	get lasting(): boolean {
		return this.#lasting;
	}

	/** how far the tables are with being made anew after a change of the build; null where they are up to date */
	get rebuilding(): JobProgress | null {
		return this.#rebuilding;
	}

	/** why the tables could not be made anew; null otherwise */
	get failure(): string | null {
		return this.#failure;
	}

	/** Whether the reader has no documents of their own, so that the dataset is that of the build. */
	async isEmpty(): Promise<boolean> {
		return (await this.#load()).documents.length === 0;
	}

	/** The engine that loads `data`; restarted whenever that has changed. */
	connect(engine: Engine): void {
		this.#engine = engine;
	}

	/** Everything that the engine loads at its start: the dataset, the reader's documents in it, their own tables. */
	async data(): Promise<EngineData> {
		const { dataset, relations } = this.#options;
		const [kept, manifest] = await Promise.all([this.#load(), dataset.manifest()]);
		relations.setOwn(kept.tables.map(({ name }) => name));
		if (kept.joined?.key === joinKey(manifest, kept.documents)) {
			return { tables: [...kept.joined.tables, ...kept.tables], statements: manifest.sql };
		}
		const built = await dataset.data();
		// The page was built anew since: without their own documents for a moment, but not for long.
		if (kept.documents.length > 0) this.rebuild();
		return { tables: [...built.tables, ...kept.tables], statements: built.statements };
	}

	/** Makes the joined tables anew from the kept texts. */
	rebuild(): void {
		if (this.#rebuilding !== null) return;
		const onProgress = (progress: JobProgress): void => {
			this.#rebuilding = progress;
		};
		onProgress({ stage: 'parse', share: 0 });
		this.#failure = null;
		this.#change({}, { signal: new AbortController().signal, onProgress })
			.catch((thrown: unknown) => {
				this.#failure = messageOf(thrown);
			})
			.finally(() => {
				this.#rebuilding = null;
			});
	}

	async sourceText(docId: string): Promise<string | null> {
		const { documents } = await this.#load();
		return documents.some((document) => document.docId === docId) ? this.#options.store.text(docId) : null;
	}

	/** The ids that a document cannot have, beside `own`, which may keep its own. */
	takenIds(own: string | null): Promise<ReadonlySet<string>> {
		return this.#joiner.takenIds(own);
	}

	/** The id of a document with exactly this text, built in or the reader's own; null where there is none. */
	sameText(text: string): Promise<string | null> {
		return this.#joiner.sameText(text);
	}

	/** Adds a document, or puts it in the place of `replaced`, and joins the tables anew. */
	add(added: DocumentText, replaced: string | null, options: JobOptions): Promise<void> {
		const change = { putDocuments: [added], removeDocuments: replaced === null ? [] : [replaced] };
		return this.#change(change, options);
	}

	/** Takes a document out of the tables; resolves to what `add` needs to put it back. */
	async remove(docId: string, options: JobOptions): Promise<DocumentText | null> {
		const document = this.documents.find((candidate) => candidate.docId === docId);
		const text = await this.#options.store.text(docId);
		if (!document || text === null) return null;
		await this.#change({ removeDocuments: [docId] }, options);
		return { document, text };
	}

	/** Why a table cannot be called `name`: it cannot stand in SQL, or something is called so; null where it can. */
	nameError(name: string, own: string | null): 'bad' | 'taken' | null {
		if (!isTableName(name)) return 'bad';
		const taken = this.#options.relations.names.some(
			(other) => tableKey(other) === tableKey(name) && other !== own
		);
		return taken ? 'taken' : null;
	}

	/** Adds the tables of one file. Where the engine cannot load them, nothing is changed. */
	async addTables(fileName: string, read: readonly ReadTable[]): Promise<void> {
		const put = await alone(async () => {
			const { tables } = await this.#options.store.read();
			const named = nameTables(fileName, read, [
				...this.#options.relations.names,
				...tables.map(({ name }) => name)
			]);
			await this.#options.store.write({ putTables: named });
			return named;
		});
		try {
			await this.#changed();
		} catch (thrown) {
			await this.#changeTables({ removeTables: put.map(({ name }) => name) });
			throw new InputError(
				{
					zh: `查询引擎不能载入这张表，已撤回：${messageOf(thrown)}`,
					en: `the query engine cannot load this table; it was taken back: ${messageOf(thrown)}`
				},
				{ cause: thrown }
			);
		}
	}

	/** Takes a table away; `putTable` puts it back. */
	removeTable(table: OwnTable): Promise<void> {
		return this.#changeTables({ removeTables: [table.name] });
	}

	/** Puts `table` in the place of the one called `replaced`, or beside the others. */
	putTable(table: OwnTable, replaced: string | null): Promise<void> {
		return this.#changeTables({ putTables: [table], removeTables: replaced === null ? [] : [replaced] });
	}

	async #changeTables(change: Pick<StoreChange, 'putTables' | 'removeTables'>): Promise<void> {
		await alone(() => this.#options.store.write(change));
		await this.#changed();
	}

	async #change(change: DocumentChange, options: JobOptions): Promise<void> {
		await this.#joiner.change(change, options);
		await this.#changed();
	}

	/** What is kept has changed here: the page, the engine and the other tabs follow. */
	async #changed(): Promise<void> {
		this.#take(await this.#options.store.read());
		this.#options.channel?.postMessage('changed');
		await this.#restart();
	}

	/** Another tab has changed what is kept. */
	async #follow(): Promise<void> {
		const before = await this.#load();
		const now = await this.#options.store.read();
		const names = (kept: Kept): string => kept.tables.map(({ name, added }) => `${name}@${added}`).join(' ');
		const same = before.joined?.key === now.joined?.key && names(before) === names(now);
		this.#take(now);
		if (!same) await this.#restart();
	}

	async #restart(): Promise<void> {
		await this.#engine?.restart();
		this.#options.relations.reloaded();
	}

	#load(): Promise<Kept> {
		this.#loaded ??= this.#options.store.read().then((kept) => {
			this.#take(kept);
			return kept;
		});
		return this.#loaded;
	}

	#take(kept: Kept): void {
		this.#kept = kept;
		this.#loaded = Promise.resolve(kept);
		this.#lasting = this.#options.store.lasting;
	}
}
