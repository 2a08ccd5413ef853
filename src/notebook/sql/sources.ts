import { Brackets } from './brackets.ts';
import { foldName } from './cursor.ts';
import { RESERVED } from './keywords.ts';
import { ENDS_TABLES, NO_ALIAS, isName, isSymbol, isWord, spelled } from './token-shapes.ts';
import { selectList } from './select-list.ts';
import type { Token } from './tokens.ts';

/** A relation that a statement reads, and the name by which the statement calls it. */
export interface SqlSource {
	readonly relation: string;
	readonly alias: string;
}

/** A column of something that the SQL defines itself: its name, or all columns of a relation but some. */
export type DefinedColumn =
	{ readonly name: string } | { readonly allOf: string; readonly except: readonly string[] };

/** Something that SQL defines and reads: a name of a `WITH`, a query in brackets, the result of a function. */
export interface SqlDefined {
	readonly name: string;
	readonly columns: readonly DefinedColumn[];
	/** FROM may name it */
	readonly readable: boolean;
}

/** What can be named at one place of a statement. */
export interface SqlScope {
	readonly sources: readonly SqlSource[];
	readonly defined: readonly SqlDefined[];
	/** names that the query gives to its columns */
	readonly given: readonly string[];
}

/** How many queries may lie within each other; more are not looked into. */
const DEPTH = 8;

/** What can be named before the token at `index`: by the query around that place and those around it. */
export function scopeAt(sql: string, tokens: readonly Token[], index: number): SqlScope {
	const brackets = new Brackets(tokens);
	return scopeOf(sql, tokens, brackets, brackets.chain(index), 0);
}

function scopeOf(
	sql: string,
	tokens: readonly Token[],
	brackets: Brackets,
	visible: ReadonlySet<number>,
	depth: number
): SqlScope {
	const sources: SqlSource[] = [];
	const defined: SqlDefined[] = [];
	const given: string[] = [];
	const nameAt = (at: number): string => spelled(sql, tokens[at]);
	/** The columns of the query in the brackets at `open`. */
	const columnsIn = (open: number): readonly DefinedColumn[] => {
		if (depth >= DEPTH) return [];
		const inner = tokens.slice(open + 1, brackets.closeOf(open) ?? tokens.length);
		const innerBrackets = new Brackets(inner);
		const scope = scopeOf(sql, inner, innerBrackets, new Set([-1]), depth + 1);
		return resolved(selectList(sql, inner, innerBrackets), scope, defined);
	};
	/** `(a, b)`: the names in the brackets at `open`; null where there are none. */
	const listAt = (open: number): readonly DefinedColumn[] | null => {
		const close = isSymbol(tokens[open], '(') ? brackets.closeOf(open) : null;
		if (close === null) return null;
		const names: DefinedColumn[] = [];
		for (let at = open + 1; at < close; at++) if (isName(tokens[at])) names.push({ name: nameAt(at) });
		return names;
	};
	/** Reads the alias at `at` of something in brackets, and the names of its columns. */
	const readAlias = (at: number, columns: readonly DefinedColumn[]): void => {
		const start = isWord(tokens[at], 'as') ? at + 1 : at;
		const token = tokens[start];
		if (!isName(token) || (token.kind === 'word' && NO_ALIAS.has(token.text))) return;
		const name = nameAt(start);
		sources.push({ relation: name, alias: name });
		defined.push({ name, columns: listAt(start + 1) ?? columns, readable: false });
	};
	let listing = false;
	for (let at = 0; at < tokens.length; at++) {
		if (!visible.has(brackets.around(at))) continue;
		const before = tokens[at - 1];
		const token = tokens[at];
		const gives = isWord(before, 'as') && isName(token) && !listing && !isSymbol(tokens[at + 1], '(');
		if (gives && !(token.kind === 'word' && RESERVED.has(token.text))) given.push(nameAt(at));
		if (
			before !== undefined &&
			(isWord(before, 'with') || isWord(before, 'recursive') || isSymbol(before, ','))
		) {
			const found = withName(tokens, brackets, at);
			if (found !== null) {
				const columns = listAt(at + 1) ?? columnsIn(found);
				defined.push({ name: nameAt(at), columns, readable: true });
			}
		}
		const opens = isWord(before, 'from') || isWord(before, 'join');
		if (!opens && !(listing && isSymbol(before, ','))) {
			if (before?.kind === 'word' && ENDS_TABLES.has(before.text)) listing = false;
			continue;
		}
		listing = true;
		const start = isWord(token, 'lateral') ? at + 1 : at;
		const bracket = isSymbol(tokens[start], '(') ? brackets.closeOf(start) : null;
		if (bracket !== null) {
			if (!visible.has(start)) readAlias(bracket + 1, columnsIn(start));
			continue;
		}
		let last = start;
		while (isName(tokens[last]) && isSymbol(tokens[last + 1], '.') && isName(tokens[last + 2])) last += 2;
		if (!isName(tokens[last])) continue;
		const close = isSymbol(tokens[last + 1], '(') ? brackets.closeOf(last + 1) : null;
		if (close !== null) {
			readAlias(close + 1, []);
			continue;
		}
		const alias = isWord(tokens[last + 1], 'as') ? last + 2 : last + 1;
		const other = tokens[alias];
		const hasAlias = isName(other) && !(other.kind === 'word' && NO_ALIAS.has(other.text));
		sources.push({ relation: nameAt(last), alias: nameAt(hasAlias ? alias : last) });
	}
	return { sources, defined, given };
}

/** Where the query in brackets opens that the name at `at` of a `WITH` stands for; null where it is no such name. */
function withName(tokens: readonly Token[], brackets: Brackets, at: number): number | null {
	if (!isName(tokens[at])) return null;
	let next = at + 1;
	if (isSymbol(tokens[next], '(')) next = (brackets.closeOf(next) ?? tokens.length) + 1;
	if (!isWord(tokens[next], 'as')) return null;
	next += 1;
	if (isWord(tokens[next], 'not')) next += 1;
	if (isWord(tokens[next], 'materialized')) next += 1;
	return isSymbol(tokens[next], '(') ? next : null;
}

/** The columns of a list with those of what the SQL defines itself in place of its name. */
function resolved(
	columns: ReturnType<typeof selectList>,
	{ sources, defined }: SqlScope,
	around: readonly SqlDefined[]
): readonly DefinedColumn[] {
	return columns.flatMap((column): readonly DefinedColumn[] => {
		if ('name' in column) return [column];
		const { qualifier, except } = column;
		const meant = sources.filter(
			({ alias }) => qualifier === null || foldName(alias) === foldName(qualifier)
		);
		return meant.flatMap(({ relation }): readonly DefinedColumn[] => {
			const own = [...defined, ...around].find(({ name }) => foldName(name) === foldName(relation));
			if (own === undefined) return [{ allOf: relation, except }];
			const gone = new Set(except.map(foldName));
			return own.columns.flatMap((each): readonly DefinedColumn[] => {
				if ('name' in each) return gone.has(foldName(each.name)) ? [] : [each];
				return [{ ...each, except: [...each.except, ...except] }];
			});
		});
	});
}
