import { chineseViewStatements } from './chinese.ts';
import { commentStatements, identifier } from './comments.ts';
import { TABLES } from './tables.ts';
import { VIEWS } from './views/index.ts';

/**
 * What the engine runs after the tables are loaded, one statement per entry, in order:
 * the views, their comments and the tables', and the Chinese view of each.
 * Running it twice does no harm.
 */
export function schemaStatements(): string[] {
	return [
		...TABLES.flatMap((table) => commentStatements('TABLE', table.name, table, table.columns)),
		...VIEWS.flatMap((view) => [
			`CREATE OR REPLACE VIEW ${identifier(view.name)} AS ${view.sql}`,
			...commentStatements('VIEW', view.name, view, view.columns)
		]),
		...TABLES.flatMap(chineseViewStatements),
		...VIEWS.flatMap(chineseViewStatements)
	];
}
