import type { CatalogColumn, CatalogRelation } from '../../state/catalog.ts';
import type { SqlSupport } from './sql-support.ts';

type Context = ReturnType<SqlSupport['context']>;
type Defined = Context['defined'][number];

/** A column that can be named, and the relation that it is one of; null where the SQL makes it itself. */
export interface KnownColumn {
	readonly column: CatalogColumn;
	readonly relation: string | null;
}

/** Something that the SQL reads: what it is called there, and its columns. */
export interface KnownSource {
	readonly alias: string;
	/** null where the SQL defines it itself */
	readonly relation: CatalogRelation | null;
	readonly columns: readonly KnownColumn[];
}

export function named<T extends { readonly name: string }>(items: readonly T[], name: string): T | undefined {
	const key = name.toLowerCase();
	return items.find((item) => item.name.toLowerCase() === key);
}

function ownColumns(relation: CatalogRelation): readonly KnownColumn[] {
	return relation.columns.map((column) => ({ column, relation: relation.name }));
}

function definedColumns({ columns }: Defined, relations: readonly CatalogRelation[]): readonly KnownColumn[] {
	return columns.flatMap((each): readonly KnownColumn[] => {
		if ('name' in each) {
			return [{ column: { name: each.name, type: '', zh: null, en: null, values: [] }, relation: null }];
		}
		const relation = named(relations, each.allOf);
		const gone = new Set(each.except.map((name) => name.toLowerCase()));
		return relation ? ownColumns(relation).filter(({ column }) => !gone.has(column.name.toLowerCase())) : [];
	});
}

/** What is called `name` at a place of the SQL: what it defines itself hides a relation of that name. */
export function sourceNamed(
	name: string,
	alias: string,
	{ defined }: Context,
	relations: readonly CatalogRelation[]
): KnownSource | null {
	const own = named(defined, name);
	if (own) return { alias, relation: null, columns: definedColumns(own, relations) };
	const relation = named(relations, name);
	return relation ? { alias, relation, columns: ownColumns(relation) } : null;
}

/** What the query at a place of the SQL reads, as far as it is known. */
export function knownSources(
	context: Context,
	relations: readonly CatalogRelation[]
): readonly KnownSource[] {
	return context.sources.flatMap(({ relation, alias }) => {
		const source = sourceNamed(relation, alias, context, relations);
		return source ? [source] : [];
	});
}
