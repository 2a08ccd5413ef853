import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonRows } from '../../src/engine/format/rows.ts';
import { harness, script, statement } from './harness.ts';

const { engine } = harness();

beforeAll(() => engine.start());
afterAll(() => engine.close());

const check = (sql: string) => engine.check({ statements: [statement(sql)], variables: [] });

test('a query that would run has no error, one that would not has its own at its place', async () => {
	expect(await check('SELECT domain, count(*) FROM tasks GROUP BY ALL')).toBeNull();
	const error = await check('SELECT domian FROM tasks');
	expect(error?.type).toBe('Binder');
	expect(error?.span).toEqual({ start: 7, end: 13 });
	expect((await check('SELECT FROM WHERE'))?.type).toBe('Parser');
});

test('variables are known with their types', async () => {
	const variables = [{ name: 'd', type: 'VARCHAR', value: '教育' }] as const;
	const statements = [statement("SELECT length(getvariable('d')) FROM tasks")];
	expect(await engine.check({ statements, variables })).toBeNull();
});

test('nothing is run and nothing is left behind', async () => {
	expect(await check('CREATE TABLE made AS SELECT 1; SELECT * FROM made')).toBeNull();
	expect(await check('PIVOT tasks ON domain USING count(*)')).toBeNull();
	const objects = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'made'";
	expect(jsonRows((await engine.query(objects)).rows)).toEqual([[0]]);
	expect((await check('SELECT * FROM made'))?.type).toBe('Catalog');
});

test('a check is answered while a cell runs', async () => {
	const order: string[] = [];
	const long = engine
		.run(script('long', 'SELECT count(*) FROM range(3000) a, range(3000) b WHERE a.range + b.range = 7'))
		.then(() => order.push('run'));
	await check('SELECT 1').then(() => order.push('check'));
	await long;
	expect(order).toEqual(['check', 'run']);
});
