import type { Engine } from '../engine/engine.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, Notebook } from '../notebook/model.ts';
import type { ChosenTexts } from '../notebook/graph.ts';
import { CellScheduler, type ObserveCell } from './cell-scheduler.ts';
import type { Relations } from './relations.ts';
import { markEngineReady, markFirstResult, markVerified, measureCell } from './timing.ts';

/** Waits for a moment in which the page does nothing else; not for ever, as a busy page would never get there. */
function whenIdle(callback: () => void): void {
	if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: 1000 });
	else setTimeout(callback, 50);
}

/** The cells of one notebook as the page runs them, with the User Timing marks that go with it. */
class PageRun extends CellScheduler {
	readonly #names: Map<BlockId, string>;
	/** cells that do not show a result of the engine */
	readonly #open: Set<BlockId>;
	readonly #stopMarking: () => void;

	constructor(engine: Engine, relations: Relations, observe: ObserveCell) {
		const names = new Map<BlockId, string>();
		const starts = new Map<BlockId, number>();
		const open = new Set<BlockId>();
		super({
			engine,
			relations,
			whenIdle,
			observe: (id, status) => {
				observe(id, status);
				if (status?.state === 'running') starts.set(id, performance.now());
				const ended = status?.state === 'done' || status?.state === 'error';
				const start = starts.get(id);
				if (ended && start !== undefined) {
					measureCell(names.get(id) ?? id, start);
					starts.delete(id);
				}
				if (status?.state === 'done' && status.result?.kind !== 'input') markFirstResult();
				if (status === null || status.state === 'done') open.delete(id);
				else open.add(id);
				if (open.size === 0) markVerified();
			}
		});
		this.#names = names;
		this.#open = open;
		this.#stopMarking = engine.onStatus((status) => {
			if (status === 'ready') markEngineReady();
		});
	}

	override update(notebook: Notebook, chosen: ChosenTexts): void {
		const cells = cellsOf(notebook);
		this.#open.clear();
		for (const { id, name } of cells) {
			this.#names.set(id, name);
			this.#open.add(id);
		}
		super.update(notebook, chosen);
		for (const { id } of cells) if (this.status(id)?.state === 'done') this.#open.delete(id);
	}

	override close(): void {
		this.#stopMarking();
		super.close();
	}
}

/** Starts to compute an open notebook's cells; `observe` hears of every change. */
export function startNotebookRun(engine: Engine, relations: Relations, observe: ObserveCell): CellScheduler {
	return new PageRun(engine, relations, observe);
}
