import { DataType, tableToIPC, type Table } from 'apache-arrow';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { writeSheet } from '../xlsx.ts';
import { InputError } from '../../base/errors.ts';
import { columnNames, tableOf } from './columns.ts';
import { readDelimited } from './delimited.ts';
import { readTable } from './read-table.ts';

async function read(name: string, text: string): Promise<Table> {
	const [first] = await readTable(new TextEncoder().encode(text), name);
	if (!first) throw new Error('no table');
	return first.table;
}

function plain(table: Table): unknown[] {
	return table.toArray().map((row: { toJSON(): unknown }) => row.toJSON());
}

test('columns get the narrowest type that holds all of their cells', async () => {
	const table = await read(
		'a.csv',
		'名称,数量,比例,日期,编号,是否\n甲,1,0.5,2021-02-28,007,true\n乙,,2,2021-12-01,010,FALSE\n'
	);
	expect(table.schema.fields.map(({ type }) => String(type))).toEqual([
		'Utf8',
		'Int32',
		'Float64',
		'Date32<DAY>',
		'Utf8',
		'Bool'
	]);
	expect(plain(table)[1]).toMatchObject({ 名称: '乙', 数量: null, 比例: 2, 编号: '010', 是否: false });
});

test.each([
	['a.json', '[{"a": 1, "b": {"c": [1]}}, {"a": null, "d": "x"}]'],
	['a.jsonl', '{"a": 1, "b": {"c": [1]}}\n{"d": "x"}\n']
])('%s: records with different keys make one table, parts stay JSON', async (name, text) => {
	expect(plain(await read(name, text))).toEqual([
		{ a: 1, b: '{"c":[1]}', d: null },
		{ a: null, b: null, d: 'x' }
	]);
});

test('an Arrow file comes back as it was', async () => {
	const table = tableOf(['a'], [[1], [2]]);
	for (const form of ['stream', 'file'] as const) {
		const [back] = await readTable(tableToIPC(table, form), 'a.arrow');
		expect(back && plain(back.table)).toEqual([{ a: 1 }, { a: 2 }]);
	}
});

test.each([
	['a.json', '{"a": '],
	['a.json', '[1, 2]'],
	['a.arrow', 'not arrow'],
	['a.exe', 'x']
])('%s that holds no table is refused with one line', async (name, text) => {
	await expect(read(name, text)).rejects.toMatchObject({ name: 'InputError', text: { zh: /^[^\n]+$/ } });
});

const cell = fc.string({
	unit: fc.constantFrom('a', '任', ',', '\t', '"', '\n', '\r', ' ', ';'),
	maxLength: 8
});

test('what is written with quotes is read back, whatever is in it', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
			const all = [['h1', 'h2', 'h3'], ...rows];
			const text = all
				.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
				.join('\r\n');
			expect(readDelimited(text)).toEqual(all);
		})
	);
});

test('no two columns have one name', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('a', 'A', 'a_2', '', null), { maxLength: 8 }), (header) => {
			const names = columnNames(header);
			expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(header.length);
		})
	);
});

test('a Parquet file and a workbook are the tables that their values make', async () => {
	const parquet = parquetWriteBuffer({
		columnData: [
			{ name: '名称', data: ['甲', '乙', null], type: 'STRING' },
			{ name: '数量', data: [1, 2, 3], type: 'INT32' },
			{ name: '编号', data: [1n, 2n, 9007199254740993n], type: 'INT64' },
			{ name: '日期', data: [new Date('2021-02-28'), new Date('2021-12-01'), null], type: 'TIMESTAMP' }
		]
	});
	const [first] = await readTable(new Uint8Array(parquet), 'a.parquet');
	expect(first && plain(first.table)).toEqual([
		{ 名称: '甲', 数量: 1, 编号: '1', 日期: new Date('2021-02-28').getTime() },
		{ 名称: '乙', 数量: 2, 编号: '2', 日期: new Date('2021-12-01').getTime() },
		{ 名称: null, 数量: 3, 编号: '9007199254740993', 日期: null }
	]);
	const table = await read('a.csv', '名称,数量,日期\n甲,1.5,2021-02-28\n=1+1,,\n');
	const columns = table.schema.fields.map(({ name, type }, at) => ({
		header: name,
		width: null,
		format: DataType.isDate(type) ? ('date' as const) : null,
		value: (row: number) => {
			const value: unknown = table.getChildAt(at)?.get(row);
			if (DataType.isDate(type) && typeof value === 'number') return new Date(value);
			return typeof value === 'string' || typeof value === 'number' ? value : null;
		}
	}));
	const [sheet] = await readTable(await writeSheet('表', columns, table.numRows), 'a.xlsx');
	expect(sheet && plain(sheet.table)).toEqual(plain(table));
});

test('a damaged Parquet file and an archive that is no workbook are refused in one line', async () => {
	for (const name of ['a.parquet', 'a.xlsx']) {
		await expect(readTable(new Uint8Array([80, 75, 3, 4, 1, 2, 3]), name)).rejects.toBeInstanceOf(InputError);
	}
});
