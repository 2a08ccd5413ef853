import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sqlContext } from './context.ts';
import { fullWidthMarks, withoutFullWidth } from './full-width.ts';
import { tokenize } from './tokens.ts';

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
		['SELECT 12|', 'nothing']
	])('%s wants a %s', (marked, wants) => {
		expect(contextAt(marked).wants).toBe(wants);
	});

	test('sources of the statement, with their aliases, before and after the place', () => {
		const sql =
			'SELECT 1 FROM other; SELECT | FROM x.y, tasks AS t JOIN "部门责任" d USING (task_id), (SELECT 1) s WHERE a';
		expect(contextAt(sql).sources).toEqual([
			{ relation: 'y', alias: 'y' },
			{ relation: 'tasks', alias: 't' },
			{ relation: '部门责任', alias: 'd' }
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

describe('full-width marks', () => {
	test('outside strings, quoted names and comments only', () => {
		const sql = 'SELECT domain，count（*） FROM tasks WHERE a ＝ \'，；（）\' -- ，\nAND "（" ＜ 1；';
		expect(fullWidthMarks(sql).map(({ replacement }) => replacement)).toEqual([',', '(', ')', '=', '<', ';']);
		expect(withoutFullWidth(sql)).toBe(
			'SELECT domain,count(*) FROM tasks WHERE a = \'，；（）\' -- ，\nAND "（" < 1;'
		);
	});

	test('what is mended has none left, unless a quotation mark opened a string', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('a', '，', '（', '）', "'", ' ', '；', '--', '\n')), (parts) => {
				const sql = parts.join('');
				const mended = withoutFullWidth(sql);
				expect(mended.length).toBe(sql.length);
				expect(fullWidthMarks(mended)).toEqual([]);
				expect(tokenize(mended).filter(({ kind }) => kind === 'string')).toEqual(
					tokenize(sql).filter(({ kind }) => kind === 'string')
				);
			})
		);
	});
});
