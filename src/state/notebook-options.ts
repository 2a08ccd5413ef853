import type { ParameterTexts } from '../share/view.ts';
import type { LoadCarried } from './carried-results.svelte.ts';
import type { CellScheduler, ObserveCell } from './cell-scheduler.ts';
import type { NotebookHistory } from './edited-notebook.svelte.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

/** What computes the cells of one open notebook. */
export type NotebookRun = Pick<
	CellScheduler,
	| 'update'
	| 'run'
	| 'runAll'
	| 'runStale'
	| 'cancel'
	| 'cancelAll'
	| 'check'
	| 'preview'
	| 'setSeen'
	| 'page'
	| 'ask'
	| 'openRows'
	| 'readersOf'
	| 'close'
>;

export interface NotebookOptions {
	/** names drafts and remembered heights */
	readonly id: string;
	/** the built-in notebook that it is, or was before it was edited; null for one of the sender's own */
	readonly builtin: string | null;
	readonly origin: 'builtin' | 'link' | 'file';
	/** what it is called where it is saved, `.md` included */
	readonly fileName: string;
	/** what 'reset' goes back to */
	readonly original: string;
	/** what is shown at first: a draft, or what a link carries */
	readonly source: string;
	/** as a link writes them */
	readonly parameters: ParameterTexts;
	/** what the build computed for `original`; null where nothing is carried */
	readonly loadCarried: LoadCarried | null;
	readonly startRun: (observe: ObserveCell) => NotebookRun;
	/** text or parameters have changed */
	readonly onchange: (notebook: NotebookState) => void;
	/** whether a changed cell runs by itself after a pause */
	readonly runOnEdit: () => boolean;
	/** what was done to it before it was left; nothing where it is opened for the first time */
	readonly history?: NotebookHistory | null;
}
