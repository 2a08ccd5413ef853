import type { NotebookState } from '../../state/notebook-state.svelte.ts';
import type { Action, MenuName } from './action.ts';
import type { CellTools, ToolName } from './cell-tools.ts';

interface ToolAction {
	readonly name: ToolName;
	readonly menu: MenuName;
	readonly keys: readonly string[];
	/** its keys are for the editor */
	readonly inEditor?: true;
}

/** Keys of two strokes begin with x, for what leaves the page; those of the editor work while one types there. */
const TOOLS: readonly ToolAction[] = [
	{ name: 'format', menu: 'edit', keys: ['Alt-Shift-f'], inEditor: true },
	{ name: 'comment', menu: 'edit', keys: ['Mod-/'], inEditor: true },
	{ name: 'fix', menu: 'edit', keys: ['Alt-Enter'], inEditor: true },
	{ name: 'complete', menu: 'edit', keys: ['Alt-/'], inEditor: true },
	{ name: 'selection', menu: 'run', keys: ['Alt-Shift-Enter'], inEditor: true },
	{ name: 'table', menu: 'result', keys: ['v'] },
	{ name: 'profiles', menu: 'result', keys: ['Shift-v'] },
	{ name: 'copy', menu: 'result', keys: ['x x'] },
	{ name: 'copyWithHeadings', menu: 'result', keys: ['x h'] },
	{ name: 'copyCsv', menu: 'result', keys: ['x c'] },
	{ name: 'copyMarkdown', menu: 'result', keys: ['x m'] },
	{ name: 'downloadCsv', menu: 'result', keys: ['x d'] },
	{ name: 'downloadXlsx', menu: 'result', keys: ['x e'] },
	{ name: 'savePng', menu: 'result', keys: ['x p'] },
	{ name: 'saveSvg', menu: 'result', keys: ['x s'] },
	{ name: 'copyPng', menu: 'result', keys: ['x i'] }
];

/** What the editor, the table and the chart of the selected cell can do. */
export function toolActions(current: () => NotebookState, tools: CellTools): readonly Action[] {
	const find = (name: ToolName): (() => void) | null => {
		const { selected } = current().selection;
		return selected === null ? null : tools.find(selected, name);
	};
	return TOOLS.map(({ name, menu, keys, inEditor }) => ({
		id: `${menu}.${name}`,
		name: (messages) => messages.tools[name],
		keys,
		menu,
		on: 'block',
		...(inEditor && { inEditor }),
		enabled: () => find(name) !== null,
		run: () => find(name)?.()
	}));
}
