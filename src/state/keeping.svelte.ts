import { Drafts, type TextStorage } from '../share/drafts.ts';
import { Files, type KeptFile } from '../share/files.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

/** Milliseconds without a change after which a draft is written: not at every key. */
const DRAFT_DELAY = 300;

/** A file that was just removed, to be put back. */
export interface RemovedFile extends KeptFile {
	readonly name: string;
}

/** The id of the reader's own notebook called `name`. */
export function fileId(name: string): string {
	return `file:${name}`;
}

/** What this device keeps of the reader's work: drafts of built-in notebooks, and notebooks of their own. */
export class Keeping {
	readonly #drafts: Drafts;
	readonly #files: Files;
	#names: readonly string[] = $state.raw([]);
	/** the open notebook that another page of the same browser has changed meanwhile; null for none */
	#contested: NotebookState | null = $state.raw(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** the notebook whose last change is not kept yet */
	#toKeep: NotebookState | null = null;

	constructor(storage: TextStorage | null) {
		this.#drafts = new Drafts(storage);
		this.#files = new Files(storage);
		this.#names = this.#files.names;
	}

	/** names of the reader's own notebooks, the newest last */
	get names(): readonly string[] {
		return this.#names;
	}

	/** Whether another page of the same browser has changed what `notebook` shows; nothing is kept of it till then. */
	isContested(notebook: NotebookState): boolean {
		return this.#contested === notebook;
	}

	/** The text of a built-in notebook as it was left; null where it was not changed. */
	draftOf(notebook: string): string | null {
		return this.#drafts.read(notebook)?.source ?? null;
	}

	fileOf(name: string): KeptFile | null {
		return this.#files.read(name);
	}

	/** `notebook` has changed: it is written down after a pause. */
	later(notebook: NotebookState): void {
		clearTimeout(this.#timer);
		if (this.#toKeep !== notebook) this.now();
		this.#toKeep = notebook;
		this.#timer = setTimeout(() => this.now(), DRAFT_DELAY);
	}

	/** Writes down at once what has changed last: the page may be about to go. */
	now(): void {
		clearTimeout(this.#timer);
		const notebook = this.#toKeep;
		// Which of two versions is to stay is the reader's to say.
		if (!notebook || notebook.origin === 'link' || notebook === this.#contested) return;
		this.#toKeep = null;
		if (notebook.origin === 'file') {
			const { fileName, savedSource, source } = notebook;
			notebook.setSaved(this.#write(fileName, { saved: savedSource, source }));
			return;
		}
		// Parameters stand in the address.
		if (notebook.edited) {
			notebook.setSaved(this.#drafts.write(notebook.id, { source: notebook.source, parameters: {} }));
		} else {
			this.#drafts.remove(notebook.id);
			notebook.setSaved(true);
		}
	}

	/** `open` is left: what it would lose of two versions becomes a notebook of its own. */
	leave(open: NotebookState): void {
		this.now();
		if (open !== this.#contested) return;
		this.#contested = null;
		if (this.#toKeep !== open) return;
		this.#toKeep = null;
		const { fileName, savedSource, source } = open;
		this.#write(this.#files.freeName(fileName, source), { saved: savedSource, source });
	}

	/** Takes a notebook in under a name like `wanted`, as it stands in its file; gives the name. */
	take(wanted: string, source: string): string {
		const name = this.#files.nameFor(wanted, source);
		this.#write(name, { saved: source, source });
		return name;
	}

	/** Begins a notebook under a name like `wanted` that no other has had; gives the name. */
	begin(wanted: string, source: string): string {
		const name = this.#files.freeName(wanted, source);
		this.#write(name, { saved: source, source });
		return name;
	}

	/** A file goes by a name like `wanted` from now on. */
	rename(notebook: NotebookState, wanted: string): void {
		const { fileName, savedSource, source } = notebook;
		const name = wanted === fileName ? fileName : this.#files.nameFor(wanted, source);
		if (name === fileName) return;
		this.#files.remove(fileName);
		this.#write(name, { saved: savedSource, source });
		this.#names = this.#files.names;
		notebook.callIt({ id: fileId(name), fileName: name });
	}

	/** Forgets a file; it can be put back. */
	remove(notebook: NotebookState): RemovedFile {
		const { fileName, savedSource, source } = notebook;
		// Its last change goes with it.
		if (this.#toKeep === notebook) this.#toKeep = null;
		this.#files.remove(fileName);
		this.#names = this.#files.names;
		return { name: fileName, saved: savedSource, source };
	}

	/** Puts a removed file back; gives its name, which another may have taken meanwhile. */
	putBack({ name, saved, source }: RemovedFile): string {
		const free = this.#files.freeName(name, source);
		this.#write(free, { saved, source });
		return free;
	}

	/** Another page of the same browser has written `key` of the storage (everything, with null). */
	heard(key: string | null, open: NotebookState): void {
		const file = key === null ? null : this.#files.forgetKnown(key);
		const draft = key === null ? null : this.#drafts.forgetKnown(key);
		this.#names = this.#files.names;
		const concerned =
			open.origin === 'file' ? file === open.fileName : open.origin === 'builtin' && draft === open.id;
		if (!concerned) return;
		const theirs = this.#stored(open);
		this.#contested = theirs === null || theirs.source === open.source ? null : open;
	}

	/** What the other page has made of a notebook, in place of what is here; a step that can be taken back. */
	takeTheirs(notebook: NotebookState): void {
		const theirs = this.#stored(notebook);
		this.#contested = null;
		if (theirs) notebook.takeOver(theirs.source, theirs.saved);
	}

	/** What is here, in place of what the other page has made of it. */
	keepOurs(notebook: NotebookState): void {
		this.#contested = null;
		this.#toKeep = notebook;
		this.now();
	}

	/** What the storage holds of a notebook; null where that is nothing. */
	#stored(notebook: NotebookState): KeptFile | null {
		if (notebook.origin === 'file') return this.#files.read(notebook.fileName);
		return { saved: notebook.savedSource, source: this.draftOf(notebook.id) ?? notebook.savedSource };
	}

	#write(name: string, file: KeptFile): boolean {
		const written = this.#files.write(name, file);
		if (!this.#names.includes(name)) this.#names = this.#files.names;
		return written;
	}
}
