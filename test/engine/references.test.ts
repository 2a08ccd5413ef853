import { createRequire } from 'node:module';
import type * as DuckDB from '@duckdb/duckdb-wasm/blocking';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { RESERVED, SYSTEM_SCHEMAS, SYSTEM_VIEWS } from '../../src/notebook/sql/keywords.ts';
import { analyseSql } from '../../src/notebook/sql/statements.ts';
import { FORMS } from './reference-forms.ts';

const require = createRequire(import.meta.url);
let connection: DuckDB.DuckDBConnection;

beforeAll(async () => {
	const duckdb = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs') as typeof DuckDB;
	const bundle = (name: string) => ({
		mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
		mainWorker: ''
	});
	const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
	const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
	await database.instantiate();
	database.open({});
	connection = database.connect();
	connection.query('SET autoload_known_extensions = false');
	connection.query('SET autoinstall_known_extensions = false');
}, 60_000);

function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** What the engine says to `sql` when exactly `relations` exist; null when it takes it. */
function verdict(sql: string, relations: Iterable<string>): string | null {
	connection.query(`ATTACH ':memory:' AS "cells"`);
	connection.query('USE "cells"');
	try {
		for (const name of relations) {
			connection.query(
				`CREATE TABLE ${quote(name)} (x INTEGER, y INTEGER, s VARCHAR, d DATE, l INTEGER[], t STRUCT("from" INTEGER))`
			);
		}
		const { statements } = analyseSql(sql);
		for (const { start, end } of statements) connection.query(sql.slice(start, end));
		return null;
	} catch (thrown) {
		return thrown instanceof Error ? thrown.message : String(thrown);
	} finally {
		connection.query('USE memory');
		connection.query('DETACH "cells"');
		for (const kind of ['TABLE', 'VIEW']) {
			const temporary = connection
				.query(`SELECT ${kind}_name AS n FROM duckdb_${kind}s() WHERE temporary AND NOT internal`)
				.toArray();
			for (const { n } of temporary) connection.query(`DROP ${kind} temp.main.${quote(String(n))}`);
		}
	}
}

/** The relation that the engine says it misses. */
function missingIn(error: string | null): string | null {
	return /Table with name (\w+) does not exist/.exec(error ?? '')?.[1] ?? null;
}

/** Gives t1, t2 … in turn. */
function aliases(): () => string {
	let count = 0;
	return () => `t${(count += 1)}`;
}

/** Writes a query with one column x. */
type Build = (alias: () => string) => string;

/** Queries in queries, with few names, so that those of WITH and of relations meet. */
function queries(tie: fc.LetrecTypedTie<{ query: Build; table: Build }>) {
	const name = fc.constantFrom('a', 'b', 'c');
	const query = tie('query');
	const table = tie('table');
	const nested = (write: (inner: string) => string) =>
		query.map(
			(build): Build =>
				(alias) =>
					write(build(alias))
		);
	return {
		table: fc.oneof(
			{ maxDepth: 4, withCrossShrink: true },
			name.map(
				(each): Build =>
					(alias) =>
						`${each} AS ${alias()}`
			),
			name.map(
				(each): Build =>
					(alias) =>
						`${alias()}: ${each}`
			),
			query.map(
				(build): Build =>
					(alias) =>
						`(${build(alias)}) AS ${alias()}`
			),
			fc.tuple(table, table, fc.constantFrom('JOIN', 'LEFT JOIN', 'SEMI JOIN')).map(
				([left, right, join]): Build =>
					(alias) =>
						`(${left(alias)} ${join} ${right(alias)} USING (x))`
			),
			fc.constant<Build>((alias) => `range(3) AS ${alias()}(x)`),
			fc.constant<Build>((alias) => `(VALUES (1), (2)) AS ${alias()}(x)`)
		),
		query: fc.oneof(
			{ maxDepth: 4, withCrossShrink: true },
			name.map(
				(each): Build =>
					() =>
						`SELECT x FROM ${each}`
			),
			name.map(
				(each): Build =>
					() =>
						`FROM ${each} SELECT x`
			),
			fc.constant<Build>(() => 'SELECT 1 AS x -- FROM c\n'),
			table.map(
				(build): Build =>
					(alias) =>
						`SELECT 'FROM a' AS s, 1 AS x FROM ${build(alias)}`
			),
			fc.tuple(table, table).map(
				([left, right]): Build =>
					(alias) =>
						`SELECT 1 AS x FROM ${left(alias)}, ${right(alias)}`
			),
			nested((inner) => `SELECT (SELECT max(x) FROM (${inner})) AS x`),
			nested((inner) => `SELECT 1 AS x WHERE 1 IN (${inner})`),
			nested((inner) => `SELECT 1 AS x WHERE EXISTS (${inner}) AND 1 IS DISTINCT FROM 2`),
			nested((inner) => `SELECT x FROM (PIVOT (${inner}) ON x IN (1, 2) USING count(*)), (SELECT 1 AS x)`),
			fc
				.tuple(query, query, fc.constantFrom('UNION ALL', 'UNION', 'EXCEPT', 'INTERSECT', 'UNION BY NAME'))
				.map(
					([left, right, word]): Build =>
						(alias) =>
							`(${left(alias)}) ${word} (${right(alias)})`
				),
			fc.tuple(query, query).map(
				([left, right]): Build =>
					(alias) =>
						`SELECT x FROM (${left(alias)}) UNION ALL ${right(alias)}`
			),
			fc
				.tuple(
					name,
					query,
					query,
					fc.constantFrom('WITH', 'WITH RECURSIVE'),
					fc.constantFrom('', 'MATERIALIZED ')
				)
				.map(
					([each, inner, outer, word, how]): Build =>
						(alias) =>
							`${word} ${each}(x) AS ${how}(${inner(alias)}) SELECT x FROM (${outer(alias)})`
				),
			fc.tuple(name, name, query, query, query).map(
				([one, two, first, second, outer]): Build =>
					(alias) =>
						`WITH ${one} AS (${first(alias)}), ${two === one ? 'z' : two} AS (${second(alias)}) FROM (${outer(alias)})`
			)
		)
	};
}

function namesOf(sql: string, uses: readonly string[]): string[] {
	const { relations } = analyseSql(sql);
	const own = relations.filter(
		({ qualifier, use }) =>
			uses.includes(use) && (qualifier.length === 0 || ['cells', 'main'].includes(qualifier[0] ?? ''))
	);
	return [...new Set(own.map(({ name }) => name.toLowerCase()))].sort();
}

describe('the relations that SQL needs, against the engine', () => {
	it.each(FORMS)('%s', (sql) => {
		const needed = namesOf(sql, ['read', 'write']);
		const possible = namesOf(sql, ['read', 'write', 'maybe']);
		expect(verdict(sql, possible)).toBeNull();
		for (const name of needed) {
			const error = verdict(
				sql,
				possible.filter((other) => other !== name)
			);
			expect(error?.toLowerCase(), `without ${name}`).toMatch(/catalog error|does not exist/);
			expect(error?.toLowerCase()).toContain(name);
		}
	});

	it('finds in any nesting what the engine asks for', () => {
		fc.assert(
			fc.property(fc.letrec<{ query: Build; table: Build }>(queries).query, (build) => {
				const sql = `EXPLAIN ${build(aliases())}`;
				const asked: string[] = [];
				let error = verdict(sql, asked);
				for (let missing = missingIn(error); missing !== null; missing = missingIn(error)) {
					asked.push(missing);
					error = verdict(sql, asked);
				}
				// What the engine takes no more, such as some recursions, says nothing about names.
				fc.pre(error === null);
				expect(namesOf(sql, ['read', 'maybe']), sql).toEqual(asked.sort());
			}),
			{ numRuns: 300 }
		);
	}, 120_000);

	it('knows the reserved words and the views of this DuckDB', () => {
		const list = (sql: string) =>
			connection
				.query(sql)
				.toArray()
				.map((row) => String(row.n))
				.sort();
		expect([...RESERVED].sort()).toEqual(
			list("SELECT keyword_name AS n FROM duckdb_keywords() WHERE keyword_category = 'reserved'")
		);
		const known = [...SYSTEM_VIEWS].filter((name) => {
			try {
				connection.query(`DESCRIBE ${name}`);
				return true;
			} catch {
				return false;
			}
		});
		expect(known).toEqual([...SYSTEM_VIEWS]);
		expect(
			list(
				"SELECT DISTINCT view_name AS n FROM duckdb_views() WHERE internal AND schema_name != 'information_schema'"
			)
		).toEqual([...SYSTEM_VIEWS].sort());
		expect(
			list("SELECT DISTINCT schema_name AS n FROM duckdb_views() WHERE internal AND schema_name != 'main'")
		).toEqual([...SYSTEM_SCHEMAS].sort());
	});
});
