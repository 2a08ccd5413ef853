import { expect, test } from 'vitest';
import { isRatio } from './ratio.ts';

test.each([
	['the schema says so', 'completion', [0.81, 2.16]],
	['the schema says so of the Chinese view', '计划进度', [0.25, 1]],
	['a whole number of one of its columns', 'pace_rate', [1]],
	['parts of a whole', '占比', [0.2, 0.5, 0.3]],
	['a share that a query names', 'due_share', [0.25, null, 1]],
	['more done than promised', '投资完成率', [0.414, 1.2]],
	['rounding', 'share', [0.1, 1.0000000000000002]]
])('%s: per cent', (_, name, values) => {
	expect(isRatio(name, values)).toBe(true);
});

test.each([
	['a growth in per cent', '增长率', [8]],
	['a small growth in per cent', '增长率', [0.8, 0.5, -0.3]],
	['English growth', 'growth_rate', [0.08]],
	['per cent that are called a completion', '完成率', [0.5, 81.9]],
	['per cent in a column named as one of the schema', 'completion', [8]],
	['a price of money', 'exchange_rate', [0.14]],
	['a count of the schema whose name ends in rate', 'no_rate', [1, 0]],
	['ones and zeros of a name that the schema does not know', 'hit_rate', [1, 0]],
	['a number of the schema that is no ratio', 'score', [0.9]]
])('%s: as it is', (_, name, values) => {
	expect(isRatio(name, values)).toBe(false);
});
