import { describe, expect, test } from 'vitest';
import { textTable } from './text-table.ts';
import { textWidth } from './width.ts';

describe('tables for a terminal', () => {
	test('columns line up where Han takes two, numbers at the right', () => {
		const columns = [
			{ name: '领域', type: 'VARCHAR' },
			{ name: 'n', type: 'BIGINT' },
			{ name: 'share', type: 'DECIMAL(4,2)' },
			{ name: '备注', type: 'VARCHAR' }
		];
		const rows = [
			['教育', 16, '0.50', null],
			['农业农村', 7, '12.00', 'a\nb'],
			['x', null, null, '']
		];
		expect(textTable(columns, rows)).toBe(
			[
				'领域         n  share  备注',
				'--------  ----  -----  ----',
				'教育        16   0.50  NULL',
				'农业农村     7  12.00  a\\nb',
				'x         NULL   NULL',
				''
			].join('\n')
		);
	});

	test('no columns give nothing, no rows the heads', () => {
		expect(textTable([], [])).toBe('');
		expect(textTable([{ name: 'a', type: 'VARCHAR' }], [])).toBe('a\n-\n');
	});

	test.each([
		['abc', 3],
		['序时', 4],
		['（％）', 6],
		['e\u0301', 1],
		['😀', 2],
		['㎡', 2],
		['“引”', 4]
	])('the width of %s is %d', (text, width) => {
		expect(textWidth(text)).toBe(width);
	});
});
