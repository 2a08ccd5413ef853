/**
 * `sql` laid out: keywords in capitals, a clause a line. Null where the library cannot read it; what it makes of words
 * that are not ASCII is for others to see to.
 */
export async function formatSql(sql: string): Promise<string | null> {
	const { formatDialect, duckdb } = await import('sql-formatter');
	try {
		return formatDialect(sql, {
			dialect: duckdb,
			keywordCase: 'upper',
			tabWidth: 2,
			paramTypes: { named: ['$'] },
			linesBetweenQueries: 1
		});
	} catch (thrown) {
		if (thrown instanceof Error && thrown.message.startsWith('Parse error')) return null;
		throw thrown;
	}
}
