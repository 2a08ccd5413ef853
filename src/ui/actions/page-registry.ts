import type { Workspace } from '../../state/workspace.svelte.ts';
import { FileWork } from '../files/file-work.ts';
import { cellActions } from './cell-actions.ts';
import { CellTools, setCellTools } from './cell-tools.ts';
import { Dialogs, setDialogs } from './dialogs.svelte.ts';
import { fileActions } from './file-actions.ts';
import { pageActions } from './page-actions.ts';
import { ActionRegistry, setActions } from './registry.svelte.ts';
import { runActions } from './run-actions.ts';
import { toolActions } from './tool-actions.ts';

/** Gives the components below their actions and windows; called once, by the outermost component. */
export function provideActions(workspace: Workspace): {
	readonly dialogs: Dialogs;
	readonly files: FileWork;
} {
	const current = () => workspace.current;
	const dialogs = new Dialogs();
	const files = new FileWork(workspace, dialogs);
	const tools = new CellTools();
	const registry = new ActionRegistry(() => workspace.current.selected !== null);
	registry.add([
		...fileActions(workspace, files),
		...pageActions(workspace, dialogs),
		...cellActions(current, dialogs),
		...runActions(current, workspace.preferences),
		...toolActions(current, tools)
	]);
	setCellTools(tools);
	setDialogs(dialogs);
	setActions(registry);
	return { dialogs, files };
}
