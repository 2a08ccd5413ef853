import type { Workspace } from '../../state/workspace.svelte.ts';
import type { Theme } from '../../state/preferences.svelte.ts';
import type { Action } from './action.ts';
import type { Dialogs } from './dialogs.svelte.ts';
import { revealBlock } from './focus.ts';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** The theme that comes after `theme`. */
export function nextTheme(theme: Theme): Theme {
	return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
}

/** What has the focus, to give it back; null where that is nothing of its own. */
function focused(): HTMLElement | SVGElement | null {
	const { activeElement } = document;
	if (activeElement === document.body) return null;
	return activeElement instanceof HTMLElement || activeElement instanceof SVGElement ? activeElement : null;
}

/** What concerns the notebook as a whole, and the page. */
export function pageActions(workspace: Workspace, dialogs: Dialogs): readonly Action[] {
	const { preferences } = workspace;
	const travel = (way: 'undo' | 'redo') => () => {
		workspace.current[way]();
		const { selected } = workspace.current.selection;
		if (selected) revealBlock(selected);
	};
	return [
		{
			id: 'file.share',
			name: ({ actions }) => actions.share,
			keys: ['Mod-Shift-s'],
			menu: 'file',
			on: 'page',
			run: () => dialogs.open('share')
		},
		{
			id: 'edit.undo',
			name: ({ actions }) => actions.undo,
			keys: ['Mod-z', 'z'],
			menu: 'edit',
			on: 'page',
			enabled: () => workspace.current.canUndo,
			run: travel('undo')
		},
		{
			id: 'edit.redo',
			name: ({ actions }) => actions.redo,
			keys: ['Mod-Shift-z', 'Mod-y', 'Shift-z'],
			menu: 'edit',
			on: 'page',
			enabled: () => workspace.current.canRedo,
			run: travel('redo')
		},
		{
			id: 'edit.reset',
			name: ({ actions }) => actions.reset,
			keys: ['d r'],
			menu: 'edit',
			on: 'page',
			enabled: () => workspace.current.edited,
			run: () => workspace.current.reset()
		},
		{
			id: 'view.schema',
			name: ({ schema }) => schema.action,
			keys: ['Mod-b', 's'],
			menu: 'view',
			on: 'page',
			checked: () => workspace.panel.view?.kind === 'schema',
			run: () => {
				const { panel } = workspace;
				if (panel.view?.kind === 'schema') panel.close();
				else panel.show({ kind: 'schema' }, focused());
			}
		},
		{
			id: 'view.language',
			name: ({ actions }) => actions.language,
			keys: ['g l'],
			menu: 'view',
			on: 'page',
			run: () => workspace.chooseLanguage(preferences.language === 'en' ? 'zh-CN' : 'en')
		},
		{
			id: 'view.theme',
			name: ({ header }) => header.themes[preferences.theme],
			keys: ['g t'],
			menu: 'view',
			on: 'page',
			run: () => preferences.chooseTheme(nextTheme(preferences.theme))
		},
		{
			id: 'help.palette',
			name: ({ actions }) => actions.palette,
			keys: ['Mod-k', 'Mod-Shift-p', 'p'],
			menu: 'help',
			on: 'page',
			run: () => dialogs.open('palette')
		},
		{
			id: 'help.keys',
			name: ({ actions }) => actions.keys,
			keys: ['?', 'F1'],
			menu: 'help',
			on: 'page',
			run: () => dialogs.open('keys')
		}
	];
}
