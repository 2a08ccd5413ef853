import type { Span } from '../../base/span.ts';
import { Brackets } from './brackets.ts';
import { ENDS_TABLES, isName, isSymbol, isWord, NO_ALIAS } from './token-shapes.ts';
import { tokenize, type Token } from './tokens.ts';

const SET_OPERATIONS = new Set(['union', 'except', 'intersect']);

/** A name that a FROM gives to something at its place among the tokens. */
interface Given {
	/** the index of the bracket around the FROM, -1 for none */
	readonly level: number;
	readonly at: number;
	/** the relation's own name, and not an alias */
	readonly own: boolean;
}

/**
 * The places in `sql`, one statement, where a relation stands before the dot of its column. `isIt` knows its name;
 * `reads` has the offsets of the names by which it is read. A query that calls something else by that name means that,
 * and so do the queries in it.
 */
export function qualifierPlaces(
	sql: string,
	isIt: (name: string) => boolean,
	reads: ReadonlySet<number>
): readonly (Span & { readonly quoted: boolean })[] {
	const tokens = tokenize(sql);
	const brackets = new Brackets(tokens);
	const given = givenNames(tokens, brackets).filter(({ at }) => isIt(tokens[at]?.text ?? ''));
	const isRead = (at: number): boolean => reads.has(tokens[at]?.start ?? -1);
	return tokens.flatMap((token, at) => {
		if (!isName(token) || !isIt(token.text)) return [];
		if (!isSymbol(tokens[at + 1], '.') || isSymbol(tokens[at - 1], '.')) return [];
		const meant = meaning(at, tokens, brackets, given);
		const it =
			meant === null
				? given.every(({ own, at: place }) => own && isRead(place))
				: meant.own && isRead(meant.at);
		return it ? [{ start: token.start, end: token.end, quoted: token.kind === 'quoted' }] : [];
	});
}

/** What a name at `at` means: what the innermost query around it calls so. */
function meaning(
	at: number,
	tokens: readonly Token[],
	brackets: Brackets,
	given: readonly Given[]
): Given | null {
	let place = at;
	for (;;) {
		const level = brackets.around(place);
		const [from, to] = queryAround(place, level, tokens, brackets);
		const found = given.find((each) => each.level === level && each.at >= from && each.at < to);
		if (found !== undefined || level < 0) return found ?? null;
		place = level;
	}
}

/** The tokens of the query at `place` among those that a UNION and the like put side by side. */
function queryAround(
	place: number,
	level: number,
	tokens: readonly Token[],
	brackets: Brackets
): readonly [number, number] {
	const parts = (at: number): boolean => {
		const token = tokens[at];
		return brackets.around(at) === level && token?.kind === 'word' && SET_OPERATIONS.has(token.text);
	};
	let from = place;
	while (from > Math.max(0, level + 1) && !parts(from)) from -= 1;
	let to = place + 1;
	while (to < tokens.length && !parts(to)) to += 1;
	return [from, to];
}

/** The names that the tables of all FROMs have, or are given. */
function givenNames(tokens: readonly Token[], brackets: Brackets): readonly Given[] {
	const given: Given[] = [];
	/** the levels at which a list of tables goes on */
	const listing = new Set<number>();
	for (const [at, token] of tokens.entries()) {
		const level = brackets.around(at);
		if (token.kind === 'word' && ENDS_TABLES.has(token.text) && !isSymbol(tokens[at - 1], '.'))
			listing.delete(level);
		const opens = isWord(token, 'from') || isWord(token, 'join');
		if (opens) listing.add(level);
		if (!opens && !(listing.has(level) && isSymbol(token, ','))) continue;
		const start = isWord(tokens[at + 1], 'lateral') ? at + 2 : at + 1;
		let last = start;
		while (isName(tokens[last]) && isSymbol(tokens[last + 1], '.') && isName(tokens[last + 2])) last += 2;
		const named = isName(tokens[last]);
		const open = named ? last + 1 : start;
		const close = isSymbol(tokens[open], '(') ? brackets.closeOf(open) : null;
		if (!named && close === null) continue;
		const after = close === null ? last + 1 : close + 1;
		const alias = isWord(tokens[after], 'as') ? after + 1 : after;
		const other = tokens[alias];
		const hasAlias = isName(other) && !(other.kind === 'word' && NO_ALIAS.has(other.text));
		if (hasAlias) given.push({ level, at: alias, own: false });
		else if (close === null) given.push({ level, at: last, own: true });
	}
	return given;
}
