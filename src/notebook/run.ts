import type { Span } from '../base/span.ts';
import type { CellError } from './cell-error.ts';

/** What runs: a cell (its BlockId) or the options query of an input (`<BlockId>#options`). */
export type NodeId = string;

/**
 * `pending` waits for its first result, `running` is being computed, `done` shows what its inputs give,
 * `stale` has an older result (or, after a cancel, none), `error` has failed or reads what failed.
 */
export type RunState = 'pending' | 'running' | 'done' | 'stale' | 'error';

export interface CellStatus<R> {
	readonly state: RunState;
	/** the newest result; kept while the cell is stale or runs again, null in error */
	readonly result: R | null;
	readonly error: CellError | null;
	/** counts the results that differ, so that a reader of the status can tell a new one from an old one */
	readonly version: number;
}

/** One node of the graph; `work` is what the runner gets. */
export interface GraphNode<W> {
	readonly id: NodeId;
	/** the name that people know it by */
	readonly label: string;
	/** nodes whose results this one needs; nodes in a cycle have an `error` */
	readonly reads: readonly NodeId[];
	/** where in the body it says so, as far as it does */
	readonly places?: ReadonlyMap<NodeId, Span | null>;
	/** all that decides the result, beside what is read: two equal ones need no new run */
	readonly fingerprint: string;
	/** why the node cannot run at all */
	readonly error: CellError | null;
	/** whether it needs the engine, where runs wait for each other; the others run at once */
	readonly heavy: boolean;
	readonly work: W;
}

/** Computes one node; rejects when aborted, or with what went wrong. */
export interface Runner<W, R> {
	run(work: W, inputs: ReadonlyMap<NodeId, R>, signal: AbortSignal): Promise<R>;
	/** What to show for anything that `run` throws. */
	describe(thrown: unknown, work: W): CellError;
	/** Whether readers of `previous` may keep their results when `next` comes in its place. */
	same(previous: R, next: R): boolean;
	/** The node is gone or has another name; what it left behind can go too. */
	forget(work: W): void;
}

/** Called at every change of a node's status; with `null` when the node is gone. */
export type Observer<R> = (id: NodeId, status: CellStatus<R> | null) => void;
