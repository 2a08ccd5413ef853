import { expect, test } from 'vitest';
import { quarterOfPeriod } from './period.ts';

test.each([
	['前三季度', 3],
	['三季度末', 3],
	['上半年', 2],
	['一季度', 1],
	['全年', 4],
	['2021年度', 4],
	['1-8月', 3],
	['1-5月', 2],
	['截至11月底', 4],
	['10月', 4],
	['13月', null],
	['近期', null],
	[null, null]
])('%s ends in quarter %s', (period, quarter) => {
	expect(quarterOfPeriod(period)).toBe(quarter);
});
