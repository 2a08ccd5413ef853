import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deferred } from '../../src/base/deferred.ts';
import { bootNode } from '../../src/engine/boot-node.ts';
import { createEngine } from '../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';
import { notebookFromSql } from '../../src/notebook/format/from-sql.ts';
import { cellsOf, parseNotebook } from '../../src/notebook/format/parse.ts';
import type { ChosenTexts } from '../../src/notebook/graph.ts';
import type { BlockId, Notebook } from '../../src/notebook/model.ts';
import { SQL_TYPES } from '../../src/schema/column.ts';
import { RELATION_NAMES } from '../../src/schema/relations.ts';
import { schemaStatements } from '../../src/schema/sql.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { Relations } from '../../src/state/relations.ts';
import { CellScheduler } from '../../src/state/cell-scheduler.ts';

const RELATIONS = ['tasks', '任务'];
const STATEMENTS = [
	"CREATE TABLE tasks AS SELECT i AS seq, ['教育', '医疗', '环境'][i % 3 + 1] AS domain FROM range(9) t(i)",
	'CREATE VIEW 任务 AS SELECT seq AS 序号, domain AS 领域 FROM tasks'
];

let engine: Engine;
let scheduler: CellScheduler | null = null;
const observed: [BlockId, string][] = [];

beforeAll(async () => {
	engine = createEngine({ boot: bootNode, source: async () => ({ tables: [], statements: STATEMENTS }) });
	await engine.start();
}, 60_000);

afterAll(() => engine.close());

function cell(kind: string, info: string, body: string): string {
	return `\`\`\`${kind} ${info}\n${body}\n\`\`\`\n\n`;
}

const sql = (name: string, body: string) => cell('sql', `name=${name}`, body);

/** What each cell shows: its rows, the value of an input, or its error in English. */
function shown(notebook: Notebook, cells: CellScheduler): Record<string, unknown> {
	return Object.fromEntries(
		cellsOf(notebook).map(({ id, name }) => {
			const status = cells.status(id);
			if (status?.state !== 'done') return [name, status?.error?.message.en ?? status?.state];
			const { result } = status;
			if (result?.kind === 'input') return [name, result.value.value];
			return [name, jsonRows((result?.kind === 'sql' ? result.table : result?.source)?.rows ?? fail())];
		})
	);
}

function fail(): never {
	throw new Error('a cell is done and has no result');
}

async function run(text: string, chosen: ChosenTexts = {}): Promise<Record<string, unknown>> {
	scheduler?.close();
	observed.length = 0;
	const cells = new CellScheduler({
		engine,
		relations: new Relations(RELATIONS),
		observe: (id, status) => observed.push([id, status?.state ?? 'gone'])
	});
	scheduler = cells;
	const notebook = parseNotebook(text);
	cells.update(notebook, chosen);
	await cells.idle();
	return shown(notebook, cells);
}

describe('the names of the dataset', () => {
	it('are those that the engine has', async () => {
		const tables = TABLES.map(({ name, columns }) => {
			const list = columns.map((column) => `"${column.name}" ${SQL_TYPES[column.type]}`);
			return `CREATE TABLE ${name} (${list.join(', ')})`;
		});
		const statements = [...tables, ...schemaStatements()];
		const whole = createEngine({ boot: bootNode, source: async () => ({ tables: [], statements }) });
		try {
			const names = await whole.query(
				"SELECT table_name FROM information_schema.tables WHERE table_catalog = 'memory' AND table_schema = 'main'",
				{}
			);
			const found = jsonRows(names.rows).map(([name]) => String(name));
			expect(found.sort()).toEqual([...RELATION_NAMES].sort());
		} finally {
			await whole.close();
		}
	}, 60_000);
});

describe('notebooks in the engine', () => {
	it('fan out and come together, out of order', async () => {
		expect(
			await run(
				sql('d', 'SELECT b.x + c.x AS x FROM b, c') +
					sql('b', 'SELECT x * 10 AS x FROM a') +
					sql('c', 'SELECT x * 100 AS x FROM A') +
					sql('a', 'SELECT 1 AS x')
			)
		).toEqual({ d: [[110]], b: [[10]], c: [[100]], a: [[1]] });
	});

	it('report cycles, duplicates and unknown names on the cells concerned; the others go on', async () => {
		const cells = await run(
			sql('a', 'FROM b') +
				sql('b', 'FROM a') +
				sql('x', 'SELECT 1') +
				sql('X', 'SELECT 2') +
				sql('y', 'FROM x') +
				sql('z', 'FROM nothing') +
				sql('tasks', 'SELECT 1') +
				sql('good', 'SELECT count(*) FROM tasks')
		);
		expect(cells).toMatchObject({
			a: expect.stringContaining('a → b → a'),
			b: expect.stringContaining('b → a → b'),
			x: expect.stringContaining('must be its own'),
			X: expect.stringContaining('must be its own'),
			y: 'the cell "x", which this one reads, has an error',
			z: expect.stringContaining('"nothing"'),
			tasks: expect.stringContaining('of the dataset'),
			good: [[9]]
		});
	});

	it('let names in strings, comments and CTEs be', async () => {
		expect(
			await run(
				sql(
					's',
					"SELECT 'FROM gone' AS t, $$ JOIN gone $$ AS u -- FROM gone\n/* FROM gone /* FROM gone */ */"
				) +
					sql('a', 'SELECT 1 AS x') +
					sql('shadow', 'WITH a AS (SELECT 2 AS x) SELECT x FROM a') +
					sql('inner', 'WITH a AS (SELECT x + 10 AS x FROM a) SELECT x FROM a')
			)
		).toEqual({ s: [['FROM gone', ' JOIN gone ']], a: [[1]], shadow: [[2]], inner: [[11]] });
	});

	it('bind parameters of every type as values, whatever they hold', async () => {
		const hostile = `x'); DROP TABLE tasks; -- "$b" \${c} {{d}} \\ ${'长'.repeat(3)}\n`;
		const cells = await run(
			cell('input', 'name=文字 type=text', '') +
				cell('input', 'name=s type=select', 'options: [a]') +
				cell('input', 'name=m type=multiselect', 'options: [a]') +
				cell('input', 'name=n type=number', '') +
				cell('input', 'name=big type=number', 'step: 1') +
				cell('input', 'name=r type=range', 'min: 0\nmax: 10') +
				cell('input', 'name=c type=checkbox', '') +
				cell('input', 'name=d type=date', '') +
				cell('input', 'name=flags type=multiselect', 'options: [true, false]') +
				cell('input', 'name=e type=text', '') +
				sql('q', 'SELECT $文字, $s, $m, $n, $BIG, $r, $c, $d, $e IS NULL') +
				sql(
					'types',
					'SELECT typeof($文字), typeof($m), typeof($n), typeof($big), typeof($r), typeof($c), typeof($d), typeof($e)'
				) +
				sql(
					'used',
					"SELECT len($m), 'x' IN $m, $d + INTERVAL $r DAY, '$文字', true IN $flags FROM tasks LIMIT $one"
				) +
				cell('input', 'name=one type=number', 'step: 1\ndefault: 1') +
				sql('left', 'SELECT count(*) FROM tasks'),
			{
				文字: [hostile],
				s: [hostile],
				m: [hostile, 'x'],
				n: ['-1.5e3'],
				Big: ['9007199254740993'],
				r: ['7'],
				c: ['true'],
				d: ['2024-02-29'],
				flags: ['true']
			}
		);
		expect(cells['q']).toEqual([
			[hostile, hostile, [hostile, 'x'], -1500, '9007199254740993', 7, true, '2024-02-29', true]
		]);
		expect(cells['types']).toEqual([
			['VARCHAR', 'VARCHAR[]', 'DOUBLE', 'BIGINT', 'BIGINT', 'BOOLEAN', 'DATE', 'VARCHAR']
		]);
		expect(cells['used']).toEqual([[2, true, '2024-03-07T00:00:00', '$文字', true]]);
		expect(cells['left']).toEqual([[9]]);
	});

	it('take options from queries, and choose again when they change', async () => {
		const text =
			cell('input', 'name=least type=number', 'step: 1\ndefault: 0') +
			cell(
				'input',
				'name=domain type=select',
				"label: 领域\noptions: SELECT DISTINCT 领域, 领域 || ' / D' FROM 任务 WHERE 序号 >= $least ORDER BY 1"
			) +
			sql('n', 'SELECT count(*) FROM tasks WHERE domain = $domain');
		expect(await run(text)).toMatchObject({ domain: '医疗', n: [[3]] });
		expect(await run(text, { domain: ['环境'] })).toMatchObject({ domain: '环境', n: [[3]] });
		expect(await run(text, { least: ['8'] })).toMatchObject({ domain: '环境' });
		expect(await run(text, { least: ['x'] })).toMatchObject({
			least: 'parameter "least": "x" must be a whole number',
			domain: 'the cell "least", which this one reads, has an error',
			n: 'the cell "domain", which this one reads, has an error'
		});
	});

	it('run the statements of a cell one by one and keep what it creates its own', async () => {
		expect(
			await run(
				sql('a', 'CREATE TABLE t AS SELECT 1 AS x; INSERT INTO t VALUES (2); SELECT sum(x) AS s FROM t;') +
					sql('b', 'CREATE TEMP TABLE t AS SELECT 5 AS x; FROM t') +
					sql('c', 'SELECT s FROM a') +
					sql('d', 'FROM t')
			)
		).toMatchObject({ a: [['3']], b: [[5]], c: [['3']], d: expect.stringContaining('"t"') });
	});

	it('know Chinese names, quoted ones and charts', async () => {
		expect(
			await run(
				sql('按领域', 'SELECT 领域, count(*) AS 数量 FROM 任务 GROUP BY ALL ORDER BY 领域') +
					cell('chart', 'name=图', 'mark: barX\nx: 数量\ny: 领域') +
					cell('chart', 'name=bad', 'mark: barX\nx: 数目') +
					cell('chart', 'name=direct from=tasks', 'mark: dot\nx: seq') +
					sql('前一', 'FROM "按领域" LIMIT 1')
			)
		).toMatchObject({
			按领域: [
				['医疗', 3],
				['教育', 3],
				['环境', 3]
			],
			图: [
				['医疗', 3],
				['教育', 3],
				['环境', 3]
			],
			bad: expect.stringContaining('"数目"'),
			direct: expect.arrayContaining([[0, '教育']]),
			前一: [['医疗', 3]]
		});
	});

	it('give the place of an error of the engine in the body', async () => {
		const text =
			sql('a', 'SELECT 中文,\n  nothing_here\nFROM (SELECT 1 AS 中文, $p AS q)') +
			cell('input', 'name=p type=text', '');
		await run(text);
		const [block] = cellsOf(parseNotebook(text));
		const error = block && scheduler?.status(block.id)?.error;
		expect(error?.part).toBe('body');
		expect(block?.body.slice(error?.span?.start, error?.span?.end)).toBe('nothing_here');
	});

	it('compute only what a changed parameter reaches', async () => {
		const text =
			cell('input', 'name=p type=number', 'default: 1') +
			sql('a', 'SELECT $p AS x') +
			sql('b', 'FROM a') +
			sql('c', 'SELECT 3 AS x');
		await run(text);
		const notebook = parseNotebook(text);
		const cells = scheduler ?? fail();
		observed.length = 0;
		cells.update(notebook, { p: ['2'] });
		await cells.idle();
		const names = new Map(cellsOf(notebook).map(({ id, name }) => [id, name]));
		const ran = observed.filter(([, state]) => state === 'running').map(([id]) => names.get(id));
		expect(ran).toEqual(['p', 'a', 'b']);
		expect(shown(notebook, cells)).toEqual({ p: 2, a: [[2]], b: [[2]], c: [[3]] });
	});

	it('compute everything again when the engine has been restarted', async () => {
		const text = sql('a', 'SELECT 1 AS x') + sql('b', 'SELECT x + 1 AS x FROM a');
		await run(text);
		await engine.restart();
		const cells = scheduler ?? fail();
		await cells.idle();
		const notebook = parseNotebook(text);
		expect(shown(notebook, cells)).toEqual({ a: [[1]], b: [[2]] });
		const [first] = cellsOf(notebook);
		expect(jsonRows(await cells.page(first ?? fail(), 0, 5))).toEqual([[1]]);
	});

	it('go on after a cell that only the end of the engine could stop', async () => {
		const text =
			sql('a', 'SELECT 1 AS x') +
			sql('slow', 'SELECT sum(sqrt(p.i * q.i)) FROM range(1000000) p(i), range(1000000) q(i), a') +
			sql('after', 'SELECT x + 1 AS x FROM a') +
			sql('reader', 'FROM slow');
		scheduler?.close();
		const notebook = parseNotebook(text);
		const [a, slow] = cellsOf(notebook);
		const running = deferred<void>();
		const cells = new CellScheduler({
			engine,
			relations: new Relations(RELATIONS),
			observe: (id, status) => {
				if (id === slow?.id && status?.state === 'running') running.resolve();
			}
		});
		scheduler = cells;
		cells.update(notebook, {});
		await running.promise;
		await new Promise((resolve) => setTimeout(resolve, 200));
		cells.cancel(slow?.id ?? fail());
		await cells.idle();
		expect(shown(notebook, cells)).toEqual({ a: [[1]], slow: 'stale', after: [[2]], reader: 'stale' });
		cells.run(a?.id ?? fail());
		cells.cancel(slow?.id ?? fail());
		await cells.idle();
		expect(shown(notebook, cells)).toMatchObject({ a: [[1]], after: [[2]] });
	}, 60_000);

	it('made of a SQL script run whole, each query with what the script had done before it', async () => {
		const script = `-- settings
SET threads = 2;
BEGIN TRANSACTION;
DROP TABLE IF EXISTS seen;
CREATE TYPE level AS ENUM ('low', 'high');
CREATE TEMP TABLE seen(i INT PRIMARY KEY, l level);
INSERT INTO seen VALUES (1, 'low'), (2, 'high'); -- two rows
CREATE INDEX by_level ON seen(l);
CREATE MACRO twice(x) AS x * 2;
SET VARIABLE factor = 10;
SELECT twice(i) * getvariable('factor') AS n FROM seen ORDER BY i;
/* the same; once more */
SELECT count(*) FROM seen WHERE l = 'high'::level;

CREATE TABLE "my t" AS SELECT domain, count(*) AS n FROM tasks GROUP BY domain;
CREATE OR REPLACE VIEW counted AS SELECT sum(n) AS n FROM "my t";
CREATE TABLE log(step INT);
INSERT INTO log SELECT n FROM counted;
FROM log;
INSERT INTO log VALUES (5);
UPDATE log SET step = step + 1;
SELECT sum(step) AS total FROM log;
SET VARIABLE factor = 3;
WITH x AS (SELECT getvariable('factor') AS f) SELECT f FROM x;
SELECT * FROM "my t" ORDER BY domain LIMIT 1;
CREATE TABLE parent(id INT PRIMARY KEY);
CREATE TABLE child(id INT REFERENCES parent(id));
INSERT INTO parent VALUES (7); INSERT INTO child FROM parent;
SELECT c.id FROM child c JOIN parent USING (id);
CREATE TABLE tasks AS SELECT 1 AS mine;
FROM tasks;
DELETE FROM log;
DROP TABLE child;
COMMIT;
-- the end`;
		expect(await run(notebookFromSql('x', script, RELATIONS))).toEqual({
			seen: [
				[1, 'low'],
				[2, 'high']
			],
			cell_1: [[20], [40]],
			cell_2: [[1]],
			counted: [['9']],
			cell_3: [[9]],
			cell_4: [['16']],
			cell_5: [[3]],
			cell_6: [['医疗', 3]],
			child: [[7]],
			cell_7: [[7]],
			cell_8: [[1]],
			cell_9: [[2]]
		});
	});

	it('may be empty', async () => {
		expect(await run('')).toEqual({});
		expect(await run('---\ntitle: x\n---\nwords')).toEqual({});
		expect(Object.keys(await run(sql('a', '-- nothing')))).toEqual(['a']);
	});
});
