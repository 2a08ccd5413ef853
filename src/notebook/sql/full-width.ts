import type { Span } from '../../base/span.ts';
import { tokenize } from './tokens.ts';

/** A full-width mark where SQL wants its own, and what to write instead. */
export interface FullWidthMark extends Span {
	readonly replacement: string;
}

const MARKS: ReadonlyMap<string, string> = new Map([
	...[...'，；（）＝＜＞＋－＊／％．：！｜［］｛｝'].map((mark): [string, string] => [
		mark,
		String.fromCharCode(mark.charCodeAt(0) - 0xfee0)
	]),
	['、', ','],
	['。', '.'],
	['‘', "'"],
	['’', "'"],
	['“', '"'],
	['”', '"']
]);

/**
 * The full-width marks of `sql` outside strings, quoted names and comments. DuckDB takes them for letters, and says
 * only that it knows no such name.
 */
export function fullWidthMarks(sql: string): readonly FullWidthMark[] {
	const found: FullWidthMark[] = [];
	for (const { kind, start, end } of tokenize(sql)) {
		if (kind !== 'word' && kind !== 'symbol' && kind !== 'parameter') continue;
		for (let at = start; at < end; at++) {
			const replacement = MARKS.get(sql.charAt(at));
			if (replacement !== undefined) found.push({ start: at, end: at + 1, replacement });
		}
	}
	return found;
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
