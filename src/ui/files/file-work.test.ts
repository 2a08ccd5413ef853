import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memoryStorage, openWorkspace } from '../../../test/workspace.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { Dialogs } from '../actions/dialogs.svelte.ts';
import { zh } from '../i18n/zh/index.ts';
import { FileWork } from './file-work.ts';

/** A file on a disk that tells when it was written. */
class DiskFile {
	readonly name: string;
	text: string;
	modified = 1;

	constructor(name: string, text: string) {
		this.name = name;
		this.text = text;
	}

	async getFile(): Promise<File> {
		return new File([this.text], this.name, { lastModified: this.modified });
	}

	async createWritable(): Promise<{ write: (text: string) => void; close: () => void }> {
		return {
			write: (text) => {
				this.text = text;
				this.modified += 1;
			},
			close: () => {}
		};
	}
}

let workspace: Workspace;
let dialogs: Dialogs;
let work: FileWork;
/** what the reader chooses in the browser's window */
let chosen: DiskFile;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('window', {
		showOpenFilePicker: async () => [chosen],
		showSaveFilePicker: async () => chosen
	});
	({ workspace } = openWorkspace(memoryStorage()));
	dialogs = new Dialogs();
	work = new FileWork(workspace, dialogs);
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

/** Waits for what was set going to be said, as a line of the page. */
async function said(): Promise<string> {
	await vi.waitFor(() => expect(dialogs.said).not.toBeNull());
	const line = dialogs.said?.words.zh ?? '';
	return line;
}

async function opened(file: DiskFile): Promise<void> {
	chosen = file;
	work.open();
	await vi.waitFor(() => expect(workspace.current.source).toBe(file.text));
	// The page remembers when it was written before anything else happens to it.
	await vi.advanceTimersByTimeAsync(10);
}

async function saved(file: DiskFile): Promise<void> {
	dialogs.hush();
	chosen = file;
	work.save(false);
	expect(await said()).toContain('已保存到');
}

function write(text: string): void {
	const block = workspace.current.notebook.blocks.at(-1);
	if (block) workspace.current.edit(block, text);
	else workspace.current.insertAfter(null, { kind: 'prose', text });
}

function choose(name: string): void {
	const choice = dialogs.said?.choices.find((each) => each.name(zh) === name);
	dialogs.hush();
	choice?.run();
}

it('never writes a new notebook over the file of another', async () => {
	const [first, second] = [new DiskFile('报告A.md', ''), new DiskFile('b.md', '')];
	work.begin();
	write('Report A.\n');
	await saved(first);
	work.begin();
	write('Something else.\n');
	await saved(second);
	expect(first.text).toContain('Report A.');
	expect(second.text).toContain('Something else.');
});

it('writes each of two files of one name to its own place', async () => {
	const [first, second] = [new DiskFile('report.md', 'one\n'), new DiskFile('report.md', 'two\n')];
	await opened(first);
	write('one, changed\n');
	await opened(second);
	write('two, changed\n');
	await saved(second);
	workspace.goToFile('report.md');
	await saved(first);
	expect([first.text, second.text]).toEqual(['one, changed\n', 'two, changed\n']);
});

it('leaves the file of a notebook alone whose place another has taken', async () => {
	const file = new DiskFile('x.md', 'a notebook\n');
	await opened(file);
	work.take(new File(['SELECT 1'], 'x.sql'));
	await vi.waitFor(() => expect(workspace.current.source).toContain('SELECT 1'));
	const other = new DiskFile('y.md', '');
	await saved(other);
	expect(file.text).toBe('a notebook\n');
	expect(other.text).toContain('SELECT 1');
});

it('asks before it writes over what another program has changed', async () => {
	const file = new DiskFile('a.md', 'as opened\n');
	await opened(file);
	write('as changed here\n');
	Object.assign(file, { text: 'as changed there\n', modified: 9 });
	work.save(false);
	expect(await said()).toContain('在别处改过');
	expect(file.text).toBe('as changed there\n');
	const copy = new DiskFile('copy.md', '');
	chosen = copy;
	choose(zh.actions.saveFileAs);
	await vi.waitFor(() => expect(copy.text).toBe('as changed here\n'));
	expect(workspace.current.fileName).toBe('copy.md');

	Object.assign(copy, { text: 'once more\n', modified: 99 });
	write('here again\n');
	await said();
	dialogs.hush();
	work.save(false);
	expect(await said()).toContain('在别处改过');
	choose(zh.actions.overwrite);
	await vi.waitFor(() => expect(copy.text).toBe('here again\n'));
});

it('puts a removed file back, with the place that it is saved to', async () => {
	const file = new DiskFile('a.md', 'text\n');
	await opened(file);
	work.forget();
	expect(workspace.files).toEqual([]);
	choose(zh.actions.undo);
	expect(workspace.files).toEqual(['a.md']);
	await vi.advanceTimersByTimeAsync(10);
	write('more\n');
	dialogs.hush();
	work.save(false);
	await said();
	expect(file.text).toBe('more\n');
});

it('says what cannot be opened', async () => {
	work.take(new File([new Uint8Array([0xff, 0xfe, 0xfd])], 'broken.md'));
	expect(await said()).toContain('不是 UTF-8');
});
