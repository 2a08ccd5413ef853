import { foldName, type Cursor } from '../sql/cursor.ts';
import { startsQuery } from '../sql/shapes.ts';
import { LineageRefusal } from './refusal.ts';
import type { TokenRange } from './select.ts';

/** One relation of a FROM clause. */
export interface FromItem extends TokenRange {
	/** by which its columns are qualified, folded */
	readonly alias: string;
	readonly source:
		| { readonly kind: 'named'; readonly name: string }
		| { readonly kind: 'query'; readonly body: TokenRange }
		/** a table function, or columns renamed in brackets: nothing is known of it */
		| { readonly kind: 'opaque' };
	/** a SEMI or ANTI join: its columns cannot be named outside */
	readonly hidden: boolean;
}

/** Words that may follow a relation and are not its alias, though DuckDB would take some of them for a name. */
const JOINS = new Set(
	'join left right full inner outer cross natural semi anti asof positional on using lateral at with'.split(
		' '
	)
);

/** The schemas in which a qualified name is a relation of the dataset. */
const DATASET_SCHEMAS = new Set(['memory', 'main']);

/** Reads the relations of a FROM clause between two tokens. */
export function readFrom(cursor: Cursor, { from, to }: TokenRange): FromItem[] {
	const items: FromItem[] = [];
	let expected = true;
	let hidden = false;
	for (let index = from; index < to;) {
		if (expected) {
			if (cursor.word(index) === 'lateral') index += 1;
			const item = readItem(cursor, index, to, hidden);
			items.push(item);
			index = item.to;
			expected = false;
			continue;
		}
		const word = cursor.isPartOfName(index) ? '' : cursor.word(index);
		if (word === 'join') {
			expected = true;
			hidden = /^(semi|anti)$/.test(cursor.word(index - 1));
		} else if (cursor.isSymbol(index, ',')) {
			expected = true;
			hidden = false;
		}
		index = (cursor.closeOf(index) ?? index) + 1;
	}
	return items;
}

function readItem(cursor: Cursor, from: number, to: number, hidden: boolean): FromItem {
	let source: FromItem['source'];
	let next: number;
	let own = '';
	const name = cursor.qualifiedName(from, to);
	const close = cursor.closeOf(from);
	if (name) {
		own = foldName(name.parts.at(-1) ?? '');
		next = name.next;
		const qualified = name.parts.slice(0, -1).map(foldName);
		if (cursor.isSymbol(next, '(')) {
			source = { kind: 'opaque' };
			next = (cursor.closeOf(next) ?? next) + 1;
		} else if (cursor.isSymbol(next, ':')) {
			throw new LineageRefusal('form');
		} else {
			source = qualified.every((part) => DATASET_SCHEMAS.has(part))
				? { kind: 'named', name: own }
				: { kind: 'opaque' };
		}
	} else if (close !== null && cursor.isSymbol(from, '(')) {
		if (!startsQuery(cursor, from)) throw new LineageRefusal('form');
		source =
			cursor.word(from + 1) === 'values'
				? { kind: 'opaque' }
				: { kind: 'query', body: { from: from + 1, to: close } };
		next = close + 1;
	} else {
		throw new LineageRefusal('form');
	}
	let alias = own;
	const as = cursor.word(next) === 'as';
	const at = as ? next + 1 : next;
	if (at < to && (as || (cursor.isName(at) && !JOINS.has(cursor.word(at))))) {
		alias = foldName(cursor.nameAt(at));
		next = at + 1;
		if (next < to && cursor.isSymbol(next, '(')) {
			source = { kind: 'opaque' };
			next = (cursor.closeOf(next) ?? next) + 1;
		}
	}
	return { from, to: next, alias, source, hidden };
}
