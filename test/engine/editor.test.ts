import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullWidthMarks, withoutFullWidth } from '../../src/notebook/sql/full-width.ts';
import { Catalog } from '../../src/state/catalog.ts';
import { Relations } from '../../src/state/relations.ts';
import { sqlName } from '../../src/state/result-view.ts';
import { CONTINUATIONS, EXPRESSIONS, STATEMENTS, TYPES } from '../../src/ui/editor/sql-words.ts';
import { harness, rowsOf, script } from './harness.ts';

const { engine } = harness();

beforeAll(() => engine.start(), 60_000);
afterAll(() => engine.close());

async function column(sql: string): Promise<unknown[]> {
	return rowsOf(await engine.query(sql)).map(([value]) => value);
}

describe('what the editor knows of this DuckDB', () => {
	test('its keywords and types are the engine’s own', async () => {
		const known = new Set(await column('SELECT upper(keyword_name) FROM duckdb_keywords()'));
		const functions = ['COLUMNS', 'DATE', 'TABLES'];
		const words = [...STATEMENTS, ...EXPRESSIONS, ...CONTINUATIONS].flatMap(
			(phrase) => phrase.match(/\w+/g) ?? []
		);
		expect(words.filter((word) => !known.has(word) && !functions.includes(word))).toEqual([]);
		const types = new Set(await column('SELECT upper(type_name) FROM duckdb_types()'));
		expect(TYPES.filter((type) => !types.has(type))).toEqual([]);
	});

	test('a word of SQL that the editor writes as a name is one', async () => {
		const words = await column('SELECT keyword_name FROM duckdb_keywords()');
		const list = words.map((word) => `1 AS ${JSON.stringify(word)}`).join(', ');
		const names = words.map((word) => sqlName(String(word))).join(', ');
		await engine.query(`SELECT ${names} FROM (SELECT ${list}) ORDER BY ${names}`);
	});

	test('a name with full-width marks that it takes is left alone, and what is mended runs', async () => {
		const taken = [
			'SELECT 1 AS 占比（％）',
			'SELECT 1 投资（亿元）',
			'SELECT 占比（％） FROM (SELECT 1 AS 占比（％）)'
		];
		for (const sql of taken) {
			expect(fullWidthMarks(sql)).toEqual([]);
			await engine.query(sql);
		}
		const mended = [
			'SELECT count（*）， max（领域） 最大 FROM 任务 WHERE 领域 ＝ “education” —— 教育',
			'SELECT 2……3 AS “幂”， 【1、2】【1】 WHERE ２ 》 1'
		];
		for (const sql of mended) {
			await expect(engine.query(sql)).rejects.toThrow();
			await engine.query(withoutFullWidth(sql));
		}
	});

	test('functions by where they may stand, and the values of columns that have few', async () => {
		const catalog = new Catalog(engine, new Relations([]));
		const functions = new Map((await catalog.functions()).map((each) => [each.name, each]));
		expect(functions.get('range')).toMatchObject({ scalar: true, table: true });
		expect(functions.get('double_of')).toMatchObject({ scalar: true, table: false });
		expect(functions.get('duckdb_tables')).toMatchObject({ scalar: false, table: true });

		const first = await engine.run(
			script(
				'各类',
				`SELECT 2020 + i % 2 AS y, i % 2 = 0 AS b, CAST(if(i % 2 = 0, '乙', '甲') AS ENUM('乙', '甲')) AS e, i AS many,
				i / 2 AS d FROM range(100) t(i)`
			)
		);
		expect(await catalog.values('各类', 'y', first)).toEqual(['2020', '2021']);
		expect(await catalog.values('各类', 'b', first)).toEqual(['false', 'true']);
		expect(await catalog.values('各类', 'e', first)).toEqual(['乙', '甲']);
		expect(await catalog.values('各类', 'many', first)).toEqual([]);
		expect(await catalog.values('各类', 'd', first)).toEqual([]);
		// The cell has run again: its values are those of now.
		const second = await engine.run(script('各类', 'SELECT 2024 AS y'));
		expect(await catalog.values('各类', 'y', first)).toEqual(['2020', '2021']);
		expect(await catalog.values('各类', 'y', second)).toEqual(['2024']);
	});
});
