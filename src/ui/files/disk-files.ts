/** What of a notebook decides which file on the disk is its own. */
export interface Saved {
	readonly id: string;
	readonly origin: 'builtin' | 'link' | 'file';
}

/** A file on the disk as the page saw it last. */
interface Known {
	readonly handle: FileSystemFileHandle;
	/** when it was written last, in milliseconds; null where that is not known */
	readonly modified: number | null;
}

async function modifiedAt(handle: FileSystemFileHandle): Promise<number | null> {
	try {
		return (await handle.getFile()).lastModified;
	} catch {
		// Gone meanwhile: nothing of another's can be overwritten.
		return null;
	}
}

/** Which file on the disk belongs to which notebook, as long as the page lives. */
export class DiskFiles {
	readonly #known = new Map<string | Saved, Known>();

	/** The file to which `notebook` is written back; null for none yet. */
	handleOf(notebook: Saved): FileSystemFileHandle | null {
		return this.#known.get(keyOf(notebook))?.handle ?? null;
	}

	/** The notebook has just been written to, or read from, the file. */
	async set(notebook: Saved, handle: FileSystemFileHandle): Promise<void> {
		this.#known.set(keyOf(notebook), { handle, modified: await modifiedAt(handle) });
	}

	/** The notebook called `id` has no file any more, or is another one now; gives the one that it had. */
	drop(id: string): FileSystemFileHandle | null {
		const had = this.#known.get(id)?.handle ?? null;
		this.#known.delete(id);
		return had;
	}

	/** Whether the file holds something that neither the page has written nor `text` is. */
	async hasChanged(notebook: Saved, text: string): Promise<boolean> {
		const known = this.#known.get(keyOf(notebook));
		if (!known || known.modified === null) return false;
		const now = await modifiedAt(known.handle);
		if (now === null || now === known.modified) return false;
		return (await (await known.handle.getFile()).text()) !== text;
	}
}

/** One link after the other goes by the same id, and is another notebook each time. */
function keyOf(notebook: Saved): string | Saved {
	return notebook.origin === 'link' ? notebook : notebook.id;
}
