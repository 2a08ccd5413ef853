import type { Engine } from '../../engine/engine.ts';
import type { ScriptTables } from '../../documents/clean/script.ts';
import type { CharacterReference } from '../../documents/reference.ts';
import type { Manifest } from '../../schema/manifest.ts';
import type { SourceTarget } from '../side-panel.svelte.ts';
import type { SourceTexts } from '../source-texts.ts';
import type { Catalog } from '../../notebook/lineage/catalog.ts';
import { tasksBehind, type Behind, type ValuePlace } from './behind.ts';
import { blockCleaner, scriptTables, type BlockCleaner } from './cleaned.ts';
import { readSource, type SourceReading } from './reading.ts';
import { listTasks, type ListedTask } from './tasks.ts';

export interface LibraryOptions {
	readonly engine: Engine;
	readonly texts: SourceTexts;
	readonly manifest: () => Promise<Manifest>;
	/** loaded when a document is first shown */
	readonly characters: () => Promise<CharacterReference>;
}

/** One value in its document. */
export interface OpenSource {
	readonly reading: SourceReading;
	/** the document as published */
	readonly text: string;
	readonly clean: BlockCleaner;
	/** the dataset's hash; null for a document that it does not hold */
	readonly version: string | null;
}

/** Finds values in the documents that they come from. */
export class SourceLibrary {
	readonly #options: LibraryOptions;
	#tables: Promise<ScriptTables> | null = null;

	constructor(options: LibraryOptions) {
		this.#options = options;
	}

	/** null where the dataset does not know the value */
	async open(target: SourceTarget): Promise<OpenSource | null> {
		const { engine, texts, manifest } = this.#options;
		const reading = await readSource(engine, target);
		if (!reading) return null;
		const { docId } = reading.document;
		const [text, tables, { hash, sources }] = await Promise.all([
			texts.sourceText(docId),
			this.#scriptTables(),
			manifest()
		]);
		return {
			reading,
			text,
			clean: blockCleaner(text, tables),
			version: sources.some((source) => source.doc_id === docId) ? hash : null
		};
	}

	/** The tasks behind a number; throws an InputError where they cannot be told for sure. */
	async behind(
		place: ValuePlace,
		catalog: Catalog
	): Promise<{ readonly behind: Behind; readonly tasks: readonly ListedTask[] }> {
		const { engine } = this.#options;
		const behind = await tasksBehind(engine, place, catalog);
		return { behind, tasks: await listTasks(engine, behind.taskIds) };
	}

	#scriptTables(): Promise<ScriptTables> {
		this.#tables ??= this.#options.characters().then(scriptTables, (thrown: unknown) => {
			this.#tables = null;
			throw thrown;
		});
		return this.#tables;
	}
}
