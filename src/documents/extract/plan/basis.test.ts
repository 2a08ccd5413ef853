import { describe, expect, it } from 'vitest';
import { cumulativePlan, findingsOf } from './basis.ts';

function plan(values: readonly (number | null)[], target: number | null, stated: readonly number[] = []) {
	const figures = values.flatMap((value, at) =>
		value === null ? [] : [{ quarter: at + 1, value, isCumulative: stated.includes(at + 1) }]
	);
	return cumulativePlan(figures, target);
}

describe('cumulativePlan', () => {
	it('adds up quarters that make the target together', () => {
		expect(plan([500, 500, 500, 500], 2000)).toEqual({
			basis: 'per_quarter_summed',
			values: [500, 1000, 1500, 2000],
			alternative: null
		});
	});

	it('takes values that rise to the target for cumulative', () => {
		expect(plan([5, 15, 30, 40], 40)).toMatchObject({
			basis: 'arithmetic_cumulative',
			values: [5, 15, 30, 40]
		});
		expect(plan([105, 210, 350, null], 350)).toMatchObject({ basis: 'arithmetic_cumulative' });
	});

	it('takes one value as it is', () => {
		expect(plan([null, 6, null, null], 6)).toMatchObject({ basis: 'arithmetic_cumulative', values: [6] });
		expect(plan([null, 1, null, null], 3)).toMatchObject({ basis: 'arithmetic_cumulative', values: [1] });
	});

	it('believes the word', () => {
		expect(plan([null, 1, 4, 9], 9, [3, 4])).toMatchObject({ basis: 'stated_cumulative', values: [1, 4, 9] });
		expect(plan([300, 300, 50, 830], null, [4])).toMatchObject({
			basis: 'stated_cumulative',
			values: [300, 600, 650, 830]
		});
	});

	it('keeps both readings where values rise and add up to the target before the year ends', () => {
		expect(plan([null, 9.6, 22.4, null], 32)).toEqual({
			basis: 'ambiguous',
			values: [9.6, 22.4],
			alternative: [9.6, 32]
		});
	});

	it('keeps both readings where there is no target to tell', () => {
		expect(plan([800, 950, 1100, 1250], null)).toMatchObject({
			basis: 'ambiguous',
			alternative: [800, 1750, 2850, 4100]
		});
	});

	it('cannot take falling or equal values for cumulative, and mends nothing', () => {
		expect(plan([3000, 5000, 3000, 2000], 10000)).toMatchObject({
			basis: 'per_quarter_summed',
			values: [3000, 8000, 11000, 13000]
		});
		expect(plan([null, 4814, null, 4000], 8000)).toMatchObject({ values: [4814, 8814] });
	});
});

describe('findingsOf', () => {
	it('reports a plan that exceeds, misses or falls', () => {
		expect(findingsOf([3000, 8000, 11000, 13000], 10000)).toEqual(['exceeds']);
		expect(findingsOf([2, 6, 7], 16)).toEqual(['misses']);
		expect(findingsOf([600, 1500, 3000, 2000], null)).toEqual(['falls']);
		expect(findingsOf([5, 15, 30, 40], 40)).toEqual([]);
	});
});
