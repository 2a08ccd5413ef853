import { beforeAll, describe, expect, it } from 'vitest';
import { measureFigures, precision, recall, type FigureComparison, type Tally } from './figures.ts';

/** What has been reached: precision and recall. A wrong rate is worse than a missing one. */
const REACHED: Readonly<Record<string, readonly [precision: number, recall: number]>> = {
	'lianyungang-2021-q3 (given) targets': [1, 1],
	'lianyungang-2021-q3 (given) rates': [1, 1],
	'nantong-2019-h1 (given) targets': [0.92, 0.92],
	'nantong-2019-h1 (given) rates': [1, 1],
	'lianyungang-2021-schedule (given) plans': [1, 0.96],
	'lianyungang-2021-q3 (own) targets': [1, 1],
	'lianyungang-2021-q3 (own) rates': [1, 1],
	'lianyungang-2021-q3 (own) others': [1, 0.96],
	'nantong-2019-h1 (own) targets': [1, 1],
	'nantong-2019-h1 (own) rates': [1, 1],
	'nantong-2019-h1 (own) others': [1, 0.9],
	'lianyungang-2021-schedule (own) targets': [1, 1],
	'lianyungang-2021-schedule (own) plans': [0.96, 0.97],
	'sentences rates': [1, 1],
	'sentences.later rates': [0.99, 0.96],
	'sentences.held-out rates': [1, 0.96]
};

describe('targets, rates and plans against the hand labels', () => {
	let comparisons: readonly FigureComparison[] = [];
	beforeAll(() => {
		comparisons = measureFigures();
	});

	it.each(Object.entries(REACHED))('%s', (key, [leastPrecision, leastRecall]) => {
		const tallies = new Map<string, Tally>();
		for (const { name, targets, rates, others, plans } of comparisons) {
			if (targets !== null) tallies.set(`${name} targets`, targets);
			if (rates !== null) tallies.set(`${name} rates`, rates);
			if (others !== null) tallies.set(`${name} others`, others);
			if (plans !== null) tallies.set(`${name} plans`, plans);
		}
		expect([...tallies.keys()].sort()).toEqual(Object.keys(REACHED).sort());
		const tally = tallies.get(key) ?? { right: 0, wrong: 1, missed: 1 };
		expect(tally.right).toBeGreaterThan(0);
		expect(precision(tally)).toBeGreaterThanOrEqual(leastPrecision);
		expect(recall(tally)).toBeGreaterThanOrEqual(leastRecall);
	});

	it('tells which plans are cumulative', () => {
		for (const { bases, name } of comparisons) {
			if (bases === null) continue;
			expect(bases.of, name).toBeGreaterThan(0);
			expect(bases.of - bases.right, name).toBeLessThanOrEqual(1);
		}
	});
});
