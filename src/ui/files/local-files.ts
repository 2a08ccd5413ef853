import { InputError, messageOf } from '../../base/errors.ts';

/** A file that the reader has chosen, and the way to write it back where the browser gives one. */
export interface ChosenFile {
	readonly file: File;
	readonly handle: FileSystemFileHandle | null;
}

/** The part of the File System Access API that we use; not every browser has it. */
interface Pickers {
	showOpenFilePicker(options: object): Promise<FileSystemFileHandle[]>;
	showSaveFilePicker(options: object): Promise<FileSystemFileHandle>;
}

const TYPES = [{ description: 'Markdown', accept: { 'text/markdown': ['.md', '.markdown'] } }];
const OPEN_TYPES = [...TYPES, { description: 'SQL', accept: { 'application/sql': ['.sql'] } }];

function pickers(): Pickers | null {
	// Chromium's own names, which the types of the DOM do not have.
	return 'showSaveFilePicker' in window ? (window as unknown as Pickers) : null;
}

/** Whether the reader closed the window of the browser without choosing. */
function isDismissed(thrown: unknown): boolean {
	return thrown instanceof DOMException && thrown.name === 'AbortError';
}

/** Lets the reader choose a notebook or SQL file; null where they did not. */
export async function chooseFile(): Promise<ChosenFile | null> {
	const picker = pickers();
	if (!picker) return chooseByInput();
	try {
		const [handle] = await picker.showOpenFilePicker({ types: OPEN_TYPES });
		return handle ? { file: await handle.getFile(), handle } : null;
	} catch (thrown) {
		if (isDismissed(thrown)) return null;
		throw new InputError(
			{
				zh: `没有打开：${messageOf(thrown)}。请换一个文件再试`,
				en: `not opened: ${messageOf(thrown)}; try another file`
			},
			{ cause: thrown }
		);
	}
}

function chooseByInput(): Promise<ChosenFile | null> {
	const input = document.createElement('input');
	input.type = 'file';
	input.accept = '.md,.markdown,.sql,text/markdown';
	return new Promise((resolve) => {
		input.addEventListener('cancel', () => resolve(null));
		input.addEventListener('change', () => {
			const file = input.files?.[0];
			resolve(file ? { file, handle: null } : null);
		});
		input.click();
	});
}

/** Writes `text` to `handle`, or to a file that the reader chooses; a download where the browser can do no more. */
export async function saveText(
	name: string,
	text: string,
	handle: FileSystemFileHandle | null
): Promise<FileSystemFileHandle | 'downloaded' | null> {
	const picker = pickers();
	if (!picker) {
		download(name, text);
		return 'downloaded';
	}
	try {
		const target = handle ?? (await picker.showSaveFilePicker({ suggestedName: name, types: TYPES }));
		const stream = await target.createWritable();
		await stream.write(text);
		await stream.close();
		return target;
	} catch (thrown) {
		if (isDismissed(thrown)) return null;
		throw new InputError(
			{
				zh: `没有保存：${messageOf(thrown)}。请用“另存为”换一个位置`,
				en: `not saved: ${messageOf(thrown)}; use "Save as" for another place`
			},
			{ cause: thrown }
		);
	}
}

function download(name: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has to have begun with it.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
