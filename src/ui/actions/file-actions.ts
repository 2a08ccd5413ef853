import { InputError } from '../../base/errors.ts';
import type { Workspace } from '../../state/workspace.svelte.ts';
import { chooseFile, saveText } from '../files/local-files.ts';
import type { Action } from './action.ts';
import type { Dialogs } from './dialogs.svelte.ts';

/** Opening, saving and starting notebooks of the reader's own. */
export function fileActions(workspace: Workspace, dialogs: Dialogs): readonly Action[] {
	/** files that the browser lets us write back, by the notebook's id */
	const handles = new Map<string, FileSystemFileHandle>();

	function say(work: Promise<unknown>): void {
		work.catch((thrown: unknown) => {
			if (!(thrown instanceof InputError)) throw thrown;
			dialogs.say(thrown.text);
		});
	}

	async function open(): Promise<void> {
		const chosen = await chooseFile();
		if (!chosen) return;
		workspace.openFile(chosen.name, chosen.text);
		if (chosen.handle && /\.(md|markdown)$/i.test(chosen.name)) {
			handles.set(`file:${chosen.name}`, chosen.handle);
		}
	}

	async function save(elsewhere: boolean): Promise<void> {
		const notebook = workspace.current;
		const { id, fileName, source } = notebook;
		const saved = await saveText(fileName, source, elsewhere ? null : (handles.get(id) ?? null));
		if (!saved) return;
		if (saved !== 'downloaded') handles.set(id, saved);
		if (notebook.source === source) notebook.markSaved();
		dialogs.say(
			saved === 'downloaded'
				? { zh: `已下载 ${fileName}`, en: `${fileName} is downloaded` }
				: { zh: `已保存到 ${saved.name}`, en: `saved to ${saved.name}` }
		);
	}

	return [
		{
			id: 'file.new',
			name: ({ actions }) => actions.newNotebook,
			menu: 'file',
			on: 'page',
			run: () => workspace.newNotebook()
		},
		{
			id: 'file.open',
			name: ({ actions }) => actions.openFile,
			keys: ['Mod-o'],
			menu: 'file',
			on: 'page',
			run: () => say(open())
		},
		{
			id: 'file.save',
			name: ({ actions }) => actions.saveFile,
			keys: ['Mod-s'],
			menu: 'file',
			on: 'page',
			run: () => say(save(false))
		},
		{
			id: 'file.save-as',
			name: ({ actions }) => actions.saveFileAs,
			menu: 'file',
			on: 'page',
			run: () => say(save(true))
		},
		{
			id: 'file.forget',
			name: ({ actions }) => actions.forgetFile,
			menu: 'file',
			on: 'page',
			enabled: () => workspace.current.origin === 'file',
			run: () => workspace.forgetFile()
		}
	];
}
