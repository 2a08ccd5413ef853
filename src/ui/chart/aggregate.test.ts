import fc from 'fast-check';
import { tableFromArrays } from 'apache-arrow';
import { expect, test } from 'vitest';
import { AGGREGATES, type ChartSpec } from '../../notebook/chart/spec.ts';
import { aggregated } from './aggregate.ts';
import { chartData } from './rows.ts';

const ROWS = tableFromArrays({
	department: ['甲', '乙', '甲', '甲'],
	status: ['behind', 'behind', 'behind', 'on_pace'],
	tasks: Float64Array.from([0.1, 4, 0.2, 5])
});
const data = chartData(ROWS, 'zh-CN', '未写明');

function spec(aggregate: ChartSpec['aggregate'], options: Record<string, string>): ChartSpec {
	return { marks: [{ mark: 'barX', options, data: null }], plot: {}, ...(aggregate && { aggregate }) };
}

test('rows that agree in all else that is drawn become one, which knows its rows', () => {
	const drawn = aggregated(spec('sum', { x: 'TASKS', y: 'department', fill: 'status' }), data);
	expect(drawn.data.rows.map((row) => [row.department, row.status, row.tasks])).toEqual([
		['甲', '未达序时', 0.3],
		['乙', '未达序时', 4],
		['甲', '达序时', 5]
	]);
	expect(drawn.behind).toEqual([[0, 2], [1], [3]]);
});

test('rows can be counted without a column to count', () => {
	const drawn = aggregated(spec('count', { y: 'department' }), data);
	expect(drawn.spec.marks[0]?.options).toMatchObject({ x: 'n' });
	expect(drawn.data.rows.map((row) => row.n)).toEqual([3, 1]);
});

test('without a word about it every row stays', () => {
	expect(aggregated(spec(undefined, { x: 'tasks' }), data)).toMatchObject({ data, behind: null });
});

test('whatever is put together, each row is behind one shape, and a sum of sums is the sum', () => {
	const row = fc.record({ key: fc.constantFrom('a', 'b', 'c'), n: fc.integer({ min: -1000, max: 1000 }) });
	fc.assert(
		fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom(...AGGREGATES), (rows, aggregate) => {
			const table = tableFromArrays({
				key: rows.map(({ key }) => key),
				n: Float64Array.from(rows.map(({ n }) => n))
			});
			const drawn = aggregated(spec(aggregate, { x: 'n', y: 'key' }), chartData(table, 'zh-CN', ''));
			expect(drawn.behind?.flat().toSorted((a, b) => a - b)).toEqual(rows.map((_, at) => at));
			const numbers = drawn.data.rows.map((each) => Number(each.n));
			if (aggregate === 'sum') {
				expect(numbers.reduce((sum, n) => sum + n, 0)).toBe(rows.reduce((sum, { n }) => sum + n, 0));
			}
			for (const [at, n] of numbers.entries()) {
				const own = drawn.behind?.[at]?.map((place) => rows[place]?.n ?? NaN) ?? [];
				if (/^(mean|median|min|max)$/.test(aggregate)) {
					expect(n).toBeGreaterThanOrEqual(Math.min(...own) - 1e-9);
					expect(n).toBeLessThanOrEqual(Math.max(...own) + 1e-9);
				}
			}
		})
	);
});
