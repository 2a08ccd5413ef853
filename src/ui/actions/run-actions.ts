import type { NotebookState } from '../../state/notebook-state.svelte.ts';
import type { Preferences } from '../../state/preferences.svelte.ts';
import type { Action } from './action.ts';
import { addBlock } from './cell-actions.ts';
import { focusBlock } from './focus.ts';

/** Runs the block `id` and goes to the next one; after the last one a new query begins. */
export function runAndGoOn(notebook: NotebookState, id: string): void {
	const { shown, selection } = notebook;
	const at = shown.findIndex((block) => block.id === id);
	const block = shown[at];
	if (!block) return;
	if (block.kind !== 'prose') notebook.run(block);
	selection.leave();
	const next = shown[at + 1];
	if (!next) addBlock(notebook, block.id, 'sql');
	else {
		selection.select(next.id);
		focusBlock(next.id);
	}
}

/** What sets cells going and stops them. */
export function runActions(current: () => NotebookState, preferences: Preferences): readonly Action[] {
	const isCell = (): boolean => (current().selected?.kind ?? 'prose') !== 'prose';
	return [
		{
			id: 'run.cell',
			name: ({ actions }) => actions.run,
			keys: ['Mod-Enter'],
			menu: 'run',
			on: 'block',
			enabled: isCell,
			run: () => {
				const { selected } = current();
				if (selected) current().run(selected);
			}
		},
		{
			id: 'run.on',
			name: ({ actions }) => actions.runAndGoOn,
			keys: ['Shift-Enter'],
			menu: 'run',
			on: 'block',
			run: () => {
				const { selected } = current();
				if (selected) runAndGoOn(current(), selected.id);
			}
		},
		{
			id: 'run.stale',
			name: ({ actions }) => actions.runStale,
			keys: ['Mod-Shift-Enter'],
			menu: 'run',
			on: 'page',
			run: () => current().runStale()
		},
		{
			id: 'run.all',
			name: ({ actions }) => actions.runAll,
			keys: ['Mod-Alt-Enter'],
			menu: 'run',
			on: 'page',
			run: () => current().runAll()
		},
		{
			id: 'run.cancel',
			name: ({ actions }) => actions.cancel,
			keys: ['Mod-.', 'i i'],
			menu: 'run',
			on: 'page',
			enabled: () => current().runningCount > 0,
			run: () => current().cancelAll()
		},
		{
			id: 'run.on-edit',
			name: ({ actions }) => actions.runOnEdit,
			keys: ['g e'],
			menu: 'run',
			on: 'page',
			checked: () => preferences.runOnEdit,
			run: () => preferences.chooseRunOnEdit(!preferences.runOnEdit)
		}
	];
}
