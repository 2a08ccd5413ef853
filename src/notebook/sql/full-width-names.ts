import type { Span } from '../../base/span.ts';
import { foldName } from './cursor.ts';
import { isMark, MARKS } from './full-width-table.ts';
import { RESERVED } from './keywords.ts';
import { endsOperand, EXPRESSION_FOLLOWS, isWord, NO_ALIAS } from './token-shapes.ts';
import type { Token } from './tokens.ts';

/** Marks that belong to SQL wherever they stand: nobody has them in the name of a column. */
const NEVER_NAMED = /[，；。＝＜＞￥¥]/g;
const PAIRS: Partial<Record<string, string>> = { '）': '（', '】': '【', '》': '《', '］': '［', '｝': '｛' };
/** Words that are called or go on with brackets where an alias could stand. */
const CALLED = new Set(
	`as is over within filter exclude replace rename cast varchar char decimal numeric struct map enum array`.split(
		/\s+/
	)
);

/** The parts of a word between marks that are in no name. */
export function namedParts(sql: string, { start, end }: Span): readonly Span[] {
	const parts: Span[] = [];
	let from = start;
	for (const { index } of sql.slice(start, end).matchAll(NEVER_NAMED)) {
		parts.push({ start: from, end: start + index });
		from = start + index + 1;
	}
	return [...parts, { start: from, end }];
}

/** The names with full-width marks in them that `sql` gives to columns, such as `占比（％）`; folded. */
export function givenNames(sql: string, tokens: readonly Token[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const [index, token] of tokens.entries()) {
		const [first] = token.kind === 'word' ? namedParts(sql, token) : [];
		const name = first === undefined ? '' : sql.slice(first.start, first.end);
		if (mayBeName(name) && isNamed(sql, tokens[index - 1])) names.add(foldName(name));
	}
	return names;
}

/** Whether a word with marks in it reads like a name: it starts with a letter, and its brackets close. */
function mayBeName(word: string): boolean {
	const letters = [...word];
	const first = letters.findIndex(isMark);
	if (first <= 0 || word.includes('——')) return false;
	const stem = foldName(letters.slice(0, first).join(''));
	if (RESERVED.has(stem) || NO_ALIAS.has(stem) || EXPRESSION_FOLLOWS.has(stem) || CALLED.has(stem))
		return false;
	const open: string[] = [];
	for (const letter of letters) {
		const opener = PAIRS[letter];
		if (opener !== undefined && open.pop() !== opener) return false;
		if (Object.values(PAIRS).includes(letter)) open.push(letter);
	}
	return open.length === 0;
}

/** Whether a name is given after `before`: after AS, and after what is whole. */
function isNamed(sql: string, before: Token | undefined): boolean {
	if (before === undefined) return false;
	if (isWord(before, 'as')) return true;
	if (before.kind !== 'word') return endsOperand(before);
	// What is a word to DuckDB may end with a mark of SQL.
	const letters = [...sql.slice(before.start, before.end)];
	const mark = letters.findLastIndex(isMark);
	if (mark < 0) return endsOperand(before);
	const rest = foldName(letters.slice(mark + 1).join(''));
	if (rest !== '') return rest === 'as' || endsOperand({ ...before, text: rest });
	return /[)\]}'"]/.test(MARKS.get(letters[mark] ?? '') ?? '');
}
