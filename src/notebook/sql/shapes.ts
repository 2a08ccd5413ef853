import type { Cursor } from './cursor.ts';
import { QUERY_STARTS } from './keywords.ts';

/** After `UNION`: skips `ALL`, `DISTINCT`, `BY NAME`, to where the next query starts. */
export function afterSetOperation(cursor: Cursor, index: number): number {
	const next = afterQuantifier(cursor, index);
	return isByName(cursor, next) ? next + 2 : next;
}

function afterQuantifier(cursor: Cursor, index: number): number {
	const word = cursor.word(index);
	return word === 'all' || word === 'distinct' ? index + 1 : index;
}

function isByName(cursor: Cursor, index: number): boolean {
	return cursor.word(index) === 'by' && cursor.word(index + 1) === 'name';
}

/** `IS [NOT] DISTINCT FROM`. */
export function comparesDistinct(cursor: Cursor, index: number): boolean {
	const before = cursor.word(index - 2);
	return cursor.word(index - 1) === 'distinct' && (before === 'is' || before === 'not');
}

/** Whether the brackets at `open` hold a query. */
export function startsQuery(cursor: Cursor, open: number): boolean {
	const word = cursor.word(open + 1);
	if (!QUERY_STARTS.has(word)) return false;
	if (word === 'from') return cursor.word(open - 1) !== 'trim' || cursor.isSymbol(open - 2, '.');
	if (word === 'values') return cursor.isSymbol(open + 2, '(');
	return true;
}

/** The last `UNION` between two tokens that is in no brackets; null where an `EXCEPT` comes after it. */
export function lastUnion(cursor: Cursor, from: number, to: number): number | null {
	let last: number | null = null;
	for (let index = from; index < to; index += 1) {
		const close = cursor.closeOf(index);
		if (close !== null) {
			index = close;
		} else if (!cursor.isPartOfName(index)) {
			const word = cursor.word(index);
			// A `UNION BY NAME` makes no recursion.
			if (word === 'union') last = isByName(cursor, afterQuantifier(cursor, index + 1)) ? null : index;
			else if (word === 'except') last = null;
		}
	}
	return last;
}
