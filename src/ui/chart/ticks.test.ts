import { describe, expect, test } from 'vitest';
import { tickWriter } from './ticks.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe('ticks', () => {
	const numbers = (extent: readonly [number, number], language: 'zh-CN' | 'en') =>
		tickWriter({ kind: 'number', ordinal: false, extent, text: String }, language);

	test('large numbers take larger units, small ones stay as they are', () => {
		expect([0, 5e11, -1e12].map((value) => numbers([-1e12, 1e12], 'zh-CN')(value))).toEqual([
			'0',
			'0.5万亿',
			'-1万亿'
		]);
		expect([2e6, 2.5e6].map((value) => numbers([0, 3e6], 'en')(value))).toEqual(['2 M', '2.5 M']);
		expect([0.1 + 0.2, 2000].map((value) => numbers([0, 2000], 'zh-CN')(value))).toEqual(['0.3', '2000']);
	});

	test('days are named as finely as the axis needs, the year once', () => {
		const write = (from: string, to: string) =>
			tickWriter(
				{ kind: 'date', ordinal: false, extent: [day(from).getTime(), day(to).getTime()], text: String },
				'zh-CN'
			);
		const months = write('2021-01-15', '2022-03-20');
		expect([
			months(day('2021-04-01'), 0),
			months(day('2021-07-01'), 1),
			months(day('2022-01-01'), 3)
		]).toEqual(['2021年4月', '7月', '2022年1月']);
		expect(write('2021-03-01', '2021-03-20')(day('2021-03-05'), 1)).toBe('3月5日');
		expect(write('2010-01-01', '2022-01-01')(day('2015-01-01'), 1)).toBe('2015');
	});
});
