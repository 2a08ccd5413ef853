import {
	DataType,
	Decimal,
	Field,
	Int64,
	List,
	makeData,
	makeVector,
	tableFromArrays,
	Utf8,
	vectorFromArray
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import { columnFormat, numberText } from './format.ts';
import { columnLabel, valueLabel } from './labels.ts';
import { isoText, plainColumn, plainValue } from './plain.ts';

function decimal(words: readonly number[], scale: number): unknown {
	const type = new Decimal(scale, 38, 128);
	const vector = makeVector(makeData({ type, length: 1, nullCount: 0, data: Uint32Array.from(words) }));
	return plainValue(vector.get(0), type);
}

describe('plain values', () => {
	test('a decimal gets its mark back', () => {
		expect(decimal([110, 0, 0, 0], 2)).toBe(1.1);
		expect(decimal([5, 0, 0, 0], 3)).toBe(0.005);
		expect(decimal([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], 2)).toBe(-0.01);
		expect(decimal([0, 0, 0, 0x40000000], 0)).toBe('85070591730234615865843651857942052864');
	});

	test('integers stay exact beyond 2^53', () => {
		const type = new Int64();
		expect(plainValue(9007199254740991n, type)).toBe(9007199254740991);
		expect(plainValue(9007199254740993n, type)).toBe('9007199254740993');
		expect(plainValue(-9007199254740993n, type)).toBe('-9007199254740993');
	});

	test('lists are written as the engine writes them', () => {
		const vector = vectorFromArray(
			[['市住建局', null, '各县区']],
			new List(new Field('item', new Utf8(), true))
		);
		expect(plainValue(vector.get(0), vector.type)).toBe('[市住建局, NULL, 各县区]');
	});

	test('a dictionary column gives its texts', () => {
		const table = tableFromArrays({ status: ['behind', 'on_pace', 'behind'] });
		expect(DataType.isDictionary(table.schema.fields[0]?.type)).toBe(true);
		expect(plainColumn(table, 'status')).toEqual(['behind', 'on_pace', 'behind']);
		expect(plainColumn(table, 'nothing')).toBeNull();
	});

	test('dates are written in ISO form', () => {
		expect(isoText(new Date('2021-09-30T00:00:00Z'), true)).toBe('2021-09-30');
		expect(isoText(new Date('2021-09-30T08:15:00.250Z'), false)).toBe('2021-09-30 08:15:00.250');
	});
});

describe('formats', () => {
	const utf8 = new Utf8();
	const double = tableFromArrays({ x: Float64Array.from([1]) }).schema.fields[0]?.type ?? utf8;

	test('one column, one number of decimals', () => {
		const { text } = columnFormat('invested', double, [1.5, 2, 3.25], 'zh-CN');
		expect([text(1.5), text(2), text(12345.678)]).toEqual(['1.50', '2.00', '12\u202f345.68']);
	});

	test('a ratio reads as per cent, a year is not grouped', () => {
		expect(columnFormat('pace_rate', double, [0.8867], 'zh-CN').text(0.8867)).toBe('88.7%');
		expect(columnFormat('year', double, [20210], 'zh-CN').text(20210)).toBe('20210');
	});

	test('one value that is no ratio makes none of a column one, wherever it stands', () => {
		const { text, percent } = columnFormat('完成率', double, [0.5], 'zh-CN', [0.5, 8]);
		expect([percent, text(8), text(0.5)]).toEqual([false, '8.0', '0.5']);
		expect(columnFormat('rate', new Int64(), [1], 'zh-CN').text(1)).toBe('1');
	});

	test('a column of mostly whole numbers writes each as it is', () => {
		const { text } = columnFormat('planned', double, [3000, 1.88, 40000, 7], 'zh-CN');
		expect([text(3000), text(1.88), text(40000)]).toEqual(['3000', '1.88', '40\u202f000']);
	});

	test('numbers that decimals would hide are written in full', () => {
		expect(numberText(1e-9, 2)).toBe('1e-9');
		expect(numberText(0, 2)).toBe('0.00');
	});

	test('codes and headings speak the language of the page', () => {
		expect(valueLabel('status', 'behind', 'zh-CN')).toBe('未达序时');
		expect(valueLabel('status', 'behind', 'en')).toBe('behind');
		expect(valueLabel('status', 'anything', 'en')).toBe('anything');
		expect(columnLabel('department', false, 'zh-CN', zh)).toBe('部门');
		expect(columnLabel('每百项 / per hundred', true, 'en', zh)).toBe('per hundred');
		expect(columnLabel('my_column', false, 'zh-CN', zh)).toBe('my_column');
	});
});
