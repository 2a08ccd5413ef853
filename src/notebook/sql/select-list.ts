import type { Brackets } from './brackets.ts';
import { AFTER_TABLES, RESERVED } from './keywords.ts';
import { endsOperand, isName, isSymbol, isWord, spelled } from './token-shapes.ts';
import type { Token } from './tokens.ts';

/** A column of a query's list: its name, or `*`, of one source or of all, without some of its columns. */
export type ListedColumn =
	{ readonly name: string } | { readonly qualifier: string | null; readonly except: readonly string[] };

const WHOLE: readonly ListedColumn[] = [{ qualifier: null, except: [] }];

/**
 * The columns that the query made of `tokens` has, as far as its text tells: a column that only the engine can name,
 * such as that of a sum without an alias, is left out. Of a UNION the first query counts.
 */
export function selectList(
	sql: string,
	tokens: readonly Token[],
	brackets: Brackets
): readonly ListedColumn[] {
	const top = (at: number): boolean => brackets.around(at) === -1;
	const find = (matches: (word: string) => boolean, from: number): number => {
		for (let at = from; at < tokens.length; at++) {
			const token = tokens[at];
			if (top(at) && token?.kind === 'word' && matches(token.text) && !isSymbol(tokens[at - 1], '.'))
				return at;
		}
		return tokens.length;
	};
	const select = find((word) => word === 'select', 0);
	if (select === tokens.length) return find((word) => word === 'from', 0) < tokens.length ? WHOLE : [];
	let start = select + 1;
	if (isWord(tokens[start], 'distinct')) start += 1;
	if (isWord(tokens[start], 'on') && isSymbol(tokens[start + 1], '(')) {
		start = (brackets.closeOf(start + 1) ?? start) + 1;
	}
	const end = find(
		(word) => word === 'from' || (word !== 'select' && AFTER_TABLES.has(word)) || SET_OPERATIONS.has(word),
		start
	);
	const columns: ListedColumn[] = [];
	let from = start;
	for (let at = start; at <= end; at++) {
		if (at < end && !(top(at) && isSymbol(tokens[at], ','))) continue;
		const column = columnOf(sql, tokens.slice(from, at));
		if (column !== null) columns.push(column);
		from = at + 1;
	}
	return columns;
}

const SET_OPERATIONS = new Set(['union', 'except', 'intersect']);

/** The column of one item of the list. */
function columnOf(sql: string, item: readonly Token[]): ListedColumn | null {
	const star = item.findIndex((token) => isSymbol(token, '*'));
	if (star === 0 || (star === 2 && isName(item[0]) && isSymbol(item[1], '.'))) {
		const except = isWord(item[star + 1], 'exclude') ? excluded(sql, item, star + 2) : [];
		const next = item[star + 1];
		if (next === undefined || next.kind === 'word') {
			return { qualifier: star === 2 ? spelled(sql, item[0]) : null, except };
		}
	}
	const [first] = item;
	if (isName(first) && isSymbol(item[1], ':')) return { name: spelled(sql, first) };
	const last = item.at(-1);
	if (!isName(last)) return null;
	const before = item.at(-2);
	if (isSymbol(before, '.') || isWord(before, 'as')) return { name: spelled(sql, last) };
	// `x IS NULL` has no name of its own.
	if (last.kind === 'word' && RESERVED.has(last.text)) return null;
	return before === undefined || endsOperand(before) ? { name: spelled(sql, last) } : null;
}

/** `(a, b)` or `a` after EXCLUDE. */
function excluded(sql: string, item: readonly Token[], at: number): readonly string[] {
	if (!isSymbol(item[at], '(')) return isName(item[at]) ? [spelled(sql, item[at])] : [];
	const close = item.findIndex((token, index) => index > at && isSymbol(token, ')'));
	return item
		.slice(at, close < 0 ? undefined : close)
		.flatMap((token) => (isName(token) ? [spelled(sql, token)] : []));
}
