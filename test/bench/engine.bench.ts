import { bootNode } from '../../src/engine/boot-node.ts';
import { createEngine } from '../../src/engine/duckdb-engine.ts';
import type { Script } from '../../src/engine/engine.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';

/**
 * The engine in Node: its start, a restart, and what keeping a cell's result costs over the bare query, from the
 * call to the first rows. Medians, in ms.
 */
const REPEATS = 15;

function report(name: string, values: readonly number[]): void {
	const sorted = values.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	process.stdout.write(`${name}\t${median.toFixed(1)}\tms\n`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

async function repeated(work: () => Promise<unknown>): Promise<number[]> {
	await work();
	const values: number[] = [];
	for (let repeat = 0; repeat < REPEATS; repeat++) values.push(await timed(work));
	return values;
}

function script(sql: string): Script {
	return { name: 'cell', statements: [{ text: sql, toSource: (offset) => offset }], variables: [] };
}

const empty = async () => ({ tables: [], statements: [] });
const engine = createEngine({ boot: bootNode, source: empty });
report('engine start', [await timed(() => engine.start())]);
report('engine restart', [
	await timed(() => engine.restart()),
	await timed(() => engine.restart()),
	await timed(() => engine.restart())
]);

const { database, end } = await bootNode(() => {});
const connection = await database.connectInternal();
const tasks = (rows: number) =>
	`SELECT i AS seq, i % 12 AS domain, '第' || (i % 500) || '号任务' AS title, i % 3 = 0 AS behind, i * 0.5 AS value FROM range(${rows}) t(i)`;
for (const rows of [400, 1_000_000]) {
	await engine.run({ ...script(tasks(rows)), name: 'tasks' });
	await database.runQuery(connection, `CREATE OR REPLACE TABLE tasks AS ${tasks(rows)}`);
	const queries = {
		'group by': 'SELECT domain, count(*) AS n, count(*) FILTER (behind) AS behind FROM tasks GROUP BY domain',
		filter: 'SELECT * FROM tasks WHERE domain = 3 AND behind',
		all: 'SELECT * FROM tasks'
	};
	for (const [name, sql] of Object.entries(queries)) {
		// The bare query gives its first rows only, as a page that shows a grid would ask for them.
		const bare = await repeated(() => database.runQuery(connection, `${sql} LIMIT 10000`));
		report(`${name}, ${rows} rows, bare`, bare);
		report(`${name}, ${rows} rows, kept as a cell`, await repeated(() => engine.run(script(sql))));
	}
}
const result = await engine.run(script('SELECT * FROM tasks'));
report('10 000 rows as JSON', await repeated(async () => jsonRows(result.rows)));
report('a page of 200 rows at 900 000', await repeated(() => engine.page('tasks', 900_000, 200)));
end(new Error('the bench is done'));
await engine.close();
