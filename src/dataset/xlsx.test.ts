import { Bool, DateDay, Decimal, Float64, Int64, Table, Utf8 } from 'apache-arrow';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { arrowVector } from '../base/arrow-vector.ts';
import { tableToXlsx } from './xlsx.ts';

const table = new Table({
	名称: arrowVector(['=1+1', '@x\u0001y', null], new Utf8()),
	数: arrowVector([1.5, null, -2], new Float64()),
	大: arrowVector([7n, 9_007_199_254_740_993n, null], new Int64()),
	和: arrowVector([new Uint32Array([110, 0, 0, 0]), null, null], new Decimal(2, 38)),
	日: arrowVector([new Date('2021-11-30'), null, null], new DateDay()),
	是: arrowVector([true, false, null], new Bool())
});

test('numbers, dates and truths keep their kind; text stays text, and nothing is a formula', async () => {
	const bytes = await tableToXlsx(table, '部门[1]/年');
	const { sheets } = await readXlsx(bytes);
	expect(sheets.map(({ name }) => name)).toEqual(['部门 1  年']);
	const [header, first, second] = sheets[0]?.rows ?? [];
	expect(header).toEqual(['名称', '数', '大', '和', '日', '是']);
	expect(first).toEqual(['=1+1', 1.5, 7, 1.1, new Date('2021-11-30'), true]);
	expect(second).toEqual(['@xy', null, '9007199254740993', null, null, false]);
	const parts = unzipSync(bytes, { filter: ({ name }) => name.startsWith('xl/worksheets/') });
	expect(
		Object.values(parts)
			.map((part) => strFromU8(part))
			.join('')
	).not.toContain('<f>');
});
