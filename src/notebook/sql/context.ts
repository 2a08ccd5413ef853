import type { Span } from '../../base/span.ts';
import { tokenize, type Token } from './tokens.ts';

/** A relation that a statement reads, and the name by which the statement calls it. */
export interface SqlSource {
	readonly relation: string;
	readonly alias: string;
}

/** What fits where somebody is typing. */
export interface SqlContext extends Span {
	readonly wants: 'nothing' | 'relation' | 'parameter' | 'column' | 'value' | 'expression';
	/** the relations that the statement reads, before and after this place */
	readonly sources: readonly SqlSource[];
	/** column: what stands before the dot; value: the column that it is compared with, its qualifier first */
	readonly path: readonly string[];
}

const RELATION_FOLLOWS = new Set(['from', 'join', 'into', 'describe', 'summarize', 'update', 'table']);
const COMPARES = new Set(['=', '<>', '!=', 'like', 'ilike']);
/** Words that end a table's name: no alias of it. */
const NO_ALIAS = new Set(
	`where join on using group order having limit offset qualify window union except intersect left right full inner
	cross natural asof positional semi anti lateral select from as set values pivot unpivot tablesample sample`.split(
		/\s+/
	)
);

function isName(token: Token | undefined): token is Token {
	return token?.kind === 'word' || token?.kind === 'quoted';
}

function isSymbol(token: Token | undefined, text: string): boolean {
	return token?.kind === 'symbol' && token.text === text;
}

/** The relations that `tokens` name after FROM, JOIN and commas between them. */
function sourcesOf(tokens: readonly Token[]): readonly SqlSource[] {
	const sources: SqlSource[] = [];
	let listing = false;
	for (let at = 0; at < tokens.length; at++) {
		const before = tokens[at - 1];
		if (before === undefined) continue;
		const opens = before.kind === 'word' && (before.text === 'from' || before.text === 'join');
		const goesOn = listing && isSymbol(before, ',');
		if (!opens && !goesOn) {
			if (before.kind === 'word' && NO_ALIAS.has(before.text)) listing = false;
			continue;
		}
		listing = true;
		let last = at;
		while (isName(tokens[last]) && isSymbol(tokens[last + 1], '.') && isName(tokens[last + 2])) last += 2;
		const name = tokens[last];
		if (!isName(name) || isSymbol(tokens[last + 1], '(')) continue;
		const spelled = tokens[last + 1];
		const given = spelled?.kind === 'word' && spelled.text === 'as' ? tokens[last + 2] : spelled;
		const alias = isName(given) && !(given.kind === 'word' && NO_ALIAS.has(given.text)) ? given : name;
		sources.push({ relation: name.text, alias: alias.text });
	}
	return sources;
}

/** Where the operator stands that compares a column with what follows token `at`: `=`, or IN before a list. */
function operatorAt(tokens: readonly Token[], at: number): number | null {
	const operator = tokens[at];
	if (operator !== undefined && COMPARES.has(operator.text)) return at;
	let opens = at;
	while (isSymbol(tokens[opens], ',') || tokens[opens]?.kind === 'string') opens -= 1;
	const word = tokens[opens - 1];
	return isSymbol(tokens[opens], '(') && word?.kind === 'word' && word.text === 'in' ? opens - 1 : null;
}

/** The column that is compared with what follows token `at`, its qualifier first. */
function comparedColumn(tokens: readonly Token[], at: number): readonly string[] | null {
	const operator = operatorAt(tokens, at);
	if (operator === null) return null;
	const before = tokens[operator - 1];
	const column = before?.kind === 'word' && before.text === 'not' ? operator - 2 : operator - 1;
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
	const index = tokens.findIndex(({ start, end }) => start < offset && offset <= end);
	const touched = tokens[index];
	const sources = sourcesOf(tokens);
	const context = (
		wants: SqlContext['wants'],
		{ start = offset, end = offset }: Partial<Span> = {},
		path: readonly string[] = []
	): SqlContext => ({ wants, start, end, sources, path });

	if (touched?.kind === 'string') {
		const inside =
			offset < touched.end || sql.charAt(touched.end - 1) !== "'" || touched.end - touched.start < 2;
		const column = inside ? comparedColumn(tokens, index - 1) : null;
		return column === null ? context('nothing') : context('value', touched, column);
	}
	if (touched?.kind === 'number') return context('nothing');
	if (touched?.kind === 'parameter') return context('parameter', touched);
	const typing = touched?.kind === 'word' || touched?.kind === 'quoted' ? touched : null;
	if (typing === null) {
		const previous = tokens.findLastIndex(({ end }) => end <= offset);
		const gap = sql.slice(tokens[previous]?.end ?? 0, offset);
		// A comment gives no token.
		if (/--[^\n]*$|\/\*/.test(gap)) return context('nothing');
		if (isSymbol(tokens[previous], '$') && gap === '') return context('parameter', { start: offset - 1 });
		return at(previous + 1, context, tokens, {});
	}
	return at(index, context, tokens, typing);
}

/** The context of what starts at token `index`. */
function at(
	index: number,
	context: (wants: SqlContext['wants'], span?: Partial<Span>, path?: readonly string[]) => SqlContext,
	tokens: readonly Token[],
	span: Partial<Span>
): SqlContext {
	const before = tokens[index - 1];
	const qualifier = tokens[index - 2];
	if (isSymbol(before, '.') && isName(qualifier)) return context('column', span, [qualifier.text]);
	if (before?.kind === 'word' && RELATION_FOLLOWS.has(before.text)) return context('relation', span);
	if (isSymbol(before, ',') && inFrom(tokens, index - 1)) return context('relation', span);
	return context('expression', span);
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
