/** `value` as a SQL string literal. */
export function quote(value: string): string {
	return `'${value.replaceAll("'", "''")}'`;
}

/** `name` as a SQL identifier, always quoted: labels are Chinese and some names are keywords. */
export function identifier(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** The comment of an object or a column: `zh | en`. */
export function commentText(described: { readonly zh: string; readonly en: string }): string {
	return `${described.zh} | ${described.en}`;
}

/** `COMMENT ON` for a table or view and each of its columns, as single statements. */
export function commentStatements(
	kind: 'TABLE' | 'VIEW',
	name: string,
	described: { readonly zh: string; readonly en: string },
	columns: readonly { readonly name: string; readonly zh: string; readonly en: string }[]
): string[] {
	return [
		`COMMENT ON ${kind} ${identifier(name)} IS ${quote(commentText(described))}`,
		...columns.map(
			(column) =>
				`COMMENT ON COLUMN ${identifier(name)}.${identifier(column.name)} IS ${quote(commentText(column))}`
		)
	];
}
