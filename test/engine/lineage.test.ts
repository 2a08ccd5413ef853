import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeEngine } from '../../src/commands/node-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';
import { AGGREGATES } from '../../src/notebook/lineage/aggregates.ts';
import type { KnownRelation } from '../../src/notebook/lineage/catalog.ts';
import { LineageRefusal } from '../../src/notebook/lineage/refusal.ts';
import { tasksBehind, type Behind } from '../../src/state/source/behind.ts';
import { catalogWith } from '../../src/state/source/catalog.ts';

const CELLS: Readonly<Record<string, string>> = {
	per_domain: 'SELECT domain, count(*) AS tasks, count(status) AS stated FROM tasks GROUP BY domain',
	per_task:
		'SELECT task_id, domain, count(*) AS leads FROM tasks JOIN task_departments USING (task_id) GROUP BY ALL',
	first_of: 'SELECT any_value(task_id) AS task_id, domain FROM tasks GROUP BY domain',
	ranked: 'SELECT task_id, domain, count(*) OVER (PARTITION BY domain) AS n FROM tasks',
	twice: 'SELECT task_id, domain FROM tasks UNION ALL SELECT task_id, domain FROM tasks'
};

let engine: Engine;

beforeAll(async () => {
	engine = nodeEngine();
	await engine.start();
	for (const [name, text] of Object.entries(CELLS)) {
		await engine.run({ name, statements: [{ text, toSource: (offset) => offset }], variables: [] });
	}
}, 120_000);

afterAll(() => engine.close());

const catalog = catalogWith((name): KnownRelation | null => {
	const sql = CELLS[name];
	return sql === undefined ? null : { columns: null, taskColumns: [], sql };
});

async function behind(
	sql: string,
	column: string,
	pick: (row: readonly unknown[]) => boolean = () => true
): Promise<Behind> {
	const result = await engine.query(sql);
	const values = jsonRows(result.rows).find(pick);
	if (!values) throw new Error('no such row');
	const index = result.columns.findIndex(({ name }) => name === column);
	return tasksBehind(engine, { sql, columns: result.columns, values, index, variables: [] }, catalog);
}

async function refusal(sql: string, column: string): Promise<string> {
	try {
		await behind(sql, column);
	} catch (thrown) {
		if (thrown instanceof LineageRefusal) return thrown.reason;
		throw thrown;
	}
	return 'none';
}

async function ids(condition: string): Promise<string[]> {
	return jsonRows((await engine.query(`SELECT DISTINCT task_id FROM tasks WHERE ${condition}`)).rows).map(
		([id]) => String(id)
	);
}

test('the list of aggregates is the engine’s', async () => {
	const { rows } = await engine.query(
		`SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'aggregate' AND function_name NOT LIKE '\\_\\_%' ESCAPE '\\'
		UNION SELECT unnest(['geomean', 'wavg', 'weighted_avg'])`
	);
	expect([...AGGREGATES].sort()).toEqual(
		jsonRows(rows)
			.map(([name]) => String(name))
			.sort()
	);
});

describe('the tasks behind a number', () => {
	test('follow filters, aliases, keys that are not shown, HAVING and LIMIT', async () => {
		const sql = `SELECT domain, count(*) AS total, count(status) AS stated,
			count(*) FILTER (status = 'behind') AS behind, total - stated AS unknown, -- a comment
			behind / nullif(stated, 0) AS share
			FROM tasks WHERE doc_id = 'lianyungang-2021-q3' GROUP BY domain, section HAVING total > 1 ORDER BY behind DESC LIMIT 3`;
		const one = await behind(sql, 'behind');
		expect(one.taskIds.length).toBe(one.rows);
		expect(one.taskIds.length).toBeGreaterThan(0);
		const share = await behind(sql, 'share');
		expect(share.parts.map(({ label }) => label)).toEqual(['behind', 'stated']);
		expect(share.parts[0]?.taskIds.toSorted()).toEqual(one.taskIds.toSorted());
		const unknown = await behind(
			`SELECT doc_id, count(*) AS total, count(status) AS stated, total - stated AS unknown FROM tasks GROUP BY ALL`,
			'unknown',
			([doc]) => doc === 'anonymous-2022-h1'
		);
		expect(unknown.taskIds.toSorted()).toEqual(
			(await ids("doc_id = 'anonymous-2022-h1' AND status IS NULL")).toSorted()
		);
	});

	test('are found through queries that pass a number on, and through views that sum up', async () => {
		for (const sql of [
			'WITH shown AS (SELECT * FROM per_domain ORDER BY tasks DESC LIMIT 3) SELECT domain, stated AS n FROM shown',
			'SELECT * FROM (SELECT domain, stated AS n FROM per_domain) WHERE n > 0 ORDER BY n'
		]) {
			const found = await behind(sql, 'n', ([, n]) => Number(n) > 0);
			expect(found.rows).toBe(found.taskIds.length);
			expect(found.rows).toBeGreaterThan(0);
		}
		const view = await behind('SELECT * FROM pace_rate_by_domain', 'behind', (row) => Number(row[5]) > 0);
		expect(view.taskIds.length).toBe(view.rows);
		const chinese = await behind('SELECT 领域, 任务数 FROM 领域达标率 ORDER BY 任务数 DESC', '任务数');
		expect(chinese.rows).toBeGreaterThan(0);
		const own = await behind(
			"SELECT 领域, count(*) AS 任务数 FROM 任务 WHERE 序时状态 = '未达序时' GROUP BY ALL",
			'任务数'
		);
		expect(own.rows).toBe(own.taskIds.length);
	});

	test('rows without a task are counted apart', async () => {
		const found = await behind(
			'SELECT doc_id, count(*) AS n FROM documents LEFT JOIN tasks USING (doc_id) GROUP BY doc_id',
			'n',
			([doc]) => doc === 'lianyungang-2023-h1'
		);
		expect([found.taskIds, found.rows, found.bare]).toEqual([[], 1, 1]);
	});

	test('are not told where a wrong set could come of it', async () => {
		const cases: readonly (readonly [string, string, string])[] = [
			['SELECT 1 AS n; SELECT count(*) AS n FROM tasks', 'n', 'several-statements'],
			['FROM tasks SELECT count(*) AS n', 'n', 'not-a-select'],
			['SELECT count(*) AS n FROM tasks UNION ALL SELECT 2', 'n', 'set-operation'],
			['SELECT DISTINCT domain AS n FROM tasks', 'n', 'distinct'],
			['SELECT domain, sum(count(*)) OVER () AS n FROM tasks GROUP BY domain', 'n', 'window'],
			['SELECT domain, (SELECT count(*) FROM tasks) AS n FROM domains', 'n', 'subquery'],
			['SELECT count(*) AS n FROM areas', 'n', 'no-tasks'],
			['SELECT sum(tasks) AS n FROM per_domain', 'n', 'several-levels'],
			['SELECT sum(p.tasks) AS n FROM tasks JOIN per_domain p USING (domain)', 'n', 'several-levels'],
			['SELECT max(n) AS n FROM ranked GROUP BY domain', 'n', 'window'],
			['SELECT count(*) AS n FROM first_of', 'n', 'several-levels'],
			['SELECT count(*) AS n FROM twice', 'n', 'several-levels'],
			[
				'SELECT count(*) AS n FROM (SELECT any_value(task_id) AS task_id FROM tasks GROUP BY domain)',
				'n',
				'several-levels'
			],
			[
				'SELECT count(*) AS n FROM (SELECT task_id, n FROM (SELECT min(task_id) AS task_id, count(*) AS n FROM tasks GROUP BY domain))',
				'n',
				'several-levels'
			],
			['WITH tasks AS (SELECT 1 AS task_id) SELECT stated AS n FROM per_domain', 'n', 'name-clash'],
			['SELECT count(*) AS n FROM tasks USING SAMPLE 10', 'n', 'sample']
		];
		for (const [sql, column, reason] of cases) {
			expect(await refusal(sql, column), sql).toBe(reason);
		}
	});
});

const FROMS = [
	'tasks t',
	'tasks t JOIN task_departments d USING (task_id)',
	'documents o LEFT JOIN tasks t USING (doc_id)',
	'tasks t LEFT JOIN milestones m ON m.task_id = t.task_id',
	'indicators i JOIN observations v USING (indicator_id) JOIN tasks t ON t.task_id = i.task_id',
	'tasks t LEFT JOIN (SELECT task_id, count(*) AS n, max(quarter) AS q FROM milestones GROUP BY task_id) m USING (task_id)',
	'tasks t JOIN per_task p USING (task_id)'
] as const;
const KEYS = ['t.domain', 't.status', 't.doc_id', "coalesce(t.section, '无')", 'length(t.target) % 3'];
const NUMBERS = [
	'count(*)',
	'count(t.status)',
	"count(*) FILTER (t.status = 'behind')",
	'count(*) FILTER (WHERE t.status IS NULL AND t.seq > 20)',
	'count(DISTINCT t.section)',
	'count(DISTINCT t.task_id)',
	'sum(t.seq)',
	'sum(length(t.progress)) FILTER (t.seq % 2 = 0)',
	'avg(t.seq)',
	'min(t.target)',
	'max(t.seq)',
	"sum(CASE WHEN t.status = 'on_pace' THEN 1 ELSE 0 END)",
	"sum((t.status = 'behind')::INT)",
	"count_if(t.status = 'behind')",
	'count(*) - count(t.status)',
	"round(100 * count(*) FILTER (t.status = 'on_pace') / nullif(count(t.status), 0), 1)",
	'a / nullif(b, 0)',
	'a - b'
];
const WHERES = [
	'true',
	't.seq < 40',
	"t.doc_id = 'lianyungang-2021-q3'",
	"t.task_id IN (SELECT task_id FROM task_departments WHERE role = 'lead')"
];

/** The query over only those rows that are about the tasks in `set`, where it is given. */
function queryOf(
	from: string,
	keys: readonly string[],
	number: string,
	where: string,
	set: readonly string[] | null
): string {
	const only = set === null ? '' : ` AND t.task_id IN (${set.map((id) => `'${id}'`).join(', ') || 'NULL'})`;
	const named = keys.map((key, at) => `${key} AS k${at}`);
	return `SELECT ${[...named, 'count(*) AS a', 'count(t.status) AS b', `${number} AS x`].join(', ')}
		FROM ${from} WHERE (${where})${only} ${keys.length > 0 ? `GROUP BY ${keys.map((_, at) => at + 1).join(', ')}` : ''}`;
}

test('aggregating the tasks that are shown gives the number again', async () => {
	let checked = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...FROMS),
			fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }),
			fc.constantFrom(...NUMBERS),
			fc.constantFrom(...WHERES),
			fc.nat(),
			async (from, keys, number, where, at) => {
				const sql = queryOf(from, keys, number, where, null);
				const result = await engine.query(sql);
				const rows = jsonRows(result.rows);
				const values = rows[at % Math.max(1, rows.length)];
				if (!values) return;
				const index = result.columns.length - 1;
				const found = await tasksBehind(
					engine,
					{ sql, columns: result.columns, values, index, variables: [] },
					catalog
				);
				const again = jsonRows((await engine.query(queryOf(from, keys, number, where, found.taskIds))).rows);
				const row = again.find((other) => keys.every((_, key) => other[key] === values[key]));
				const value = values[index] ?? null;
				const now = row?.[index] ?? null;
				checked += 1;
				// Rows without a task take no part; a sum over nothing is NULL where a sum of nothing but zeros was 0.
				if (found.bare > 0) return;
				if (found.taskIds.length === 0) expect([0, null]).toContain(value === '0' ? 0 : value);
				else if (typeof value === 'number') expect(now).toBeCloseTo(value, 6);
				else expect(now).toBe(value);
				if (
					/^count\(\*\)|^count\(t\.status\)$|^count_if|^sum\(\(|^sum\(CASE|^a - b$/.test(number) &&
					!number.includes('/')
				) {
					expect(found.rows).toBe(Number(value ?? 0));
				}
			}
		),
		{ numRuns: 60 }
	);
	expect(checked).toBeGreaterThan(40);
}, 120_000);
