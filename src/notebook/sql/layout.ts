import { QUERY_STARTS } from './keywords.ts';
import { tokenize, type Token } from './tokens.ts';

/** Lays SQL out; null where it cannot read it. */
export type SqlFormatter = (sql: string) => Promise<string | null>;

const BEYOND_ASCII = /[^\p{ASCII}]/u;

/** How many columns a text takes where each Chinese character takes two. */
function widthOf(text: string): number {
	return Array.from(text).reduce((width, letter) => width + (BEYOND_ASCII.test(letter) ? 2 : 1), 0);
}

/**
 * Lays `sql` out by `format`, which may know ASCII only: words of other letters are put out of its sight and come
 * back afterwards. Null where it cannot be read, and where anything but blanks and the case of words would differ.
 */
export async function layOutSql(sql: string, format: SqlFormatter): Promise<string | null> {
	const { text, restore } = hide(sql);
	const formatted = await format(text);
	if (formatted === null) return null;
	const laidOut = restore(formatted);
	const [before, after] = [tokenize(sql), tokenize(laidOut)];
	if (!sameTokens(before, after) || comments(sql, before) !== comments(laidOut, after)) return null;
	return withAliases(sql, before, laidOut, after);
}

/** `sql` with a stand-in of about the same width for each word that has letters beyond ASCII. */
function hide(sql: string): { readonly text: string; readonly restore: (text: string) => string } {
	let prefix = 'zq';
	while (sql.toLowerCase().includes(prefix)) prefix += 'q';
	const hidden: string[] = [];
	let text = '';
	let from = 0;
	for (const { kind, start, end } of tokenize(sql)) {
		if (kind !== 'word' && kind !== 'parameter') continue;
		const word = sql.slice(kind === 'parameter' ? start + 1 : start, end);
		if (!BEYOND_ASCII.test(word)) continue;
		text += sql.slice(from, end - word.length) + `${prefix}${hidden.length}x`.padEnd(widthOf(word), '_');
		hidden.push(word);
		from = end;
	}
	const standIn = new RegExp(`${prefix}(\\d+)x_*`, 'g');
	return {
		text: text + sql.slice(from),
		restore: (laidOut) => laidOut.replace(standIn, (found, at: string) => hidden[Number(at)] ?? found)
	};
}

function sameTokens(left: readonly Token[], right: readonly Token[]): boolean {
	return (
		left.length === right.length &&
		left.every(({ kind, text }, at) => right[at]?.kind === kind && right[at].text === text)
	);
}

/** What stands between the tokens, without blanks. */
function comments(sql: string, tokens: readonly Token[]): string {
	const gaps = [...tokens, null].map((token, at) =>
		sql.slice(tokens[at - 1]?.end ?? 0, token?.start ?? sql.length)
	);
	return gaps.join(' ').replace(/\s+/g, '');
}

/** The names that columns are given keep their letters, though one of them may be a keyword elsewhere. */
function withAliases(
	sql: string,
	before: readonly Token[],
	laidOut: string,
	after: readonly Token[]
): string {
	let text = '';
	let from = 0;
	for (const [at, { kind, text: word, start, end }] of before.entries()) {
		const place = after[at];
		const given = before[at - 1];
		if (kind !== 'word' || place === undefined || given?.kind !== 'word' || given.text !== 'as') continue;
		if (QUERY_STARTS.has(word)) continue;
		text += laidOut.slice(from, place.start) + sql.slice(start, end);
		from = place.end;
	}
	return text + laidOut.slice(from);
}
