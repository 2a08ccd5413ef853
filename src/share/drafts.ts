import * as v from 'valibot';
import { messageOf } from '../base/errors.ts';
import { ParameterTextsSchema, type ParameterTexts } from './view.ts';

/** The part of `localStorage` that drafts need. */
export interface TextStorage {
	getItem(key: string): string | null;
	setItem(key: string, value: string): void;
	removeItem(key: string): void;
}

/** What a person changed in a notebook and has not shared or saved. */
export interface Draft {
	/** the whole notebook, Markdown */
	readonly source: string;
	readonly parameters: ParameterTexts;
}

const DraftSchema = v.object({
	version: v.literal(1),
	source: v.string(),
	parameters: ParameterTextsSchema
});

const PREFIX = 'xushi:draft:';

/** Drafts by notebook, kept across visits. Storage may be full or forbidden: then they live as long as the page. */
export class Drafts {
	readonly #storage: TextStorage | null;
	readonly #kept = new Map<string, Draft>();

	constructor(storage: TextStorage | null) {
		this.#storage = storage;
	}

	/** The draft of `notebook`, or null where there is none that can be read. */
	read(notebook: string): Draft | null {
		const kept = this.#kept.get(notebook);
		if (kept) return kept;
		try {
			const text = this.#storage?.getItem(PREFIX + notebook) ?? null;
			if (text === null) return null;
			const result = v.safeParse(DraftSchema, JSON.parse(text));
			return result.success ? { source: result.output.source, parameters: result.output.parameters } : null;
		} catch (thrown) {
			// Storage that cannot be read has no draft for us; the next write says so to the reader.
			console.debug(`draft of ${notebook}: ${messageOf(thrown)}`);
			return null;
		}
	}

	/** Keeps `draft`; says whether it will survive a reload. */
	write(notebook: string, draft: Draft): boolean {
		this.#kept.set(notebook, draft);
		try {
			this.#storage?.setItem(PREFIX + notebook, JSON.stringify({ version: 1, ...draft }));
			return this.#storage !== null;
		} catch (thrown) {
			console.debug(`draft of ${notebook}: ${messageOf(thrown)}`);
			return false;
		}
	}

	/** Another page has written or removed the draft `key` of the storage: what this one knew of it is out of date. */
	forgetKnown(key: string): string | null {
		if (!key.startsWith(PREFIX)) return null;
		const notebook = key.slice(PREFIX.length);
		this.#kept.delete(notebook);
		return notebook;
	}

	/** Forgets the draft of `notebook`. */
	remove(notebook: string): void {
		this.#kept.delete(notebook);
		try {
			this.#storage?.removeItem(PREFIX + notebook);
		} catch (thrown) {
			console.debug(`draft of ${notebook}: ${messageOf(thrown)}`);
		}
	}
}
