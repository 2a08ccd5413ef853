import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateText, timestampText } from './time-text.ts';

describe('times as text', () => {
	test('dates are what `Date` says, wherever it has one', () => {
		fc.assert(
			fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (days) => {
				expect(dateText(days)).toBe(
					new Date(days * 86_400_000).toISOString().slice(0, -'T00:00:00.000Z'.length)
				);
			})
		);
	});

	test('timestamps are what `Date` says, without a fraction of nothing', () => {
		fc.assert(
			fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
				const iso = new Date(ms).toISOString().replace(/\.?0+Z$/, 'Z');
				const expected = iso.replace(/(T\d\d:\d\d)Z$/, '$1:00Z').replace(/(T\d\d:\d\d:\d)Z$/, '$10Z');
				expect(timestampText(BigInt(ms), 1000n, true)).toBe(expected);
			})
		);
	});

	test('beyond what `Date` has', () => {
		expect(dateText(2_147_483_646)).toBe('+5881580-07-10');
		expect(dateText(-2_147_483_646)).toBe('-5877641-06-25');
		expect(timestampText(1n, 1_000_000_000n, false)).toBe('1970-01-01T00:00:00.000000001');
	});
});
