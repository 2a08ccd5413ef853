import type { Span } from '../../base/span.ts';
import { foldName } from './cursor.ts';
import { givenNames, namedParts } from './full-width-names.ts';
import { isMark, MARKS, NAMES_FOLLOW } from './full-width-table.ts';
import { endsOperand } from './token-shapes.ts';
import { tokenize, type Token } from './tokens.ts';

/** A full-width mark where SQL wants its own, and what to write instead. */
export interface FullWidthMark extends Span {
	readonly replacement: string;
}

const ANY = /[\u00a5\u2013-\u2026\u2212\u3001\u3002\u300a\u300b\u3010\u3011\uff01-\uff5e\uffe5]/;
/** full-width letters and digits */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g;
const WIDTH_OFFSET = 0xfee0;
const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * The full-width marks of `sql` outside strings, quoted names and comments. DuckDB takes them for letters, and says
 * only that it knows no such name. What lies between “ and ” stays as it is, and so does a name with marks in it that
 * the SQL itself gives or that is one of `names`, folded.
 */
export function fullWidthMarks(sql: string, names: ReadonlySet<string> = NO_NAMES): readonly FullWidthMark[] {
	if (!ANY.test(sql)) return [];
	const tokens = tokenize(sql);
	const given = givenNames(sql, tokens);
	const found: FullWidthMark[] = [];
	/** where the last quotation ended: what lies in it is no SQL */
	let quoted = 0;
	for (const [index, token] of tokens.entries()) {
		if (token.kind !== 'word' && token.kind !== 'symbol' && token.kind !== 'parameter') continue;
		const parts = namedParts(sql, token).filter(({ start, end }) => {
			const name = foldName(sql.slice(start, end));
			return names.has(name) || given.has(name);
		});
		let at = Math.max(token.start, quoted);
		while (at < token.end) {
			const name = parts.find(({ start }) => start === at);
			if (name) {
				at = name.end;
				continue;
			}
			const close = closeOf(sql, at);
			const marks = close === null ? marksAt(sql, at) : quotation(sql, at, close, tokens, index);
			found.push(...marks);
			if (close !== null) quoted = close + 1;
			at = close === null ? Math.max(marks.at(-1)?.end ?? 0, at + 1) : quoted;
		}
	}
	return found;
}

/** The two marks of the quotation from `at` to `close`: of a name where one belongs, else of a text. */
function quotation(
	sql: string,
	at: number,
	close: number,
	tokens: readonly Token[],
	index: number
): readonly FullWidthMark[] {
	const names =
		'“”'.includes(sql.charAt(at)) && at === tokens[index]?.start && isNamePlace(tokens[index - 1]);
	const replacement = names ? '"' : "'";
	return [
		{ start: at, end: at + 1, replacement },
		{ start: close, end: close + 1, replacement }
	];
}

/** The mark at `at`, or the full-width word that starts there. */
function marksAt(sql: string, at: number): readonly FullWidthMark[] {
	if (sql.startsWith('——', at)) {
		// Shift and `-` give this: after a letter it was to be `_`, elsewhere the start of a comment.
		const replacement = /[\p{L}\p{N}_]/u.test(sql.charAt(at - 1)) ? '_' : '--';
		return [{ start: at, end: at + 2, replacement }];
	}
	if (sql.startsWith('……', at)) return [{ start: at, end: at + 2, replacement: '^' }];
	const replacement = MARKS.get(sql.charAt(at));
	if (replacement !== undefined) return [{ start: at, end: at + 1, replacement }];
	WIDE.lastIndex = at;
	const wide = WIDE.exec(sql);
	if (wide?.index !== at) return [];
	const end = at + wide[0].length;
	// Among other letters they are part of a name.
	if ([sql.charAt(at - 1), sql.charAt(end)].some((letter) => /[\p{L}\p{N}_]/u.test(letter))) return [];
	return [...wide[0]].map((letter, offset) => ({
		start: at + offset,
		end: at + offset + 1,
		replacement: String.fromCharCode(letter.charCodeAt(0) - WIDTH_OFFSET)
	}));
}

/** Where the quotation that starts at `at` ends; null where none starts there, or it does not end on its line. */
function closeOf(sql: string, at: number): number | null {
	const marks = ['“”', '‘’'].find((pair) => pair.includes(sql.charAt(at)));
	if (marks === undefined) return null;
	for (let index = at + 1; index < sql.length; index++) {
		const letter = sql.charAt(index);
		if (marks.includes(letter)) return index;
		if (/['"\r\n]/.test(letter)) return null;
	}
	return null;
}

/** Whether what follows `before` names something, as after AS. */
function isNamePlace(before: Token | undefined): boolean {
	if (before === undefined) return false;
	if (before.kind === 'symbol') return before.text === '.' || endsOperand(before);
	if (before.kind !== 'word') return before.kind === 'quoted';
	if (NAMES_FOLLOW.has(before.text)) return true;
	const typed = /^(date|time|timestamp|timestamptz|is)$/.test(before.text);
	return !typed && endsOperand(before) && ![...before.text].some(isMark);
}

/** `sql` with SQL's own marks in place of the full-width ones. */
export function withoutFullWidth(sql: string): string {
	let text = '';
	let from = 0;
	for (const { start, end, replacement } of fullWidthMarks(sql)) {
		text += sql.slice(from, start) + replacement;
		from = end;
	}
	return text + sql.slice(from);
}
