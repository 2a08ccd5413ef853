import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptAsText, parseType, printType, travelsAsText, type SqlType } from './type.ts';

const name = fc.oneof(
	fc.constantFrom('a', '领域', 'BIT', 'WITH', 'Two Words', 'a"b', 'x, y)', ''),
	fc.string({ minLength: 1, maxLength: 8 })
);
const plain = fc
	.constantFrom(
		'INTEGER',
		'DECIMAL(10,2)',
		'BIT',
		'VARIANT',
		'TIMESTAMP WITH TIME ZONE',
		"ENUM('a', 'it''s (b), c')"
	)
	.map((text): SqlType => ({ kind: 'plain', name: text }));

const { type } = fc.letrec<{ type: SqlType }>((tie) => ({
	type: fc.oneof(
		{ maxDepth: 4 },
		plain,
		fc
			.tuple(tie('type'), fc.option(fc.integer({ min: 1, max: 9 })))
			.map(([item, size]): SqlType => ({ kind: 'list', item, size })),
		fc
			.tuple(
				fc.constantFrom('struct' as const, 'union' as const),
				fc.array(fc.record({ name, type: tie('type') }), { minLength: 1, maxLength: 3 })
			)
			.map(([kind, fields]): SqlType => ({ kind, fields })),
		fc.tuple(plain, tie('type')).map(([key, value]): SqlType => ({ kind: 'map', key, value }))
	)
}));

describe('types', () => {
	test('every type is read back as it was written', () => {
		fc.assert(
			fc.property(type, (value) => {
				expect(parseType(printType(value))).toEqual(value);
			})
		);
	});

	test('unnamed fields have no name', () => {
		expect(parseType('STRUCT(INTEGER, TIME WITH TIME ZONE)')).toEqual({
			kind: 'struct',
			fields: [
				{ name: null, type: { kind: 'plain', name: 'INTEGER' } },
				{ name: null, type: { kind: 'plain', name: 'TIME WITH TIME ZONE' } }
			]
		});
	});

	test.each([
		['BIT', 'VARCHAR'],
		['STRUCT("BIT" BIT, "time" TIME WITH TIME ZONE[])[2]', 'STRUCT("BIT" VARCHAR, "time" VARCHAR[])[2]'],
		['MAP(VARCHAR, BIT)', 'MAP(VARCHAR, VARCHAR)'],
		['TIMESTAMP WITH TIME ZONE', 'TIMESTAMP WITH TIME ZONE']
	])('%s travels as %s', (text, travels) => {
		expect(printType(parseType(text), travelsAsText)).toBe(travels);
	});

	test.each([
		['STRUCT(INTEGER, INTEGER)[]', 'VARCHAR[]'],
		['VARIANT', 'VARCHAR'],
		['STRUCT(a INTEGER)', 'STRUCT("a" INTEGER)']
	])('%s is kept as %s', (text, kept) => {
		expect(printType(parseType(text), keptAsText)).toBe(kept);
	});

	test('what is no type is refused', () => {
		for (const text of ['', 'STRUCT(', 'INTEGER)', 'LIST of INTEGER'])
			expect(() => parseType(text)).toThrow();
	});
});
