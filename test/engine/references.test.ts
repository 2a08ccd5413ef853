import { createRequire } from 'node:module';
import type * as DuckDB from '@duckdb/duckdb-wasm/blocking';
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
