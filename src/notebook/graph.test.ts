import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycles } from './cycles.ts';
import { formatNotebook, parseNotebook } from './format/parse.ts';
import { buildGraph, type ChosenTexts } from './graph.ts';

const RELATIONS = ['tasks', 'documents', '任务'];

function cell(kind: string, info: string, body: string): string {
	return `\`\`\`${kind} ${info}\n${body}\n\`\`\`\n\n`;
}

function sql(name: string, body: string): string {
	return cell('sql', `name=${name}`, body);
}

function graphOf(text: string, chosen: ChosenTexts = {}) {
	const graph = buildGraph(parseNotebook(text), RELATIONS, chosen);
	const label = new Map(
		graph.nodes.map(({ id, label, work }) => [id, work.kind === 'options' ? `${label}#` : label])
	);
	return {
		...graph,
		reads: Object.fromEntries(
			graph.nodes.map(({ id, reads }) => [label.get(id), reads.map((read) => label.get(read))])
		),
		messages: Object.fromEntries(
			graph.nodes.flatMap(({ label, error }) => (error === null ? [] : [[label, error.message.en]]))
		)
	};
}

/** The text that the first error of the cell called `name` points at. */
function place(text: string, name: string): string | null {
	const notebook = parseNotebook(text);
	const node = buildGraph(notebook, RELATIONS, {}).nodes.find(({ label }) => label === name);
	const block = notebook.blocks.find(({ id }) => id === node?.id);
	const error = node?.error;
	if (!error?.span || block === undefined || block.kind === 'prose') return null;
	return (error.part === 'body' ? block.body : block.raw).slice(error.span.start, error.span.end);
}

describe('the graph of a notebook', () => {
	it('leads from cells to what they read, in any order and without case', () => {
		const { reads, messages } = graphOf(
			sql('d', 'FROM B JOIN c USING (x)') +
				sql('b', 'FROM a') +
				sql('c', 'FROM "A", tasks') +
				sql('a', 'SELECT 1 AS x')
		);
		expect(reads).toEqual({ d: ['b', 'c'], b: ['a'], c: ['a'], a: [] });
		expect(messages).toEqual({});
	});

	it('takes parameters, options that read cells, and charts for nodes', () => {
		const { reads, messages, nodes } = graphOf(
			cell('input', 'name=城市 type=select', 'options: SELECT city FROM cities') +
				cell('input', 'name=n type=number', 'default: 1') +
				sql('cities', 'SELECT city FROM documents WHERE year > $N') +
				cell('chart', 'name=c', 'mark: dot\nx: a') +
				sql('q', 'FROM tasks WHERE city = $城市 AND n > $n') +
				cell('chart', 'name=e from=任务', 'mark: dot\nx: a')
		);
		expect(messages).toEqual({});
		expect(reads).toEqual({
			'城市#': ['cities'],
			城市: ['城市#'],
			n: [],
			cities: ['n'],
			c: ['cities'],
			q: ['城市', 'n'],
			e: []
		});
		expect(nodes.filter(({ heavy }) => heavy).map(({ label }) => label)).toEqual([
			'城市',
			'cities',
			'q',
			'e'
		]);
	});

	it('sees through strings, comments and CTEs that shadow a cell', () => {
		const { reads, messages } = graphOf(
			sql('a', 'SELECT 1') +
				sql('b', "SELECT 'FROM a' -- FROM a\n, $$ FROM a $$ /* FROM a */") +
				sql('c', 'WITH a AS (SELECT 2 AS x) FROM a') +
				sql('d', 'WITH a AS (FROM a) FROM a') +
				sql('e', 'CREATE TABLE a AS SELECT 3; FROM a')
		);
		expect(reads).toEqual({ a: [], b: [], c: [], d: ['a'], e: [] });
		expect(messages).toEqual({});
	});

	it('knows the schemas of the engine', () => {
		const { reads, messages } = graphOf(
			sql('a', 'SELECT 1') +
				sql('b', 'FROM cells.a, cells.main.a x, main.tasks, memory.tasks t, memory.main.documents') +
				sql('c', 'FROM information_schema.tables, duckdb_tables, pg_catalog.pg_class') +
				sql('d', 'FROM cells.tasks')
		);
		expect(reads).toMatchObject({ b: ['a'], c: [], d: [] });
		expect(Object.keys(messages)).toEqual(['d']);
	});

	it('reports names that nothing has, at their place, with what is near', () => {
		const text =
			sql('a', 'SELECT *\nFROM taskss') +
			sql('b', 'FROM tasks，documents') +
			sql('c', 'SELECT $x') +
			sql('d', 'SELECT 1 + $a');
		const { messages } = graphOf(text + cell('input', 'name=xx type=text', ''));
		expect(messages).toEqual({
			a: 'there is no cell, table or view called "taskss"; did you mean "tasks"?',
			b: '"tasks，documents" holds the full-width mark "，"; SQL needs the plain one',
			c: 'there is no input called "x"; did you mean "xx"?',
			d: '"a" is not an input; only the name of one may follow $'
		});
		expect(place(text, 'a')).toBe('taskss');
		expect(place(text, 'c')).toBe('$x');
	});

	it('reports names that are taken, on all that share them', () => {
		const text =
			sql('a', 'SELECT 1') +
			cell('chart', 'name=A from=b', 'mark: dot') +
			sql('Tasks', 'SELECT 1') +
			sql('b', 'FROM a');
		const { messages, errors } = graphOf(text);
		expect(messages).toEqual({
			a: '2 cells are called "a": a name must be its own',
			A: '2 cells are called "A": a name must be its own',
			Tasks: '"Tasks" is a table or view of the dataset: the cell needs another name'
		});
		expect([...errors.values()].map(({ length }) => length)).toEqual([1, 1, 1, 0]);
		expect(place(text, 'Tasks')).toBe('Tasks');
	});

	it('lets an input or a chart have the name of a table: neither is a relation', () => {
		const { reads, messages } = graphOf(
			cell('input', 'name=任务 type=text', '') +
				sql('a', 'FROM 任务 WHERE $任务 IS NULL') +
				cell('chart', 'name=tasks from=tasks', 'mark: dot')
		);
		expect(messages).toEqual({});
		expect(reads).toEqual({ 任务: [], a: ['任务'], tasks: [] });
	});

	it('reports reading what is no table, and changing what is another’s', () => {
		const { messages } = graphOf(
			cell('input', 'name=i type=text', '') +
				sql('a', 'FROM i') +
				sql('b', 'INSERT INTO tasks SELECT 1') +
				sql('c', 'DROP TABLE a') +
				sql('d', 'CREATE TABLE t (x INT); INSERT INTO t VALUES (1); FROM t') +
				cell('chart', 'name=p from=i', 'mark: dot') +
				cell('chart', 'name=q from=nothing', 'mark: dot') +
				sql('e', 'FROM q')
		);
		expect(Object.keys(messages)).toEqual(['a', 'b', 'c', 'p', 'q', 'e']);
		expect(messages['a']).toContain('$i');
		expect(messages['b']).toContain('only what it creates');
	});

	it('puts the path of a cycle on its cells only', () => {
		const text =
			sql('a', 'FROM b') +
			sql('b', 'FROM x, c') +
			sql('c', 'FROM a') +
			sql('d', 'FROM a') +
			sql('x', 'SELECT 1') +
			sql('s', 'FROM s');
		const { messages } = graphOf(text);
		expect(messages).toEqual({
			a: 'the cells read each other in a circle: a → b → c → a',
			b: 'the cells read each other in a circle: b → c → a → b',
			c: 'the cells read each other in a circle: c → a → b → c',
			s: 'the cells read each other in a circle: s → s'
		});
		expect(place(text, 'b')).toBe('c');
	});

	it('finds a cycle through an input and its options', () => {
		const { messages } = graphOf(
			cell('input', 'name=i type=select', 'options: FROM a') + sql('a', 'SELECT $i')
		);
		expect(Object.keys(messages)).toEqual(['i', 'a']);
	});

	it('asks for a type, and for something to draw', () => {
		const { messages } = graphOf(cell('input', 'name=i', '') + cell('chart', 'name=c', 'mark: dot'));
		expect(messages['i']).toContain('needs type=');
		expect(messages['c']).toContain('no SQL cell stands before');
	});

	it('tells changes that matter from those that do not', () => {
		const print = (text: string, chosen: ChosenTexts = {}) =>
			graphOf(text, chosen).nodes.map(({ fingerprint }) => fingerprint);
		const input = cell('input', 'name=i type=text', '');
		expect(print(sql('a', 'SELECT 1'))).toEqual(print(`words\n\n${sql('a', '\n SELECT 1 ; -- note')}`));
		expect(print(sql('a', 'SELECT 1'))).not.toEqual(print(sql('a', 'SELECT  1')));
		expect(print(sql('a', 'SELECT 1'))).not.toEqual(print(sql('b', 'SELECT 1')));
		expect(print(input, { I: ['x'] })).not.toEqual(print(input));
		expect(print(input, { other: ['x'] })).toEqual(print(input));
	});

	it('takes any notebook without throwing', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'```sql name=a\n',
				'```sql\n',
				'```input name=i type=select\n',
				'```chart from=a\n',
				'```\n'
			),
			fc.constantFrom(
				'FROM ',
				'a',
				'SELECT ',
				'$i',
				'(',
				')',
				'WITH a AS (',
				', ',
				"'",
				'options: ',
				'mark: dot\n',
				'"',
				';',
				'\n'
			),
			fc.string({ unit: 'binary', maxLength: 5 })
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
				const text = parts.join('');
				const notebook = parseNotebook(text);
				const { nodes } = buildGraph(notebook, RELATIONS, {});
				const ids = new Set(nodes.map(({ id }) => id));
				expect(ids.size).toBe(nodes.length);
				for (const { reads } of nodes) for (const read of reads) expect(ids.has(read)).toBe(true);
				expect(formatNotebook(notebook)).toBe(text);
			}),
			{ numRuns: 1000 }
		);
	});
});

describe('cycles', () => {
	it('are found for exactly the nodes that reach themselves, with a way that exists', () => {
		const edges = fc.integer({ min: 1, max: 8 }).chain((size) =>
			fc.array(fc.subarray(Array.from({ length: size }, (_, index) => index)), {
				minLength: size,
				maxLength: size
			})
		);
		fc.assert(
			fc.property(edges, (lists) => {
				const graph = new Map(lists.map((targets, index) => [index, targets]));
				const reaches = (from: number): boolean => {
					const found = new Set<number>();
					const queue = [...(graph.get(from) ?? [])];
					for (const at of queue) {
						if (found.has(at)) continue;
						found.add(at);
						queue.push(...(graph.get(at) ?? []));
					}
					return found.has(from);
				};
				const paths = findCycles(graph);
				for (const id of graph.keys()) {
					const path = paths.get(id);
					expect(path !== undefined).toBe(reaches(id));
					if (path === undefined) continue;
					expect([path[0], path.at(-1)]).toEqual([id, id]);
					path.slice(1).forEach((next, at) => expect(graph.get(path[at] ?? -1)).toContain(next));
				}
			})
		);
	});

	it('may be long', () => {
		const size = 50_000;
		const chain = new Map(Array.from({ length: size }, (_, index) => [index, [index + 1]]));
		expect(findCycles(chain).size).toBe(0);
	});
});
