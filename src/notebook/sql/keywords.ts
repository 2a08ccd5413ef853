function words(text: string): ReadonlySet<string> {
	return new Set(text.split(/\s+/));
}

/** DuckDB's reserved words: without quotes none of them names a relation. A test compares them with the engine. */
export const RESERVED = words(
	`all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
	default deferrable desc describe distinct do else end except false fetch for foreign from group having in
	initially intersect into lambda lateral leading limit not null offset on only or order pivot pivot_longer
	pivot_wider placing primary qualify references returning select show some summarize symmetric table then to
	trailing true union unique unpivot using variadic when where window with`
);

/** Views of DuckDB's own that need no schema before their name. A test compares them with the engine. */
export const SYSTEM_VIEWS = words(
	`duckdb_columns duckdb_constraints duckdb_databases duckdb_indexes duckdb_logs duckdb_schemas duckdb_tables
	duckdb_types duckdb_views pragma_database_list sqlite_master sqlite_schema sqlite_temp_master
	sqlite_temp_schema pg_am pg_attrdef pg_attribute pg_class pg_constraint pg_database pg_depend pg_description
	pg_enum pg_index pg_indexes pg_namespace pg_prepared_statements pg_proc pg_sequence pg_sequences pg_settings
	pg_tables pg_tablespace pg_type pg_views`
);

/** Schemas of DuckDB's own. */
export const SYSTEM_SCHEMAS = words('information_schema pg_catalog');

/** Words after which a query or a part of one starts. */
export const QUERY_STARTS = words(
	'select from with values table pivot pivot_wider pivot_longer unpivot describe desc show summarize'
);

/** Words that end the list of tables of a query. */
export const AFTER_TABLES = words(
	'where group having window qualify order limit offset fetch for select returning'
);

/** Functions whose first argument names a relation. */
export const NAMING_FUNCTIONS = words(
	'query_table pragma_table_info pragma_storage_info pragma_show table_info storage_info'
);
