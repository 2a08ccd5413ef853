import { describe, expect, test } from 'vitest';
import { layOutSql } from '../../notebook/sql/layout.ts';
import { formatSql } from './format-sql.ts';

const inOneLine = async (sql: string): Promise<string | null> =>
	(await layOutSql(sql, formatSql))?.replace(/\s+/g, ' ') ?? null;

describe('laying SQL out', () => {
	test.each([
		[
			'select sum(x) as sum投资, max值, year年份, 层rank from 任务 where date日期 = $领域',
			'SELECT sum(x) AS sum投资, max值, year年份, 层rank FROM 任务 WHERE date日期 = $领域'
		],
		['select 投资（亿元） from t', 'SELECT 投资（亿元） FROM t'],
		[
			`select a as year, "列 名", '，' from t -- 取值：select\n where e'x' = $1`,
			`SELECT a AS year, "列 名", '，' FROM t -- 取值：select WHERE e'x' = $1`
		],
		['select zq0x as leading, zqq from 表', 'SELECT zq0x AS leading, zqq FROM 表'],
		['create temp table x as select 1', 'CREATE TEMP TABLE x AS SELECT 1']
	])('%s', async (sql, laidOut) => {
		expect(await inOneLine(sql)).toBe(laidOut);
	});

	test('what would come back as something else is left alone', async () => {
		expect(await layOutSql('select 值max', async (sql) => `${sql} 1`)).toBeNull();
		expect(await layOutSql('select 1 -- 说明', async () => 'SELECT 1')).toBeNull();
		expect(await layOutSql('select (', formatSql)).toBeNull();
	});
});
