import type { CatalogColumn, CatalogRelation } from './catalog.ts';
import { sqlName } from './result-view.ts';

/** The parts of the list, in their order. */
export const SCHEMA_GROUPS = ['cell', 'own', 'table', 'view'] as const;

/** Something to be read from, under the one name that it has or the two. */
export interface SchemaEntry {
	/** its name, or the English one of its two names: stays the same when the language of the names changes */
	readonly id: string;
	readonly kind: CatalogRelation['kind'];
	readonly relation: CatalogRelation;
	/** the same columns under the Chinese names, with the Chinese names of their values; null where there is one name */
	readonly chinese: CatalogRelation | null;
}

/** An entry that answers to a search. */
export interface FoundEntry {
	readonly entry: SchemaEntry;
	/** places of the columns that answer to the search; null where the entry itself does, and all are of interest */
	readonly columns: readonly number[] | null;
}

/** One entry for each relation: the two names of a table of the dataset stand together. */
export function schemaEntries(relations: readonly CatalogRelation[]): readonly SchemaEntry[] {
	const entries: SchemaEntry[] = [];
	for (const relation of relations) {
		const last = entries.at(-1);
		if (relation.language === 'zh' && last) entries[entries.length - 1] = { ...last, chinese: relation };
		else entries.push({ id: relation.name, kind: relation.kind, relation, chinese: null });
	}
	return entries;
}

/** The relation of an entry under its Chinese or its other name. */
export function namedRelation({ relation, chinese }: SchemaEntry, inChinese: boolean): CatalogRelation {
	return inChinese && chinese ? chinese : relation;
}

/**
 * The entries in whose names, descriptions or columns every word of `query` stands, in either language; those that are
 * called by it come first.
 */
export function searchSchema(entries: readonly SchemaEntry[], query: string): readonly FoundEntry[] {
	const words = query.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return entries.map((entry) => ({ entry, columns: null }));
	const found = entries.flatMap((entry): (FoundEntry & { readonly rank: number })[] => {
		const { relation, chinese } = entry;
		const names = [relation.name, chinese?.name ?? ''].map((name) => name.toLowerCase());
		const own = [...names, relation.zh, relation.en].join('\n').toLowerCase();
		const rank = names.some((name) => words.includes(name))
			? 0
			: words.some((word) => names.some((name) => name.startsWith(word)))
				? 1
				: 2;
		if (words.every((word) => own.includes(word))) return [{ entry, columns: null, rank }];
		const columns = relation.columns.flatMap((column, at) => {
			const itself = columnText(column, chinese?.columns[at]);
			// A column may be looked for together with its table: `任务 状态`.
			const text = `${own}\n${itself}`;
			return words.every((word) => text.includes(word)) && words.some((word) => itself.includes(word))
				? [at]
				: [];
		});
		return columns.length > 0 ? [{ entry, columns, rank: rank === 2 ? 3 : rank }] : [];
	});
	return found.toSorted((a, b) => a.rank - b.rank);
}

function columnText(column: CatalogColumn, chinese: CatalogColumn | undefined): string {
	const values = column.values.flatMap(({ value, zh, en }) => [value, zh, en]);
	return [column.name, chinese?.name, column.zh, column.en, ...values].join('\n').toLowerCase();
}

/** A query that shows the rows of a relation, or one column of them. */
export function querySql(relation: string, column: string | null): string {
	const from = `FROM ${sqlName(relation)}\nLIMIT 1000`;
	return column === null ? from : `SELECT ${sqlName(column)}\n${from}`;
}
