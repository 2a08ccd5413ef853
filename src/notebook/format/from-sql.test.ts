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
		['own', 'CREATE TABLE own (i INT);\nFROM own'],
		['cell_2', 'FROM 滞后\n-- the end']
	]);
	expect(notebook.blocks.filter(({ kind }) => kind === 'prose').every(({ raw }) => raw.trim() === '')).toBe(
		true
	);
});

it('writes a name that SQL keeps for itself in quotes', () => {
	const notebook = parseNotebook(
		notebookFromSql('x', 'CREATE TABLE "order" (i INT); INSERT INTO "order" VALUES (1)')
	);
	expect(cellsOf(notebook).map(({ body }) => body)).toEqual([
		'CREATE TABLE "order" (i INT);\nINSERT INTO "order" VALUES (1);\nFROM "order"'
	]);
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

it('keeps every comment and turns what a page has no need of into one', () => {
	const sql = `-- a
SET threads = 2; -- b
/* c */ SELECT 1 /* d */ AS x -- e
; -- f
-- g
;; -- h
INSERT INTO t VALUES (1); SELECT * FROM t /* i */; DROP TABLE t;
-- j`;
	const bodies = cellsOf(parseNotebook(notebookFromSql('x', sql))).map(({ body }) => body);
	expect(
		bodies
			.join('\n')
			.match(/(?<=-- |\/\* )[a-j]\b/g)
			?.toSorted()
	).toEqual([...'abcdefghij']);
	expect(bodies).toHaveLength(2);
	expect(bodies[0]).toContain('-- SET threads = 2;');
	expect(bodies[1]).toContain('-- DROP TABLE t;');
});

it('writes a script out once where its queries and changes alternate for ever', () => {
	const sql = Array.from({ length: 3000 }, (_, at) => `INSERT INTO t VALUES (${at}); FROM t;`).join('\n');
	expect(notebookFromSql('x', sql).length).toBeLessThan(2 * sql.length);
});

interface Step {
	readonly make: 'table' | 'view' | 'insert' | 'query';
	readonly name: string;
	readonly from: string;
}

/** A script of `steps`, each marked by its number. */
function scriptOf(steps: readonly Step[]): string {
	return steps
		.map(({ make, name, from }, at) => {
			if (make === 'query') return `SELECT ${at} FROM ${name}`;
			if (make === 'insert') return `INSERT INTO ${name} SELECT ${at} FROM ${from}`;
			return `CREATE OR REPLACE ${make} ${name} AS SELECT ${at} FROM ${from}`;
		})
		.join(';\n');
}

type Value = string | (() => string);

/** Runs statements by hand: what each query saw, told by numbers. Gives what the last one shows. */
function shownBy(sql: string, relation: (name: string) => string, seen: (shown: string) => void): string {
	const local = new Map<string, Value>();
	const read = (name: string): string => {
		const value = local.get(name);
		return value === undefined ? relation(name) : typeof value === 'string' ? value : value();
	};
	let last = '';
	for (const statement of sql.split(';\n')) {
		const [, make = '', name = '', number = '', from = ''] =
			/^(?:CREATE OR REPLACE (table|view) (\w+) AS |(?:INSERT INTO (?=\w+ )))?(?:SELECT (\d+) )?(?:FROM (\w+))?/.exec(
				statement
			) ?? [];
		const insert = /^INSERT INTO (\w+) SELECT (\d+) FROM (\w+)$/.exec(statement);
		if (insert) {
			const [, into = '', mark = '', source = ''] = insert;
			local.set(into, `${read(into)}+${mark}(${read(source)})`);
		} else if (make === 'view') local.set(name, () => `${number}(${read(from)})`);
		else if (make === 'table') local.set(name, `${number}(${read(from)})`);
		else {
			last = number === '' ? read(from) : `${number}(${read(from)})`;
			seen(last);
		}
	}
	return last;
}

it('shows with each query what the script would have shown', () => {
	// Views read tables only: one that read itself would have no end.
	const table = fc.constantFrom('a', 'b', 'c');
	const any = fc.constantFrom('a', 'b', 'c', 'v', 'w');
	const step = fc.oneof(
		fc.record({ make: fc.constant('table' as const), name: table, from: table }),
		fc.record({ make: fc.constant('view' as const), name: fc.constantFrom('v', 'w'), from: table }),
		fc.record({ make: fc.constant('insert' as const), name: table, from: any }),
		fc.record({ make: fc.constant('query' as const), name: any, from: any })
	);
	fc.assert(
		fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
			const expected: string[] = [];
			const script = scriptOf(steps);
			shownBy(
				script,
				(name) => name,
				(shown) => expected.push(shown)
			);
			const cells = cellsOf(parseNotebook(notebookFromSql('x', script)));
			const named = new Map(cells.map(({ name, body }) => [name, body]));
			const relation = (name: string): string => {
				const body = named.get(name);
				return body === undefined ? name : shownBy(body, relation, () => {});
			};
			const queries = new Set(steps.flatMap(({ make }, at) => (make === 'query' ? [String(at)] : [])));
			const shown = cells
				.map(({ body }) => shownBy(body, relation, () => {}))
				.filter((value) => queries.has(/^\d+/.exec(value)?.[0] ?? ''));
			expect(shown).toEqual(expected);
		}),
		{ numRuns: 300 }
	);
});
