import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonRows } from '../../src/engine/format/rows.ts';
import { profileColumn, PROFILE_ROWS } from '../../src/state/column-profile.ts';
import { columnValues, type ValueSearch } from '../../src/state/column-values.ts';
import {
	sqlName,
	viewClauses,
	viewSql,
	type ColumnFilter,
	type ResultView,
	type ViewColumn
} from '../../src/state/result-view.ts';
import { engineText, gridColumns } from '../../src/ui/grid/columns.ts';
import { zh } from '../../src/ui/i18n/zh/index.ts';
import { plainReader } from '../../src/ui/values/plain.ts';
import { harness, rowsOf, script } from './harness.ts';

const { engine } = harness();

beforeAll(() => engine.start(), 60_000);
afterAll(() => engine.close());

const SAMPLE = `SELECT * FROM (VALUES
	(1, 'a''b', DATE '2021-01-02', 0.5::DOUBLE, true, TIMESTAMP '2021-01-02 10:00:00', [1, 2]),
	(2, '幼儿园100%', DATE '2021-03-01', NULL, false, TIMESTAMP '2021-01-03 00:00:00', [3]),
	(3, 'ABC_x', NULL, -1e-3::DOUBLE, NULL, NULL, NULL),
	(4, NULL, DATE '2021-01-02', 'nan'::DOUBLE, true, TIMESTAMP '2021-01-02 23:59:59', [1, 2])
) AS t(id, "标 题", "select", v, b, "at", list)`;
let columns: readonly ViewColumn[] = [];

async function ids(filters: readonly ColumnFilter[], sort: ResultView['sort'] = []): Promise<unknown[]> {
	return rowsOf(await engine.query(viewSql('样本', columns, { filters, sort }))).map(([id]) => id);
}

describe('a view of a result', () => {
	beforeAll(async () => {
		({ columns } = await engine.run(script('样本', SAMPLE)));
	});

	test('reads as a person would write it', () => {
		const view: ResultView = {
			filters: [
				{ kind: 'contains', column: '标 题', text: '幼儿园' },
				{ kind: 'between', column: 'id', low: '1', high: null },
				{ kind: 'among', column: 'select', values: ['2021-03-01', null] }
			],
			sort: [
				{ column: 'v', descending: true },
				{ column: 'id', descending: false }
			]
		};
		expect(viewSql('样本', columns, view)).toBe(
			`FROM 样本 WHERE contains("标 题", '幼儿园') AND id >= 1 AND ("select" = DATE '2021-03-01' OR "select" IS NULL) ORDER BY v DESC, id`
		);
		expect(viewSql('样本', columns, { filters: [], sort: [] })).toBe('FROM 样本');
	});

	const cases: [string, ColumnFilter, number[]][] = [
		['a quote', { kind: 'among', column: '标 题', values: ["a'b"] }, [1]],
		['a percent sign is a percent sign', { kind: 'contains', column: '标 题', text: '0%' }, [2]],
		['case does not matter', { kind: 'contains', column: '标 题', text: 'bc_' }, [3]],
		['null among values', { kind: 'among', column: '标 题', values: [null, 'ABC_x'] }, [3, 4]],
		['nothing chosen', { kind: 'among', column: '标 题', values: [] }, []],
		['is null', { kind: 'among', column: 'select', values: [null] }, [3]],
		['is not null', { kind: 'without', column: 'select', values: [null] }, [1, 2, 4]],
		['days', { kind: 'between', column: 'select', low: '2021-01-02', high: '2021-01-31' }, [1, 4]],
		['a whole day', { kind: 'between', column: 'at', low: '2021-01-02', high: '2021-01-02' }, [1, 4]],
		['a moment', { kind: 'among', column: 'at', values: ['2021-01-02 23:59:59'] }, [4]],
		['numbers', { kind: 'between', column: 'v', low: '-0.001', high: '0.5' }, [1, 3]],
		['an exponent', { kind: 'among', column: 'v', values: ['-1e-3'] }, [3]],
		['not a number', { kind: 'among', column: 'v', values: ['nan'] }, [4]],
		['truth', { kind: 'among', column: 'b', values: ['true'] }, [1, 4]],
		['a list', { kind: 'among', column: 'list', values: ['[1, 2]'] }, [1, 4]],
		['part of a number', { kind: 'contains', column: 'id', text: '3' }, [3]],
		['an injection', { kind: 'among', column: '标 题', values: ["' OR true --"] }, []]
	];
	test.each(cases)('%s', async (_, filter, expected) => {
		expect((await ids([filter])).toSorted()).toEqual(expected);
	});

	const others: [string, ColumnFilter, number[]][] = [
		['a value', { kind: 'without', column: '标 题', values: ['ABC_x'] }, [1, 2, 4]],
		['several', { kind: 'without', column: '标 题', values: ['ABC_x', "a'b"] }, [2, 4]],
		['null', { kind: 'without', column: '标 题', values: [null] }, [1, 2, 3]],
		['a value and null', { kind: 'without', column: '标 题', values: [null, 'ABC_x'] }, [1, 2]],
		['several and null', { kind: 'without', column: 'id', values: [null, '1', '4'] }, [2, 3]],
		['nothing', { kind: 'without', column: 'id', values: [] }, [1, 2, 3, 4]]
	];
	test.each(others)('without %s: nulls stay unless they are left out too', async (_, filter, expected) => {
		expect((await ids([filter])).toSorted()).toEqual(expected);
	});

	const TYPED = [
		"TIMESTAMPTZ '2021-01-02 10:00:00.123456+08'",
		"TIMESTAMP '2021-01-02 10:00:00.123456'",
		"TIMESTAMP '2021-01-02 10:00:00.25'",
		"TIMESTAMP_S '2021-01-02 10:00:00'",
		"TIMESTAMP_MS '2021-01-02 10:00:00.25'",
		"TIMESTAMP_NS '2021-01-02 10:00:00.123456789'",
		"'infinity'::TIMESTAMP",
		"'-infinity'::TIMESTAMPTZ",
		"DATE '12021-01-01'",
		"DATE '0044-03-15 (BC)'",
		"TIME '10:00:00.5'",
		"TIMETZ '10:00:00+08'",
		"INTERVAL '1 year 2 days 3.5 seconds'",
		'1e-10::FLOAT',
		'0.1::FLOAT',
		'1e22::DOUBLE',
		"'inf'::DOUBLE",
		'0.30000000000000004',
		"'12345678901234567890123456789012345.678'::DECIMAL(38,3)",
		"'-123456789012345678901234567890123456789012345'::BIGNUM",
		'340282366920938463463374607431768211455::UHUGEINT',
		"'b'::ENUM('a', 'b')",
		"'a\\x00\\xFFb'::BLOB",
		"'10101'::BIT",
		"uuid '08995ea8-821f-4bf5-ad74-ecd907f1809b'",
		"{'a': 1, 'b''c': ['x, y', NULL]}",
		"MAP {'a:b': [0.1::FLOAT, 2]}",
		"union_value(k := 'a,b')",
		"ROW(1, 'x')"
	];
	test('what the grid holds of a value finds it, whatever its type', async () => {
		for (const value of TYPED) {
			const { rows, columns: found } = await engine.run(
				script('值', `SELECT ${value} AS v UNION ALL SELECT NULL`)
			);
			const [column] = gridColumns(found, rows, 'zh-CN', zh);
			const [field] = rows.schema.fields;
			if (!column || !field) throw new Error('no column');
			const plain = plainReader(rows.getChildAt(0), field)(0);
			const text = engineText(column, plain ?? '');
			const filter: ColumnFilter = { kind: 'among', column: 'v', values: [text] };
			const sql = viewSql('值', found, { filters: [filter], sort: [] });
			expect([sql, (await engine.query(sql)).rowCount]).toEqual([sql, 1]);
		}
	}, 60_000);

	test.each(['TIMESTAMPTZ', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS'])(
		'a whole day of %s',
		async (type) => {
			const moments = [
				'2020-12-30 23:59:59',
				'2020-12-31 00:00:00',
				'2020-12-31 23:59:59',
				'2021-01-01 00:00:00'
			];
			const values = moments.map((moment, at) => `(${at}, CAST('${moment}' AS ${type}))`).join(', ');
			const { columns: found } = await engine.run(
				script('日', `SELECT * FROM (VALUES ${values}) AS t(n, v)`)
			);
			const filter: ColumnFilter = { kind: 'between', column: 'v', low: '2020-12-31', high: '2020-12-31' };
			expect(
				rowsOf(await engine.query(viewSql('日', found, { filters: [filter], sort: [] }))).map(([n]) => n)
			).toEqual([1, 2]);
		}
	);

	test('clauses stand on lines of their own, whatever the texts in them say', () => {
		const view: ResultView = {
			filters: [{ kind: 'among', column: '标 题', values: ['a WHERE b ORDER BY c'] }],
			sort: [{ column: 'id', descending: true }]
		};
		expect(viewClauses('样本', columns, view)).toEqual([
			'FROM 样本',
			'WHERE "标 题" = \'a WHERE b ORDER BY c\'',
			'ORDER BY id DESC'
		]);
	});

	test('sorts by several keys, nulls last', async () => {
		const sort = [
			{ column: 'select', descending: true },
			{ column: 'id', descending: true }
		];
		expect(await ids([], sort)).toEqual([2, 4, 1, 3]);
	});

	test('any text is found by itself, and any name is a name', async () => {
		const text = fc.string({ unit: 'binary', maxLength: 20 }).map((value) => value.replaceAll('\0', ''));
		const name = fc.oneof(text, fc.string()).filter((value) => value !== '' && !value.includes('\0'));
		await fc.assert(
			fc.asyncProperty(name, text, async (column, value) => {
				const only = { name: column, type: 'VARCHAR' };
				const filter: ColumnFilter = { kind: 'among', column, values: [value] };
				const from = viewSql('x', [only], { filters: [filter], sort: [{ column, descending: false }] });
				const values = `'${value.replaceAll("'", "''")}'`;
				const sql = `WITH x(${sqlName(column)}) AS (VALUES (${values}), (${values} || 'y')) ${from}`;
				expect(rowsOf(await engine.query(sql))).toEqual([[value]]);
			}),
			{ numRuns: 25 }
		);
	}, 60_000);

	test('every word of the language is quoted where it has to be', async () => {
		const words = rowsOf(await engine.query('SELECT keyword_name FROM duckdb_keywords()')).map(([word]) =>
			String(word)
		);
		const names = words.map(sqlName).join(', ');
		const sql = `WITH x(${names}) AS (SELECT ${words.map((_, at) => at).join(', ')}) SELECT ${names} FROM x WHERE ${words
			.map((word, at) => `${sqlName(word)} = ${at}`)
			.join(' AND ')} ORDER BY ${words.map((word) => `${sqlName(word)} DESC`).join(', ')}`;
		expect(rowsOf(await engine.query(sql))).toEqual([words.map((_, at) => at)]);
	}, 60_000);
});

describe('the values of a column', () => {
	const ask = (sql: string) => engine.query(sql);
	const any: ValueSearch = { part: '', codes: [], limit: 3 };
	let found: readonly ViewColumn[] = [];

	beforeAll(async () => {
		({ columns: found } = await engine.run(
			script(
				'值 1',
				"SELECT [NULL, 'behind', 'on_pace', 'On time', 'behind', 'x'][1 + range % 6] AS status, range // 6 AS \"组\" FROM range(12)"
			)
		));
	});

	async function values(filters: readonly ColumnFilter[], search: Partial<ValueSearch>): Promise<unknown[]> {
		const [column = { name: '', type: '' }] = found;
		const { values: list, more } = await columnValues(ask, '值 1', found, column, filters, {
			...any,
			...search
		});
		return [...list.map(({ text, count }) => `${text ?? 'null'} ${count}`), more];
	}

	test('are counted, nulls too, the most frequent first', async () => {
		expect(await values([], {})).toEqual(['behind 4', 'On time 2', 'on_pace 2', true]);
		expect(await values([], { limit: 9 })).toEqual([
			'behind 4',
			'On time 2',
			'on_pace 2',
			'x 2',
			'null 2',
			false
		]);
	});

	test('are looked for by a part of their text whatever its case, and by the codes that are called so', async () => {
		expect(await values([], { part: 'ON' })).toEqual(['On time 2', 'on_pace 2', false]);
		expect(await values([], { part: '未达', codes: ['behind'] })).toEqual(['behind 4', false]);
	});

	test('are those of the rows that other filters leave', async () => {
		expect(await values([{ kind: 'among', column: '组', values: ['0'] }], { limit: 1 })).toEqual([
			'behind 2',
			true
		]);
	});

	test('a text is looked for in the names of codes as well', async () => {
		const filter: ColumnFilter = { kind: 'contains', column: 'status', text: '未达', codes: ['behind'] };
		const sql = viewSql('值 1', found, { filters: [filter], sort: [] });
		expect(sql).toBe(`FROM "值 1" WHERE (contains(status, '未达') OR status = 'behind')`);
		expect((await engine.query(sql)).rowCount).toBe(4);
	});
});

describe('a run beside the cells', () => {
	test('does not wait for them, and is kept and read by page as theirs are', async () => {
		const stop = new AbortController();
		const endless = engine
			.run(
				script('endless', 'SELECT sum(a.range * b.range) AS n FROM range(100000000) a, range(100000000) b'),
				{
					signal: stop.signal
				}
			)
			.catch(() => 'stopped');
		try {
			const sql = 'FROM memory.main.tasks ORDER BY task_id DESC';
			const view = await engine.run(script('样本#1', sql), { aside: true, rowLimit: 1 });
			expect([view.rowCount, rowsOf(view)[0]?.[0]]).toEqual([4, 'b#1']);
			expect(jsonRows(await engine.page('样本#1', 1, 2)).map(([id]) => id)).toEqual(['a#3', 'a#2']);
		} finally {
			stop.abort();
		}
		expect(await endless).toBe('stopped');
		await engine.drop('样本#1');
		await expect(engine.page('样本#1', 0, 1)).rejects.toThrow('没有单元');
	});
});

describe('a profile', () => {
	const ask = (sql: string) => engine.query(sql);

	async function profile(sql: string) {
		const { columns: found, rowCount } = await engine.run(script('p "1"', sql));
		const [column = { name: '', type: '' }] = found;
		return profileColumn(ask, 'p "1"', column, rowCount);
	}

	test('of numbers is a histogram that counts every row', async () => {
		const found = await profile('SELECT CASE WHEN range < 900 THEN range END AS "n n" FROM range(1000)');
		expect(found).toMatchObject({ rows: 1000, sampled: false, nulls: 100, range: ['0', '899'], top: [] });
		expect(found.histogram?.reduce((sum, count) => sum + count, 0)).toBe(900);
		expect(Math.max(...(found.histogram ?? []))).toBeLessThan(60);
	});

	test('of a few values is the values', async () => {
		const found = await profile(
			"SELECT CASE range % 3 WHEN 0 THEN '甲' WHEN 1 THEN '乙' END AS w FROM range(9)"
		);
		expect(found).toMatchObject({ nulls: 3, distinct: 2, range: null, histogram: null });
		expect(found.top).toEqual([
			{ text: '乙', count: 3, whole: true },
			{ text: '甲', count: 3, whole: true }
		]);
	});

	test.each([
		['dates', "SELECT DATE '2021-01-01' + range::INT AS d FROM range(100)", ['2021-01-01', '2021-04-10']],
		['numbers without end', "SELECT unnest([1, 'inf'::DOUBLE, 'nan'::DOUBLE]) AS d", ['1.0', 'nan']],
		['nothing but nulls', 'SELECT NULL::INTEGER AS d FROM range(3)', null],
		['lists', 'SELECT [range] AS d FROM range(3)', null],
		['no rows', 'SELECT 1 AS d WHERE false', null],
		[
			'big numbers',
			'SELECT (range::HUGEINT << 100) AS d FROM range(3)',
			['0', '2535301200456458802993406410752']
		]
	])('of %s', async (_, sql, range) => {
		expect((await profile(sql)).range).toEqual(range);
	});

	test('of very many rows looks at a sample and says so', async () => {
		const found = await profile('SELECT range % 1000 AS n FROM range(3000000)');
		expect(found.sampled).toBe(true);
		expect(found.rows).toBeGreaterThan(PROFILE_ROWS / 4);
		expect(found.rows).toBeLessThan(PROFILE_ROWS * 3);
		expect(found.histogram?.every((count) => count > 0)).toBe(true);
	});
});
