import { tableFromArrays } from 'apache-arrow';
import { expect, test } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import { plainColumn } from '../values/plain.ts';
import { gridColumns } from './columns.ts';
import { shownTable } from './shown-table.ts';

test('a table for a spreadsheet has the headings and the names of codes that the grid shows, and its numbers', () => {
	const table = tableFromArrays({
		status: ['behind', 'on_pace'],
		部门: ['甲', '乙'],
		department: ['丙', '丁'],
		'2021': Float64Array.from([0.5, 1234567.25])
	});
	const columns = gridColumns(
		table.schema.fields.map(({ name }) => ({ name, type: 'VARCHAR' })),
		table,
		'zh-CN',
		zh
	);
	const shown = shownTable(columns, table);
	expect(shown.schema.fields.map(({ name }) => name)).toEqual(columns.map(({ label }) => label));
	expect(plainColumn(shown, '序时状态')).toEqual(['未达序时', '达序时']);
	expect([...(shown.getChildAt(2) ?? [])]).toEqual(plainColumn(table, columns[2]?.name ?? ''));
	expect(plainColumn(shown, '2021')).toEqual([0.5, 1234567.25]);
});
