import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deferred, type Deferred } from '../base/deferred.ts';
import { bodyError } from './cell-error.ts';
import { Scheduler, type CellStatus, type GraphNode, type NodeId, type Runner } from './scheduler.ts';

interface Work {
	readonly id: NodeId;
	readonly text: string;
}

interface Call {
	readonly work: Work;
	readonly signal: AbortSignal;
	readonly done: Deferred<string>;
	readonly value: string;
}

/** A runner whose runs end when the test says so; a text that starts with `!` fails. */
class FakeRunner implements Runner<Work, string> {
	readonly open: Call[] = [];
	readonly started: string[] = [];
	readonly forgotten: string[] = [];

	run(work: Work, inputs: ReadonlyMap<NodeId, string>, signal: AbortSignal): Promise<string> {
		const value = `${work.text}(${[...inputs.values()].join(',')})`;
		const call = { work, signal, done: deferred<string>(), value };
		this.open.push(call);
		this.started.push(work.id);
		return call.done.promise;
	}

	describe(thrown: unknown) {
		return bodyError('错', String(thrown), null);
	}

	same(previous: string, next: string): boolean {
		return previous === next;
	}

	forget(work: Work): void {
		this.forgotten.push(work.id);
	}

	/** Ends one open run, aborted or not. */
	async end(index = 0): Promise<void> {
		const [call] = this.open.splice(index, 1);
		if (call === undefined) return;
		if (call.work.text.startsWith('!')) call.done.reject(new Error(call.work.text));
		else call.done.resolve(call.value);
		await turn();
	}

	async endAll(): Promise<void> {
		await turn();
		while (this.open.length > 0) await this.end();
	}
}

async function turn(): Promise<void> {
	for (let round = 0; round < 8; round += 1) await Promise.resolve();
}

function node(id: NodeId, text: string, reads: readonly NodeId[] = [], heavy = true): GraphNode<Work> {
	return { id, label: id, reads, fingerprint: text, error: null, heavy, work: { id, text } };
}

function setUp(slots = 1, keepGone = 0) {
	const runner = new FakeRunner();
	const seen: [NodeId, string, string | null][] = [];
	const scheduler = new Scheduler<Work, string>(runner, {
		slots,
		keepGone,
		observer: (id, status) => seen.push([id, status?.state ?? 'gone', status?.result ?? null])
	});
	return { runner, scheduler, seen, state: (id: NodeId) => scheduler.status(id)?.state };
}

describe('the scheduler', () => {
	it('gives a node that comes back its result without a run, unless its inputs or its name have changed', async () => {
		const { runner, scheduler, seen, state } = setUp(1, 2);
		const all = [node('a', 'A'), node('b', 'B', ['a'])];
		scheduler.update(all);
		await runner.endAll();
		scheduler.update([node('a', 'A')]);
		expect(runner.forgotten).toEqual([]);
		scheduler.update(all);
		expect(state('b')).toBe('done');
		expect(seen.at(-1)).toEqual(['b', 'done', 'B(A())']);
		scheduler.update([node('a', 'A')]);
		scheduler.update([node('a', 'other')]);
		await runner.endAll();
		scheduler.update([node('a', 'other'), node('b', 'B', ['a'])]);
		await runner.endAll();
		expect(scheduler.status('b')?.result).toBe('B(other())');
		expect(runner.started).toEqual(['a', 'b', 'a', 'b']);
		// Another node takes the name under which the result was kept.
		scheduler.update([node('a', 'other')]);
		scheduler.update([node('a', 'other'), { ...node('c', 'C'), label: 'B' }]);
		expect(runner.forgotten).toEqual(['b']);
		scheduler.dispose();
		expect(runner.forgotten.toSorted()).toEqual(['a', 'b', 'c']);
	});

	it('runs each node after what it reads, whatever their order', async () => {
		const { runner, scheduler, state } = setUp();
		scheduler.update([
			node('d', 'D', ['b', 'c']),
			node('c', 'C', ['a']),
			node('b', 'B', ['a']),
			node('a', 'A')
		]);
		await runner.endAll();
		expect(runner.started).toEqual(['a', 'c', 'b', 'd']);
		expect(scheduler.status('d')).toMatchObject({ state: 'done', result: 'D(B(A()),C(A()))' });
		expect(state('a')).toBe('done');
	});

	it('computes only what changed and what reads it', async () => {
		const { runner, scheduler, state } = setUp();
		const nodes = (b: string) => [
			node('a', 'A'),
			node('b', b, ['a']),
			node('c', 'C', ['a']),
			node('d', 'D', ['b'])
		];
		scheduler.update(nodes('B'));
		await runner.endAll();
		runner.started.length = 0;
		scheduler.update(nodes('B2'));
		expect([state('a'), state('b'), state('c'), state('d')]).toEqual(['done', 'running', 'done', 'stale']);
		expect(scheduler.status('d')?.result).toBe('D(B(A()))');
		await runner.endAll();
		expect(runner.started).toEqual(['b', 'd']);
		expect(scheduler.status('d')?.result).toBe('D(B2(A()))');
		runner.started.length = 0;
		scheduler.update(nodes('B2'));
		await runner.endAll();
		expect(runner.started).toEqual([]);
	});

	it('lets readers keep their results when a new result is the same', async () => {
		const { runner, scheduler, state } = setUp();
		scheduler.update([node('a', 'A'), node('b', 'B', ['a'])]);
		await runner.endAll();
		runner.started.length = 0;
		scheduler.run('a');
		expect(state('b')).toBe('stale');
		await runner.endAll();
		expect(runner.started).toEqual(['a']);
		expect(state('b')).toBe('done');
	});

	it('drops the result of a superseded run, aborted or not', async () => {
		const { runner, scheduler } = setUp();
		scheduler.update([node('a', 'A1')]);
		await turn();
		scheduler.update([node('a', 'A2')]);
		await turn();
		const [first, second] = runner.open;
		expect(first?.signal.aborted).toBe(true);
		expect(second?.signal.aborted).toBe(false);
		await runner.end(1);
		expect(scheduler.status('a')?.result).toBe('A2()');
		await runner.end(0);
		expect(scheduler.status('a')?.result).toBe('A2()');
	});

	it('makes readers of a failed node fail and name it; others go on', async () => {
		const { runner, scheduler, state } = setUp();
		scheduler.update([node('a', '!A'), node('b', 'B', ['a']), node('c', 'C', ['b']), node('x', 'X')]);
		await runner.endAll();
		expect([state('a'), state('b'), state('c'), state('x')]).toEqual(['error', 'error', 'error', 'done']);
		expect(scheduler.status('b')?.error?.message.en).toContain('"a"');
		expect(scheduler.status('c')?.error?.message.en).toContain('"b"');
		runner.started.length = 0;
		scheduler.update([node('a', '!A'), node('b', 'B', ['a']), node('c', 'C', ['b']), node('x', 'X')]);
		await runner.endAll();
		expect(runner.started).toEqual([]);
		scheduler.update([node('a', 'A'), node('b', 'B', ['a']), node('c', 'C', ['b']), node('x', 'X')]);
		await runner.endAll();
		expect(scheduler.status('c')?.result).toBe('C(B(A()))');
	});

	it('never runs a node with an error of its own, and reports those that read it', async () => {
		const { runner, scheduler, state } = setUp();
		const broken = { ...node('a', 'A', ['b']), error: bodyError('环', 'cycle', null) };
		const other = { ...node('b', 'B', ['a']), error: bodyError('环', 'cycle', null) };
		scheduler.update([node('c', 'C', ['a']), broken, other]);
		await runner.endAll();
		expect([state('a'), state('b'), state('c')]).toEqual(['error', 'error', 'error']);
		expect(runner.started).toEqual([]);
	});

	it('cancels what runs and waits, and takes it up again', async () => {
		const { runner, scheduler, state } = setUp();
		scheduler.update([node('a', 'A'), node('b', 'B', ['a']), node('x', 'X')]);
		await turn();
		scheduler.cancel();
		expect([state('a'), state('b'), state('x')]).toEqual(['stale', 'stale', 'stale']);
		await scheduler.idle();
		expect(runner.open.every(({ signal }) => signal.aborted)).toBe(true);
		await runner.endAll();
		expect(state('a')).toBe('stale');
		scheduler.run('b');
		await runner.endAll();
		expect([state('a'), state('b'), state('x')]).toEqual(['done', 'done', 'stale']);
		scheduler.runStale();
		await runner.endAll();
		expect(state('x')).toBe('done');
	});

	it('computes what was done before a cancel again when its result is lost', async () => {
		const { runner, scheduler, state } = setUp();
		scheduler.update([node('a', 'A'), node('b', 'B')]);
		await turn();
		await runner.end();
		scheduler.cancel();
		scheduler.invalidate();
		await runner.endAll();
		expect([state('a'), state('b')]).toEqual(['done', 'stale']);
	});

	it('waits to be told when it is asked not to start', async () => {
		const { runner, scheduler, state } = setUp();
		scheduler.update([node('a', 'A'), node('b', 'B', ['a'])]);
		await runner.endAll();
		scheduler.update([node('a', 'A2'), node('b', 'B', ['a'])], { start: false });
		await runner.endAll();
		expect([state('a'), state('b')]).toEqual(['stale', 'stale']);
		scheduler.runStale();
		await runner.endAll();
		expect(scheduler.status('b')?.result).toBe('B(A2())');
	});

	it('runs light nodes at once and heavy ones one at a time', async () => {
		const { runner, scheduler } = setUp();
		scheduler.update([
			node('a', 'A'),
			node('b', 'B'),
			node('i', 'I', [], false),
			node('j', 'J', ['i'], false)
		]);
		await turn();
		expect(runner.started).toEqual(['i', 'a']);
		await runner.end(0);
		expect(runner.started).toEqual(['i', 'a', 'j']);
	});

	it('runs what is seen first, with what it reads, and the rest when idle', async () => {
		const runner = new FakeRunner();
		const idle: (() => void)[] = [];
		const scheduler = new Scheduler<Work, string>(runner, { whenIdle: (callback) => idle.push(callback) });
		scheduler.setVisible(new Set(['d']));
		scheduler.update([node('a', 'A'), node('b', 'B'), node('c', 'C'), node('d', 'D', ['c'])]);
		await runner.endAll();
		expect(runner.started).toEqual(['c', 'd']);
		while (idle.length > 0) {
			idle.shift()?.();
			await runner.endAll();
		}
		expect(runner.started).toEqual(['c', 'd', 'a', 'b']);
	});

	it('forgets nodes that are gone or renamed', async () => {
		const { runner, scheduler, seen } = setUp();
		scheduler.update([node('a', 'A'), node('b', 'B')]);
		await runner.endAll();
		scheduler.update([{ ...node('a', 'A2'), label: 'other' }]);
		expect(runner.forgotten).toEqual(['a', 'b']);
		expect(seen.at(-1)?.[0]).toBe('a');
		expect(seen).toContainEqual(['b', 'gone', null]);
		await runner.endAll();
		scheduler.dispose();
		expect(scheduler.status('a')).toBeNull();
	});

	it('computes heavy nodes again when their results are lost, but not what failed', async () => {
		const { runner, scheduler, state } = setUp();
		scheduler.update([node('a', 'A'), node('b', '!B', ['a']), node('i', 'I', [], false)]);
		await runner.endAll();
		runner.started.length = 0;
		scheduler.invalidate();
		expect(state('a')).toBe('running');
		await runner.endAll();
		expect(runner.started).toEqual(['a']);
		expect(state('b')).toBe('error');
		scheduler.run('b');
		await runner.endAll();
		expect(runner.started).toEqual(['a', 'b']);
	});
});

/** A random graph without cycles; its nodes come in any order. */
const graph = fc
	.integer({ min: 1, max: 8 })
	.chain((size) =>
		fc.tuple(
			fc.array(
				fc.record({
					reads: fc.subarray(Array.from({ length: size }, (_, index) => index)),
					heavy: fc.boolean(),
					text: fc.constantFrom('x', 'y', '!z')
				}),
				{ minLength: size, maxLength: size }
			),
			fc.shuffledSubarray(
				Array.from({ length: size }, (_, index) => index),
				{ minLength: size, maxLength: size }
			)
		)
	)
	.map(([specs, order]) => ({
		order,
		nodes: specs.map(({ reads, heavy, text }, index) =>
			node(
				`n${index}`,
				`${text}${index}`,
				reads.filter((read) => read < index).map((read) => `n${read}`),
				heavy
			)
		)
	}));

/** What each node must show in the end: its value, or null for an error. */
function expected(nodes: readonly GraphNode<Work>[]): Map<NodeId, string | null> {
	const values = new Map<NodeId, string | null>();
	for (const { id, reads, work } of nodes) {
		const inputs = reads.map((read) => values.get(read) ?? null);
		const fails = work.text.startsWith('!') || inputs.includes(null);
		values.set(id, fails ? null : `${work.text}(${inputs.join(',')})`);
	}
	return values;
}

const step = fc.oneof(
	fc.record({ kind: fc.constant('end' as const), pick: fc.nat() }),
	fc.record({ kind: fc.constant('text' as const), pick: fc.nat(), text: fc.constantFrom('p', 'q', '!r') }),
	fc.record({
		kind: fc.constantFrom('run', 'cancel', 'see', 'invalidate', 'remove', 'stale'),
		pick: fc.nat()
	})
);

describe('any order of events', () => {
	it('ends with the newest results and never shows another as done', async () => {
		await fc.assert(
			fc.asyncProperty(
				graph,
				fc.array(step, { maxLength: 24 }),
				fc.integer({ min: 1, max: 3 }),
				async (start, steps, slots) => {
					let { nodes } = start;
					const runner = new FakeRunner();
					let wanted = expected(nodes);
					const check = (id: NodeId, status: CellStatus<string> | null) => {
						if (status?.state === 'done') expect(status.result).toBe(wanted.get(id));
						if (status?.state === 'error') expect(wanted.get(id)).toBeNull();
					};
					const scheduler = new Scheduler<Work, string>(runner, { observer: check, slots });
					const update = () => {
						wanted = expected(nodes);
						const byId = new Map(nodes.map((each) => [each.id, each]));
						scheduler.update(
							start.order.map((index) => byId.get(`n${index}`)).filter((each) => each !== undefined)
						);
					};
					update();
					for (const { kind, pick, ...more } of steps) {
						await turn();
						const target = nodes[pick % Math.max(1, nodes.length)];
						if (kind === 'end') await runner.end(pick % Math.max(1, runner.open.length));
						else if (target === undefined) continue;
						else if (kind === 'text' && 'text' in more) {
							const changed = node(target.id, `${more.text}${pick}`, target.reads, target.heavy);
							nodes = nodes.map((each) => (each === target ? changed : each));
							update();
						} else if (kind === 'remove') {
							nodes = nodes
								.filter((each) => each !== target)
								.map((each) => ({ ...each, reads: each.reads.filter((read) => read !== target.id) }));
							update();
						} else if (kind === 'run') scheduler.run(target.id);
						else if (kind === 'cancel') scheduler.cancel(target.id);
						else if (kind === 'see') scheduler.setVisible(new Set([target.id]));
						else if (kind === 'invalidate') scheduler.invalidate();
						else if (kind === 'stale') scheduler.runStale();
					}
					scheduler.runStale();
					await runner.endAll();
					await scheduler.idle();
					for (const [id, value] of wanted) {
						const status = scheduler.status(id);
						expect([id, status?.state, status?.result]).toEqual([
							id,
							value === null ? 'error' : 'done',
							value
						]);
					}
				}
			),
			{ numRuns: 1500 }
		);
	});
});
