import type { Table } from 'apache-arrow';
import { InputError } from '../base/errors.ts';
import type { Localised } from '../base/localised.ts';
import {
	EngineLostError,
	type Engine,
	type EngineResult,
	type Script,
	type ScriptBody
} from '../engine/engine.ts';
import { buildGraph, optionsNode, type ChosenTexts, type Work } from '../notebook/graph.ts';
import type { BlockId, CellBlock, Notebook } from '../notebook/model.ts';
import type { CellError } from '../notebook/cell-error.ts';
import { Scheduler, type CellStatus, type NodeId } from '../notebook/scheduler.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { Relations } from './relations.ts';
import type { KeptRows } from './result-access.ts';
import type { CellResult, NodeResult } from './results.ts';
import { CellRunner } from './runner.ts';

const NOT_COMPUTED: Localised = {
	zh: '它读取的单元还没有结果，请先运行那些单元',
	en: 'a cell that it reads has no result yet: run that one first'
};

/** Called at every change of a cell's status; null when the cell is gone. */
export type ObserveCell = (id: BlockId, status: CellStatus<CellResult> | null) => void;

export interface CellSchedulerOptions {
	readonly engine: Engine;
	/** names of the dataset's tables and views, and of the reader's own tables */
	readonly relations: Relations;
	readonly observe: ObserveCell;
	/** calls back when the page has nothing better to do; cells that nobody sees wait for it */
	readonly whenIdle?: (callback: () => void) => void;
}

/** Cells that were deleted and whose results an undo brings back without a run; the older ones run again. */
const KEPT_FOR_UNDO = 20;

/** Keeps the cells of one open notebook computed: the same for the page and for the commands. Plain, without runes. */
export class CellScheduler {
	readonly #engine: Engine;
	readonly #relations: Relations;
	readonly #observe: ObserveCell;
	readonly #runner: CellRunner;
	readonly #scheduler: Scheduler<Work, NodeResult>;
	readonly #stopListening: readonly (() => void)[];
	/** the cell of each node; an input may have two */
	#cells: ReadonlyMap<NodeId, BlockId> = new Map();
	#readers: ReadonlyMap<BlockId, readonly BlockId[]> = new Map();
	#kept = 0;
	#last: { readonly notebook: Notebook; readonly chosen: ChosenTexts } | null = null;

	constructor({ engine, relations, observe, whenIdle }: CellSchedulerOptions) {
		this.#engine = engine;
		this.#relations = relations;
		this.#observe = observe;
		this.#runner = new CellRunner(engine);
		this.#scheduler = new Scheduler(this.#runner, {
			observer: (id) => this.#changed(id),
			keepGone: KEPT_FOR_UNDO,
			...(whenIdle !== undefined && { whenIdle })
		});
		let failed = false;
		this.#stopListening = [
			// A name may have come to mean something, or to be taken.
			relations.onChange(() => this.#last && this.update(this.#last.notebook, this.#last.chosen)),
			// What ran just then was lost with the old engine, through no fault of its own.
			relations.onReload(() => this.#scheduler.runStale()),
			engine.onRestart(() => this.#scheduler.invalidate()),
			engine.onStatus((status) => {
				// What could not run for want of an engine gets another chance.
				if (status === 'ready' && failed) this.#scheduler.runStale();
				failed = status === 'failed' || (failed && status === 'loading');
			})
		];
	}

	/** Takes over the cells and the chosen parameters; what differs from before is computed. */
	update(notebook: Notebook, chosen: ChosenTexts): void {
		this.#last = { notebook, chosen };
		const { nodes } = buildGraph(notebook, this.#relations.names, chosen);
		const before = new Set(this.#cells.values());
		this.#cells = new Map(nodes.map(({ id, work }) => [id, work.block.id]));
		const readers = new Map<BlockId, BlockId[]>();
		for (const { id, reads } of nodes) {
			const reader = this.#cells.get(id);
			for (const read of reads) {
				const cell = this.#cells.get(read);
				if (reader === undefined || cell === undefined || reader === cell) continue;
				readers.set(cell, [...(readers.get(cell) ?? []), reader]);
			}
		}
		this.#readers = readers;
		this.#scheduler.update(nodes);
		const present = new Set(cellsOf(notebook).map(({ id }) => id));
		for (const id of before) if (!present.has(id)) this.#observe(id, null);
	}

	/** Computes a cell again, though nothing may differ. */
	run(id: BlockId): void {
		for (const node of this.#nodesOf(id)) this.#scheduler.run(node);
	}

	/** Stops a cell and what waits for it. */
	cancel(id: BlockId): void {
		for (const node of this.#nodesOf(id)) this.#scheduler.cancel(node);
	}

	/** Stops whatever runs or waits. */
	cancelAll(): void {
		this.#scheduler.cancel();
	}

	/** Computes everything again. */
	runAll(): void {
		this.#scheduler.runAll();
	}

	/** Computes what was cancelled or has failed. */
	runStale(): void {
		this.#scheduler.runStale();
	}

	/** Which cells are on the screen: they are computed first. */
	setSeen(ids: ReadonlySet<BlockId>): void {
		this.#scheduler.setVisible(new Set([...ids].flatMap((id) => this.#nodesOf(id))));
	}

	/**
	 * What is wrong with the query `id` of `notebook`, as the engine reads it without running it; null for nothing,
	 * and where it cannot be told yet because something that the cell reads is not there.
	 */
	async check(notebook: Notebook, chosen: ChosenTexts, id: BlockId): Promise<CellError | null> {
		const { error, script } = this.#scriptFor(notebook, chosen, id);
		if (error !== null || script === null) return error;
		try {
			const found = await this.#engine.check(script);
			return found && this.#runner.describe(found);
		} catch (thrown) {
			// The engine went away meanwhile; what it would have said is asked again at the next key.
			if (thrown instanceof EngineLostError) return null;
			throw thrown;
		}
	}

	/** Runs the query `id` of `notebook` beside the cells: its rows, kept until they are closed, or what is wrong. */
	async preview(
		notebook: Notebook,
		chosen: ChosenTexts,
		id: BlockId,
		signal: AbortSignal
	): Promise<KeptRows | CellError> {
		const { error, script } = this.#scriptFor(notebook, chosen, id);
		if (error !== null) return error;
		try {
			if (script === null) throw new InputError(NOT_COMPUTED);
			const { name, ...body } = script;
			return await this.#keepRows(name, body, signal);
		} catch (thrown) {
			signal.throwIfAborted();
			return this.#runner.describe(thrown);
		}
	}

	/** The query `id` of `notebook` ready for the engine; null where something that it reads is not there. */
	#scriptFor(
		notebook: Notebook,
		chosen: ChosenTexts,
		id: BlockId
	): { readonly error: CellError | null; readonly script: Script | null } {
		const { nodes, errors } = buildGraph(notebook, this.#relations.names, chosen);
		const [error] = errors.get(id) ?? [];
		if (error) return { error, script: null };
		const node = nodes.find((candidate) => candidate.id === id);
		if (node?.work.kind !== 'sql') return { error: null, script: null };
		const inputs = new Map<NodeId, NodeResult>();
		for (const read of node.reads) {
			const status = this.#scheduler.status(read);
			if (status?.state !== 'done' || status.result === null) return { error: null, script: null };
			inputs.set(read, status.result);
		}
		return { error: null, script: this.#runner.scriptOf(node.work, node.work.block.name, inputs) };
	}

	/** Rows of a cell's kept result. */
	page(cell: CellBlock, offset: number, limit: number): Promise<Table> {
		return this.#engine.page(cell.name, offset, limit);
	}

	/** Asks the engine beside the cells. */
	ask(sql: string): Promise<EngineResult> {
		return this.#engine.query(sql);
	}

	/** Keeps the rows of a query over the result of the cell `name`, beside the cells. */
	async openRows(name: string, sql: string, signal: AbortSignal): Promise<KeptRows> {
		const statement = { text: sql, toSource: (offset: number) => offset };
		return this.#keepRows(name, { statements: [statement], variables: [] }, signal);
	}

	async #keepRows(name: string, body: ScriptBody, signal: AbortSignal): Promise<KeptRows> {
		// No cell has such a name; another one each time, so that an old one going cannot take a new one with it.
		const kept = `${name}#rows${++this.#kept}`;
		const table = await this.#engine.run({ name: kept, ...body }, { signal, aside: true });
		return {
			relation: kept,
			table,
			page: (offset, limit) => this.#engine.page(kept, offset, limit),
			close: () => {
				// An engine that was started again has forgotten it.
				if (this.#engine.status === 'ready') this.#engine.drop(kept).catch(() => {});
			}
		};
	}

	/** The cells that read the cell `id`. */
	readersOf(id: BlockId): readonly BlockId[] {
		return this.#readers.get(id) ?? [];
	}

	/** How a cell stands; an input whose options are still being queried is on its way too. */
	status(id: BlockId): CellStatus<CellResult> | null {
		const own = this.#scheduler.status(id);
		if (own === null) return null;
		const options = this.#scheduler.status(optionsNode(id));
		// A failed query of options is the input's own error, in its own words and at its own place.
		const state = options?.state === 'running' ? 'running' : own.state;
		const error = options?.error ?? own.error;
		const result = own.result?.kind === 'options' ? null : own.result;
		return { state, result, error, version: own.version };
	}

	/** Resolves when nothing runs and nothing waits. */
	idle(): Promise<void> {
		return this.#scheduler.idle();
	}

	/** Ends everything that runs for this notebook and forgets its results. */
	close(): void {
		for (const stop of this.#stopListening) stop();
		this.#scheduler.dispose();
	}

	#nodesOf(id: BlockId): readonly NodeId[] {
		const options = optionsNode(id);
		return this.#cells.has(options) ? [options, id] : [id];
	}

	#changed(node: NodeId): void {
		const cell = this.#cells.get(node);
		const status = cell === undefined ? null : this.status(cell);
		if (cell !== undefined && status !== null) this.#observe(cell, status);
	}
}
