import { messageOf } from '../base/errors.ts';
import type { EngineData } from '../engine/engine.ts';
import type { Manifest } from '../schema/manifest.ts';

/** The dataset that the page was built with, fetched once and kept for restarts of the engine. */
export class PublicDataset {
	readonly #base: URL;
	#manifest: Promise<Manifest> | null = null;
	#data: Promise<EngineData> | null = null;
	readonly #texts = new Map<string, string>();

	/** `base` is the folder that holds `manifest.json`. */
	constructor(base: URL) {
		this.#base = base;
	}

	/** What the build says about the dataset. */
	manifest(): Promise<Manifest> {
		this.#manifest ??= this.#fetch('manifest.json')
			.then((response) => response.json() as Promise<Manifest>)
			.catch((thrown: unknown) => {
				this.#manifest = null;
				throw thrown;
			});
		return this.#manifest;
	}

	/** The tables and statements of the build. */
	data(): Promise<EngineData> {
		this.#data ??= this.#load().catch((thrown: unknown) => {
			// A failed download may be tried again.
			this.#data = null;
			throw thrown;
		});
		return this.#data;
	}

	/** The text of a document of the build, into which its passages point; null for a document that it has not. */
	async sourceText(docId: string): Promise<string | null> {
		const kept = this.#texts.get(docId);
		if (kept !== undefined) return kept;
		const { sources } = await this.manifest();
		const file = sources.find(({ doc_id }) => doc_id === docId)?.file;
		if (file === undefined) return null;
		const bytes = await (await this.#fetch(file)).arrayBuffer();
		// A mark at the start counts in the offsets.
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
		this.#texts.set(docId, text);
		return text;
	}

	async #load(): Promise<EngineData> {
		const manifest = await this.manifest();
		const tables = await Promise.all(
			manifest.tables.map(async ({ name, file }) => {
				const response = await this.#fetch(file);
				return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
			})
		);
		return { tables, statements: manifest.sql };
	}

	async #fetch(file: string): Promise<Response> {
		const url = new URL(file, this.#base);
		let response: Response;
		try {
			response = await fetch(url);
		} catch (thrown) {
			throw new Error(`${file}: ${messageOf(thrown)}`, { cause: thrown });
		}
		if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
		return response;
	}
}
