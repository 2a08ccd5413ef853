import { foldName, type Cursor } from '../sql/cursor.ts';
import { AGGREGATES, COUNTS_TRUE, SKIPS_NULL } from './aggregates.ts';
import { LineageRefusal } from './refusal.ts';
import { columnNamed, isWindowed, type ColumnUse, type Relation } from './relations.ts';
import { textOf, type SelectItem, type SelectShape, type TokenRange } from './select.ts';

/** One aggregate that a number is made of. */
export interface AggregatePart {
	/** the name of its column where it is one, else its text */
	readonly label: string;
	/** SQL that holds for the rows that the aggregate takes in */
	readonly condition: string;
}

/** The aggregates and the columns outside of them that an expression uses, those behind its aliases included. */
export interface ExpressionUse {
	readonly aggregates: readonly AggregateCall[];
	readonly columns: readonly ColumnUse[];
}

interface AggregateCall extends TokenRange {
	readonly name: string;
	readonly label: string;
	/** the tokens between its brackets */
	readonly inside: TokenRange;
	/** the condition of its FILTER; empty where it has none */
	readonly filter: TokenRange;
}

/** Whether an aggregate that is no window function stands between two tokens, outside of subqueries. */
export function hasAggregate(cursor: Cursor, { from, to }: TokenRange): boolean {
	for (let index = from; index < to; index += 1) {
		if (cursor.isSymbol(index, '(') && cursor.word(index + 1) === 'select') {
			index = cursor.closeOf(index) ?? index;
			continue;
		}
		const call = aggregateAt(cursor, index, '');
		if (call && cursor.word(call.to) !== 'over') return true;
	}
	return false;
}

/** Whether a SELECT makes one row of many. */
export function isGrouped(shape: SelectShape): boolean {
	return (
		shape.groupBy ||
		shape.items.some((item) => hasAggregate(shape.cursor, item)) ||
		(shape.having !== null && hasAggregate(shape.cursor, shape.having))
	);
}

function aggregateAt(cursor: Cursor, index: number, label: string): AggregateCall | null {
	const token = cursor.tokens[index];
	if (!token || (token.kind !== 'word' && token.kind !== 'quoted')) return null;
	const name = foldName(token.text);
	if (!AGGREGATES.has(name) || !cursor.isSymbol(index + 1, '(')) return null;
	const close = cursor.closeOf(index + 1);
	if (close === null) return null;
	let to = close + 1;
	if (cursor.word(to) === 'within' && cursor.word(to + 1) === 'group') {
		to = (cursor.closeOf(to + 2) ?? to) + 1;
	}
	let filter = { from: to, to };
	if (cursor.word(to) === 'filter' && cursor.isSymbol(to + 1, '(')) {
		const end = cursor.closeOf(to + 1) ?? to + 1;
		filter = { from: to + (cursor.word(to + 2) === 'where' ? 3 : 2), to: end };
		to = end + 1;
	}
	const whole = { from: index, to };
	return {
		...whole,
		name,
		label: label || textOf(cursor, whole),
		inside: { from: index + 2, to: close },
		filter
	};
}

/** What the expression of `item` uses. Throws a refusal where other rows or queries have a part in it. */
export function useOf(shape: SelectShape, item: SelectItem, relations: readonly Relation[]): ExpressionUse {
	const { cursor } = shape;
	const aggregates: AggregateCall[] = [];
	const columns: ColumnUse[] = [];
	const entered = new Set<SelectItem>();
	const known = relations.every((relation) => relation.columns !== null);

	function enter(entry: SelectItem): void {
		if (entered.has(entry)) return;
		entered.add(entry);
		const { from, to } = entry.expression;
		for (let index = from; index < to;) {
			const word = cursor.word(index);
			if (word === 'over') throw new LineageRefusal('window');
			if (word === 'select') throw new LineageRefusal('subquery');
			const call = aggregateAt(cursor, index, from === index ? (entry.name ?? '') : '');
			if (call) {
				if (cursor.isSymbol(index - 1, '.')) throw new LineageRefusal('form');
				if (cursor.word(call.to) === 'over') throw new LineageRefusal('window');
				aggregates.push(call.to === to ? call : { ...call, label: textOf(cursor, call) });
				index = call.to;
				continue;
			}
			const name = isTypeName(cursor, index) ? null : cursor.qualifiedName(index, to);
			if (!name) {
				index += 1;
				continue;
			}
			index = name.next;
			if (!cursor.isSymbol(index, '(')) readName(name.parts);
		}
	}

	/** A column where the relations have it, as the engine reads it too; else what another item calls so. */
	function readName(parts: readonly string[]): void {
		const column = columnNamed(parts, relations);
		const label = foldName(parts.at(-1) ?? '');
		const alias = parts.length > 1 ? undefined : shape.items.find(({ name }) => name === label);
		const sure = column?.relation.columns?.includes(label) ?? false;
		if (alias && !sure && !isItself(alias, label)) {
			// The engine takes a relation's own name for its whole row.
			if (relations.some(({ item }) => item.alias === label)) throw new LineageRefusal('form');
			// It may be a column of a relation of which nothing is known.
			if (!known && hasAggregate(cursor, alias.expression)) throw new LineageRefusal('form');
			enter(alias);
		} else if (column) {
			columns.push(column);
		}
	}

	function isItself(alias: SelectItem, label: string): boolean {
		const { from, to } = alias.expression;
		return to === from + 1 && foldName(cursor.nameAt(from)) === label;
	}

	enter(item);
	return { aggregates, columns };
}

/** Whether the word at `index` names a type: after `::`, or after AS in a cast. */
function isTypeName(cursor: Cursor, index: number): boolean {
	return cursor.isSymbol(index - 1, '::') || cursor.word(index - 1) === 'as';
}

/** The rows that an aggregate takes in. */
export function partOf(
	shape: SelectShape,
	call: AggregateCall,
	relations: readonly Relation[]
): AggregatePart {
	const { cursor } = shape;
	const conditions: string[] = [];
	if (call.filter.to > call.filter.from) conditions.push(`(${textOf(cursor, call.filter)}\n)`);
	const argument = argumentOf(cursor, call.inside);
	const text = argument === null ? '' : `(${textOf(cursor, argument)}\n)`;
	if (argument !== null && call.name !== 'count') refuseSummedUp(cursor, argument, relations);
	if (argument !== null && COUNTS_TRUE.has(call.name)) conditions.push(text);
	else if (argument !== null && SKIPS_NULL.has(call.name)) {
		conditions.push(`${text} IS NOT NULL`);
		if (call.name === 'sum' && isIndicator(cursor, argument)) conditions.push(`${text} <> 0`);
	}
	return { label: call.label, condition: conditions.join(' AND ') || 'true' };
}

/** The first argument of an aggregate, without DISTINCT and ORDER BY; null for none and for `*`. */
function argumentOf(cursor: Cursor, { from, to }: TokenRange): TokenRange | null {
	const start = /^(distinct|all)$/.test(cursor.word(from)) ? from + 1 : from;
	let end = start;
	while (
		end < to &&
		!cursor.isSymbol(end, ',') &&
		!(cursor.word(end) === 'order' && cursor.word(end + 1) === 'by')
	) {
		end = (cursor.closeOf(end) ?? end) + 1;
	}
	if (end <= start || cursor.isSymbol(start, '*')) return null;
	// `t.*`, `COLUMNS(…)`
	if (cursor.isSymbol(end - 1, '*') || cursor.word(start) === 'columns') throw new LineageRefusal('form');
	return { from: start, to: end };
}

/** `CASE … ELSE 0 END` and `(condition)::INT`: a sum of these counts rows. */
function isIndicator(cursor: Cursor, { from, to }: TokenRange): boolean {
	const zero = cursor.tokens[to - 2];
	if (cursor.word(from) === 'case' && cursor.word(to - 1) === 'end') {
		return cursor.word(to - 3) === 'else' && zero?.kind === 'number' && zero.text === '0';
	}
	return (
		cursor.isSymbol(from, '(') &&
		cursor.isSymbol(to - 2, '::') &&
		/^(u?(tiny|small|big|huge)?int|integer|u?integer)$/.test(cursor.word(to - 1))
	);
}

/** A value that was itself made from many rows, by a query that has lost their tasks, is not these tasks' own. */
function refuseSummedUp(cursor: Cursor, { from, to }: TokenRange, relations: readonly Relation[]): void {
	for (let index = from; index < to;) {
		if (cursor.word(index) === 'select') throw new LineageRefusal('subquery');
		const name = isTypeName(cursor, index) ? null : cursor.qualifiedName(index, to);
		if (!name) {
			index += 1;
			continue;
		}
		index = name.next;
		if (cursor.isSymbol(index, '(')) continue;
		const column = columnNamed(name.parts, relations);
		const unknown =
			column === null && relations.some(({ made, columns }) => made !== null || columns === null);
		const from = column?.relation;
		const lost = from && from.tasks.length === 0 && (from.made !== null || from.columns === null);
		if (unknown || lost) throw new LineageRefusal('several-levels');
		if (column && isWindowed(column.relation, column.name)) throw new LineageRefusal('window');
	}
}
