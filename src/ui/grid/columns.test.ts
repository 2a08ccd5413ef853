import { tableFromArrays } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import { fitWidths, gridColumns } from './columns.ts';

const table = tableFromArrays({
	seq: Int32Array.from([1, 23]),
	status: ['behind', 'on_pace'],
	target: ['新增城镇就业', '完成老旧小区改造'.repeat(12)]
});
const columns = gridColumns(
	[
		{ name: 'seq', type: 'INTEGER' },
		{ name: 'status', type: 'VARCHAR' },
		{ name: 'target', type: 'VARCHAR' }
	],
	table,
	'zh-CN',
	zh
);

describe('grid columns', () => {
	test('numbers stand at the end, codes show their names, headings are Chinese', () => {
		expect(columns.map((column) => column.align)).toEqual(['end', 'start', 'start']);
		expect(columns.map((column) => column.label)).toEqual(['序号', '序时状态', '目标任务']);
		expect(columns[1]?.text('behind')).toBe('未达序时');
	});

	test('widths shrink text first and keep the rest', () => {
		const widths = fitWidths(columns, 400);
		expect(widths[0]).toBe(columns[0]?.natural);
		expect(widths[1]).toBe(columns[1]?.natural);
		expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(400);
	});

	test('what cannot shrink further keeps a readable width', () => {
		expect(Math.min(...fitWidths(columns, 50))).toBeGreaterThanOrEqual(44);
		expect(fitWidths(columns, 50)[2]).toBeGreaterThanOrEqual(200);
	});
});
