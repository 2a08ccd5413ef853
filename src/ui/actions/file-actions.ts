import type { Workspace } from '../../state/workspace.svelte.ts';
import type { FileWork } from '../files/file-work.ts';
import type { Action } from './action.ts';

/** Opening, saving and starting notebooks of the reader's own. */
export function fileActions(workspace: Workspace, files: FileWork): readonly Action[] {
	return [
		{
			id: 'file.new',
			name: ({ actions }) => actions.newNotebook,
			keys: ['Mod-Alt-n'],
			menu: 'file',
			on: 'page',
			run: () => files.begin()
		},
		{
			id: 'file.open',
			name: ({ actions }) => actions.openFile,
			keys: ['Mod-o'],
			menu: 'file',
			on: 'page',
			run: () => files.open()
		},
		{
			id: 'file.save',
			name: ({ actions }) => actions.saveFile,
			keys: ['Mod-s'],
			menu: 'file',
			on: 'page',
			run: () => files.save(false)
		},
		{
			id: 'file.save-as',
			name: ({ actions }) => actions.saveFileAs,
			keys: ['Mod-Alt-s'],
			menu: 'file',
			on: 'page',
			run: () => files.save(true)
		},
		{
			id: 'file.forget',
			name: ({ actions }) => actions.forgetFile,
			keys: ['d n'],
			menu: 'file',
			on: 'page',
			enabled: () => workspace.current.origin === 'file',
			run: () => files.forget()
		}
	];
}
