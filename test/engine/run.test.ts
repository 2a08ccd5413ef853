import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Variable } from '../../src/engine/engine.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';
import { harness, rowsOf, script } from './harness.ts';

const { engine } = harness();
beforeAll(() => engine.start());
afterAll(() => engine.close());

async function run(name: string, sql: string | readonly string[], variables: readonly Variable[] = []) {
	const result = await engine.run(script(name, sql, variables));
	return { columns: result.columns, rows: rowsOf(result), rowCount: result.rowCount };
}

describe('results', () => {
	test('a cell reads the dataset, its views and macros, and other cells by name', async () => {
		await run('滞后', "SELECT task_id, seq FROM tasks WHERE status = 'behind' ORDER BY 1");
		expect(await run('n', 'SELECT count(*) AS n, double_of(max(seq)) AS d FROM 滞后')).toEqual({
			columns: [
				{ name: 'n', type: 'BIGINT' },
				{ name: 'd', type: 'INTEGER' }
			],
			rows: [[2, 4]],
			rowCount: 1
		});
		expect((await run('v', 'SELECT count(*) FROM 任务 JOIN cells.滞后 ON 任务编号 = task_id')).rows).toEqual([
			[2]
		]);
	});

	test('a name of any letters and quotes is a relation', async () => {
		await run('指标 "甲"', 'SELECT 7 AS n');
		expect((await run('q', 'SELECT n FROM "指标 ""甲"""')).rows).toEqual([[7]]);
	});

	test('equal column names are numbered as DuckDB numbers them', async () => {
		const { columns } = await run('d', 'SELECT 1 AS a, 2 AS a, 3 AS A, 4 AS a_1');
		expect(columns.map(({ name }) => name)).toEqual(['a', 'a_1', 'A_2', 'a_1_1']);
		const written = await run('w', [
			'CREATE TABLE t (i INTEGER)',
			'INSERT INTO t VALUES (1) RETURNING i, i, i AS i_1'
		]);
		expect(written).toMatchObject({ rows: [[1, 1, 1]] });
		expect(written.columns.map(({ name }) => name)).toEqual(['i', 'i_1', 'i_1_1']);
	});

	test('an empty result keeps its columns', async () => {
		expect(await run('e', 'SELECT task_id, seq FROM tasks WHERE false')).toEqual({
			columns: [
				{ name: 'task_id', type: 'VARCHAR' },
				{ name: 'seq', type: 'INTEGER' }
			],
			rows: [],
			rowCount: 0
		});
		expect((await run('f', 'SELECT count(*) FROM e')).rows).toEqual([[0]]);
	});

	test('a query keeps its order, and windows of it', async () => {
		const result = await engine.run(script('big', 'SELECT i FROM range(30000) t(i) ORDER BY i % 7 DESC, i'), {
			rowLimit: 10
		});
		expect([result.rowCount, result.rows.numRows]).toEqual([30000, 10]);
		const all = jsonRows(await engine.page('BIG', 0, 30000)).map(([i]) => Number(i));
		expect(all).toEqual(
			Array.from({ length: 30000 }, (_, i) => i).sort((a, b) => (b % 7) - (a % 7) || a - b)
		);
		expect(jsonRows(await engine.page('big', 29_998, 10)).map(([i]) => i)).toEqual(all.slice(29_998));
		expect((await engine.page('big', 40_000, 10)).numRows).toBe(0);
	});

	test.each([
		['FROM tasks SELECT count(*)', 4],
		['(SELECT 1 AS x) UNION ALL (SELECT 2) ORDER BY 1 DESC LIMIT 1', 2],
		['VALUES (3)', 3],
		['WITH t AS (SELECT 4 AS n) FROM t', 4],
		['SELECT 5 -- with a comment at its end', 5],
		['SELECT 6 /* ; */ ;', 6],
		["SELECT len(';--')", 3],
		['SELECT 1; SELECT 8; -- the last counts', 8],
		['SELECT　９９ AS x'.replace('９９', '9'), 9]
	])('%s', async (sql, value) => {
		expect((await run('forms', sql)).rows).toEqual([[value]]);
	});

	test('PIVOT, TABLE and UNPIVOT are queries; PIVOT leaves nothing behind', async () => {
		const pivot = await run('p', 'PIVOT tasks ON status USING count(*) GROUP BY domain ORDER BY domain');
		expect(pivot.rows).toEqual([
			['education', 1, 1],
			['health', 1, 1]
		]);
		expect((await run('t', 'TABLE p')).rowCount).toBe(2);
		expect((await run('u', 'UNPIVOT p ON behind, on_pace')).rowCount).toBe(4);
		expect(
			(await run('x', "SELECT count(*) FROM duckdb_types() WHERE database_name = 'temp' AND NOT internal"))
				.rows
		).toEqual([[0]]);
	});

	test.each([
		['EXPLAIN SELECT 1', ['explain_key', 'explain_value']],
		['EXPLAIN ANALYZE SELECT 1', ['explain_key', 'explain_value']],
		['EXPLAIN (FORMAT json) SELECT 1', ['explain_key', 'explain_value']],
		['DESCRIBE tasks', ['column_name', 'column_type', 'null', 'key', 'default', 'extra']],
		['SHOW DATABASES', ['database_name']],
		["PRAGMA table_info('tasks')", ['cid', 'name', 'type', 'notnull', 'dflt_value', 'pk']],
		['CALL pragma_version()', ['library_version', 'source_id', 'codename']]
	])('%s is kept as it comes', async (sql, names) => {
		const result = await run('report', sql);
		expect(result.columns.map(({ name }) => name)).toEqual(names);
		expect(result.rowCount).toBeGreaterThan(0);
		expect((await run('again', 'SELECT count(*) FROM report')).rows).toEqual([[result.rowCount]]);
	});

	test('SUMMARIZE keeps its decimals', async () => {
		await run('s', 'SUMMARIZE tasks');
		expect((await run('z', "SELECT null_percentage FROM s WHERE column_name = 'seq'")).rows).toEqual([
			['0.00']
		]);
	});
});

describe('several statements', () => {
	test('run in order, the last result counts', async () => {
		const { rows } = await run('many', [
			'CREATE TABLE t AS SELECT 1 AS n',
			'INSERT INTO t VALUES (2)',
			'CREATE VIEW doubled AS SELECT n * 2 AS n FROM t',
			'FROM doubled ORDER BY n'
		]);
		expect(rows).toEqual([[2], [4]]);
	});

	test.each([
		['CREATE TABLE t AS SELECT 1 AS n'],
		['DROP TABLE IF EXISTS nothing'],
		['SET VARIABLE x = 1'],
		['-- only a comment'],
		['']
	])('“%s” at the end gives an empty result', async (sql) => {
		expect(await run('none', sql)).toEqual({ columns: [], rows: [], rowCount: 0 });
		expect((await engine.page('none', 0, 10)).numRows).toBe(0);
	});

	test('objects, variables and temporary objects are the cell’s own, and gone at its next run', async () => {
		const own = [
			'CREATE TABLE mine AS SELECT 1 AS n',
			'CREATE TEMP TABLE passing AS SELECT 1 AS n',
			'CREATE TEMP MACRO plus(x) AS x + 1',
			'CREATE TEMP SEQUENCE steps',
			"CREATE TEMP TYPE mood AS ENUM ('good')",
			'CREATE TEMP VIEW glance AS SELECT 1 AS n',
			'CREATE SCHEMA deep',
			'CREATE TABLE deep.mine AS SELECT plus(1) AS n',
			'SET VARIABLE kept = 5',
			"SELECT count(*) AS n, getvariable('kept') AS v FROM mine, passing, glance, deep.mine"
		];
		expect((await run('own', own)).rows).toEqual([[1, 5]]);
		expect((await run('own', own)).rows).toEqual([[1, 5]]);
		for (const relation of ['mine', 'passing', 'glance', 'deep.mine']) {
			await expect(run('other', `FROM ${relation}`)).rejects.toThrow('does not exist');
		}
		await expect(run('other', 'SELECT plus(1)')).rejects.toThrow('does not exist');
		await expect(run('other', "SELECT nextval('steps')")).rejects.toThrow('does not exist');
		await expect(run('other', "SELECT 'good'::mood")).rejects.toThrow('does not exist');
		expect((await run('other', "SELECT getvariable('kept')")).rows).toEqual([[null]]);
		expect((await run('reader', 'FROM own')).rows).toEqual([[1, 5]]);
	});

	test('types and sequences of its own go into its result', async () => {
		await run('typed', ["CREATE TYPE pace AS ENUM ('ahead', 'behind')", "SELECT 'behind'::pace AS p"]);
		expect(await run('read', "SELECT p, p > 'ahead' AS later FROM typed")).toMatchObject({
			rows: [['behind', true]]
		});
		const counted = await run('counted', ['CREATE SEQUENCE s', "SELECT nextval('s') AS n FROM range(3)"]);
		expect(counted.rows).toEqual([[1], [2], [3]]);
		const returned = await run('returned', [
			"CREATE TABLE t (p ENUM ('ahead', 'behind'))",
			"INSERT INTO t VALUES ('behind'), ('ahead') RETURNING p"
		]);
		expect(returned.rows).toEqual([['behind'], ['ahead']]);
	});

	test('columns that no table can have are kept as text, also behind other statements', async () => {
		const sql = ['CREATE TABLE t AS SELECT 1 AS n', 'SELECT row(n, 2) AS r, n, 1::VARIANT AS v FROM t'];
		expect(await run('odd', sql)).toEqual({
			columns: [
				{ name: 'r', type: 'STRUCT(INTEGER, INTEGER)' },
				{ name: 'n', type: 'INTEGER' },
				{ name: 'v', type: 'VARIANT' }
			],
			rows: [['(1, 2)', 1, '1']],
			rowCount: 1
		});
	});

	test('what writes says how many rows it wrote', async () => {
		expect(await run('w', ['CREATE TABLE t AS FROM tasks', 'DELETE FROM t WHERE seq = 1'])).toMatchObject({
			columns: [{ name: 'Count', type: 'BIGINT' }],
			rows: [[2]]
		});
		const withQuery = ['CREATE TABLE t (i INTEGER)', 'WITH a AS (SELECT 1 AS i) INSERT INTO t FROM a'];
		expect((await run('w', withQuery)).rows).toEqual([[1]]);
	});
});

describe('size', () => {
	test('a text of a megabyte, a value of a megabyte and two thousand columns', async () => {
		const long = '汉'.repeat(350_000);
		expect((await run('text', `SELECT length('${long}') AS n`)).rows).toEqual([[350_000]]);
		const value: Variable = { name: 'v', type: 'VARCHAR', value: long };
		expect((await run('value', "SELECT length(getvariable('v')) AS n", [value])).rows).toEqual([[350_000]]);
		const wide = await run(
			'wide',
			`SELECT ${Array.from({ length: 2000 }, (_, i) => `${i} AS c${i}`).join(', ')}`
		);
		expect(wide.columns).toHaveLength(2000);
		expect(wide.rows[0]?.at(-1)).toBe(1999);
	});
});

describe('forgetting', () => {
	test('a failed run leaves no older result to read', async () => {
		await run('a', 'SELECT 1 AS n');
		await expect(run('a', 'SELECT nothing')).rejects.toThrow('nothing');
		await expect(run('b', 'FROM a')).rejects.toThrow('does not exist');
		await expect(engine.page('a', 0, 1)).rejects.toThrow('has no result');
	});

	test('a dropped cell is gone; dropping twice does no harm', async () => {
		await run('a', 'SELECT 1 AS n');
		await engine.drop('A');
		await engine.drop('a');
		await expect(run('b', 'FROM a')).rejects.toThrow('does not exist');
	});
});

describe('query', () => {
	test('runs outside any cell and keeps nothing', async () => {
		await run('cell', 'SELECT 5 AS n');
		expect(rowsOf(await engine.query('SELECT n FROM cell'))).toEqual([[5]]);
		expect(rowsOf(await engine.query('EXPLAIN SELECT 1'))).toHaveLength(1);
		const limited = await engine.query('FROM range(100)', { rowLimit: 3 });
		expect([limited.rowCount, limited.rows.numRows]).toEqual([100, 3]);
		expect(
			rowsOf(
				await engine.query(
					"SELECT count(*) FROM duckdb_tables() WHERE database_name = 'cells' AND table_name = ''"
				)
			)
		).toEqual([[0]]);
	});
});

describe('variables', () => {
	const HOSTILE = 'x\'; DROP TABLE tasks; -- $$ " \\ {{a}} ，\n\u0000😀';

	test.each<Variable>([
		{ name: 'v', type: 'VARCHAR', value: HOSTILE },
		{ name: 'v', type: 'VARCHAR', value: '' },
		{ name: 'v', type: 'VARCHAR', value: null },
		{ name: '领域', type: 'VARCHAR', value: '教育' },
		{ name: 'a "quoted" name', type: 'VARCHAR', value: 'x' },
		{ name: 'v', type: 'DOUBLE', value: 0.1 },
		{ name: 'v', type: 'DOUBLE', value: null },
		{ name: 'v', type: 'BIGINT', value: 42 },
		{ name: 'v', type: 'BIGINT', value: 9007199254740993n },
		{ name: 'v', type: 'BOOLEAN', value: false },
		{ name: 'v', type: 'BOOLEAN', value: null },
		{ name: 'v', type: 'DATE', value: '2021-09-30' },
		{ name: 'v', type: 'DATE', value: null },
		{ name: 'v', type: 'VARCHAR[]', value: [HOSTILE, ''] },
		{ name: 'v', type: 'VARCHAR[]', value: [] },
		{ name: 'v', type: 'VARCHAR[]', value: null },
		{ name: 'v', type: 'DOUBLE[]', value: [1, 2.5] },
		{ name: 'v', type: 'BIGINT[]', value: [1, 9007199254740993n] },
		{ name: 'v', type: 'DATE[]', value: ['2021-09-30'] }
	])('$type $value', async (variable) => {
		const name = variable.name.replaceAll("'", "''");
		const { rows } = await run(
			'x',
			`SELECT getvariable('${name}') AS v, typeof(getvariable('${name}')) AS t`,
			[variable]
		);
		const json = (value: unknown) =>
			typeof value === 'bigint'
				? Number.isSafeInteger(Number(value))
					? Number(value)
					: String(value)
				: value;
		const { value } = variable;
		expect(rows).toEqual([[Array.isArray(value) ? value.map(json) : json(value), variable.type]]);
	});

	test('belong to one run', async () => {
		await run('x', "SELECT getvariable('v')", [{ name: 'v', type: 'BIGINT', value: 1 }]);
		expect((await run('x', "SELECT getvariable('v') AS v")).rows).toEqual([[null]]);
	});

	test('are those that the run was given, whatever the runs before it had', async () => {
		const read = "SELECT getvariable('v') AS v, typeof(getvariable('v')) AS t, getvariable('w') AS w";
		const v = (value: number): Variable => ({ name: 'v', type: 'BIGINT', value });
		const w: Variable = { name: 'w', type: 'VARCHAR', value: 'w' };
		expect((await run('x', read, [v(1), w])).rows).toEqual([[1, 'BIGINT', 'w']]);
		expect((await run('x', read, [v(1), w])).rows).toEqual([[1, 'BIGINT', 'w']]);
		expect((await run('x', read, [v(2), w])).rows).toEqual([[2, 'BIGINT', 'w']]);
		expect((await run('x', read, [{ ...v(2), type: 'DOUBLE' }])).rows).toEqual([[2, 'DOUBLE', null]]);
		// A script may change one for itself.
		await run('x', "SET VARIABLE v = 'its own'; SELECT 1", [v(2)]);
		expect((await run('x', read, [v(2)])).rows).toEqual([[2, 'BIGINT', null]]);
		const bad: Variable = { name: 'w', type: 'DATE', value: 'never' };
		await expect(run('x', read, [v(3), bad])).rejects.toMatchObject({ type: 'Conversion' });
		expect((await run('x', read, [v(3), w])).rows).toEqual([[3, 'BIGINT', 'w']]);
	});

	test('a value that is not of its type is the person’s to mend', async () => {
		const bad: Variable = { name: 'd', type: 'DATE', value: '2021-02-30' };
		await expect(run('x', "SELECT getvariable('d')", [bad])).rejects.toMatchObject({
			name: 'QueryError',
			type: 'Conversion',
			message: expect.stringContaining('参数 d 的值不是 DATE')
		});
		expect((await run('x', "SELECT getvariable('d') AS v")).rows).toEqual([[null]]);
	});
});
