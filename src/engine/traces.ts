import type { Table } from 'apache-arrow';
import { quoteName } from './sql/quote.ts';

interface Queries {
	query(sql: string): Promise<Table>;
}

/** Temporary objects, those that others may rest on last. */
const TEMPORARY = `
SELECT kind, name FROM (
	SELECT 1 AS rank, 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE database_name = 'temp' AND NOT internal
	UNION ALL
	SELECT 2, 'TABLE', table_name FROM duckdb_tables() WHERE database_name = 'temp'
	UNION ALL
	SELECT DISTINCT 3, if(function_type = 'macro', 'MACRO', 'MACRO TABLE'), function_name
	FROM duckdb_functions() WHERE database_name = 'temp' AND NOT internal AND function_type IN ('macro', 'table_macro')
	UNION ALL
	SELECT 4, 'SEQUENCE', sequence_name FROM duckdb_sequences() WHERE database_name = 'temp'
	UNION ALL
	SELECT 5, 'TYPE', type_name FROM duckdb_types() WHERE database_name = 'temp' AND NOT internal
) ORDER BY rank`;

/** Drops every temporary object of the connection, those that PIVOT makes by itself too. */
export async function dropTemporary(connection: Queries): Promise<void> {
	for (const { kind, name } of await connection.query(TEMPORARY)) {
		await connection.query(`DROP ${String(kind)} IF EXISTS temp.main.${quoteName(String(name))} CASCADE`);
	}
}

/** Forgets every variable of the connection. */
export async function resetVariables(connection: Queries): Promise<void> {
	for (const { name } of await connection.query('SELECT name FROM duckdb_variables()')) {
		await connection.query(`RESET VARIABLE ${quoteName(String(name))}`);
	}
}
