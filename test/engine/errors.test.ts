import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QueryError } from '../../src/engine/engine.ts';
import { harness, script, tinyData } from './harness.ts';

const { engine } = harness();
beforeAll(() => engine.start());
afterAll(() => engine.close());

async function failure(sql: string | readonly string[], name = '单元 “一”'): Promise<QueryError> {
	const thrown: unknown = await engine.run(script(name, sql)).then(
		() => null,
		(error: unknown) => error
	);
	if (thrown instanceof QueryError) return thrown;
	throw new Error(`no QueryError but ${String(thrown)}`);
}

/** The place is given by ‹…› in the text. */
function marked(text: string): { sql: string; span: { start: number; end: number } } {
	const start = text.indexOf('‹');
	return { sql: text.replace(/[‹›]/g, ''), span: { start, end: text.indexOf('›') - 1 } };
}

test('without memory enough, says so in both languages and what helps', async () => {
	const data = tinyData();
	const small = harness({ ...data, statements: [...data.statements, "SET memory_limit = '60MB'"] });
	const run = small.engine.run(script('x', 'SELECT md5(range::VARCHAR) AS s FROM range(3000000) ORDER BY s'));
	const thrown: unknown = await run.catch((error: unknown) => error);
	await small.engine.close();
	if (!(thrown instanceof QueryError)) throw new Error(`no QueryError but ${String(thrown)}`);
	expect(thrown.text.zh).toMatch(/^内存不足（.* used）\n请减少要处理的行/);
	expect(thrown.text.en).toMatch(/^Out of Memory Error: .*\nwork on fewer rows/);
	expect(thrown.text.en).not.toContain('persistent storage');
});

describe('an error stands at its place in the text', () => {
	test.each([
		// Binder and Catalog: UTF-8 bytes
		['Binder', 'SELECT ‹nothing› FROM tasks'],
		['Binder', "SELECT '未达序时', ‹nothing› FROM tasks"],
		['Binder', "SELECT '😀', ‹nothing› FROM tasks"],
		['Binder', 'SELECT ‹"没有 这列"› FROM tasks'],
		['Catalog', 'FROM ‹没有的表›'],
		['Catalog', "-- 注释，说明\nSELECT '中文',\n  ‹no_function›(1)"],
		['Binder', "SELECT '中' AS 中, ‹seq› FROM tasks GROUP BY domain"],
		['Binder', "SELECT '中', ‹sum›(task_id) FROM tasks"],
		['Conversion', "SELECT '中', ‹CAST›('x' AS INTEGER)"],
		['Binder', "WITH 甲 AS (SELECT 1 AS n) SELECT '乙', ‹m› FROM 甲"],
		['Binder', 'PIVOT tasks ON status USING sum(‹nothing›)'],
		// Parser: code points
		['Parser', '‹SELEC› 1'],
		['Parser', "SELECT '未达序时' FRM ‹tasks›"],
		['Parser', "SELECT '😀' a ‹b› c"],
		['Parser', 'SELECT (1‹›'],
		['Parser', "SELECT ‹'›没有结束"],
		['Parser', 'SELECT * FROM tasks WHERE ‹GROUP› BY 1']
	])('%s: %s', async (type, text) => {
		const { sql, span } = marked(text);
		expect(await failure(sql)).toMatchObject({ type, span });
	});

	test.each([
		['a first statement', ["CREATE TABLE t AS SELECT '中' AS a, ‹nothing›", 'FROM t']],
		['the last of several', ['CREATE TABLE t AS SELECT 1 AS a', "SELECT '中', ‹b› FROM t"]],
		['a report', ["EXPLAIN SELECT '中', ‹nothing› FROM tasks"]]
	])('in %s', async (_, texts) => {
		const at = texts.findIndex((text) => text.includes('‹'));
		const { sql, span } = marked(texts[at] ?? '');
		expect(await failure(texts.map((text, index) => (index === at ? sql : text)))).toMatchObject({ span });
	});

	test('within a text of several statements, and by the way back to the cell', async () => {
		const { sql, span } = marked("SELECT '中；', ';' ; /* ； */ SELECT ‹nothing› ; SELECT 1");
		expect(await failure(sql)).toMatchObject({ span });
		const thrown: unknown = await engine
			.run({
				name: 'x',
				statements: [{ text: "SELECT getvariable('domain'), nothing", toSource: (offset) => offset * 10 }],
				variables: []
			})
			.catch((error: unknown) => error);
		expect(thrown).toMatchObject({ span: { start: 300, end: 370 } });
	});
});

describe('an error says what to do', () => {
	test('with the engine’s type, words and proposals', async () => {
		const error = await failure('SELECT stats FROM tasks');
		expect(error.type).toBe('Binder');
		expect(error.candidates[0]).toBe('status');
		expect(error.text.en).toMatch(
			/^Binder Error: Referenced column "stats" not found .*\nCandidate bindings: "status"/
		);
		expect(error.message).toBe(`${error.text.zh} / ${error.text.en}`);
		expect((await failure("SELECT error('自己的话')")).message).toBe('Invalid Input Error: 自己的话');
		expect((await failure('SELECT 9223372036854775807 + 1')).type).toBe('Out of Range');
	});

	test.each([
		['SELECT task_id，domain FROM tasks', '，'],
		['SELECT count（*） FROM tasks', '（'],
		['SELECT * FROM tasks WHERE domain = ‘health’', '‘'],
		['SELECT * FROM tasks WHERE seq ＝ 1', '＝'],
		['SELECT task_id FROM tasks；', '；'],
		['SELECT task_id、domain FROM tasks', '、']
	])('names the full-width mark in %s', async (sql, mark) => {
		const { text } = await failure(sql);
		expect(text.zh).toContain(`此处有全角标点“${mark}”`);
		expect(text.en).toContain(`full-width “${mark}” here`);
	});

	test('does not blame a full-width mark within a text', async () => {
		expect((await failure("SELECT nothing, '，' FROM tasks")).message).not.toContain('全角');
		expect((await failure("SELECT '，'||nothing FROM tasks")).message).not.toContain('全角');
	});

	test.each([
		['SELECT current_date', 'icu'],
		["SELECT '甲' COLLATE zh", 'icu'],
		["FROM read_parquet('x.parquet')", 'parquet'],
		["SELECT '{}'::JSON", 'json'],
		["SELECT now() AT TIME ZONE 'Asia/Shanghai'", 'icu']
	])('%s needs the extension %s, which is not loaded', async (sql, extension) => {
		const { type, text } = await failure(sql);
		expect(type).toBe('Missing Extension');
		expect(text.zh).toContain(`需要 DuckDB 的 ${extension} 扩展`);
		expect(text.en).not.toContain('INSTALL');
	});

	test.each([
		['SELECT stats FROM tasks', /^找不到列 stats；相近的列："status"/],
		['SELECT 没有', /^找不到列 没有$/],
		['SELECT x.seq FROM tasks', /^找不到表 x；可用的表："tasks"$/],
		['SELECT x.seq', /^找不到表 x$/],
		['SELECT t.nope FROM tasks AS t (a, b)', /^表 t 没有列 nope$/],
		['SELECT t.nope FROM (VALUES (1)) AS t', /^t 没有列 nope$/],
		['FROM taskz', /^没有名为 taskz 的表、视图或单元；是不是 tasks？$/],
		['FROM 完全不同的名称', /^没有名为 完全不同的名称 的表、视图或单元/],
		['SELECT cout(*) FROM tasks', /^没有函数 cout；是不是 count？$/],
		["SELECT 'a'::nothing", /^没有类型 nothing$/],
		['SELECT 1 FRM tasks', /^语法错误，在“tasks”附近$/],
		['SELECT (1', /^语法错误：语句不完整$/],
		["SELECT 'abc", /^字符串缺少结尾的引号$/],
		['SELECT "abc', /^名称缺少结尾的引号$/],
		['SELECT 1 /* abc', /^注释缺少结尾的 \*\/$/],
		['SELECT seq, count(*) FROM tasks', /^列 seq 既不在 GROUP BY 中，也不在聚合函数里$/],
		['SELECT seq FROM tasks a, tasks b', /^列名 seq 属于不止一个表，请写明："a\.seq" or "b\.seq"$/],
		['SELECT sum(task_id) FROM tasks', /^没有适合这些参数类型的函数：sum\(VARCHAR\)$/],
		['SELECT 1 FROM tasks JOIN tasks t USING (nope)', /^连接的一侧没有列 nope$/],
		['SELECT 1 FROM tasks WHERE count(*) > 1', /^此处不能用聚合函数$/],
		["SELECT DATE '2020-01-01' = seq FROM tasks", /^类型 INTEGER 不能转换为 DATE|^类型 DATE 与 INTEGER/],
		['SELECT seq::DATE FROM tasks', /^类型 INTEGER 不能转换为 DATE$/],
		['SELECT 999999999999::INTEGER', /^INT64 的值 999999999999 超出范围$/],
		["SELECT [1] = 'x'", /^无法把 'x' 转换为 INTEGER\[\]$/],
		['SELECT seq FROM tasks UNION SELECT 1, 2', /^集合运算两边的列数不同$/],
		['INSERT INTO tasks VALUES (1)', /^表 tasks 有 4 列，却给了 1 个值$/],
		['SELECT seq FROM tasks LIMIT -1', /^LIMIT、OFFSET 不能是负数$/],
		['SELECT seq FROM tasks ORDER BY 5', /^ORDER BY 的序号超出范围，应在 1 到 1 之间$/],
		['SELECT * EXCLUDE (zz) FROM tasks', /^EXCLUDE 里的列 zz 不存在$/],
		['SELECT max(seq) OVER w FROM tasks', /^没有名为 w 的窗口$/],
		["SELECT TIME '25:00'", /^时间超出范围：25:00$/],
		["SELECT strptime('x', '%Y')", /^文本“x”不合格式 %Y$/],
		["SELECT date_trunc('bad', DATE '2020-01-01')", /^没有时间单位 bad$/],
		['SELECT sum(sum(seq)) FROM tasks', /^此处不能用聚合函数$/],
		['SELECT task_id::INTEGER FROM tasks', /^无法把文本“a#1”转换为 INT32$/],
		["SELECT DATE '2021-02-30'", /^日期超出范围：2021-02-30$/],
		["SELECT DATE '前三季度'", /^日期或时间的写法不对：前三季度$/],
		['SELECT $domain AS d', /^参数没有值：domain$/],
		['SELECT (SELECT seq FROM tasks)', /^用作值的子查询返回了不止一行$/],
		['SELECT 9223372036854775807 + 1', /^数值溢出$/]
	])('%s in Chinese', async (sql, chinese) => {
		expect((await failure(sql)).text.zh).toMatch(chinese);
	});

	test('a NUL does not cut the text short', async () => {
		expect(await failure('SELECT 1 \0 ; SELECT 2')).toMatchObject({
			type: 'Parser',
			span: { start: 9, end: 10 }
		});
	});
});
