import { SvelteMap } from 'svelte/reactivity';
import type { BlockId } from '../notebook/model.ts';
import type { CellStatus as Status } from '../notebook/scheduler.ts';
import type { CellResult } from './results.ts';

export type CellStatus = Status<CellResult> & {
	/** the result came with the page; the engine has not computed it yet */
	readonly carried?: boolean;
	/** while it runs: when that began, in milliseconds of the page's clock */
	readonly since?: number;
	/** milliseconds that the last run took until its result was there */
	readonly took?: number;
};

const PENDING: CellStatus = { state: 'pending', result: null, error: null, version: 0 };

/** How the cells of an open notebook stand, one by one, and how long they took. */
export class CellStatuses {
	readonly #statuses = new SvelteMap<BlockId, CellStatus>();
	readonly #runningCount = $derived.by(
		() =>
			[...this.#statuses.values()].filter(({ state }) => state === 'running' || state === 'pending').length
	);

	/** cells that wait or are being computed */
	get runningCount(): number {
		return this.#runningCount;
	}

	of(id: BlockId): CellStatus {
		return this.#statuses.get(id) ?? PENDING;
	}

	/** Takes over how a cell stands now; null: it is gone. */
	set(id: BlockId, status: Status<CellResult> | null): void {
		if (status) this.#statuses.set(id, timed(this.#statuses.get(id), status, performance.now()));
		else this.#statuses.delete(id);
	}
}

function timed(before: CellStatus | undefined, status: Status<CellResult>, now: number): CellStatus {
	if (status.state === 'running') return { ...status, since: before?.since ?? now };
	if (before?.since === undefined)
		return before?.took === undefined ? status : { ...status, took: before.took };
	return status.state === 'done' ? { ...status, took: now - before.since } : status;
}
