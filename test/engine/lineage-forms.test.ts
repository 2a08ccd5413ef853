import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeEngine } from '../../src/commands/node-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Json } from '../../src/engine/format/cell.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';
import { LineageRefusal } from '../../src/notebook/lineage/refusal.ts';
import { tasksBehind } from '../../src/state/source/behind.ts';
import { catalogWith } from '../../src/state/source/catalog.ts';

let engine: Engine;

beforeAll(async () => {
	engine = nodeEngine();
	await engine.start();
}, 120_000);

afterAll(() => engine.close());

const catalog = catalogWith(() => null);
const LEADS = `(SELECT * FROM task_departments WHERE role = 'lead')`;

/** Queries as people write them, `x` the number that is asked after; `{tasks}` stands for the tasks. */
const TRACED: readonly string[] = [
	`SELECT domain, count(*) AS x FROM {tasks} GROUP BY domain HAVING count(*) > 5`,
	`SELECT domain, count(*) AS x FROM {tasks} GROUP BY 1 HAVING x BETWEEN 5 AND 40 ORDER BY x DESC LIMIT 2`,
	`SELECT domain, count(*) FILTER (WHERE status = 'behind' AND seq > 10) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, sum(CASE WHEN status = 'behind' THEN seq ELSE 0 END) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, sum(CASE status WHEN 'behind' THEN 1 WHEN 'on_pace' THEN 2 END) AS x FROM {tasks} GROUP BY ALL`,
	`SELECT domain, count(CASE WHEN status = 'behind' THEN task_id END) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, count(DISTINCT CASE WHEN status IS NULL THEN section END) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, count(DISTINCT status) FILTER (seq < 50) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, avg(CASE WHEN status = 'on_pace' THEN 1 ELSE 0 END) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, round(avg(length(target)), 2) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, coalesce(sum(seq) FILTER (status = 'behind'), 0) AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain, CASE WHEN count(*) > 20 THEN count(status) ELSE count(*) END AS x FROM {tasks} GROUP BY domain`,
	`SELECT domain AS status, count(*) FILTER (status = 'behind') AS x FROM {tasks} GROUP BY domain`,
	`SELECT d.department, sum(t.seq) AS x FROM {tasks} t JOIN task_departments d USING (task_id) GROUP BY 1`,
	`SELECT d.family, count(*) AS x FROM {tasks} t JOIN ${LEADS} d USING (task_id) WHERE t.status = 'behind' GROUP BY 1`,
	`SELECT t.domain, count(*) AS x FROM {tasks} t SEMI JOIN ${LEADS} d USING (task_id) GROUP BY ALL`,
	`SELECT t.domain, count(*) AS x FROM {tasks} t ANTI JOIN task_links l ON l.task_id = t.task_id GROUP BY ALL`,
	`SELECT a.domain, count(*) AS x FROM {tasks} a JOIN {tasks} b ON a.domain = b.domain AND a.seq < b.seq GROUP BY 1`,
	`SELECT domain, count(*) AS x FROM {tasks} WHERE task_id IN (SELECT task_id FROM milestones) GROUP BY domain`,
	`SELECT domain, count(*) AS x FROM {tasks} t WHERE EXISTS (SELECT 1 FROM indicators i WHERE i.task_id = t.task_id) GROUP BY 1`,
	`WITH stated AS (SELECT task_id, domain FROM {tasks} WHERE status IS NOT NULL) SELECT domain, count(*) AS x FROM stated GROUP BY 1`,
	`WITH a AS (SELECT * FROM {tasks}), b AS (SELECT domain, count(*) AS x FROM a GROUP BY 1) SELECT * FROM b WHERE x > 3`,
	`WITH a AS (SELECT domain, count(*) AS of_all FROM {tasks} GROUP BY 1),
		b AS (SELECT domain, count(*) AS x FROM {tasks} WHERE status = 'behind' GROUP BY 1)
		SELECT domain, of_all, x FROM a JOIN b USING (domain) ORDER BY x DESC LIMIT 4`,
	`SELECT domain, doc_id, count(*) AS x FROM {tasks} GROUP BY domain, doc_id QUALIFY row_number() OVER (PARTITION BY domain ORDER BY count(*) DESC, doc_id) = 1`,
	`SELECT domain, status, count(*) AS x FROM {tasks} WHERE status IS NOT NULL GROUP BY ROLLUP (domain, status)`,
	`SELECT domain, doc_id, count(*) AS x FROM {tasks} GROUP BY GROUPING SETS ((domain), (doc_id))`,
	`SELECT domain, count(*) AS x, rank() OVER (ORDER BY count(*) DESC) AS place FROM {tasks} GROUP BY domain`,
	`SELECT seq // 10 AS ten, max(seq) - min(seq) AS x FROM {tasks} WHERE doc_id = 'nantong-2019-h1' GROUP BY 1`,
	`SELECT count(*) AS x FROM {tasks} t, (VALUES (1), (2)) v(n) WHERE t.seq % 3 = v.n`,
	`SELECT domain, x FROM (SELECT domain, count(*) AS x FROM {tasks} GROUP BY domain) q WHERE x > (SELECT 5)`
];

/** What cannot be told, and why. */
const REFUSED: readonly (readonly [sql: string, reason: string])[] = [
	['SELECT domain, count(*) AS x FROM tasks GROUP BY 1 UNION SELECT domain, 1 FROM domains', 'set-operation'],
	['SELECT x FROM (SELECT count(*) AS x FROM tasks UNION ALL SELECT count(*) FROM areas)', 'set-operation'],
	['WITH a AS (SELECT count(*) AS x FROM tasks EXCEPT SELECT 1) SELECT x FROM a', 'set-operation'],
	['SELECT domain, count(*) OVER (PARTITION BY domain) AS x FROM tasks', 'window'],
	['SELECT domain, count(*) - lag(count(*)) OVER (ORDER BY domain) AS x FROM tasks GROUP BY 1', 'window'],
	['SELECT domain, 100 * count(*) / sum(count(*)) OVER () AS x FROM tasks GROUP BY domain', 'window'],
	[
		'WITH r AS (SELECT task_id, row_number() OVER (ORDER BY seq) AS n FROM tasks) SELECT sum(n) AS x FROM r',
		'window'
	],
	['WITH d AS (SELECT DISTINCT domain FROM tasks) SELECT count(*) AS x FROM d', 'several-levels'],
	['SELECT avg(n) AS x FROM (SELECT count(*) AS n FROM tasks GROUP BY domain)', 'several-levels'],
	[
		'SELECT max(total) AS x FROM (SELECT domain, count(*) AS total FROM tasks GROUP BY 1) q',
		'several-levels'
	],
	['SELECT domain, count(*) / (SELECT count(*) FROM tasks) AS x FROM tasks GROUP BY 1', 'subquery'],
	['SELECT DISTINCT ON (domain) domain, count(*) AS x FROM tasks GROUP BY ALL', 'distinct'],
	['FROM tasks SELECT count(*) AS x', 'not-a-select'],
	['SELECT count(*) AS x FROM tasks TABLESAMPLE 10%', 'sample'],
	['WITH s AS (SELECT * FROM tasks USING SAMPLE 5) SELECT count(*) AS x FROM s', 'several-levels'],
	[
		'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT count(*) AS x FROM n, tasks',
		'recursive'
	],
	['SELECT count(*) AS x FROM tasks WHERE random() < 2', 'random'],
	[
		'WITH any_of AS (SELECT * FROM tasks WHERE random() < 2) SELECT count(*) AS x FROM any_of',
		'several-levels'
	],
	['SELECT basis, count(*) AS x FROM observations GROUP BY basis', 'no-tasks']
];

function over(sql: string, where: string): string {
	return sql.replaceAll('{tasks}', where === '' ? 'tasks' : `(SELECT * FROM tasks WHERE ${where})`);
}

async function refusalOf(sql: string): Promise<string> {
	const { columns, rows } = await engine.query(sql);
	const [values] = jsonRows(rows);
	const index = columns.findIndex(({ name }) => name === 'x');
	if (!values || index < 0) throw new Error(`no x in ${sql}`);
	try {
		await tasksBehind(engine, { sql, columns, values, index, variables: [] }, catalog);
		return 'none';
	} catch (thrown) {
		if (thrown instanceof LineageRefusal) return thrown.reason;
		throw thrown;
	}
}

test.each(TRACED)('%s', async (sql) => {
	const result = await engine.query(over(sql, ''));
	const rows = jsonRows(result.rows);
	const index = result.columns.findIndex(({ name }) => name === 'x');
	const keysOf = (row: readonly Json[]): string =>
		JSON.stringify(row.filter((_, at) => at < index && !result.columns[at]?.name.startsWith('of_')));
	const tried = rows.filter((_, at) => at % Math.ceil(rows.length / 2) === 0);
	expect(tried.length).toBeGreaterThan(0);
	for (const values of tried) {
		const place = { sql: over(sql, ''), columns: result.columns, values, index, variables: [] };
		const found = await tasksBehind(engine, place, catalog);
		const ids = found.taskIds.map((id) => `'${id}'`).join(', ') || 'NULL';
		const [only, others] = await Promise.all(
			[`task_id IN (${ids})`, `task_id NOT IN (${ids})`].map(async (where) =>
				jsonRows((await engine.query(over(sql, where).replace(/HAVING .*?(?=ORDER|$)|LIMIT \d/g, ''))).rows)
			)
		);
		const value = (found: Json[][] | undefined): Json =>
			found?.find((row) => keysOf(row) === keysOf(values))?.[index] ?? null;
		const wanted = values[index] ?? null;
		// The tasks shown make the number, and without them nothing is left of it.
		if (found.taskIds.length === 0) expect([0, '0', null]).toContain(wanted);
		else if (typeof wanted === 'number') expect(value(only)).toBeCloseTo(wanted, 9);
		else expect(value(only)).toBe(wanted);
		expect([0, '0', null]).toContain(value(others));
	}
});

test.each(REFUSED)('%s is refused: %s', async (sql, reason) => {
	expect(await refusalOf(sql)).toBe(reason);
});
