import type { CellError } from './cell-error.ts';
import { failedRead } from './failed-read.ts';
import { orderOf, sameError, sameIds } from './order.ts';
import { Retired } from './retired.ts';
import type { CellStatus, GraphNode, NodeId, Observer, Runner, RunState } from './run.ts';

export type { CellStatus, GraphNode, NodeId, Observer, Runner, RunState } from './run.ts';

/** What a result or an error was made from. */
interface Basis {
	readonly fingerprint: string;
	/** the versions of what was read; for an error, the numbers of all that leads to it */
	readonly inputs: ReadonlyMap<NodeId, number>;
}

interface Entry<W, R> {
	node: GraphNode<W>;
	status: CellStatus<R>;
	/** of the result that the status holds; null when it has to be computed again in any case */
	basis: Basis | null;
	/** number of the text that failed, upstream texts included; null when no run failed */
	failed: { readonly upstream: number; readonly error: CellError } | null;
	/** whether it is to be computed; false after a cancel */
	wanted: boolean;
	run: AbortController | null;
}

export interface SchedulerOptions<R> {
	readonly observer?: Observer<R>;
	/** how many heavy nodes run at the same time; 1 unless told */
	readonly slots?: number;
	/** how many nodes that are gone keep their results in case they come back; none unless told */
	readonly keepGone?: number;
	/** calls back when the page has nothing better to do; nodes that nobody sees wait for it */
	readonly whenIdle?: (callback: () => void) => void;
}

/**
 * Keeps the results of a graph of nodes up to date: runs what has changed and what reads it, in order, and drops
 * every result that is no longer asked for. Errors are values; a node that reads a failed one fails and names it.
 */
export class Scheduler<W, R> {
	readonly #runner: Runner<W, R>;
	readonly #options: SchedulerOptions<R>;
	#entries = new Map<NodeId, Entry<W, R>>();
	readonly #retired: Retired<W, Entry<W, R>>;
	/** ids so that each comes after all that it reads */
	#order: readonly NodeId[] = [];
	/** numbers of texts with all that leads to them: equal texts have equal numbers */
	#numbers = new Map<string, number>();
	#nextNumber = 0;
	#upstream = new Map<NodeId, number>();
	#visible: ReadonlySet<NodeId> | null = null;
	#waiters: (() => void)[] = [];
	#idleAsked = false;
	#settling = false;

	constructor(runner: Runner<W, R>, options: SchedulerOptions<R> = {}) {
		this.#runner = runner;
		this.#options = options;
		this.#retired = new Retired(options.keepGone ?? 0, (work) => runner.forget(work));
	}

	/** The status of a node, or null where there is none. */
	status(id: NodeId): CellStatus<R> | null {
		return this.#entries.get(id)?.status ?? null;
	}

	/**
	 * Takes `nodes` for the graph. What has not changed keeps its result; with `start: false` what has changed is
	 * marked stale and waits for `runStale`.
	 */
	update(nodes: readonly GraphNode<W>[], { start = true }: { readonly start?: boolean } = {}): void {
		const entries = new Map<NodeId, Entry<W, R>>();
		const changed: NodeId[] = [];
		for (const node of nodes) {
			const old = this.#entries.get(node.id) ?? this.#comeBack(node.id, start);
			if (old === undefined) {
				const status: CellStatus<R> = { state: 'pending', result: null, error: null, version: 0 };
				entries.set(node.id, { node, status, basis: null, failed: null, wanted: start, run: null });
				changed.push(node.id);
				continue;
			}
			if (old.node.fingerprint !== node.fingerprint || !sameIds(old.node.reads, node.reads)) {
				this.#abort(old);
				if (old.node.label !== node.label) this.#runner.forget(old.node.work);
				old.wanted = start;
				changed.push(node.id);
			}
			old.node = node;
			entries.set(node.id, old);
		}
		const gone = [...this.#entries.values()].filter(({ node }) => !entries.has(node.id));
		this.#entries = entries;
		for (const entry of gone) {
			this.#abort(entry);
			this.#retired.keep(entry);
			this.#options.observer?.(entry.node.id, null);
		}
		this.#retired.release(nodes);
		this.#order = orderOf(nodes.map(({ id, reads, error }) => ({ id, reads: error === null ? reads : [] })));
		this.#number();
		if (start) this.#wantAround(changed);
		this.#settle();
	}

	/** Computes a node again, with what it needs and what reads it. */
	run(id: NodeId): void {
		const entry = this.#entries.get(id);
		if (entry === undefined) return;
		this.#reset(entry);
		this.#wantAround([id]);
		this.#settle();
	}

	/** Computes everything again. */
	runAll(): void {
		for (const entry of this.#entries.values()) {
			this.#reset(entry);
			entry.wanted = true;
		}
		this.#settle();
	}

	/** Computes whatever is not up to date, and tries again what has failed. */
	runStale(): void {
		for (const entry of this.#entries.values()) {
			entry.wanted = true;
			entry.failed = null;
		}
		this.#settle();
	}

	/**
	 * The heavy results are gone from where they were kept (the engine has started again): computes them anew.
	 * What has failed stays so: it may be what ended the engine.
	 */
	invalidate(): void {
		for (const entry of [...this.#entries.values(), ...this.#retired.all()]) {
			if (entry.node.heavy) entry.basis = null;
		}
		this.#settle();
	}

	/** Stops what runs and waits; with an id only that node and what reads it. */
	cancel(id?: NodeId): void {
		const ids = id === undefined ? [...this.#entries.keys()] : this.#closure([id], false);
		for (const each of ids) {
			const entry = this.#entries.get(each);
			if (entry === undefined) continue;
			this.#abort(entry);
			// What is there already stays wanted: should the engine lose it, it is computed again.
			if (entry.status.state !== 'done') entry.wanted = false;
		}
		this.#settle();
	}

	/** Says which nodes somebody sees: they run first, with what they read. `null`: all alike. */
	setVisible(ids: ReadonlySet<NodeId> | null): void {
		this.#visible = ids;
		this.#settle();
	}

	/** Resolves when nothing runs and nothing that could run waits. */
	idle(): Promise<void> {
		if (this.#isIdle()) return Promise.resolve();
		return new Promise((resolve) => this.#waiters.push(resolve));
	}

	/** Stops everything for good. */
	dispose(): void {
		this.update([]);
		this.#retired.clear();
	}

	/** The node `id` with the result that it went with; whoever watches has to be told of it again. */
	#comeBack(id: NodeId, start: boolean): Entry<W, R> | undefined {
		const entry = this.#retired.take(id);
		if (entry === undefined) return undefined;
		entry.status = { ...entry.status, state: 'pending', error: null };
		entry.wanted = start;
		return entry;
	}

	/** Wants all that reads one of `ids`, and what that needs. */
	#wantAround(ids: Iterable<NodeId>): void {
		for (const id of this.#closure(this.#closure(ids, false), true)) {
			const entry = this.#entries.get(id);
			if (entry !== undefined) entry.wanted = true;
		}
	}

	#reset(entry: Entry<W, R>): void {
		this.#abort(entry);
		entry.basis = null;
		entry.failed = null;
	}

	#abort(entry: Entry<W, R>): void {
		const { run } = entry;
		// Cleared first: whatever the run still says is no longer heard.
		entry.run = null;
		run?.abort(new DOMException('superseded', 'AbortError'));
	}

	/** `ids` and all that they read (`up`), or all that reads them, through any number of steps. */
	#closure(ids: Iterable<NodeId>, up: boolean): ReadonlySet<NodeId> {
		const found = new Set(ids);
		for (const each of up ? this.#order.toReversed() : this.#order) {
			const reads = this.#entries.get(each)?.node.reads ?? [];
			if (up && found.has(each)) for (const read of reads) found.add(read);
			else if (!up && reads.some((read) => found.has(read))) found.add(each);
		}
		return found;
	}

	#number(): void {
		const numbers = new Map<string, number>();
		this.#upstream = new Map();
		for (const id of this.#order) {
			const node = this.#entries.get(id)?.node;
			const reads = node?.reads.map((read) => this.#upstream.get(read) ?? -1) ?? [];
			const key = JSON.stringify([node?.fingerprint, reads]);
			const number = this.#numbers.get(key) ?? this.#nextNumber++;
			numbers.set(key, number);
			this.#upstream.set(id, number);
		}
		this.#numbers = numbers;
	}

	/** Brings every status in line with what is known, then starts what can run. */
	#settle(): void {
		// An observer or a runner may call back into us; the outer call goes round again.
		if (this.#settling) {
			this.#again = true;
			return;
		}
		this.#settling = true;
		try {
			do {
				this.#again = false;
				for (const id of this.#order) {
					const entry = this.#entries.get(id);
					if (entry !== undefined) this.#judge(entry);
				}
				this.#startReady();
			} while (this.#again);
		} finally {
			this.#settling = false;
		}
		if (this.#isIdle()) for (const resolve of this.#waiters.splice(0)) resolve();
	}
	#again = false;

	/** Sets the status of one node; those that it reads have theirs. */
	#judge(entry: Entry<W, R>): void {
		const { node } = entry;
		const reads = node.reads.map((id) => this.#entries.get(id));
		const failed = reads.find((read) => read?.status.state === 'error');
		const error = node.error ?? (failed === undefined ? null : failedRead(failed.node, node));
		if (error !== null) {
			this.#abort(entry);
			entry.basis = null;
			entry.failed = null;
			this.#show(entry, 'error', { result: null, error });
			return;
		}
		const ready = reads.every((read) => read?.status.state === 'done');
		if (!ready) {
			this.#abort(entry);
			this.#showWaiting(entry);
		} else if (entry.run === null) {
			if (entry.failed !== null && entry.failed.upstream === this.#upstream.get(node.id)) {
				this.#show(entry, 'error', { result: null, error: entry.failed.error });
			} else if (this.#isCurrent(entry)) {
				this.#show(entry, 'done', { result: entry.status.result, error: null });
			} else {
				this.#showWaiting(entry);
			}
		}
	}

	#showWaiting(entry: Entry<W, R>): void {
		const { result } = entry.status;
		const state = result !== null || !entry.wanted ? 'stale' : 'pending';
		this.#show(entry, state, { result, error: null });
	}

	#show(entry: Entry<W, R>, state: RunState, rest: Pick<CellStatus<R>, 'result' | 'error'>): void {
		const { status } = entry;
		const same =
			status.state === state && status.result === rest.result && sameError(status.error, rest.error);
		if (same) return;
		entry.status = { state, ...rest, version: status.version };
		this.#options.observer?.(entry.node.id, entry.status);
	}

	#isCurrent({ node, basis, status }: Entry<W, R>): boolean {
		if (basis === null || status.result === null || basis.fingerprint !== node.fingerprint) return false;
		return (
			basis.inputs.size === new Set(node.reads).size &&
			node.reads.every((id) => basis.inputs.get(id) === this.#entries.get(id)?.status.version)
		);
	}

	/** Whether the node could start now, were there room. */
	#isReady(entry: Entry<W, R>): boolean {
		const { state } = entry.status;
		if (!entry.wanted || entry.run !== null || (state !== 'pending' && state !== 'stale')) return false;
		return entry.node.reads.every((id) => this.#entries.get(id)?.status.state === 'done');
	}

	#isIdle(): boolean {
		for (const entry of this.#entries.values()) if (entry.run !== null || this.#isReady(entry)) return false;
		return true;
	}

	#startReady(): void {
		const ready = this.#order
			.map((id) => this.#entries.get(id))
			.filter((entry) => entry !== undefined)
			.filter((entry) => this.#isReady(entry));
		for (const entry of ready) if (!entry.node.heavy) this.#start(entry);
		const urgent = this.#urgent();
		const heavy = ready.filter(({ node }) => node.heavy);
		const seen = heavy.filter(({ node }) => urgent === null || urgent.has(node.id));
		let room = this.#options.slots ?? 1;
		for (const { node, run } of this.#entries.values()) if (node.heavy && run !== null) room -= 1;
		for (const entry of seen.slice(0, Math.max(0, room))) this.#start(entry);
		room -= seen.length;
		const rest = heavy.filter((entry) => !seen.includes(entry));
		if (room <= 0 || rest.length === 0) return;
		const { whenIdle } = this.#options;
		if (whenIdle === undefined || this.#idleNow) {
			for (const entry of rest.slice(0, room)) this.#start(entry);
		} else if (!this.#idleAsked) {
			this.#idleAsked = true;
			whenIdle(() => {
				this.#idleAsked = false;
				this.#idleNow = true;
				this.#settle();
				this.#idleNow = false;
			});
		}
	}
	#idleNow = false;

	/** What somebody sees, and all that it reads; null when everything counts alike. */
	#urgent(): ReadonlySet<NodeId> | null {
		return this.#visible === null ? null : this.#closure(this.#visible, true);
	}

	#start(entry: Entry<W, R>): void {
		const { node } = entry;
		const controller = new AbortController();
		const inputs = new Map<NodeId, R>();
		const versions = new Map<NodeId, number>();
		for (const id of node.reads) {
			const status = this.#entries.get(id)?.status;
			if (status === undefined || status.result === null) return;
			inputs.set(id, status.result);
			versions.set(id, status.version);
		}
		entry.run = controller;
		entry.failed = null;
		this.#show(entry, 'running', { result: entry.status.result, error: null });
		const basis = { fingerprint: node.fingerprint, inputs: versions };
		// In a later turn, so that a runner that throws at once is like one that rejects.
		Promise.resolve()
			.then(() => this.#runner.run(node.work, inputs, controller.signal))
			.then(
				(result) => {
					if (entry.run === controller) this.#finish(entry, basis, result);
				},
				(thrown: unknown) => {
					if (entry.run === controller) this.#fail(entry, this.#runner.describe(thrown, node.work));
				}
			);
	}

	#finish(entry: Entry<W, R>, basis: Basis, result: R): void {
		entry.run = null;
		entry.basis = basis;
		const { status } = entry;
		const same = status.result !== null && this.#runner.same(status.result, result);
		entry.status = { state: 'done', result, error: null, version: status.version + (same ? 0 : 1) };
		this.#options.observer?.(entry.node.id, entry.status);
		this.#settle();
	}

	#fail(entry: Entry<W, R>, error: CellError): void {
		entry.run = null;
		entry.basis = null;
		entry.failed = { upstream: this.#upstream.get(entry.node.id) ?? -1, error };
		this.#settle();
	}
}
