import type { Column } from './column.ts';
import { commentStatements, identifier, quote } from './comments.ts';

interface Relation {
	readonly name: string;
	readonly label: string;
	readonly zh: string;
	readonly en: string;
	readonly columns: readonly Column[];
}

/** A column of a closed list shows its Chinese label; a value outside the list shows itself. */
function expression(column: Column): string {
	const name = identifier(column.name);
	if (!column.values || column.type !== 'text') return name;
	const branches = column.values.map(({ value, zh }) => `WHEN ${quote(value)} THEN ${quote(zh)}`);
	return `CASE ${name} ${branches.join(' ')} ELSE ${name} END`;
}

/**
 * The Chinese view of a table or view: the same rows, Chinese column names, Chinese values in closed lists.
 * It carries these columns and no others: a column brought in by a join would be ambiguous
 * as soon as somebody joins two Chinese views.
 */
export function chineseView(relation: Relation): string {
	const columns = relation.columns.map((column) => `${expression(column)} AS ${identifier(column.label)}`);
	return `CREATE OR REPLACE VIEW ${identifier(relation.label)} AS SELECT ${columns.join(', ')} FROM ${identifier(relation.name)}`;
}

/** The comments of the Chinese view and its columns. */
export function chineseComments(relation: Relation): string[] {
	const columns = relation.columns.map(({ label, zh, en }) => ({ name: label, zh, en }));
	return commentStatements('VIEW', relation.label, relation, columns);
}
