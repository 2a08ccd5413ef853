import { keyLabel } from '../actions/keys.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Plain } from '../values/plain.ts';
import { engineText, type GridColumn } from './columns.ts';
import type { MenuItem } from './menu.ts';
import type { CopyForm } from './rows-out.ts';
import type { GridView } from './view.svelte.ts';

/** The ways to copy cells. */
export function copyItems(messages: Messages, copy: (form: CopyForm) => void): readonly MenuItem[] {
	const words = messages.grid;
	return [
		{ label: words.copy, keys: keyLabel('Mod-c'), run: () => copy('tsv') },
		{ label: words.copyWithHeadings, keys: keyLabel('Mod-Shift-c'), run: () => copy('tsv-with-headings') },
		{ label: words.copyCsv, run: () => copy('csv') },
		{ label: words.copyMarkdown, run: () => copy('markdown') }
	];
}

const LONGEST = 20;

/** What the menu of a cell offers to sort and to filter by: for touch, and for cards, which have no headings. */
export function viewItems(
	messages: Messages,
	column: GridColumn,
	value: Plain,
	view: GridView
): readonly MenuItem[] {
	const { name, label } = column;
	const values = [value === null ? null : engineText(column, value)];
	const shown = value === null ? messages.grid.null : column.text(value);
	const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
	return [
		{
			label: messages.view.onlyThis(short),
			run: () => view.filterBy(name, { kind: 'among', column: name, values })
		},
		{
			label: messages.view.notThis(short),
			run: () => view.filterBy(name, { kind: 'without', column: name, values })
		},
		{ label: `${label} ↑`, run: () => view.sortBy(name, 'asc') },
		{ label: `${label} ↓`, run: () => view.sortBy(name, 'desc') }
	];
}
