import type { NewBlock } from '../../notebook/format/edit.ts';
import type { Block, BlockId, CellKind } from '../../notebook/model.ts';
import { addChartOf } from '../../state/charts.ts';
import type { NotebookState } from '../../state/notebook-state.svelte.ts';
import type { Action } from './action.ts';
import type { Dialogs } from './dialogs.svelte.ts';
import { firstSeenBlock, focusBlock, revealBlock } from './focus.ts';

/** What a new block of each kind starts with. */
export const STARTS: Readonly<Record<CellKind | 'prose', NewBlock>> = {
	sql: { kind: 'sql', body: '' },
	chart: { kind: 'chart', body: 'mark: barX' },
	input: { kind: 'input', body: 'label: 选择 / Choose\noptions: [甲, 乙]', attributes: { type: 'select' } },
	prose: { kind: 'prose', text: '\n' }
};

const ADD_KEYS: Readonly<Record<CellKind | 'prose', string>> = {
	sql: 'b',
	chart: 'Shift-c',
	input: 'Shift-i',
	prose: 'Shift-m'
};

/** Adds a block after another (first, with null) and puts the cursor into it. */
export function addBlock(notebook: NotebookState, after: BlockId | null, kind: CellKind | 'prose'): void {
	const id = notebook.insertAfter(after, STARTS[kind]);
	notebook.selection.edit(id);
	revealBlock(id);
}

/** The block before `id` in the file, blank prose included. */
function before(notebook: NotebookState, id: BlockId): BlockId | null {
	const { blocks } = notebook.notebook;
	return blocks[blocks.findIndex((block) => block.id === id) - 1]?.id ?? null;
}

function step(notebook: NotebookState, by: -1 | 1): void {
	const { shown, selected } = notebook;
	const at = selected ? shown.findIndex(({ id }) => id === selected.id) : -1;
	const next = at < 0 ? firstSeenBlock() : (shown[at + by]?.id ?? null);
	if (next === null) return;
	const block = shown.find(({ id }) => id === next);
	if (!block) return;
	notebook.selection.select(block.id);
	focusBlock(block.id);
}

/** What acts on the selected block, and what moves between blocks. */
export function cellActions(current: () => NotebookState, dialogs: Dialogs): readonly Action[] {
	const on = (act: (block: Block, notebook: NotebookState) => void) => () => {
		const notebook = current();
		const { selected } = notebook;
		if (selected) act(selected, notebook);
	};
	const isCell = (): boolean => (current().selected?.kind ?? 'prose') !== 'prose';
	const after = (act: (block: Block, notebook: NotebookState) => void) =>
		on((block, notebook) => {
			act(block, notebook);
			const { selected } = notebook.selection;
			if (selected) focusBlock(selected);
		});
	return [
		{
			id: 'cell.edit',
			name: ({ actions }) => actions.editCell,
			keys: ['Enter'],
			menu: 'cell',
			on: 'block',
			run: on(({ id }, { selection }) => selection.edit(id))
		},
		{
			id: 'cell.above',
			name: ({ actions }) => actions.addAbove,
			keys: ['a'],
			menu: 'cell',
			on: 'block',
			run: on(({ id }, notebook) => addBlock(notebook, before(notebook, id), 'sql'))
		},
		...(['sql', 'chart', 'input', 'prose'] as const).map((kind): Action => ({
			id: `cell.add-${kind}`,
			name: ({ actions }) => actions.addBelow[kind],
			keys: [ADD_KEYS[kind]],
			menu: 'cell',
			on: 'page',
			run: () => {
				const { selected, notebook } = current();
				addBlock(current(), selected?.id ?? notebook.blocks.at(-1)?.id ?? null, kind);
			}
		})),
		{
			id: 'cell.delete',
			name: ({ actions }) => actions.remove,
			keys: ['d d', 'Delete'],
			menu: 'cell',
			on: 'block',
			run: after(({ id }, notebook) => notebook.remove(id))
		},
		{
			id: 'cell.duplicate',
			name: ({ actions }) => actions.duplicate,
			keys: ['Shift-d'],
			menu: 'cell',
			on: 'block',
			run: after(({ id }, notebook) => notebook.duplicate(id))
		},
		{
			id: 'cell.up',
			name: ({ actions }) => actions.moveUp,
			keys: ['Alt-ArrowUp', 'Shift-k'],
			menu: 'cell',
			on: 'block',
			run: after(({ id }, notebook) => notebook.move(id, -1))
		},
		{
			id: 'cell.down',
			name: ({ actions }) => actions.moveDown,
			keys: ['Alt-ArrowDown', 'Shift-j'],
			menu: 'cell',
			on: 'block',
			run: after(({ id }, notebook) => notebook.move(id, 1))
		},
		{
			id: 'cell.rename',
			name: ({ actions }) => actions.rename,
			keys: ['F2', 'r'],
			menu: 'cell',
			on: 'block',
			enabled: isCell,
			run: () => dialogs.open('rename')
		},
		{
			id: 'cell.chart',
			name: ({ actions }) => actions.chart,
			keys: ['c'],
			menu: 'result',
			on: 'block',
			enabled: () => {
				const { selected } = current();
				const result = selected?.kind === 'sql' ? current().statusOf(selected).result : null;
				return result?.kind === 'sql' && result.table.rowCount > 0;
			},
			run: on((block, notebook) => {
				if (block.kind === 'sql') focusBlock(addChartOf(notebook, block));
			})
		},
		{
			id: 'cell.source',
			name: ({ actions }) => actions.source,
			// Also in the grid, where plain keys belong to the cells.
			keys: ['F4'],
			menu: 'result',
			on: 'block',
			enabled: () => {
				const { picked, selected } = current().selection;
				return picked !== null && picked.block === selected;
			},
			run: () => current().selection.picked?.show()
		},
		{
			id: 'cell.fold',
			name: ({ actions }) => actions.fold,
			keys: ['f'],
			menu: 'result',
			on: 'block',
			enabled: isCell,
			run: on((block, notebook) => {
				if (block.kind !== 'prose') notebook.toggleFold(block);
			})
		},
		{
			id: 'cell.code',
			name: ({ actions }) => actions.code,
			keys: ['o'],
			menu: 'cell',
			on: 'block',
			run: on(({ id }, { selection }) => selection.toggleCode(id))
		},
		{
			id: 'cell.to-prose',
			name: ({ actions }) => actions.toProse,
			keys: ['m'],
			menu: 'cell',
			on: 'block',
			enabled: () => isCell() && current().selected?.raw !== '',
			run: after((block, notebook) => {
				if (block.kind === 'prose') return;
				notebook.replace(block.id, { kind: 'prose', text: block.body || block.name });
			})
		},
		{
			id: 'cell.to-sql',
			name: ({ actions }) => actions.toSql,
			keys: ['y'],
			menu: 'cell',
			on: 'block',
			enabled: () => !isCell(),
			run: after((block, notebook) => notebook.replace(block.id, { kind: 'sql', body: block.raw.trim() }))
		},
		{
			id: 'cell.next',
			name: ({ actions }) => actions.next,
			keys: ['j', 'ArrowDown'],
			menu: 'view',
			on: 'page',
			run: () => step(current(), 1)
		},
		{
			id: 'cell.previous',
			name: ({ actions }) => actions.previous,
			keys: ['k', 'ArrowUp'],
			menu: 'view',
			on: 'page',
			run: () => step(current(), -1)
		}
	];
}
