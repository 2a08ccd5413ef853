import fc from 'fast-check';
import { expect, it } from 'vitest';
import { notebookFromSql } from './from-sql.ts';
import { cellsOf, parseNotebook } from './parse.ts';

it('makes one cell of each statement and keeps its comments', () => {
	const sql = `-- first; not two
SELECT ';' AS a;

/* made; here */
CREATE OR REPLACE TEMP TABLE 滞后 AS
SELECT * FROM 任务;
CREATE TABLE own (i INT); FROM 滞后
-- the end
`;
	const notebook = parseNotebook(notebookFromSql('分析', sql));
	expect(notebook.head.title).toEqual({ zh: '分析', en: '分析' });
	expect(cellsOf(notebook).map(({ name, body }) => [name, body])).toEqual([
		['cell_1', "-- first; not two\nSELECT ';' AS a"],
		['滞后', '/* made; here */\nSELECT * FROM 任务'],
		['cell_2', 'CREATE TABLE own (i INT)'],
		['cell_3', 'FROM 滞后\n-- the end']
	]);
	expect(notebook.blocks.filter(({ kind }) => kind === 'prose').every(({ raw }) => raw.trim() === '')).toBe(
		true
	);
});

it('makes a notebook with names of their own out of any text', () => {
	const piece = fc.constantFrom(
		'SELECT 1',
		';',
		'CREATE VIEW a AS FROM b',
		'```',
		'\n',
		'-- x',
		"'",
		'FROM a',
		'"'
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
			const cells = cellsOf(parseNotebook(notebookFromSql('x', pieces.join(' '))));
			expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length);
			expect(cells.flatMap(({ errors }) => errors)).toEqual([]);
		})
	);
});
