import { InputError } from '../../base/errors.ts';
import { fileId } from '../../state/keeping.svelte.ts';
import type { NotebookState } from '../../state/notebook-state.svelte.ts';
import { readTextFile } from '../../state/text-file.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import type { Dialogs } from '../actions/dialogs.svelte.ts';
import { DiskFiles } from './disk-files.ts';
import { chooseFile, saveText } from './local-files.ts';

/** Opens, saves, begins and forgets notebooks of the reader's own; what goes wrong is said in a line. */
export class FileWork {
	readonly #workspace: Workspace;
	readonly #dialogs: Dialogs;
	readonly #disk = new DiskFiles();

	constructor(workspace: Workspace, dialogs: Dialogs) {
		this.#workspace = workspace;
		this.#dialogs = dialogs;
	}

	/** Lets the reader choose a file and opens it. */
	open(): void {
		this.#say(
			(async () => {
				const chosen = await chooseFile();
				if (chosen) await this.#take(chosen.file, chosen.handle);
			})()
		);
	}

	/** Opens a file that was dropped on the page. */
	take(file: File): void {
		this.#say(this.#take(file, null));
	}

	/** Starts an empty notebook. */
	begin(): void {
		this.#disk.drop(fileId(this.#workspace.newNotebook()));
	}

	/** Writes the open notebook to its file, or to one that the reader chooses. */
	save(elsewhere: boolean): void {
		this.#say(this.#save(this.#workspace.current, elsewhere, false));
	}

	/** Forgets the open file, for which there is a way back. */
	forget(): void {
		const removed = this.#workspace.forgetFile();
		if (!removed) return;
		const handle = this.#disk.drop(fileId(removed.name));
		const words = {
			zh: `已从这台设备移除“${removed.name}”。`,
			en: `"${removed.name}" is removed from this device.`
		};
		this.#dialogs.say(words, [
			{
				name: ({ actions }) => actions.undo,
				run: () => {
					const id = fileId(this.#workspace.putBack(removed));
					if (handle) this.#say(this.#disk.set({ id, origin: 'file' }, handle));
				}
			}
		]);
	}

	async #take(file: File, handle: FileSystemFileHandle | null): Promise<void> {
		const id = fileId(this.#workspace.openFile(file.name, await readTextFile(file)));
		this.#disk.drop(id);
		// SQL has become a notebook, which does not go back into it.
		if (handle && !/\.sql$/i.test(file.name)) await this.#disk.set({ id, origin: 'file' }, handle);
	}

	async #save(notebook: NotebookState, elsewhere: boolean, overwrite: boolean): Promise<void> {
		const { id, fileName, source, savedSource } = notebook;
		const handle = elsewhere ? null : this.#disk.handleOf(notebook);
		if (handle && !overwrite && (await this.#disk.hasChanged(notebook, savedSource))) {
			this.#ask(notebook, handle.name);
			return;
		}
		const saved = await saveText(fileName, source, handle);
		if (!saved) return;
		if (notebook.source === source) notebook.markSaved();
		if (saved === 'downloaded') {
			this.#dialogs.say({ zh: `已下载 ${fileName}`, en: `${fileName} is downloaded` });
			return;
		}
		this.#workspace.savedTo(notebook, saved.name);
		if (notebook.id !== id) this.#disk.drop(id);
		await this.#disk.set(notebook, saved);
		this.#dialogs.say({ zh: `已保存到 ${saved.name}`, en: `saved to ${saved.name}` });
	}

	#ask(notebook: NotebookState, name: string): void {
		const words = {
			zh: `“${name}”在别处改过，保存会覆盖那些改动。`,
			en: `"${name}" was changed elsewhere; saving would overwrite that.`
		};
		this.#dialogs.ask(words, [
			{
				name: ({ actions }) => actions.saveFileAs,
				run: () => this.#say(this.#save(notebook, true, false))
			},
			{
				name: ({ actions }) => actions.overwrite,
				run: () => this.#say(this.#save(notebook, false, true))
			}
		]);
	}

	#say(work: Promise<unknown>): void {
		work.catch((thrown: unknown) => {
			if (!(thrown instanceof InputError)) throw thrown;
			this.#dialogs.say(thrown.text);
		});
	}
}
