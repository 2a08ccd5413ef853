import * as v from 'valibot';
import { messageOf } from '../base/errors.ts';
import type { TextStorage } from './drafts.ts';

/** A notebook of the reader's own, as this device keeps it. */
export interface KeptFile {
	/** as it was last opened or saved */
	readonly saved: string;
	/** as it stands now */
	readonly source: string;
}

const FileSchema = v.object({ version: v.literal(1), saved: v.string(), source: v.string() });
const ListSchema = v.array(v.string());

const PREFIX = 'xushi:file:';
const LIST = 'xushi:files';

/** The reader's own notebooks by their names. Storage may be full or forbidden: then they live as long as the page. */
export class Files {
	readonly #storage: TextStorage | null;
	readonly #kept = new Map<string, KeptFile>();

	constructor(storage: TextStorage | null) {
		this.#storage = storage;
	}

	/** the names, the newest last */
	get names(): readonly string[] {
		const stored = v.safeParse(ListSchema, this.#read(LIST));
		return [...new Set([...(stored.success ? stored.output : []), ...this.#kept.keys()])];
	}

	/** The file `name`, or null where there is none that can be read. */
	read(name: string): KeptFile | null {
		const kept = this.#kept.get(name);
		if (kept) return kept;
		const result = v.safeParse(FileSchema, this.#read(PREFIX + name));
		return result.success ? { saved: result.output.saved, source: result.output.source } : null;
	}

	/** Keeps a file; says whether it will survive a reload. */
	write(name: string, { saved, source }: KeptFile): boolean {
		const { names } = this;
		this.#kept.set(name, { saved, source });
		const written = this.#write(PREFIX + name, { version: 1, saved, source });
		return this.#write(LIST, names.includes(name) ? names : [...names, name]) && written;
	}

	/** Forgets a file. */
	remove(name: string): void {
		const names = this.names.filter((other) => other !== name);
		this.#kept.delete(name);
		this.#write(LIST, names);
		try {
			this.#storage?.removeItem(PREFIX + name);
		} catch (thrown) {
			console.debug(`file ${name}: ${messageOf(thrown)}`);
		}
	}

	/** A name like `wanted` that no file has which holds something else. */
	nameFor(wanted: string, source: string): string {
		// What was not changed since it was saved can be had again.
		return this.#firstName(wanted, (file) => file.source === source || file.source === file.saved);
	}

	/** A name like `wanted` that no file has, unless it holds `source` and never held anything else. */
	freeName(wanted: string, source: string): string {
		return this.#firstName(wanted, (file) => file.source === source && file.saved === source);
	}

	/** Another page has written or removed the file `key` of the storage: what this one knew of it is out of date. */
	forgetKnown(key: string): string | null {
		if (!key.startsWith(PREFIX)) return null;
		const name = key.slice(PREFIX.length);
		this.#kept.delete(name);
		return name;
	}

	#firstName(wanted: string, gives: (file: KeptFile) => boolean): string {
		const [, stem = wanted, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(wanted) ?? [];
		for (let count = 1; ; count += 1) {
			const name = count === 1 ? wanted : `${stem} (${count})${ending}`;
			const file = this.read(name);
			if (file === null || gives(file)) return name;
		}
	}

	#read(key: string): unknown {
		try {
			return JSON.parse(this.#storage?.getItem(key) ?? 'null');
		} catch (thrown) {
			console.debug(`${key}: ${messageOf(thrown)}`);
			return null;
		}
	}

	#write(key: string, value: unknown): boolean {
		try {
			this.#storage?.setItem(key, JSON.stringify(value));
			return this.#storage !== null;
		} catch (thrown) {
			console.debug(`${key}: ${messageOf(thrown)}`);
			return false;
		}
	}
}
