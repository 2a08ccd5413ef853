import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHead, csvLine, neutralised, rowsText, type OutValue } from './text.ts';

function text(value: string): OutValue {
	return { text: value, numeric: false };
}

const none: OutValue = { text: null, numeric: false };
const ROWS = [
	[text('a|b'), { text: '-1.5', numeric: true }],
	[text('甲\n"乙"'), none]
];

/** The fields of CSV, as RFC 4180 reads them. */
function parseCsv(line: string): string[][] {
	const rows: string[][] = [[]];
	const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
	for (let match = field.exec(line); match; match = field.exec(line)) {
		const [, raw = '', end] = match;
		rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
		if (end === '\r\n') rows.push([]);
	}
	return rows.slice(0, -1);
}

describe('rows as text', () => {
	test('CSV for Excel: a mark for UTF-8, CR LF, quotes where needed, null apart from an empty text', () => {
		expect(csvHead(['部门', 'a,b'])).toBe('\uFEFF部门,"a,b"\r\n');
		expect(csvLine([text(''), none, text('"x"')])).toBe('"",,"""x"""\r\n');
	});

	test('TSV as a spreadsheet writes its clipboard', () => {
		expect(rowsText('tsv', null, [false, true], ROWS)).toBe('a|b\t-1.5\r\n"甲\n""乙"""\t');
		expect(rowsText('tsv', ['x', 'n'], [false, true], [])).toBe('x\tn');
	});

	test('Markdown keeps its columns', () => {
		expect(rowsText('markdown', ['x', 'n'], [false, true], ROWS)).toBe(
			'| x | n |\n| --- | ---: |\n| a\\|b | -1.5 |\n| 甲<br>"乙" |  |'
		);
	});

	test('whatever the text, CSV gives it back, but for the apostrophe before a formula', () => {
		const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '@x', '\t', '\r', '-2', '＝1', ' =A1'));
		fc.assert(
			fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (values) => {
				const [fields = []] = parseCsv(csvLine(values.map(text)));
				expect(fields.map((field, at) => (field === `'${values[at]}` ? values[at] : field))).toEqual(values);
				for (const field of fields) expect(field).not.toMatch(/^[\s]*[=+\-@]|^[\t\r\n]/);
			})
		);
	});

	test('numbers are never touched', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true }), (value) => {
				expect(neutralised({ text: String(value), numeric: true })).toBe(String(value));
			})
		);
	});
});
