import {
	DataType,
	Decimal,
	Field,
	Float64,
	Int64,
	makeData,
	makeVector,
	Table,
	tableFromArrays,
	TimestampMicrosecond,
	Utf8,
	Vector,
	vectorFromArray
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import { columnFormat, numberText } from './format.ts';
import { codesNamed, columnLabel, valueLabel } from './labels.ts';
import { isoText, plainColumn, plainReader, plainValues } from './plain.ts';

function field(type: DataType): Field {
	return new Field('x', type, true);
}

function decimal(words: readonly number[], scale: number): unknown {
	const type = new Decimal(scale, 38, 128);
	const vector = makeVector(makeData({ type, length: 1, nullCount: 0, data: Uint32Array.from(words) }));
	return plainReader(vector, field(type))(0);
}

describe('plain values', () => {
	test('a decimal gets its mark back', () => {
		expect(decimal([110, 0, 0, 0], 2)).toBe(1.1);
		expect(decimal([5, 0, 0, 0], 3)).toBe(0.005);
		expect(decimal([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], 2)).toBe(-0.01);
		expect(decimal([0, 0, 0, 0x40000000], 0)).toBe('85070591730234615865843651857942052864');
	});

	test('integers stay exact beyond 2^53', () => {
		const vector = vectorFromArray([9007199254740991n, 9007199254740993n, null], new Int64());
		expect([...plainValues(vector, field(vector.type))]).toEqual([
			9007199254740991,
			'9007199254740993',
			null
		]);
	});

	test('a 32-bit float has the digits that it was given', () => {
		const vector = makeVector(Float32Array.from([0.1, 16777216, 3.4e38]));
		expect([...plainValues(vector, field(vector.type))]).toEqual([0.1, 16777216, 3.4e38]);
	});

	test('moments are dates where a date has them to the last digit, else text', () => {
		const type = new TimestampMicrosecond();
		const data = BigInt64Array.from([1_609_581_600_250_000n, 1_609_581_600_123_456n, 9223372036854775807n]);
		const vector = makeVector(makeData({ type, length: 3, nullCount: 0, data }));
		const values = [...plainValues(vector, field(type))];
		expect(values).toEqual([new Date('2021-01-02T10:00:00.250Z'), '2021-01-02 10:00:00.123456', 'infinity']);
		const table = new Table({ x: vector });
		expect(plainColumn(table, 'x')?.[1]).toEqual(new Date('2021-01-02T10:00:00.123Z'));
	});

	test('a vector of several parts is read in any order', () => {
		const parts = [['a', 'b'], ['c'], [], ['d', null]];
		const type = new Utf8();
		const vector = new Vector(parts.flatMap((part) => vectorFromArray(part, type).data));
		const read = plainReader(vector, field(type));
		expect([4, 0, 3, 2, 1, 5, -1].map(read)).toEqual([null, 'a', 'd', 'c', 'b', null, null]);
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
	const double = field(new Float64());

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
		expect(columnFormat('rate', field(new Int64()), [1], 'zh-CN').text(1)).toBe('1');
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
		expect(codesNamed('status', '达序', 'zh-CN')).toEqual(['on_pace', 'behind']);
		expect(codesNamed('status', 'BEH', 'en')).toEqual(['behind']);
		expect(codesNamed('target', '达', 'zh-CN')).toEqual([]);
		expect(columnLabel('department', false, 'zh-CN', zh)).toBe('部门');
		expect(columnLabel('每百项 / per hundred', true, 'en', zh)).toBe('per hundred');
		expect(columnLabel('my_column', false, 'zh-CN', zh)).toBe('my_column');
	});
});
