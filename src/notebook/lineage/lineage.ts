import { foldName } from '../sql/cursor.ts';
import { analyseSql } from '../sql/statements.ts';
import { BY_ORDER } from './aggregates.ts';
import type { Catalog } from './catalog.ts';
import { isGrouped, partOf, useOf, type AggregatePart } from './parts.ts';
import { LineageRefusal } from './refusal.ts';
import {
	isPlainStar,
	levelOfSql,
	openLevel,
	relationsOf,
	quoteName,
	taskExpressions,
	withoutTasks,
	type Level,
	type Relation,
	type Scope
} from './relations.ts';
import { textOf, type SelectItem, type SelectShape } from './select.ts';

/** A query whose rows carry the tasks behind a number. */
export interface Lineage {
	/**
	 * The query itself, without ORDER BY and LIMIT, with three more columns for each part:
	 * `xushi_tasks_0` (ids), `xushi_rows_0` (rows taken in) and `xushi_bare_0` (those of them without a task).
	 */
	readonly sql: string;
	/** names of the parts: the aggregates of which the number is made */
	readonly parts: readonly string[];
	/** places of columns whose values another run need not repeat */
	readonly unsteady: ReadonlySet<number>;
}

/** The columns that a part adds. */
export const PART_COLUMNS = ['tasks', 'rows', 'bare'] as const;

export function partColumn(column: (typeof PART_COLUMNS)[number], part: number): string {
	return `xushi_${column}_${part}`;
}

/**
 * Changes the query of a cell so that each row of its result tells the tasks behind the value under `column` (a name,
 * at place `index` of the result). Throws a `LineageRefusal` wherever a wrong set could come of it.
 */
export function traceColumn(sql: string, column: string, index: number, catalog: Catalog): Lineage {
	const level = levelOfSql(sql, catalog, 0);
	const { shape, scope } = openLevel(level);
	const traced = trace(shape, scope, [itemFor(shape, column, index)]);
	const unsteady = new Set<number>();
	if (shape.items.every(({ star }) => star === null)) {
		shape.items.forEach((item, at) => {
			for (let token = item.from; token < item.to; token += 1) {
				if (BY_ORDER.has(foldName(shape.cursor.nameAt(token)))) unsteady.add(at);
			}
		});
	}
	return { ...traced, unsteady };
}

/** A column that is asked for: an item of the list, or one that a star brings in. */
type Wanted = { readonly item: SelectItem } | { readonly starred: string };

function itemFor(shape: SelectShape, column: string, index: number | null): Wanted {
	const stars = shape.items.some(({ star }) => star !== null);
	const name = foldName(column);
	const item =
		!stars && index !== null
			? shape.items[index]
			: shape.items.findLast((candidate) => candidate.star === null && candidate.name === name);
	if (item) return { item };
	if (stars) return { starred: name };
	throw new LineageRefusal('no-column');
}

interface Traced {
	readonly sql: string;
	readonly parts: readonly string[];
}

function trace(shape: SelectShape, scope: Scope, wanted: readonly Wanted[]): Traced {
	if (shape.distinct) throw new LineageRefusal('distinct');
	const relations = relationsOf(shape, scope);
	return isGrouped(shape)
		? traceGroups(shape, relations, wanted)
		: traceRows(shape, scope, relations, wanted);
}

function traceGroups(shape: SelectShape, relations: readonly Relation[], wanted: readonly Wanted[]): Traced {
	const tasks = taskExpressions(relations);
	if (tasks.length === 0) throw withoutTasks(relations);
	const parts = new Map<string, AggregatePart>();
	for (const want of wanted) {
		if (!('item' in want)) throw new LineageRefusal('form');
		const { aggregates } = useOf(shape, want.item, relations);
		for (const part of differenceOf(shape, want.item, relations) ?? []) parts.set(part.label, part);
		for (const call of aggregates) {
			const part = partOf(shape, call, relations);
			parts.set(part.label, parts.get(part.label) ?? part);
		}
		// A key of the group belongs to all of its rows.
		if (aggregates.length === 0) parts.set('', { label: '', condition: 'true' });
	}
	const added = [...parts.values()].flatMap(({ condition }, at) => {
		const lists = tasks.map(
			(task) => `coalesce(list(DISTINCT ${task}) FILTER (WHERE ${condition} AND ${task} IS NOT NULL), [])`
		);
		const none = tasks.map((task) => `${task} IS NULL`).join(' AND ');
		return [
			`list_distinct(flatten([${lists.join(', ')}])) AS ${partColumn('tasks', at)}`,
			`count(*) FILTER (WHERE ${condition}) AS ${partColumn('rows', at)}`,
			`count(*) FILTER (WHERE ${condition} AND ${none}) AS ${partColumn('bare', at)}`
		];
	});
	return {
		sql: withColumns(
			shape,
			shape.items.map((item) => textOf(shape.cursor, item)),
			added,
			null
		),
		parts: [...parts.keys()]
	};
}

/** `count(a) - count(b)`: the rows that are counted before the minus and not after it. */
function differenceOf(
	shape: SelectShape,
	item: SelectItem,
	relations: readonly Relation[]
): readonly AggregatePart[] | null {
	const { cursor } = shape;
	const { from, to } = item.expression;
	let minus = from;
	while (minus < to && !cursor.isSymbol(minus, '-')) minus = (cursor.closeOf(minus) ?? minus) + 1;
	if (minus >= to) return null;
	const sides = [
		{ from, to: minus },
		{ from: minus + 1, to }
	].map((expression) => countOf(shape, { ...item, ...expression, expression, name: null }, relations));
	const [whole, less] = sides;
	if (!whole || !less) return null;
	const condition = `(${whole}) AND NOT coalesce((${less}), false)`;
	return [{ label: DIFFERENCE, condition }];
}

/** The name of the part that holds the rows of a difference: to be taken where it has as many rows as the number says. */
export const DIFFERENCE = '−';

/** The condition of a plain count, written out or behind an alias; null for anything else. */
function countOf(shape: SelectShape, item: SelectItem, relations: readonly Relation[]): string | null {
	const { cursor } = shape;
	const { from, to } = item.expression;
	const alias =
		to === from + 1 ? shape.items.find(({ name }) => name === foldName(cursor.nameAt(from))) : undefined;
	const entry = alias ?? item;
	const [call, ...more] = useOf(shape, entry, relations).aggregates;
	const plain =
		call && more.length === 0 && call.name === 'count' && cursor.word(call.inside.from) !== 'distinct';
	if (!plain || call.from !== entry.expression.from || call.to !== entry.expression.to) return null;
	return partOf(shape, call, relations).condition;
}

function traceRows(
	shape: SelectShape,
	scope: Scope,
	relations: readonly Relation[],
	wanted: readonly Wanted[]
): Traced {
	const uses = wanted.flatMap((want) => {
		if ('item' in want) return useOf(shape, want.item, relations).columns;
		const owner = relations.find(({ columns }) => columns?.includes(want.starred));
		const only = relations.length === 1 ? relations[0] : undefined;
		const relation = owner ?? only;
		if (!relation) throw new LineageRefusal('no-column');
		return [{ relation, name: want.starred }];
	});
	const tasks = taskExpressions(relations);
	const summedUp = new Set(
		uses.flatMap(({ relation }) => (relation.tasks.length === 0 && relation.made ? [relation] : []))
	);
	const [source] = summedUp;
	const items = shape.items.map((item) => textOf(shape.cursor, item));
	if (!source) {
		if (tasks.length === 0) throw withoutTasks(relations);
		const none = tasks.map((task) => `${task} IS NULL`).join(' AND ');
		const added = [
			`list_distinct([${tasks.join(', ')}]) AS ${partColumn('tasks', 0)}`,
			`1::BIGINT AS ${partColumn('rows', 0)}`,
			`(CASE WHEN ${none} THEN 1 ELSE 0 END)::BIGINT AS ${partColumn('bare', 0)}`
		];
		return { sql: withColumns(shape, items, added, null), parts: [''] };
	}
	// A number made from several summed-up results would have several sets behind it.
	if (summedUp.size > 1 || uses.some(({ relation }) => relation !== source)) {
		throw new LineageRefusal('several-levels');
	}
	const inner = innerOf(
		source,
		scope,
		uses.map(({ name }) => name)
	);
	const alias = quoteName(source.item.alias === '' ? UNNAMED : source.item.alias);
	const names = inner.parts.flatMap((_, at) => PART_COLUMNS.map((column) => partColumn(column, at)));
	const shown = shape.items.map((item, at) => {
		const covers = item.star !== null && (item.star === '' || item.star === source.item.alias);
		if (covers && !isPlainStar(shape.cursor, item)) throw new LineageRefusal('form');
		return covers ? `${items[at] ?? ''} EXCLUDE (${names.join(', ')})` : (items[at] ?? '');
	});
	const added = names.map((name) => `${alias}.${name} AS ${name}`);
	return {
		sql: withColumns(shape, shown, added, { relation: source, text: `(\n${inner.sql}\n) AS ${alias}` }),
		parts: inner.parts
	};
}

/** What a query in brackets is called that has no name. */
const UNNAMED = 'xushi_source';

/** The query behind a relation, changed so that its rows tell the tasks behind `columns`. */
function innerOf(source: Relation, outer: Scope, columns: readonly string[]): Traced {
	const made: Level | null = source.made;
	if (!made) throw new LineageRefusal('no-tasks');
	const { shape, scope } = openLevel(made);
	const wanted = [...new Set(columns)].map((name) => itemFor(shape, name, null));
	const traced = trace(shape, scope, wanted);
	// Moved into the outer query it must not meet names that mean something else there.
	for (const { name, qualifier } of analyseSql(traced.sql).relations) {
		const key = foldName(name);
		if (qualifier.length === 0 && outer.ctes.has(key) && outer.ctes.get(key) !== made.scope.ctes.get(key)) {
			throw new LineageRefusal('name-clash');
		}
	}
	return traced;
}

/** The SELECT with more columns, without ORDER BY and LIMIT; a relation may be replaced. */
function withColumns(
	shape: SelectShape,
	items: readonly string[],
	added: readonly string[],
	replaced: { readonly relation: Relation; readonly text: string } | null
): string {
	const { cursor } = shape;
	const { from, to } = shape.tables;
	let tables = textOf(cursor, shape.tables);
	if (replaced) {
		const { item } = replaced.relation;
		tables = [
			textOf(cursor, { from, to: item.from }),
			replaced.text,
			textOf(cursor, { from: item.to, to })
		].join('\n');
	}
	return [
		textOf(cursor, shape.withClause),
		`SELECT ${[...items, ...added].join(',\n')}`,
		`FROM ${tables}`,
		textOf(cursor, shape.conditions)
	].join('\n');
}
