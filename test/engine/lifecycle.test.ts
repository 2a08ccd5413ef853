import { afterEach, describe, expect, test, vi } from 'vitest';
import { deferred } from '../../src/base/deferred.ts';
import { bootNode } from '../../src/engine/boot-node.ts';
import { createEngine } from '../../src/engine/duckdb-engine.ts';
import { EngineLostError, type Engine, type EngineStatus } from '../../src/engine/engine.ts';
import { harness, rowsOf, script, statement, tinyData, type Harness } from './harness.ts';

// Starting an engine takes seconds on a busy machine, and some tests start three.
vi.setConfig({ testTimeout: 60_000 });

/** Ends between two chunks of work, so that a soft cancel reaches it. */
const RUNAWAY = 'SELECT sum(a.range * b.range) AS n FROM range(100000000) a, range(100000000) b';
/** One call of one function: nothing but the end of the worker stops it. */
const BLOCKING = "SELECT levenshtein(repeat('a', 200000), repeat('b', 200000)) AS n";
/** Runs over the 4 GB that there are: the WebAssembly instance does not survive it. */
const DEADLY = 'SELECT len(range(1000000000)) AS n';

const open: Engine[] = [];
afterEach(() => Promise.all(open.splice(0).map((engine) => engine.close())));

function start(grace?: number): Harness {
	const made = harness(tinyData(), grace);
	open.push(made.engine);
	return made;
}

/** What a run of `sql` rejects with that is cancelled while it runs. */
async function abortSoon(engine: Engine, sql: string, name = 'cell') {
	const controller = new AbortController();
	const run = engine.run(script(name, sql), { signal: controller.signal });
	run.catch(() => {});
	await new Promise((resolve) => setTimeout(resolve, 300));
	controller.abort();
	return run.then(
		() => null,
		(error: unknown) => error
	);
}

describe('start', () => {
	test('is shared by all who need the engine, and tells its status', async () => {
		const { engine, starts } = start();
		const seen: EngineStatus[] = [];
		engine.onStatus((status) => seen.push(status));
		await Promise.all([
			engine.start(),
			engine.start(),
			engine.query('SELECT 1'),
			engine.run(script('a', 'SELECT 1'))
		]);
		expect(starts()).toBe(1);
		expect(seen).toEqual(['idle', 'loading', 'ready']);
	});

	test('fails with the reason, leaves no worker behind, and can be tried again', async () => {
		let tries = 0;
		const engine = createEngine({
			boot: bootNode,
			source: async () => {
				if (++tries === 1) throw new Error('the dataset is not there');
				return tinyData();
			}
		});
		open.push(engine);
		await expect(engine.start()).rejects.toThrow('the dataset is not there');
		expect(engine.status).toBe('failed');
		expect(rowsOf(await engine.query('SELECT count(*) FROM tasks'))).toEqual([[4]]);
		expect(engine.status).toBe('ready');
	});

	test('a view of the dataset that does not bind is a failure', async () => {
		const engine = createEngine({
			boot: bootNode,
			source: async () => ({ tables: [], statements: ['CREATE VIEW v AS FROM nothing'] })
		});
		open.push(engine);
		await expect(engine.start()).rejects.toThrow('CREATE VIEW v AS FROM nothing');
		expect(engine.status).toBe('failed');
	});

	test('a closed engine takes no more work', async () => {
		const { engine } = start();
		await engine.start();
		const running = engine.run(script('a', RUNAWAY));
		const queued = engine.run(script('b', 'SELECT 1'));
		queued.catch(() => {});
		running.catch(() => {});
		await engine.close();
		await expect(running).rejects.toThrow(EngineLostError);
		await expect(queued).rejects.toThrow(EngineLostError);
		await expect(engine.query('SELECT 1')).rejects.toThrow('closed');
		expect(engine.status).toBe('idle');
	});
});

describe('cancel', () => {
	test('a runaway join ends softly: the same worker goes on, other results stay', async () => {
		const { engine, starts } = start(15_000);
		await engine.run(script('other', 'SELECT 5 AS n'));
		expect(await abortSoon(engine, RUNAWAY)).toMatchObject({ name: 'AbortError' });
		expect(rowsOf(await engine.run(script('after', 'SELECT n FROM other')))).toEqual([[5]]);
		expect(starts()).toBe(1);
		await expect(engine.run(script('reader', 'FROM cell'))).rejects.toThrow('does not exist');
	});

	test('softly also in the middle of a script, whose objects are gone', async () => {
		const { engine, starts } = start(15_000);
		const controller = new AbortController();
		const sql = ['CREATE TABLE mine AS SELECT 1 AS n', `CREATE TABLE more AS ${RUNAWAY}`, 'FROM mine'];
		const run = engine.run(script('cell', sql), { signal: controller.signal });
		setTimeout(() => controller.abort(), 300);
		await expect(run).rejects.toMatchObject({ name: 'AbortError' });
		await expect(engine.run(script('cell', 'FROM mine'))).rejects.toThrow('does not exist');
		expect(starts()).toBe(1);
	});

	test('what does not end softly ends with its worker; the dataset is back, kept results are told gone', async () => {
		const { engine, starts } = start(300);
		await engine.run(script('other', 'SELECT 5 AS n'));
		let restarts = 0;
		engine.onRestart(() => restarts++);
		expect(await abortSoon(engine, BLOCKING)).toMatchObject({ name: 'AbortError' });
		expect(rowsOf(await engine.query('SELECT count(*) FROM tasks'))).toEqual([[4]]);
		expect([starts(), restarts]).toEqual([2, 1]);
		await expect(engine.page('other', 0, 1)).rejects.toThrow('has no result');
		await expect(engine.run(script('x', 'FROM other'))).rejects.toThrow('does not exist');
	});

	test('before its turn is at once, and the reason is the signal’s', async () => {
		const { engine } = start(15_000);
		const first = new AbortController();
		const running = engine.run(script('a', RUNAWAY), { signal: first.signal });
		const second = new AbortController();
		const queued = engine.run(script('b', 'SELECT 1 AS n'), { signal: second.signal });
		second.abort(new Error('not wanted any more'));
		await expect(queued).rejects.toThrow('not wanted any more');
		first.abort();
		await expect(running).rejects.toMatchObject({ name: 'AbortError' });
		await expect(engine.page('b', 0, 1)).rejects.toThrow('has no result');
		const past = engine.run(script('c', 'SELECT 1'), { signal: AbortSignal.abort(new Error('too late')) });
		await expect(past).rejects.toThrow('too late');
	});
});

describe('concurrency', () => {
	test('cells run in the order in which they came; panels and pages are answered in between', async () => {
		const { engine } = start(15_000);
		await engine.run(script('ready', 'FROM range(5)'));
		const controller = new AbortController();
		const order: string[] = [];
		const running = engine.run(script('slow', RUNAWAY), { signal: controller.signal });
		const slow = running.catch(() => order.push('slow'));
		const next = engine.run(script('next', 'SELECT 1 AS n')).then(() => order.push('next'));
		expect(rowsOf(await engine.query('SELECT count(*) FROM ready'))).toEqual([[5]]);
		expect((await engine.page('ready', 1, 2)).numRows).toBe(2);
		order.push('panel');
		controller.abort();
		await Promise.all([slow, next]);
		expect(order).toEqual(['panel', 'slow', 'next']);
	});

	test('what a reader asks beside the cells keeps neither cells nor pages waiting', async () => {
		const { engine } = start(15_000);
		await engine.run(script('ready', 'FROM range(5)'));
		const controller = new AbortController();
		const asked = engine.run(script('ready#rows', RUNAWAY), { signal: controller.signal, aside: true });
		const stopped = asked.then(
			() => false,
			() => true
		);
		expect((await engine.page('ready', 1, 2)).numRows).toBe(2);
		expect(
			await engine.check({ statements: [statement('SELECT nothing FROM ready')], variables: [] })
		).toMatchObject({
			type: 'Binder'
		});
		expect(rowsOf(await engine.run(script('next', 'SELECT count(*) FROM ready')))).toEqual([[5]]);
		controller.abort();
		expect(await stopped).toBe(true);
	});
});

describe('crash', () => {
	test('what runs is rejected with a clear error, what is queued runs in the new worker', async () => {
		const { engine, crash, starts } = start();
		await engine.run(script('other', 'SELECT 5 AS n'));
		const seen: EngineStatus[] = [];
		engine.onStatus((status) => seen.push(status));
		const restarted = deferred<void>();
		engine.onRestart(() => restarted.resolve());
		const running = engine.run(script('a', RUNAWAY));
		const queued = engine.run(script('b', 'SELECT count(*) AS n FROM tasks'));
		await new Promise((resolve) => setTimeout(resolve, 200));
		crash();
		await expect(running).rejects.toThrow(EngineLostError);
		await expect(running).rejects.toThrow('the engine crashed');
		expect(rowsOf(await queued)).toEqual([[4]]);
		await restarted.promise;
		expect(starts()).toBe(2);
		expect(seen).toEqual(['ready', 'loading', 'ready']);
		await expect(engine.page('other', 0, 1)).rejects.toThrow('has no result');
	});

	test('a query that the WebAssembly instance does not survive is told as such; the next one runs', async () => {
		const { engine, starts } = start();
		await expect(engine.run(script('a', DEADLY))).rejects.toThrow(
			'the engine crashed: memory access out of bounds'
		);
		expect(rowsOf(await engine.run(script('b', 'SELECT count(*) FROM tasks')))).toEqual([[4]]);
		expect(starts()).toBe(2);
	});

	test('of an idle engine is noticed, and mended by itself', async () => {
		const { engine, crash, starts } = start();
		await engine.start();
		const restarted = deferred<void>();
		engine.onRestart(() => restarted.resolve());
		crash();
		await restarted.promise;
		expect([engine.status, starts()]).toEqual(['ready', 2]);
	});
});

describe('restart', () => {
	test('brings the dataset back, drops results, and may be asked for at any time', async () => {
		const { engine, starts } = start();
		let restarts = 0;
		const stop = engine.onRestart(() => restarts++);
		await engine.run(script('other', 'SELECT 5 AS n'));
		const running = engine.run(script('a', RUNAWAY));
		running.catch(() => {});
		await engine.restart();
		await expect(running).rejects.toThrow('restarted');
		expect(rowsOf(await engine.query('SELECT count(*), double_of(2) FROM "任务"'))).toEqual([[4, 4]]);
		await expect(engine.run(script('x', 'FROM other'))).rejects.toThrow('does not exist');
		stop();
		await engine.restart();
		expect([starts(), restarts]).toEqual([3, 1]);
	});
});
