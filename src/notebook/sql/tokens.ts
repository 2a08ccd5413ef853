/** What a stretch of SQL is; white space and comments give no token. */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol';

export interface Token {
	readonly kind: TokenKind;
	/** word: lower case (ASCII only, as DuckDB compares); quoted, string: unquoted; parameter: without `$` */
	readonly text: string;
	/** UTF-16 offsets in the SQL */
	readonly start: number;
	readonly end: number;
}

// DuckDB takes some characters beyond ASCII for a blank and all others for a letter, full-width commas included.
const BLANKS = '\\u00a0\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff';
const BEYOND =
	'\\u0080-\\u009f\\u00a1-\\u1fff\\u200c-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff';
const NAME = `[A-Za-z_${BEYOND}][A-Za-z0-9_${BEYOND}]*`;

const BLANK = new RegExp(`[ \\t\\n\\r\\f${BLANKS}]+`, 'y');
const WORD = new RegExp(`[A-Za-z_${BEYOND}][A-Za-z0-9_$${BEYOND}]*`, 'y');
const PARAMETER = new RegExp(`\\$${NAME}`, 'y');
const DOLLAR_QUOTE = new RegExp(`\\$(?:${NAME})?\\$`, 'y');
const NUMBER =
	/0[xX][0-9a-fA-F_]+|0[bB][01_]+|(?:[0-9][0-9_]*(?:\.(?!\.)[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?/y;
const LINE_COMMENT = /--[^\n\r]*/y;
const QUOTED = /"[^"]*(?:""[^"]*)*("|$)/y;
const STRING = /'[^']*(?:''[^']*)*('|$)/y;
const ESCAPED = /[eE]'[^'\\]*(?:(?:\\[^]|'')[^'\\]*)*('|\\?$)/y;
const PREFIXED = /[xXbBnN]'[^']*(?:''[^']*)*('|$)/y;
const SYMBOL = /::|:=|=>|->>|->|<=|>=|<>|!=|[^]/uy;

function match(pattern: RegExp, sql: string, at: number): string | null {
	pattern.lastIndex = at;
	return pattern.exec(sql)?.[0] ?? null;
}

/** Where the comment that starts at `at` with a slash and a star ends; such comments nest. */
function endOfComment(sql: string, at: number): number {
	const mark = /\/\*|\*\//g;
	mark.lastIndex = at;
	let depth = 0;
	for (let found = mark.exec(sql); found !== null; found = mark.exec(sql)) {
		depth += found[0] === '/*' ? 1 : -1;
		if (depth === 0) return mark.lastIndex;
	}
	return sql.length;
}

function lowerAscii(text: string): string {
	return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function unquote(text: string, quote: string, skip: number): string {
	const closed = text.length > skip + 1 && text.endsWith(quote);
	return text.slice(skip + 1, closed ? -1 : undefined).replaceAll(quote + quote, quote);
}

/** Cuts SQL into tokens as DuckDB does; never throws, what is not closed runs to the end. Linear. */
export function tokenize(sql: string): readonly Token[] {
	const tokens: Token[] = [];
	let at = 0;
	const push = (kind: TokenKind, text: string, length: number) => {
		tokens.push({ kind, text, start: at, end: at + length });
		at += length;
	};
	while (at < sql.length) {
		const skipped = match(BLANK, sql, at) ?? match(LINE_COMMENT, sql, at);
		if (skipped !== null) {
			at += skipped.length;
			continue;
		}
		if (sql.startsWith('/*', at)) {
			at = endOfComment(sql, at);
			continue;
		}
		const string = match(STRING, sql, at) ?? match(ESCAPED, sql, at) ?? match(PREFIXED, sql, at);
		if (string !== null) {
			push('string', unquote(string, "'", string.startsWith("'") ? 0 : 1), string.length);
			continue;
		}
		const quoted = match(QUOTED, sql, at);
		if (quoted !== null) {
			push('quoted', unquote(quoted, '"', 0), quoted.length);
			continue;
		}
		const word = match(WORD, sql, at);
		if (word !== null) {
			push('word', lowerAscii(word), word.length);
			continue;
		}
		const tag = match(DOLLAR_QUOTE, sql, at);
		if (tag !== null) {
			const close = sql.indexOf(tag, at + tag.length);
			const end = close < 0 ? sql.length : close + tag.length;
			push('string', sql.slice(at + tag.length, close < 0 ? end : close), end - at);
			continue;
		}
		const parameter = match(PARAMETER, sql, at);
		if (parameter !== null) {
			push('parameter', parameter.slice(1), parameter.length);
			continue;
		}
		const number = match(NUMBER, sql, at);
		if (number !== null) {
			push('number', number, number.length);
			continue;
		}
		const symbol = match(SYMBOL, sql, at) ?? sql.charAt(at);
		push('symbol', symbol, symbol.length);
	}
	return tokens;
}
