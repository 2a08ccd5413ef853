import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultChart, type ColumnProfile } from './default.ts';
import { parseChart } from './parse.ts';

const column = (
	name: string,
	kind: ColumnProfile['kind'] = 'text',
	distinct = 5,
	longest = 4
): ColumnProfile => ({ name, kind, distinct, longest });

describe('the chart of a result', () => {
	test.each<[string, readonly ColumnProfile[], number, string]>([
		[
			'a name and a number',
			[column('领域'), column('n', 'number')],
			5,
			'mark: barX\nx: n\ny: 领域\nsort: {y: -x}'
		],
		[
			'a rate and its target',
			[column('d'), column('rate', 'number'), column('target', 'number')],
			5,
			'tickX'
		],
		['a status', [column('domain'), column('status'), column('tasks', 'number')], 20, 'fill: status'],
		[
			'a day',
			[column('day', 'date', 9), column('v', 'number'), column('city', 'text', 2)],
			18,
			'stroke: city'
		],
		[
			'quarters',
			[column('quarter', 'number', 4), column('pace_rate', 'number')],
			4,
			'mark: line\nx: quarter'
		],
		['a matrix', [column('a'), column('b'), column('n', 'number')], 25, 'mark: cell'],
		['two numbers', [column('a', 'number'), column('b', 'number')], 50, 'mark: dot'],
		['one number', [column('task_id'), column('a', 'number')], 50, 'mark: auto\nx: a'],
		['many names', [column('d', 'text', 900), column('n', 'number', 500)], 1203, 'mark: auto\nx: n'],
		['a name that comes again', [column('d'), column('n', 'number')], 20, 'aggregate: sum'],
		[
			'a rate whose name comes again',
			[column('d'), column('完成率', 'number')],
			20,
			'mark: dot\nx: 完成率\ny: d'
		],
		[
			'a status of many names',
			[column('d', 'text', 90), column('status', 'text', 3), column('n', 'number')],
			200,
			'mark: barX\nx: n\ny: status\nfill: status\naggregate: sum'
		],
		['days that come again', [column('day', 'date', 9), column('v', 'number')], 30, 'aggregate: sum'],
		[
			'rates of a year',
			[column('year', 'number', 3), column('rate', 'number')],
			30,
			'mark: dot\nx: year\ny: rate'
		],
		['sentences', [column('target', 'text', 9, 90), column('domain')], 9, 'mark: auto\ny: domain']
	])('%s', (_what, columns, rows, expected) => {
		expect(defaultChart(columns, rows)).toContain(expected);
	});

	test('nothing to draw is no chart', () => {
		expect(defaultChart([column('a', 'number')], 0)).toBeNull();
		expect(defaultChart([column('task_id'), column('list', 'other')], 3)).toBeNull();
	});

	test('is always one that parses, over columns that are there', () => {
		const profile = fc.record<ColumnProfile>({
			name: fc.oneof(
				fc.constantFrom('status', 'year', '率', 'target', 'n', 'task_id'),
				fc.string({ minLength: 1, unit: 'grapheme' })
			),
			kind: fc.constantFrom('number', 'text', 'date', 'boolean', 'other'),
			distinct: fc.nat(50),
			longest: fc.nat(80)
		});
		fc.assert(
			fc.property(fc.array(profile, { maxLength: 6 }), fc.nat(500), (columns, rows) => {
				const body = defaultChart(columns, rows);
				if (body === null) return;
				const { spec, errors } = parseChart(body);
				// A name that looks like an address is refused on purpose.
				if (/url\s*\(|image-set/i.test(body)) return;
				expect(errors).toEqual([]);
				for (const { options } of spec?.marks ?? []) {
					for (const channel of ['x', 'y', 'text']) {
						const drawn = options[channel];
						if (typeof drawn === 'string') expect(columns.map(({ name }) => name)).toContain(drawn);
					}
				}
			})
		);
	});
});
