import type { Span } from '../../base/span.ts';
import { scopeAt, type SqlDefined, type SqlSource } from './sources.ts';
import { EXPRESSION_FOLLOWS, isName, isSymbol, isWord, KEYWORD_FOLLOWS, NO_ALIAS } from './token-shapes.ts';
import { tokenize, type Token } from './tokens.ts';

/**
 * What fits where somebody is typing. A `statement` starts there, an `expression` may, a `continuation` follows what is
 * whole already.
 */
export type SqlWanted =
	| 'nothing'
	| 'statement'
	| 'relation'
	| 'parameter'
	| 'column'
	| 'value'
	| 'expression'
	| 'continuation'
	| 'type';

export interface SqlContext extends Span {
	readonly wants: SqlWanted;
	/** the relations that the query around this place reads, before and after it */
	readonly sources: readonly SqlSource[];
	/** what the SQL defines itself: names of a WITH, queries in brackets */
	readonly defined: readonly SqlDefined[];
	/** names that the query gives to its columns */
	readonly given: readonly string[];
	/** column: what stands before the dot; value, expression: the column that it is compared with, its qualifier first */
	readonly path: readonly string[];
}

const RELATION_FOLLOWS = new Set([
	'from',
	'join',
	'into',
	'describe',
	'summarize',
	'update',
	'table',
	'pivot',
	'unpivot'
]);
const COMPARES = new Set(['=', '<>', '!=', 'like', 'ilike']);

/** Where the operator stands that compares a column with what follows token `at`: `=`, or IN before a list. */
function operatorAt(tokens: readonly Token[], at: number): number | null {
	const operator = tokens[at];
	if (operator !== undefined && COMPARES.has(operator.text)) return at;
	let opens = at;
	while (isSymbol(tokens[opens], ',') || /^(string|number)$/.test(tokens[opens]?.kind ?? '')) opens -= 1;
	const word = tokens[opens - 1];
	return isSymbol(tokens[opens], '(') && isWord(word, 'in') ? opens - 1 : null;
}

/** The column that is compared with what follows token `at`, its qualifier first. */
function comparedColumn(tokens: readonly Token[], at: number): readonly string[] | null {
	const operator = operatorAt(tokens, at);
	if (operator === null) return null;
	const before = tokens[operator - 1];
	const column = isWord(before, 'not') ? operator - 2 : operator - 1;
	const name = tokens[column];
	if (!isName(name)) return null;
	const qualifier = tokens[column - 2];
	return isSymbol(tokens[column - 1], '.') && isName(qualifier) ? [qualifier.text, name.text] : [name.text];
}

/** What fits at `offset` of `sql`; `start` to `end` is what is typed already and would be replaced. */
export function sqlContext(sql: string, offset: number): SqlContext {
	const all = tokenize(sql);
	const opens = all.findLastIndex((token) => isSymbol(token, ';') && token.end <= offset) + 1;
	const closes = all.findIndex((token, at) => at >= opens && isSymbol(token, ';') && token.start >= offset);
	const tokens = all.slice(opens, closes < 0 ? undefined : closes);
	const touching = tokens.findIndex(({ start, end }) => start < offset && offset <= end);
	const touched = tokens[touching];
	const typing = touched !== undefined && touched.kind !== 'symbol' ? touched : null;
	const index = typing ? touching : tokens.findLastIndex(({ end }) => end <= offset) + 1;
	const { wants, path = [] } = wantedAt(sql, offset, tokens, index, typing);
	const dollar = wants === 'parameter' && typing === null;
	const span = typing ?? { start: dollar ? offset - 1 : offset, end: offset };
	const place = wants === 'nothing' ? { start: offset, end: offset } : { start: span.start, end: span.end };
	return { wants, ...place, path, ...scopeAt(sql, tokens, index) };
}

interface Wanted {
	readonly wants: SqlWanted;
	readonly path?: readonly string[];
}

const NOTHING: Wanted = { wants: 'nothing' };

/** What fits at the token `index`, which is `typing`, or before which nothing is typed yet. */
function wantedAt(
	sql: string,
	offset: number,
	tokens: readonly Token[],
	index: number,
	typing: Token | null
): Wanted {
	const column = comparedColumn(tokens, index - 1);
	if (typing?.kind === 'string') {
		const { start, end } = typing;
		const inside = offset < end || sql.charAt(end - 1) !== "'" || end - start < 2;
		return inside && column !== null ? { wants: 'value', path: column } : NOTHING;
	}
	if (typing?.kind === 'number') return column === null ? NOTHING : { wants: 'value', path: column };
	if (typing?.kind === 'parameter') return { wants: 'parameter' };
	const before = tokens[index - 1];
	if (typing === null) {
		const gap = sql.slice(before?.end ?? 0, offset);
		// A comment gives no token.
		if (/--[^\n]*$|\/\*/.test(gap)) return NOTHING;
		if (isSymbol(before, '$') && gap === '') return { wants: 'parameter' };
	}
	const qualifier = tokens[index - 2];
	if (isSymbol(before, '.') && isName(qualifier)) return { wants: 'column', path: [qualifier.text] };
	const wants = wantedAfter(tokens, index);
	return wants === 'expression' && column !== null ? { wants, path: column } : { wants };
}

/** What fits after the tokens before `index`. */
function wantedAfter(tokens: readonly Token[], index: number): SqlWanted {
	const before = tokens[index - 1];
	const earlier = tokens[index - 2];
	if (before === undefined) return 'statement';
	if (before.kind === 'symbol') return wantedAfterSymbol(before.text, tokens, index);
	if (before.kind !== 'word') return 'continuation';
	const word = before.text;
	if (word === 'as') return wantedAfterAs(tokens, index);
	if (word === 'with' || word === 'recursive') return 'nothing';
	if (/^(union|except|intersect|explain|analyze)$/.test(word)) return 'statement';
	if (word === 'all' && earlier?.kind === 'word' && /^(union|except|intersect)$/.test(earlier.text)) {
		return 'statement';
	}
	if (word === 'from' && isWord(earlier, 'distinct') && isWord(tokens[index - 4], 'is')) return 'expression';
	if (RELATION_FOLLOWS.has(word)) return isCreated(tokens, index - 1) ? 'nothing' : 'relation';
	if (word === 'view') return isCreated(tokens, index - 1) ? 'nothing' : 'relation';
	if (isWord(earlier, 'as') && !KEYWORD_FOLLOWS.has(word)) return 'continuation';
	return EXPRESSION_FOLLOWS.has(word) ? 'expression' : 'continuation';
}

/** Whether the word at `index` names what CREATE is to make: what follows is a name of its own. */
function isCreated(tokens: readonly Token[], index: number): boolean {
	return tokens.slice(Math.max(0, index - 4), index).some((token) => isWord(token, 'create'));
}

function wantedAfterSymbol(symbol: string, tokens: readonly Token[], index: number): SqlWanted {
	const earlier = tokens[index - 2];
	switch (symbol) {
		case ',':
			return inFrom(tokens, index - 1) ? 'relation' : 'expression';
		case '(':
			return earlier?.kind === 'word' && /^(as|from|join|exists|materialized)$/.test(earlier.text)
				? 'statement'
				: 'expression';
		case ')':
			return closesDefinition(tokens, index - 1) ? 'statement' : 'continuation';
		case ']':
		case '}':
			return 'continuation';
		case '*':
			return isStar(earlier) ? 'continuation' : 'expression';
		case '::':
			return 'type';
		default:
			return 'expression';
	}
}

/** Whether the `*` after `before` stands for columns, and is no operator. */
function isStar(before: Token | undefined): boolean {
	if (before?.kind === 'symbol') return /^[,.(]$/.test(before.text);
	return isWord(before, 'select') || isWord(before, 'distinct');
}

function wantedAfterAs(tokens: readonly Token[], index: number): SqlWanted {
	let depth = 0;
	for (let at = index - 2; at >= 0; at--) {
		if (isSymbol(tokens[at], ')')) depth += 1;
		else if (isSymbol(tokens[at], '(')) {
			if (depth === 0) {
				const called = tokens[at - 1];
				return isWord(called, 'cast') || isWord(called, 'try_cast') ? 'type' : 'nothing';
			}
			depth -= 1;
		}
	}
	const first = tokens[0];
	const defines = isWord(first, 'create') || isWord(first, 'prepare');
	return defines && !tokens.slice(0, index - 1).some((token) => isWord(token, 'as'))
		? 'statement'
		: 'nothing';
}

/** Whether the bracket at `index` closes the query of a WITH. */
function closesDefinition(tokens: readonly Token[], index: number): boolean {
	let depth = 0;
	for (let at = index; at >= 0; at--) {
		if (isSymbol(tokens[at], ')')) depth += 1;
		else if (isSymbol(tokens[at], '(')) depth -= 1;
		if (depth > 0) continue;
		const before = tokens[at - 1];
		const starts =
			isWord(tokens[at + 1], 'select') || isWord(tokens[at + 1], 'from') || isWord(tokens[at + 1], 'with');
		return (isWord(before, 'as') || isWord(before, 'materialized')) && starts;
	}
	return false;
}

/** Whether the comma at `index` stands between relations. */
function inFrom(tokens: readonly Token[], index: number): boolean {
	let depth = 0;
	for (let at = index - 1; at >= 0; at--) {
		const token = tokens[at];
		if (isSymbol(token, ')')) depth += 1;
		if (isSymbol(token, '(') && --depth < 0) return false;
		if (depth > 0 || token?.kind !== 'word') continue;
		if (token.text === 'from') return true;
		if (NO_ALIAS.has(token.text) && token.text !== 'as') return false;
		if (token.text === 'by') return false;
	}
	return false;
}
