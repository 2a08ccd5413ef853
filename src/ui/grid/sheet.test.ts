import { tableFromArrays } from 'apache-arrow';
import { expect, test } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import { gridColumns } from './columns.ts';
import { sheetColumns } from './sheet.ts';

test('a sheet has the headings, the names of codes and the numbers that the grid shows', () => {
	const table = tableFromArrays({
		status: ['behind', 'on_pace'],
		部门: ['甲', '乙'],
		department: ['丙', '丁'],
		completion: Float32Array.from([0.1, 1]),
		'2021': Float64Array.from([0.5, 1234567.25])
	});
	const types = table.schema.fields.map(({ name }) => ({ name, type: 'VARCHAR' }));
	const columns = gridColumns(types, table, 'zh-CN', zh);
	const sheet = sheetColumns(columns, table);
	expect(sheet.map(({ header }) => header)).toEqual(columns.map(({ label }) => label));
	const rows = [0, 1].map((row) =>
		Object.fromEntries(sheet.map(({ header, value }) => [header, value(row)]))
	);
	expect(rows[0]).toMatchObject({ 序时状态: '未达序时', 完成率: 0.1, '2021': 0.5 });
	expect(rows[1]).toMatchObject({ 序时状态: '达序时', 完成率: 1, '2021': 1234567.25 });
	expect(sheet.map(({ format }) => format).filter(Boolean)).toEqual(['percent']);
	expect(sheet[0]?.width).toBeGreaterThan(5);
});
