import { describe, expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const SQL = 'SELECT 领域,\n  statuss\nFROM 任务';

describe('excerpt', () => {
	test('finds the line and counts characters, not bytes', () => {
		const start = SQL.indexOf('statuss');
		expect(excerptOf(SQL, { start, end: start + 7 })).toEqual({
			line: 2,
			column: 3,
			before: '  ',
			marked: 'statuss',
			after: ''
		});
	});

	test('a span over lines ends with its first, one at the end of the text marks a blank', () => {
		expect(excerptOf(SQL, { start: 7, end: 30 }).marked).toBe('领域,');
		expect(excerptOf('SELECT', { start: 6, end: 6 })).toMatchObject({ line: 1, column: 7, marked: '\u00a0' });
	});
});
