import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqlContext } from './context.ts';

/** The context at the mark `|`. */
function contextAt(marked: string) {
	const offset = marked.indexOf('|');
	return sqlContext(marked.replace('|', ''), offset);
}

describe('what fits where somebody types', () => {
	test.each([
		['SELECT * FROM |', 'relation'],
		['SELECT * FROM ta|', 'relation'],
		['SELECT * FROM tasks, do|', 'relation'],
		['SELECT * FROM tasks t JOIN |', 'relation'],
		['FROM ta|', 'relation'],
		['SELECT do|', 'expression'],
		['SELECT domain, st| FROM tasks', 'expression'],
		['SELECT * FROM tasks WHERE |', 'expression'],
		['SELECT * FROM tasks ORDER BY domain, |', 'expression'],
		['SELECT t.| FROM tasks t', 'column'],
		['SELECT t.do| FROM tasks t', 'column'],
		['SELECT * FROM tasks WHERE domain = $|', 'parameter'],
		['SELECT * FROM tasks WHERE domain = $do|', 'parameter'],
		["SELECT * FROM tasks WHERE status = '|'", 'value'],
		["SELECT * FROM tasks WHERE status = 'be|", 'value'],
		["SELECT * FROM tasks WHERE t.status NOT IN ('behind', '|')", 'value'],
		["SELECT '|'", 'nothing'],
		["SELECT length('a|')", 'nothing'],
		['SELECT 1 -- FROM |', 'nothing'],
		['SELECT 1 /* FROM |', 'nothing'],
		['SELECT 12|', 'nothing'],
		['|', 'statement'],
		['SELECT 1; se|', 'statement'],
		['SELECT 1 UNION ALL |', 'statement'],
		['CREATE TEMP TABLE x AS |', 'statement'],
		['SELECT * FROM (|', 'statement'],
		['WITH a AS (SELECT 1) |', 'statement'],
		['CREATE TABLE ta|', 'nothing'],
		['SELECT 1 AS na|', 'nothing'],
		['WITH na|', 'nothing'],
		['SELECT CAST(x AS |', 'type'],
		['SELECT x::IN|', 'type'],
		['SELECT domain fr|', 'continuation'],
		['SELECT * fr|', 'continuation'],
		['SELECT count(*) fr|', 'continuation'],
		['SELECT * FROM tasks wh|', 'continuation'],
		['SELECT a FROM tasks ORDER |', 'continuation'],
		['SELECT 2 * |', 'expression'],
		['SELECT sum(|', 'expression'],
		['SELECT * FROM tasks WHERE year = 20|', 'value'],
		['SELECT * FROM tasks WHERE year IN (2020, 20|', 'value']
	])('%s wants a %s', (marked, wants) => {
		expect(contextAt(marked).wants).toBe(wants);
	});

	test('sources of the statement, with their aliases, before and after the place', () => {
		const sql =
			'SELECT 1 FROM other; SELECT | FROM x.y, tasks AS t JOIN "部门责任" d USING (task_id), (SELECT 1) s WHERE a';
		expect(contextAt(sql).sources).toEqual([
			{ relation: 'y', alias: 'y' },
			{ relation: 'tasks', alias: 't' },
			{ relation: '部门责任', alias: 'd' },
			{ relation: 's', alias: 's' }
		]);
	});

	test('only what the query around the place reads, and what is around that', () => {
		const names = (marked: string) => contextAt(marked).sources.map(({ alias }) => alias);
		expect(names('WITH a AS (SELECT x FROM tasks) SELECT | FROM a')).toEqual(['a']);
		expect(names('WITH a AS (SELECT | FROM tasks) SELECT x FROM a')).toEqual(['tasks', 'a']);
		expect(names('SELECT * FROM t WHERE id IN (SELECT | FROM u) AND x IN (FROM v)')).toEqual(['t', 'u']);
		expect(names('SELECT | FROM a AS b, c LEFT JOIN d ON b.x = d.x, range(3) AS r(i)')).toEqual([
			'b',
			'c',
			'd',
			'r'
		]);
	});

	test('the columns of what the SQL defines itself', () => {
		const { defined, given } = contextAt(
			`WITH a AS (SELECT DISTINCT ON (x) t.Domain, count(*) AS n, sum(v) total, x + 1, y IS NULL FROM tasks t),
			b(k, w) AS (VALUES (1, 2)), c AS (FROM a), d AS (SELECT c.* EXCLUDE (n), u.* FROM c JOIN u USING (id))
			SELECT n AS m, | FROM (SELECT *, 1 AS one FROM b) s, range(3) r(i) ORDER BY m`
		);
		expect(given).toEqual(['m']);
		expect(defined).toEqual([
			{ name: 'a', columns: [{ name: 'Domain' }, { name: 'n' }, { name: 'total' }], readable: true },
			{ name: 'b', columns: [{ name: 'k' }, { name: 'w' }], readable: true },
			{ name: 'c', columns: [{ name: 'Domain' }, { name: 'n' }, { name: 'total' }], readable: true },
			{
				name: 'd',
				columns: [{ name: 'Domain' }, { name: 'total' }, { allOf: 'u', except: [] }],
				readable: true
			},
			{ name: 's', columns: [{ name: 'k' }, { name: 'w' }, { name: 'one' }], readable: false },
			{ name: 'r', columns: [{ name: 'i' }], readable: false }
		]);
	});

	test('the column that a value is compared with', () => {
		expect(contextAt("WHERE t.status NOT IN ('a', '|')").path).toEqual(['t', 'status']);
		expect(contextAt("WHERE 领域 = '|").path).toEqual(['领域']);
		expect(contextAt('SELECT t.|').path).toEqual(['t']);
	});

	test('any text at any place has an answer within the text', () => {
		const pieces = fc.constantFrom(
			'SELECT',
			'FROM',
			' ',
			',',
			'(',
			')',
			"'",
			'"',
			'.',
			'$',
			';',
			'--',
			'a',
			'IN',
			'领域',
			'，'
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(60), (parts, place) => {
				const sql = parts.join('');
				const offset = Math.min(place, sql.length);
				const { start, end } = sqlContext(sql, offset);
				expect(start).toBeLessThanOrEqual(offset);
				expect(end).toBeGreaterThanOrEqual(offset);
				expect(end).toBeLessThanOrEqual(sql.length);
			})
		);
	});
});
