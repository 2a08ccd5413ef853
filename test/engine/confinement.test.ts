import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harness, rowsOf, script } from './harness.ts';

const { engine } = harness();
beforeAll(async () => {
	await engine.run(script('other', 'SELECT 1 AS n'));
});
afterAll(() => engine.close());

async function state() {
	const tables = rowsOf(
		await engine.query(
			"SELECT database_name, schema_name, table_name, comment FROM duckdb_tables() WHERE database_name IN ('memory', 'cells') ORDER BY ALL"
		)
	);
	const columns = rowsOf(
		await engine.query(
			"SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name IN ('memory', 'cells') AND NOT internal ORDER BY ALL"
		)
	);
	const views = rowsOf(
		await engine.query(
			"SELECT view_name, sql FROM duckdb_views() WHERE database_name = 'memory' AND NOT internal ORDER BY 1"
		)
	);
	const macros = rowsOf(
		await engine.query(
			"SELECT function_name, macro_definition FROM duckdb_functions() WHERE database_name IN ('memory', 'cells') AND NOT internal ORDER BY ALL"
		)
	);
	const rows = rowsOf(await engine.query('SELECT * FROM memory.main.tasks ORDER BY ALL'));
	const kept = rowsOf(await engine.query('SELECT * FROM cells.main.other'));
	const databases = rowsOf(
		await engine.query('SELECT database_name FROM duckdb_databases() WHERE NOT internal ORDER BY 1')
	);
	return { tables, columns, views, macros, rows, kept, databases };
}

describe('a cell cannot change what others read', () => {
	test.each([
		"INSERT INTO tasks VALUES ('x', 'x', 'x', 1)",
		'UPDATE tasks SET seq = 0',
		'DELETE FROM memory.tasks',
		'DELETE FROM memory.main.tasks RETURNING *',
		'TRUNCATE tasks',
		'DROP TABLE memory.main.tasks',
		'DROP TABLE tasks CASCADE',
		'DROP VIEW "任务"',
		'DROP VIEW memory."任务"',
		'DROP MACRO memory.main.double_of',
		'DROP SCHEMA memory.main CASCADE',
		'ALTER TABLE memory.tasks ADD COLUMN z INTEGER',
		'ALTER TABLE memory.tasks RENAME TO lost',
		'CREATE TABLE memory.main.more AS SELECT 1',
		'CREATE OR REPLACE TABLE memory.tasks AS SELECT 1',
		'CREATE OR REPLACE VIEW memory.main."任务" AS SELECT 1',
		'CREATE OR REPLACE MACRO memory.main.double_of(x) AS x',
		'CREATE SCHEMA memory.more',
		'CREATE INDEX i ON tasks (seq)',
		"COMMENT ON TABLE tasks IS 'changed'",
		"COMMENT ON COLUMN memory.tasks.seq IS 'changed'",
		'MERGE INTO memory.tasks t USING (SELECT 1 AS seq) s ON s.seq = t.seq WHEN MATCHED THEN DELETE',
		'WITH a AS (SELECT 1) DELETE FROM tasks',
		'EXPLAIN ANALYZE DELETE FROM tasks',
		'EXPLAIN (ANALYZE) DELETE FROM tasks',
		'DROP TABLE cells.main.other',
		'INSERT INTO other VALUES (2)',
		'UPDATE cells.other SET n = 2',
		'CREATE TABLE cells.main.fake AS SELECT 1',
		'CREATE OR REPLACE TABLE cells.main.other AS SELECT 2',
		'ALTER TABLE cells.other RENAME TO x',
		"FROM query('DELETE FROM tasks')",
		// Out of the transaction that confines it:
		'COMMIT',
		'ROLLBACK',
		'BEGIN',
		'START TRANSACTION',
		'END',
		'ABORT',
		'EXPLAIN ANALYZE COMMIT',
		'EXPLAIN ANALYZE /* SELECT */ COMMIT',
		'EXPLAIN　ANALYZE　COMMIT',
		'EXPLAIN (ANALYZE) COMMIT',
		'EXPLAIN (FORMAT json, ANALYZE) ROLLBACK',
		'EXPLAIN EXPLAIN ANALYZE COMMIT',
		'/* a */ COMMIT',
		'\u3000COMMIT',
		'\u00a0COMMIT',
		'PREPARE p AS DELETE FROM tasks',
		'EXECUTE p',
		'DEALLOCATE p',
		// Outside the database:
		"ATTACH ':memory:' AS more",
		'DETACH cells',
		'EXPLAIN ANALYZE DETACH cells',
		'USE cells',
		'CHECKPOINT',
		'FORCE CHECKPOINT memory',
		'VACUUM',
		'ANALYZE',
		"COPY tasks TO 'x.csv'",
		"COPY (SELECT 1) TO '/dev/stdout'",
		'COPY FROM DATABASE memory TO own',
		"EXPORT DATABASE 'x'",
		"IMPORT DATABASE 'x'",
		'INSTALL json',
		'LOAD json',
		'SET threads = 1',
		'SET errors_as_json = false',
		'SET GLOBAL lock_configuration = false',
		"SET search_path = 'memory.main'",
		"SET schema = 'memory.main'",
		'RESET errors_as_json',
		'PRAGMA enable_verification',
		'PRAGMA enable_profiling',
		'PRAGMA threads = 4',
		'PRAGMA disable_optimizer',
		// More than one statement where one is expected:
		'SELECT 1; COMMIT; DELETE FROM tasks',
		'CREATE TABLE t AS SELECT 1; COMMIT; BEGIN; DELETE FROM tasks',
		'SELECT 1) ; DROP TABLE memory.tasks; SELECT (1',
		'SELECT $a$ ; $a$; DELETE FROM tasks',
		"SELECT E'\\'; DELETE FROM memory.tasks; --'; DELETE FROM memory.tasks"
	])('%s', async (sql) => {
		const before = await state();
		await expect(engine.run(script('attack', sql))).rejects.toMatchObject({ name: 'QueryError' });
		// Behind a statement that may write, and at its end:
		await expect(
			engine.run(script('attack', ['CREATE TABLE mine AS SELECT 1 AS n', sql, 'FROM mine']))
		).rejects.toMatchObject({ name: 'QueryError' });
		await expect(engine.query(sql)).rejects.toMatchObject({ name: 'QueryError' });
		expect(await state()).toEqual(before);
	});

	test('and is told so in both languages', async () => {
		await expect(engine.run(script('x', 'DELETE FROM tasks'))).rejects.toMatchObject({
			type: 'Permission',
			message: expect.stringMatching(/^单元不能改动数据集.* \/ a cell cannot change the dataset/)
		});
		await expect(engine.run(script('x', 'SELECT 1;\n  COMMIT'))).rejects.toMatchObject({
			type: 'Permission',
			message: expect.stringMatching(/^单元里不能用 COMMIT：.* \/ COMMIT cannot be used in a cell/),
			span: { start: 12, end: 18 }
		});
	});

	test('a name of its own hides the dataset’s from itself only', async () => {
		const own = await engine.run(
			script('own', [
				'CREATE TABLE tasks AS SELECT 1 AS n',
				'DELETE FROM tasks',
				'SELECT count(*) FROM tasks'
			])
		);
		expect(rowsOf(own)).toEqual([[0]]);
		expect(rowsOf(await engine.run(script('after', 'SELECT count(*) FROM tasks')))).toEqual([[4]]);
		expect(rowsOf(await engine.run(script('after', 'SELECT count(*) FROM "任务"')))).toEqual([[4]]);
	});
});

describe('no SQL reaches a file, the network or the environment', () => {
	test.each([
		"FROM read_csv('/etc/passwd')",
		"FROM read_text('/etc/passwd')",
		"FROM read_blob('package.json')",
		"FROM glob('/*')",
		"FROM sniff_csv('/etc/passwd')",
		"FROM '/etc/passwd'",
		"FROM 'http://127.0.0.1:1/leak.csv'",
		"FROM read_csv('http://127.0.0.1:1/leak')",
		"FROM read_parquet('https://example.com/x.parquet')",
		"SELECT getenv('HOME')"
	])('%s', async (sql) => {
		await expect(engine.run(script('x', sql))).rejects.toMatchObject({ name: 'QueryError' });
	});

	test('the configuration stays locked', async () => {
		const settings = await engine.query(
			"SELECT name, value FROM duckdb_settings() WHERE name IN ('enable_external_access', 'lock_configuration', 'autoload_known_extensions', 'autoinstall_known_extensions', 'allow_community_extensions', 'temp_directory') ORDER BY name"
		);
		expect(rowsOf(settings)).toEqual([
			['allow_community_extensions', 'false'],
			['autoinstall_known_extensions', 'false'],
			['autoload_known_extensions', 'false'],
			['enable_external_access', 'false'],
			['lock_configuration', 'true'],
			['temp_directory', '']
		]);
	});
});
