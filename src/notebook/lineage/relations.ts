import type { Cursor } from '../sql/cursor.ts';
import { foldName } from '../sql/cursor.ts';
import type { Catalog } from './catalog.ts';
import type { FromItem } from './from.ts';
import { LineageRefusal } from './refusal.ts';
import { readSelect, readSql, type SelectItem, type SelectShape, type TokenRange } from './select.ts';

/** What a name may mean at some place of a query. */
export interface Scope {
	readonly catalog: Catalog;
	/** queries of WITH clauses that are visible here, by folded name */
	readonly ctes: ReadonlyMap<string, Level>;
	/** how many queries lie around */
	readonly depth: number;
}

/** A query and what its names mean. */
export interface Level {
	readonly cursor: Cursor;
	readonly range: TokenRange;
	readonly scope: Scope;
}

/** A relation in a FROM clause. */
export interface Relation {
	readonly item: FromItem;
	/** names of its columns, folded; null where they are not known */
	readonly columns: readonly string[] | null;
	/** columns of task ids: each row is about the tasks named there */
	readonly tasks: readonly string[];
	/** the query that makes it; null for a table */
	readonly made: Level | null;
}

/** Deeper than this nobody reads, and circles end. */
const DEPTH = 20;

export function levelOfSql(sql: string, catalog: Catalog, depth: number): Level {
	const { cursor, whole } = readSql(sql);
	return { cursor, range: whole, scope: { catalog, ctes: new Map(), depth } };
}

/** Takes the query of a level apart and adds what its WITH defines to the names. */
export function openLevel(level: Level): { readonly shape: SelectShape; readonly scope: Scope } {
	if (level.scope.depth > DEPTH) throw new LineageRefusal('form');
	const shape = readSelect(level.cursor, level.range);
	const ctes = new Map(level.scope.ctes);
	const { catalog, depth } = level.scope;
	for (const { name, from, to } of shape.ctes) {
		const visible = { catalog, ctes: new Map(ctes), depth: depth + 1 };
		ctes.set(name, { cursor: level.cursor, range: { from, to }, scope: visible });
	}
	return { shape, scope: { catalog, ctes, depth: depth + 1 } };
}

/** The relations of a SELECT that its expressions can name. */
export function relationsOf(shape: SelectShape, scope: Scope): Relation[] {
	return shape.relations.filter(({ hidden }) => !hidden).map((item) => relationOf(shape.cursor, item, scope));
}

function relationOf(cursor: Cursor, item: FromItem, scope: Scope): Relation {
	const { source } = item;
	if (source.kind === 'opaque') return { item, columns: null, tasks: [], made: null };
	if (source.kind === 'query') {
		const made = { cursor, range: source.body, scope };
		return { item, made, ...columnsOf(made) };
	}
	const cte = scope.ctes.get(source.name);
	if (cte) return { item, made: cte, ...columnsOf(cte) };
	const known = scope.catalog(source.name);
	if (!known) return { item, columns: null, tasks: [], made: null };
	const columns = known.columns?.map(foldName) ?? null;
	const made = known.sql === null ? null : madeBy(known.sql, scope);
	// A query of a form that cannot be read.
	if (known.sql !== null && !made && known.taskColumns.length === 0) {
		return { item, columns: null, tasks: [], made: null };
	}
	if (known.taskColumns.length > 0 || !made) {
		return { item, columns, tasks: known.taskColumns.map(foldName), made: null };
	}
	const found = columnsOf(made);
	return { item, made, columns: columns ?? found.columns, tasks: found.tasks };
}

function madeBy(sql: string, scope: Scope): Level | null {
	try {
		return levelOfSql(sql, scope.catalog, scope.depth + 1);
	} catch (thrown) {
		if (thrown instanceof LineageRefusal) return null;
		throw thrown;
	}
}

/** The columns that a query makes, and those of them that pass a task id on as it is. */
function columnsOf(level: Level): Pick<Relation, 'columns' | 'tasks'> {
	try {
		const { shape, scope } = openLevel(level);
		const relations = relationsOf(shape, scope);
		const columns: string[] = [];
		const tasks: string[] = [];
		let known = true;
		for (const item of shape.items) {
			if (item.star !== null) {
				const plain = isPlainStar(shape.cursor, item);
				for (const relation of relations) {
					if (item.star !== '' && item.star !== relation.item.alias) continue;
					if (relation.columns && plain) columns.push(...relation.columns);
					else known = false;
					if (plain) tasks.push(...relation.tasks);
				}
				continue;
			}
			// A name that nobody gave is made up by the engine.
			if (item.name === null) known = false;
			else columns.push(item.name);
			const column = bareColumn(shape.cursor, item.expression, relations);
			if (item.name !== null && column?.relation.tasks.includes(column.name)) tasks.push(item.name);
		}
		return { columns: known ? columns : null, tasks: [...new Set(tasks)] };
	} catch (thrown) {
		if (thrown instanceof LineageRefusal) return { columns: null, tasks: [] };
		throw thrown;
	}
}

/** Whether nothing is left out of a star or put in its place. */
export function isPlainStar(cursor: Cursor, { from, to, star }: SelectItem): boolean {
	return star === '' ? to === from + 1 : cursor.isSymbol(to - 1, '*');
}

/** A column of a relation. */
export interface ColumnUse {
	readonly relation: Relation;
	/** folded */
	readonly name: string;
}

/** The column that an expression is, where it is nothing else. */
export function bareColumn(
	cursor: Cursor,
	{ from, to }: TokenRange,
	relations: readonly Relation[]
): ColumnUse | null {
	const name = cursor.qualifiedName(from, to);
	return name?.next === to ? columnNamed(name.parts, relations) : null;
}

/** The relation and column that a name means; null where that is not known for sure. */
export function columnNamed(parts: readonly string[], relations: readonly Relation[]): ColumnUse | null {
	const name = foldName(parts.at(-1) ?? '');
	const qualifier = parts.length > 1 ? foldName(parts.at(-2) ?? '') : null;
	const candidates = relations.filter(({ item }) => qualifier === null || item.alias === qualifier);
	const found = candidates.find(({ columns }) => columns?.includes(name));
	if (found) return { relation: found, name };
	const unknown = candidates.filter(({ columns }) => columns === null);
	// With one relation alone there is nothing else that it could mean.
	const [only] = unknown;
	return only && (candidates.length === 1 || qualifier !== null) ? { relation: only, name } : null;
}

/** Whether a column of a relation may come from a window function, which takes in other rows. */
export function isWindowed({ made }: Relation, name: string): boolean {
	if (!made) return false;
	const { shape } = openLevel(made);
	const { cursor } = shape;
	const has = ({ from, to }: TokenRange): boolean => {
		for (let index = from; index < to; index += 1) if (cursor.word(index) === 'over') return true;
		return false;
	};
	const item = shape.items.findLast((candidate) => candidate.name === name);
	// What a star or an alias brings in may be one as well.
	return item && item.expression.to === item.expression.from + 1 ? has(made.range) : has(item ?? made.range);
}

export function quoteName(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** Why nothing can be told where no relation carries a task id. */
export function withoutTasks(relations: readonly Relation[]): LineageRefusal {
	const made = relations.some((relation) => relation.made !== null || relation.columns === null);
	return new LineageRefusal(made ? 'several-levels' : 'no-tasks');
}

/** SQL for the task ids of a row; empty where its relations carry none. */
export function taskExpressions(relations: readonly Relation[]): string[] {
	const exact = (name: string): boolean => name === 'task_id' || name === '任务编号';
	const own = relations.filter(({ tasks }) => tasks.some(exact));
	// Beside a task itself, the two sides of a comparison are what it is compared by.
	const chosen = own.length > 0 ? own : relations;
	return chosen.flatMap(({ item, tasks }) =>
		tasks.map((name) => {
			// A query in brackets needs no name; where it is not alone its columns cannot be told from others'.
			if (item.alias === '' && relations.length > 1) throw new LineageRefusal('form');
			return item.alias === '' ? quoteName(name) : `${quoteName(item.alias)}.${quoteName(name)}`;
		})
	);
}
