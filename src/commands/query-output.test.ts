import { describe, expect, test } from 'vitest';
import { QueryError } from '../engine/engine.ts';
import { queryInputError } from './query-error.ts';
import { formatted, type Format, type Windows } from './query-output.ts';

const columns = [
	{ name: '领域', type: 'VARCHAR' },
	{ name: 'n', type: 'BIGINT' }
];

async function* windows(rows: readonly (readonly (string | number | null)[])[][]): Windows {
	yield* rows;
}

async function write(
	format: Format,
	rows: readonly (readonly (string | number | null)[])[][]
): Promise<string> {
	let text = '';
	for await (const piece of formatted(format, columns, windows(rows))) text += piece;
	return text;
}

describe('formats of the query command', () => {
	const rows = [
		[['教育', 1]],
		[],
		[
			['a,b', null],
			['', '9007199254740993']
		]
	];

	test('JSON is one document, whatever the windows', async () => {
		expect(JSON.parse(await write('json', rows))).toEqual({
			columns,
			rows: [
				['教育', 1],
				['a,b', null],
				['', '9007199254740993']
			]
		});
		expect(JSON.parse(await write('json', [[]]))).toEqual({ columns, rows: [] });
	});

	test('CSV has a head, line feeds and no byte order mark', async () => {
		expect(await write('csv', rows)).toBe('领域,n\n教育,1\n"a,b",\n"",9007199254740993\n');
	});

	test('a table lines up over all windows', async () => {
		expect(await write('table', rows)).toBe(
			'领域                 n\n----  ----------------\n教育                 1\na,b               NULL\n      9007199254740993\n'
		);
	});
});

describe('errors of the query command', () => {
	const error = (start: number) =>
		new QueryError({ zh: '坏', en: 'bad' }, { type: 'Binder', span: { start, end: start + 1 } });

	test('tell line and column in characters', () => {
		expect(queryInputError(error(2), 'a\n😀b').text).toEqual({ zh: '2:1: 坏', en: '2:1: bad' });
		expect(queryInputError(error(4), 'a\n😀b').text.en).toBe('2:2: bad');
	});

	test('tell no place where there is none', () => {
		const none = new QueryError({ zh: '坏', en: 'bad' }, { type: 'Binder', span: null });
		expect(queryInputError(none, 'x').text).toEqual({ zh: '坏', en: 'bad' });
	});
});
