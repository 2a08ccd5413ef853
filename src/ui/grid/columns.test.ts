import { tableFromArrays } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import { fitWidths, gridColumns, scaled, shownText, type GridColumn } from './columns.ts';

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

describe('texts of the engine', () => {
	const one = (name: string, values: Float64Array | string[] | boolean[]): GridColumn => {
		const data = tableFromArrays({ [name]: values });
		const [column] = gridColumns([{ name, type: '' }], data, 'zh-CN', zh);
		if (!column) throw new Error('no column');
		return column;
	};

	test('read in a menu as they do in the grid', () => {
		expect(shownText(one('completion', Float64Array.from([0.5, 0.819])), '0.819')).toBe('81.9%');
		expect(shownText(one('status', ['behind']), 'behind')).toBe('未达序时');
		expect(shownText(one('n', Float64Array.from([12345])), '12345.0')).toBe('12\u202f345');
		expect(shownText(one('n', Float64Array.from([1])), '12345678901234567890')).toBe('12345678901234567890');
		expect(shownText(one('b', [true]), 'false')).toBe('否');
	});

	test('bounds in per cent become the ratio that they mean, to the digit, and back', () => {
		expect([scaled('81.9', 1 / 100), scaled('0.819', 100), scaled('', 100), scaled('nan', 100)]).toEqual([
			'0.819',
			'81.9',
			'',
			'nan'
		]);
	});
});
