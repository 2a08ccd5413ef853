import {
	Bool,
	DateDay,
	Field,
	Float64,
	Int32,
	Int64,
	List,
	Table,
	tableToIPC,
	Utf8,
	vectorFromArray
} from 'apache-arrow';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { arrowVector } from './arrow-vector.ts';

const list = new List(new Field('item', new Utf8(), true));
const CASES = [
	['text', new Utf8(), ['甲', null, '', '乙']],
	['integers', new Int32(), [1, null, -3]],
	['big integers', new Int64(), [9007199254740993n, null]],
	['numbers', new Float64(), [0.5, null, Number.NaN]],
	['truth', new Bool(), [true, null, false]],
	['dates', new DateDay(), [new Date('2021-09-30'), null]],
	['lists', list, [['甲', '乙'], null, [], ['丙', null]]],
	['nulls', new Utf8(), [null, null]],
	['nothing', new Utf8(), []]
] as const;

describe('arrowVector', () => {
	afterEach(() => vi.unstubAllGlobals());

	test.each(CASES)('makes the bytes that Arrow makes: %s', (_, type, values) => {
		const bytes = (vector: ReturnType<typeof arrowVector>) => tableToIPC(new Table({ v: vector }), 'stream');
		expect(bytes(arrowVector(values, type))).toEqual(bytes(vectorFromArray([...values], type)));
	});

	test('compiles nothing, as the page’s policy forbids it', () => {
		const construct = () => {
			throw new Error('unsafe-eval');
		};
		vi.stubGlobal('Function', new Proxy(Function, { construct }));
		expect(() => vectorFromArray(['甲', null], new Utf8())).toThrow('unsafe-eval');
		expect(arrowVector([['甲'], null], list).get(1)).toBeNull();
	});
});
