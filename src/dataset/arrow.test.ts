import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import type { Table } from '../schema/column.ts';
import { boolean, date, double, integer, text } from '../schema/columns.ts';
import { toArrowBytes } from './arrow.ts';

const table: Table = {
	name: 'things',
	label: '事物',
	zh: '事物',
	en: 'things',
	key: ['name'],
	columns: [
		text('name', '名称', '名称', 'name'),
		integer('seq', '序号', '序号', 'number'),
		double('value', '数值', '数值', 'value'),
		boolean('agrees', '一致', '一致', 'agrees'),
		date('day', '日期', '日期', 'day')
	]
};

test('values and nulls come back, in every type', () => {
	const rows = [
		{ name: '发热门诊', seq: 1, value: 0.5, agrees: false, day: '2021-11-30' },
		{ name: null, seq: null, value: null, agrees: null, day: null }
	];
	const back = tableFromIPC(toArrowBytes(table, rows));
	expect(back.schema.fields.map(({ name, type }) => `${name} ${type.toString()}`)).toEqual([
		'name Utf8',
		'seq Int32',
		'value Float64',
		'agrees Bool',
		'day Date32<DAY>'
	]);
	const [first, second] = back.toArray();
	expect(first?.toJSON()).toEqual({ ...rows[0], day: Date.UTC(2021, 10, 30) });
	expect(second?.toJSON()).toEqual(rows[1]);
});

test('a table without rows keeps its columns', () => {
	const back = tableFromIPC(toArrowBytes(table, []));
	expect(back.numRows).toBe(0);
	expect(back.schema.fields.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
});

test('a row that lacks a column is a fault', () => {
	expect(() => toArrowBytes(table, [{ name: 'x' }])).toThrow('seq');
});
