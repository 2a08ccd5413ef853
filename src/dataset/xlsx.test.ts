import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeSheet, type SheetColumn } from './xlsx.ts';

type Values = readonly ReturnType<SheetColumn['value']>[];

function column(header: string, values: Values, more: Partial<SheetColumn> = {}): SheetColumn {
	return { header, width: null, format: null, value: (row) => values[row] ?? null, ...more };
}

const COLUMNS = [
	column('名称', ['=1+1', '@x\u0001y', null]),
	column('数', [1.5, null, -2]),
	column('大', [7, 9_007_199_254_740_991, 1e300]),
	column('率', [0.8125, 1.2, null], { format: 'percent', width: 12 }),
	column('日', [new Date('2021-11-30'), new Date('1899-11-30'), null], { format: 'date' }),
	column('时', [new Date('2021-11-30T08:15:00.250Z'), '2021-11-30 08:15:00.123456', null], {
		format: 'timestamp'
	}),
	column('是', [true, false, null])
];

test('numbers, dates and truths keep their kind; text stays text, and nothing is a formula', async () => {
	const bytes = await writeSheet('部门[1]/年', COLUMNS, 3);
	const { sheets } = await readXlsx(bytes, { readStyles: true });
	expect(sheets.map(({ name }) => name)).toEqual(['部门 1  年']);
	const [header, first, second, third] = sheets[0]?.rows ?? [];
	expect(header).toEqual(['名称', '数', '大', '率', '日', '时', '是']);
	expect(first).toEqual([
		'=1+1',
		1.5,
		7,
		0.8125,
		new Date('2021-11-30'),
		new Date('2021-11-30T08:15:00.250Z'),
		true
	]);
	expect(second).toEqual([
		'@xy',
		null,
		'9007199254740991',
		1.2,
		'1899-11-30',
		'2021-11-30 08:15:00.123456',
		false
	]);
	expect(third?.[2]).toBe(1e300);
	const parts = unzipSync(bytes);
	const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
	const sheet = text('xl/worksheets/sheet1.xml');
	expect(sheet).not.toContain('<f>');
	expect(sheet).toMatch(/<col min="4" max="4" width="12"/);
	for (const code of ['0.0%', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss.000']) {
		expect(text('xl/styles.xml')).toContain(`formatCode="${code}"`);
	}
});
