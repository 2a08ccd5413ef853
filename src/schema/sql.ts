import { chineseComments, chineseView } from './chinese.ts';
import { commentStatements, identifier } from './comments.ts';
import { TABLES } from './tables.ts';
import { VIEWS } from './views/index.ts';

/** Comments are hundreds of short statements; sent together they take half the time. */
const COMMENTS_TOGETHER = 100;

/**
 * What the engine runs after the tables are loaded, in order: the views and the Chinese view of each table and view,
 * then the comments. An entry may hold several statements without results. Running all of it twice does no harm.
 */
export function schemaStatements(): string[] {
	const relations = [...TABLES, ...VIEWS];
	const comments = [
		...TABLES.flatMap((table) => commentStatements('TABLE', table.name, table, table.columns)),
		...VIEWS.flatMap((view) => commentStatements('VIEW', view.name, view, view.columns)),
		...relations.flatMap(chineseComments)
	];
	return [
		...VIEWS.map((view) => `CREATE OR REPLACE VIEW ${identifier(view.name)} AS ${view.sql}`),
		...relations.map(chineseView),
		...together(comments)
	];
}

function together(statements: readonly string[]): string[] {
	const entries: string[] = [];
	for (let at = 0; at < statements.length; at += COMMENTS_TOGETHER) {
		entries.push(statements.slice(at, at + COMMENTS_TOGETHER).join(';\n'));
	}
	return entries;
}
