import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from './csv.ts';

/** A reader of RFC 4180, written for this test; an unquoted empty field is null. */
function read(line: string): (string | null)[] {
	const fields: (string | null)[] = [];
	const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n$)/y;
	for (let match = field.exec(line); match; match = field.exec(line)) {
		const [, quoted, plain = '', end] = match;
		fields.push(quoted !== undefined ? quoted.replaceAll('""', '"') : plain === '' ? null : plain);
		if (end === '\n') break;
	}
	return fields;
}

describe('CSV', () => {
	test('texts and nulls come back as they went', () => {
		const value = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.constantFrom('', '"', ',', '\n', 'a\r\nb', '序时，"进度"'),
			fc.constant(null)
		);
		fc.assert(
			fc.property(fc.array(value, { minLength: 1 }), (values) => {
				expect(read(csvLine(values))).toEqual(values);
			})
		);
	});

	test('lists are JSON, numbers and truth plain', () => {
		expect(csvLine([1.5, true, ['a', null], { n: '1.10' }, null, ''])).toBe(
			'1.5,true,"[""a"",null]","{""n"":""1.10""}",,""\n'
		);
	});
});
