import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullWidthMarks, withoutFullWidth } from './full-width.ts';
import { tokenize } from './tokens.ts';

describe('full-width marks', () => {
	test('outside strings, quoted names and comments only', () => {
		const sql = 'SELECT domain，count（*） FROM tasks WHERE a ＝ \'，；（）\' -- ，\nAND "（" ＜ 1；';
		expect(fullWidthMarks(sql).map(({ replacement }) => replacement)).toEqual([',', '(', ')', '=', '<', ';']);
		expect(withoutFullWidth(sql)).toBe(
			'SELECT domain,count(*) FROM tasks WHERE a = \'，；（）\' -- ，\nAND "（" < 1;'
		);
	});

	test.each([
		['WHERE 领域 ＝ ￥领域 AND n 》5 AND m 《》 2', 'WHERE 领域 = $领域 AND n >5 AND m <> 2'],
		['SELECT 【1、2】【1】 FROM task——departments', 'SELECT [1,2][1] FROM task_departments'],
		['SELECT 2……3 —— 幂', 'SELECT 2^3 -- 幂'],
		['WHERE year＝２０２１ ａｎｄ x', 'WHERE year=2021 and x'],
		['WHERE t。状态 ＝ “未达，序时”，x', "WHERE t.状态 = '未达，序时',x"],
		[
			'WHERE s IN （‘甲；乙 丙’，“１”） OR d > DATE “2021－01”',
			"WHERE s IN ('甲；乙 丙','１') OR d > DATE '2021－01'"
		],
		[
			'SELECT n AS “任务数” FROM “任务” t WHERE t.“领域” LIKE “教%”',
			'SELECT n AS "任务数" FROM "任务" t WHERE t."领域" LIKE \'教%\''
		],
		['SELECT “没有完', 'SELECT "没有完'],
		// Names that DuckDB takes as they stand, where they are given and where they are used.
		[
			'SELECT 占比（％） FROM （SELECT sum（x） AS 占比（％）， 1 投资（亿元） FROM t）',
			'SELECT 占比（％） FROM (SELECT sum(x) AS 占比（％）, 1 投资（亿元） FROM t)'
		],
		['SELECT 第１季 AS Ａ级、Ｂ级', 'SELECT 第１季 AS Ａ级、Ｂ级'],
		// What only looks like one.
		[
			'SELECT sum（x） FROM a JOIN b USING（id） WHERE x IN（1）',
			'SELECT sum(x) FROM a JOIN b USING(id) WHERE x IN(1)'
		],
		['SELECT row_number() over（） AS n，count（*）', 'SELECT row_number() over() AS n,count(*)'],
		['SELECT CAST(x AS VARCHAR（3）)， y：：DECIMAL（3，1）', 'SELECT CAST(x AS VARCHAR(3)), y::DECIMAL(3,1)']
	])('%s', (sql, mended) => {
		expect(withoutFullWidth(sql)).toBe(mended);
	});

	test('not in names that are known to be such', () => {
		const names = new Set(['投资（亿元）']);
		expect(fullWidthMarks('SELECT 投资（亿元）， 1 FROM t', names).map(({ start }) => start)).toEqual([13]);
		expect(fullWidthMarks('SELECT 投资（亿元） ， 1 FROM t', names).map(({ start }) => start)).toEqual([14]);
		expect(fullWidthMarks('SELECT 投资（亿元） FROM t').length).toBe(2);
	});

	test('what is mended has none left, unless a quotation mark opened a string', () => {
		const pieces = fc.constantFrom(
			'a',
			'，',
			'（',
			'）',
			'“',
			'”',
			'》',
			'％',
			'AS ',
			"'",
			' ',
			'；',
			'--',
			'\n'
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
				const sql = parts.join('');
				const mended = withoutFullWidth(sql);
				expect(mended.length).toBe(sql.length);
				fc.pre(!/[“”]/.test(sql));
				expect(fullWidthMarks(mended)).toEqual([]);
				expect(tokenize(mended).filter(({ kind }) => kind === 'string')).toEqual(
					tokenize(sql).filter(({ kind }) => kind === 'string')
				);
			}),
			{ numRuns: 500 }
		);
	});

	test('marks lie in the text, in order and apart, whatever it is', () => {
		const pieces = fc.constantFrom(
			'a',
			'“',
			'”',
			'‘',
			'’',
			'，',
			"'",
			'"',
			' ',
			'\n',
			'——',
			'……',
			'１',
			'￥',
			'--'
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
				const sql = parts.join('');
				let at = 0;
				for (const { start, end } of fullWidthMarks(sql)) {
					expect(start).toBeGreaterThanOrEqual(at);
					expect(end).toBeGreaterThan(start);
					at = end;
				}
				expect(at).toBeLessThanOrEqual(sql.length);
			}),
			{ numRuns: 500 }
		);
	});
});
