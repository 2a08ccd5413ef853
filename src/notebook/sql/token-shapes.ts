import { AFTER_TABLES } from './keywords.ts';
import type { Token } from './tokens.ts';

function words(text: string): ReadonlySet<string> {
	return new Set(text.split(/\s+/));
}

/** Words that end a table's name: no alias of it. */
export const NO_ALIAS = words(
	`where join on using group order having limit offset qualify window union except intersect left right full inner
	cross natural asof positional semi anti lateral select from as set values pivot unpivot tablesample sample
	returning`
);

/** Words after which no more tables of a FROM come. */
export const ENDS_TABLES: ReadonlySet<string> = new Set([
	...AFTER_TABLES,
	'union',
	'except',
	'intersect',
	'set',
	'values'
]);

/** Words after which an expression comes: what stands before the place is not yet whole. */
export const EXPRESSION_FOLLOWS = words(
	`select distinct where and or not on by having qualify case when then else in like ilike similar glob between limit
	offset set returning interval values filter exclude replace any some escape using`
);

/** Words that stand at the end of an expression, or between a query's parts: keywords follow. */
export const KEYWORD_FOLLOWS = words(
	`all asc collate create cross current desc end false first following for full group inner into is last left
	natural null nulls order outer over partition preceding range recursive right row rows true unbounded asof
	positional semi anti`
);

export function isName(token: Token | undefined): token is Token {
	return token?.kind === 'word' || token?.kind === 'quoted';
}

export function isSymbol(token: Token | undefined, text: string): boolean {
	return token?.kind === 'symbol' && token.text === text;
}

export function isWord(token: Token | undefined, text: string): boolean {
	return token?.kind === 'word' && token.text === text;
}

/** Whether an expression may end with `token`: what follows is a keyword, an operator or an alias. */
export function endsOperand(token: Token | undefined): boolean {
	if (token === undefined) return false;
	if (token.kind === 'symbol') return token.text === ')' || token.text === ']' || token.text === '}';
	return token.kind !== 'word' || !(EXPRESSION_FOLLOWS.has(token.text) || NO_ALIAS.has(token.text));
}

/** A name as it is written, without its quotes. */
export function spelled(sql: string, token: Token | undefined): string {
	if (token === undefined) return '';
	return token.kind === 'word' ? sql.slice(token.start, token.end) : token.text;
}
