import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { datasetBytes } from '../../src/dataset/build.ts';
import { Directory } from '../../src/dataset/departments/directory.ts';
import { SQL_TYPES } from '../../src/schema/column.ts';
import { commentText, quote } from '../../src/schema/comments.ts';
import { MACROS } from '../../src/schema/macros.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { VIEWS } from '../../src/schema/views/index.ts';
import { loadEngine, readCorpus, readReference, rowsOf } from './corpus.ts';

const reference = await readReference();
const corpus = await readCorpus(reference);
const { engine, dataset } = loadEngine(corpus, reference);
// Starting takes longer than a query; it must not count as the first test's time.
beforeAll(() => rowsOf(engine, 'SELECT 1'));
afterAll(() => engine.close());

const RELATIONS = [...TABLES, ...VIEWS];

describe('the engine holds what the schema says', () => {
	test.each(RELATIONS.map(({ name }) => name))('%s: columns, types, comments', async (name) => {
		const relation = RELATIONS.find((other) => other.name === name);
		const found = await rowsOf(
			engine,
			`SELECT column_name, data_type, comment FROM duckdb_columns() WHERE database_name = 'memory' AND table_name = ${quote(name)} ORDER BY column_index`
		);
		expect(found).toEqual(
			relation?.columns.map((column) => [column.name, SQL_TYPES[column.type], commentText(column)])
		);
	});

	test.each(RELATIONS.map(({ label }) => label))('%s: the Chinese view', async (label) => {
		const relation = RELATIONS.find((other) => other.label === label);
		const found = await rowsOf(
			engine,
			`SELECT column_name, data_type, comment FROM duckdb_columns() WHERE database_name = 'memory' AND table_name = ${quote(label)} ORDER BY column_index`
		);
		expect(found).toEqual(
			relation?.columns.map((column) => [column.label, SQL_TYPES[column.type], commentText(column)])
		);
		const [[chinese], [own]] = [
			await rowsOf(engine, `SELECT count(*) FROM "${label}"`),
			await rowsOf(engine, `SELECT count(*) FROM "${relation?.name}"`)
		];
		expect(chinese).toEqual(own);
	});

	test('every table and view is described in both languages', async () => {
		const tables = await rowsOf(
			engine,
			"SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'memory'"
		);
		const views = await rowsOf(
			engine,
			"SELECT view_name, comment FROM duckdb_views() WHERE database_name = 'memory' AND NOT internal"
		);
		const described = new Map([...tables, ...views].map(([name, comment]) => [name, comment]));
		for (const relation of RELATIONS) {
			expect(described.get(relation.name)).toBe(commentText(relation));
			expect(described.get(relation.label)).toBe(commentText(relation));
		}
	});

	test('every macro is there and described', async () => {
		const found = await rowsOf(
			engine,
			"SELECT function_name, comment FROM duckdb_functions() WHERE database_name = 'memory' AND NOT internal"
		);
		const described = new Map(found.map(([name, comment]) => [name, comment]));
		for (const macro of MACROS) expect(described.get(macro.name)).toBe(commentText(macro));
	});

	test('no two relations or columns of one relation share a name', () => {
		const names = RELATIONS.flatMap(({ name, label }) => [name, label]);
		expect(new Set(names).size).toBe(names.length);
		for (const { columns } of RELATIONS) {
			expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
			expect(new Set(columns.map(({ label }) => label)).size).toBe(columns.length);
		}
	});
});

describe('the rows', () => {
	test('have exactly the columns of the schema, and their keys are unique', () => {
		const tables = new Map<string, readonly object[]>(Object.entries(dataset));
		expect([...tables.keys()].sort()).toEqual(TABLES.map(({ name }) => name).sort());
		for (const table of TABLES) {
			const rows = tables.get(table.name) ?? [];
			const columns = table.columns.map(({ name }) => name).sort();
			for (const row of rows) expect(Object.keys(row).sort()).toEqual(columns);
			if (table.name === 'pace_pairs') continue;
			const keys = rows.map((row) => table.key.map((column) => String(Reflect.get(row, column))).join('\n'));
			expect(new Set(keys).size, table.name).toBe(keys.length);
		}
	});

	test('hold only values of the closed lists, and references lead somewhere', () => {
		const tables = new Map<string, readonly object[]>(Object.entries(dataset));
		const keys = new Map(
			TABLES.filter(({ key }) => key.length === 1).map(({ name, key }) => [
				name,
				new Set((tables.get(name) ?? []).map((row) => Reflect.get(row, key[0] ?? '')))
			])
		);
		for (const table of TABLES) {
			for (const column of table.columns) {
				const values = new Set((tables.get(table.name) ?? []).map((row) => Reflect.get(row, column.name)));
				values.delete(null);
				for (const value of values) {
					if (column.values)
						expect(
							column.values.map(({ value: known }) => known),
							column.name
						).toContain(value);
					if (column.references)
						expect(
							keys.get(column.references)?.has(value),
							`${table.name}.${column.name} ${String(value)}`
						).toBe(true);
				}
			}
		}
	});

	test('are the same bytes each time', async () => {
		const again = datasetBytes(loadEngine(await readCorpus(reference), await readReference()).dataset);
		const first = datasetBytes(dataset);
		expect(again.map(({ name }) => name)).toEqual(first.map(({ name }) => name));
		for (const [index, table] of first.entries()) {
			expect(Buffer.from(again[index]?.bytes ?? []).equals(Buffer.from(table.bytes)), table.name).toBe(true);
		}
	});
});

test('department_family() says what the directory says, for every name of the corpus and the reference', async () => {
	const directory = new Directory(reference.departments);
	const names = new Set([
		...dataset.task_departments.flatMap(({ department, department_raw }) => [department, department_raw]),
		...reference.departments.departments.flatMap((entry) =>
			entry.names.flatMap((name) => [name, `市${name}`, `南通市${name}`])
		),
		...['寿县', '没有这个单位', '省药监局连云港检查分局', '港口控股集团有限公司', 'xx区政府', '']
	]);
	const list = [...names].map(quote).join(', ');
	const found = await rowsOf(engine, `SELECT n, department_family(n) FROM unnest([${list}]) AS names(n)`);
	expect(found).toEqual([...names].map((name) => [name, directory.identify(name, null).family]));
});
