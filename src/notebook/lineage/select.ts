import { Cursor, foldName } from '../sql/cursor.ts';
import { analyseSql } from '../sql/statements.ts';
import { readFrom, type FromItem } from './from.ts';
import { LineageRefusal } from './refusal.ts';

/** A range of tokens, the end excluded. */
export interface TokenRange {
	readonly from: number;
	readonly to: number;
}

/** One item of a SELECT list. */
export interface SelectItem extends TokenRange {
	/** the expression without its alias */
	readonly expression: TokenRange;
	/** the name of the column that it makes, folded; null where DuckDB makes one up, or for a star */
	readonly name: string | null;
	/** `*` or `t.*`: the qualifier, folded, or an empty text; null for an expression */
	readonly star: string | null;
}

/** One SELECT taken apart. */
export interface SelectShape {
	readonly cursor: Cursor;
	/** the whole SELECT, its WITH included */
	readonly whole: TokenRange;
	/** its WITH: names, folded, and the tokens between their brackets; in order */
	readonly ctes: readonly (TokenRange & { readonly name: string })[];
	/** the tokens of the WITH clause; empty where there is none */
	readonly withClause: TokenRange;
	readonly distinct: boolean;
	readonly items: readonly SelectItem[];
	/** the tokens after FROM; empty where there is none */
	readonly tables: TokenRange;
	readonly relations: readonly FromItem[];
	/** from WHERE to before ORDER BY and LIMIT */
	readonly conditions: TokenRange;
	readonly groupBy: boolean;
	readonly having: TokenRange | null;
}

const CLAUSES = new Set(['where', 'group', 'having', 'window', 'qualify']);
const ENDS = new Set(['order', 'limit', 'offset', 'fetch']);
const SETS = new Set(['union', 'intersect', 'except']);

/** The text of some tokens, as written. */
export function textOf(cursor: Cursor, { from, to }: TokenRange): string {
	const first = cursor.tokens[from];
	const last = cursor.tokens[to - 1];
	return first && last && to > from ? cursor.sql.slice(first.start, last.end) : '';
}

/** Takes the one statement of `sql` apart. */
export function readSql(sql: string): SelectShape {
	const { statements } = analyseSql(sql);
	const [statement] = statements;
	if (!statement || statements.length > 1) throw new LineageRefusal('several-statements');
	const cursor = new Cursor(sql.slice(statement.start, statement.end));
	return readSelect(cursor, { from: 0, to: cursor.tokens.length });
}

/** Functions that give another value each time. */
const RANDOM = new Set(['random', 'uuid', 'uuidv4', 'uuidv7', 'gen_random_uuid', 'nextval', 'setseed']);

function refuseRandom(cursor: Cursor, { from, to }: TokenRange): void {
	for (let index = from; index < to; index += 1) {
		if (RANDOM.has(foldName(cursor.nameAt(index))) && cursor.isSymbol(index + 1, '(')) {
			throw new LineageRefusal('random');
		}
	}
}

/** Takes the SELECT between two tokens apart; throws a refusal for any other form. */
export function readSelect(cursor: Cursor, whole: TokenRange): SelectShape {
	let range = whole;
	while (cursor.isSymbol(range.from, '(') && cursor.closeOf(range.from) === range.to - 1) {
		range = { from: range.from + 1, to: range.to - 1 };
	}
	const { ctes, next } = readWith(cursor, range);
	refuseRandom(cursor, { from: next, to: range.to });
	if (cursor.word(next) !== 'select') throw new LineageRefusal('not-a-select');
	let at = next + 1;
	let distinct = false;
	if (cursor.word(at) === 'distinct') {
		distinct = true;
		at += 1;
		if (cursor.word(at) === 'on') at = (cursor.closeOf(at + 1) ?? at) + 1;
	} else if (cursor.word(at) === 'all') {
		at += 1;
	}
	const marks = clauseStarts(cursor, at, range.to);
	const end = marks.get('end') ?? range.to;
	const conditionsFrom = Math.min(...[...CLAUSES].flatMap((word) => marks.get(word) ?? []), end);
	const fromAt = marks.get('from');
	const tables = fromAt === undefined ? { from: end, to: end } : { from: fromAt + 1, to: conditionsFrom };
	const havingAt = marks.get('having');
	return {
		cursor,
		whole: range,
		ctes,
		withClause: { from: range.from, to: next },
		distinct,
		items: readItems(cursor, { from: at, to: fromAt ?? conditionsFrom }),
		tables,
		relations: readFrom(cursor, tables),
		conditions: { from: conditionsFrom, to: end },
		groupBy: marks.has('group'),
		having:
			havingAt === undefined
				? null
				: { from: havingAt + 1, to: marks.get('window') ?? marks.get('qualify') ?? end }
	};
}

/** Where the clauses of a SELECT start, by their word; `end` is where ORDER BY or LIMIT does. */
function clauseStarts(cursor: Cursor, from: number, to: number): Map<string, number> {
	const marks = new Map<string, number>();
	for (let index = from; index < to; index = (cursor.closeOf(index) ?? index) + 1) {
		const word = cursor.word(index);
		if (word === '' || cursor.isPartOfName(index)) continue;
		if (SETS.has(word)) throw new LineageRefusal('set-operation');
		if (word === 'tablesample' || word === 'sample') throw new LineageRefusal('sample');
		if (word === 'pivot' || word === 'unpivot') throw new LineageRefusal('form');
		if (word === 'from') {
			const compares = cursor.word(index - 1) === 'distinct' && /^(is|not)$/.test(cursor.word(index - 2));
			if (!compares && !marks.has('from')) marks.set('from', index);
		} else if (CLAUSES.has(word) && !(word === 'group' && cursor.word(index - 1) === 'within')) {
			if (!marks.has(word)) marks.set(word, index);
		} else if (ENDS.has(word) && !marks.has('end')) {
			marks.set('end', index);
		}
	}
	return marks;
}

function readWith(
	cursor: Cursor,
	{ from, to }: TokenRange
): { readonly ctes: SelectShape['ctes']; readonly next: number } {
	if (cursor.word(from) !== 'with') return { ctes: [], next: from };
	if (cursor.word(from + 1) === 'recursive') throw new LineageRefusal('recursive');
	const ctes: (TokenRange & { name: string })[] = [];
	let at = from + 1;
	for (;;) {
		const name = foldName(cursor.nameAt(at));
		at += 1;
		// Columns renamed in brackets would have to be followed.
		if (cursor.word(at) !== 'as') throw new LineageRefusal('form');
		at += 1;
		if (cursor.word(at) === 'not') at += 1;
		if (cursor.word(at) === 'materialized') at += 1;
		const close = cursor.closeOf(at);
		if (close === null || close >= to) throw new LineageRefusal('form');
		ctes.push({ name, from: at + 1, to: close });
		at = close + 1;
		if (!cursor.isSymbol(at, ',')) return { ctes, next: at };
		at += 1;
	}
}

function readItems(cursor: Cursor, { from, to }: TokenRange): SelectItem[] {
	const items: SelectItem[] = [];
	let start = from;
	for (let index = from; index <= to; index = (index < to ? (cursor.closeOf(index) ?? index) : index) + 1) {
		if (index < to && !cursor.isSymbol(index, ',')) continue;
		if (index > start) items.push(readItem(cursor, { from: start, to: index }));
		start = index + 1;
	}
	return items;
}

/** Whether an alias may follow the token at `index` without AS. */
function endsExpression(cursor: Cursor, index: number): boolean {
	const token = cursor.tokens[index];
	if (!token) return false;
	if (token.kind === 'symbol') return [')', ']', '}'].includes(token.text);
	return token.kind !== 'word' || token.text === 'end' || cursor.isName(index);
}

function readItem(cursor: Cursor, range: TokenRange): SelectItem {
	const { from, to } = range;
	// `alias: expression`
	if (cursor.isName(from) && cursor.isSymbol(from + 1, ':')) throw new LineageRefusal('form');
	if (cursor.isSymbol(from, '*')) return { ...range, expression: range, name: null, star: '' };
	const name = cursor.qualifiedName(from, to);
	if (name && cursor.isSymbol(name.next, '.') && cursor.isSymbol(name.next + 1, '*')) {
		return { ...range, expression: range, name: null, star: foldName(name.parts.at(-1) ?? '') };
	}
	if (cursor.word(from) === 'columns' && cursor.isSymbol(from + 1, '(')) throw new LineageRefusal('form');
	const last = to - 1;
	if (last > from && cursor.word(last - 1) === 'as') {
		return {
			...range,
			expression: { from, to: last - 1 },
			name: foldName(cursor.nameAt(last)),
			star: null
		};
	}
	if (last > from && cursor.isName(last) && endsExpression(cursor, last - 1)) {
		return { ...range, expression: { from, to: last }, name: foldName(cursor.nameAt(last)), star: null };
	}
	const bare = name?.next === to ? foldName(name.parts.at(-1) ?? '') : null;
	return { ...range, expression: range, name: bare, star: null };
}
