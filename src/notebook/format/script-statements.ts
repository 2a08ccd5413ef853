import { foldName } from '../sql/cursor.ts';
import { tokenize, type Token } from '../sql/tokens.ts';

/** What a statement of a script is to a notebook: it shows rows, changes something, or has no place in a page. */
type StatementRole = 'query' | 'change' | 'idle';

/** A table or view that a statement makes. */
interface Made {
	/** as written */
	readonly name: string;
	/** what follows `AS` */
	readonly query: string | null;
	readonly isView: boolean;
	/** its name occurs in what it is made of, too: that is another of the name */
	readonly readsNamesake: boolean;
}

/** One statement of a script. */
export interface ScriptStatement {
	/** comments before it */
	readonly lead: string;
	/** without its semicolon */
	readonly text: string;
	/** a comment at its end, with the blanks before it */
	readonly trail: string;
	readonly role: StatementRole;
	/** names of what it makes, changes or drops, as they compare; `*` where that is not known */
	readonly affects: readonly string[];
	/** every name that occurs in it, as they compare: more than what it reads, never less */
	readonly names: ReadonlySet<string>;
	readonly drops: boolean;
	/** what it makes reads anew whenever it is read: a view or a macro */
	readonly reads: boolean;
	/** names of tables whose keys it refers to */
	readonly refersTo: readonly string[];
	/** the table or view that it makes, where that has a plain name */
	readonly makes: Made | null;
}

/** Words of `CREATE` before the kind of what is made. */
const CREATE_WORDS = new Set(
	'or replace temp temporary persistent local global unlogged recursive unique'.split(' ')
);
const KINDS = new Set(
	'table view macro function type sequence schema index column materialized database'.split(' ')
);
const READ_ANEW = new Set(['view', 'macro', 'function']);
const CHANGES = new Set('create insert update delete merge alter drop truncate comment'.split(' '));
/** Transactions, settings and extensions: a page has its own, and the rest of the script means the same without. */
const IDLE = new Set(
	'set reset begin start commit end checkpoint force vacuum analyze install load'.split(' ')
);
const WRITES = new Set(['insert', 'update', 'delete', 'merge']);

interface Name {
	readonly parts: readonly Token[];
	readonly next: number;
}

/** The tokens of one statement. */
class Words {
	readonly tokens: readonly Token[];

	constructor(tokens: readonly Token[]) {
		this.tokens = tokens;
	}

	word(at: number): string {
		const token = this.tokens[at];
		return token?.kind === 'word' ? token.text : '';
	}

	/** Skips the words in `set` from `at` on. */
	skip(at: number, set: ReadonlySet<string>): number {
		let next = at;
		while (set.has(this.word(next))) next += 1;
		return next;
	}

	/** `a`, `s.a` or `c.s.a` at `at`, after `IF [NOT] EXISTS`. */
	name(at: number): Name | null {
		let next = at;
		if (this.word(next) === 'if') next += this.word(next + 1) === 'not' ? 3 : 2;
		const parts: Token[] = [];
		for (;;) {
			const token = this.tokens[next];
			if (token?.kind !== 'word' && token?.kind !== 'quoted') break;
			parts.push(token);
			next += 1;
			if (this.tokens[next]?.text !== '.') break;
			next += 1;
		}
		return parts.length > 0 ? { parts, next } : null;
	}

	/** Where `word` stands outside of brackets, or -1. */
	find(word: string, from = 0): number {
		let depth = 0;
		for (let at = from; at < this.tokens.length; at += 1) {
			const { kind, text } = this.tokens[at] ?? { kind: 'symbol', text: '' };
			if (kind === 'symbol' && '([{'.includes(text)) depth += 1;
			else if (kind === 'symbol' && ')]}'.includes(text)) depth -= 1;
			else if (depth === 0 && kind === 'word' && text === word) return at;
		}
		return -1;
	}
}

function lastOf(name: Name | null): readonly string[] {
	const last = name?.parts.at(-1);
	return last ? [foldName(last.text)] : ['*'];
}

function roleOf(words: Words): StatementRole {
	const [first, second] = [words.word(0), words.word(1)];
	if ((first === 'set' || first === 'reset') && second === 'variable') return 'change';
	if (IDLE.has(first)) return 'idle';
	if (first === 'pragma') {
		const sets = words.tokens.some(({ text }) => text === '=') || /^(enable|disable|force)_/.test(second);
		return sets ? 'idle' : 'query';
	}
	if (first === 'with') return writeOf(words) < 0 ? 'query' : 'change';
	return CHANGES.has(first) ? 'change' : 'query';
}

/** Where a statement that changes rows begins, after its `WITH`; -1 for none. */
function writeOf(words: Words): number {
	const found = [...WRITES].map((word) => words.find(word)).filter((at) => at >= 0);
	return found.length > 0 ? Math.min(...found) : -1;
}

function affectedBy(words: Words): readonly string[] {
	const at = words.word(0) === 'with' ? writeOf(words) : 0;
	const word = words.word(at);
	if (word === 'set' || word === 'reset') return lastOf(words.name(at + 2));
	if (WRITES.has(word)) {
		const target = word === 'update' ? at + 1 : Math.max(words.find('into', at), words.find('from', at)) + 1;
		const into = word === 'insert' || word === 'merge' ? words.find('into', at) + 1 : target;
		return lastOf(words.name(word === 'delete' ? words.find('from', at) + 1 : into));
	}
	if (word === 'create') {
		const kind = words.skip(1, CREATE_WORDS);
		if (words.word(kind) === 'index') return lastOf(words.name(words.find('on', kind) + 1));
		return lastOf(words.name(kind + 1));
	}
	if (word === 'comment') {
		const name = words.name(words.skip(words.find('on') + 1, KINDS));
		const isColumn = words.word(words.find('on') + 1) === 'column';
		const part = isColumn ? name?.parts.at(-2) : name?.parts.at(-1);
		return part ? [foldName(part.text)] : ['*'];
	}
	// ALTER, DROP and TRUNCATE.
	const name = words.name(words.skip(1, KINDS));
	const renamed = word === 'alter' ? words.find('rename') : -1;
	if (renamed >= 0 && words.word(renamed + 1) === 'to') {
		return [...lastOf(name), ...lastOf(words.name(renamed + 2))];
	}
	return word === 'drop' && words.tokens.some(({ text }) => text === ',') ? ['*'] : lastOf(name);
}

function madeBy(words: Words, sql: string, end: number): ScriptStatement['makes'] {
	if (words.word(0) !== 'create') return null;
	const kind = words.skip(1, CREATE_WORDS);
	const isView = words.word(kind) === 'view';
	if (!isView && words.word(kind) !== 'table') return null;
	const name = words.name(kind + 1);
	const [only, ...more] = name?.parts ?? [];
	if (!name || !only || more.length > 0) return null;
	const query = words.word(name.next) === 'as' ? words.tokens[name.next + 1] : undefined;
	return {
		// As written: a word's text is in lower case.
		name: only.kind === 'quoted' ? only.text : sql.slice(only.start, only.end),
		query: query ? sql.slice(query.start, end) : null,
		isView,
		readsNamesake: words.tokens
			.slice(name.next)
			.some(({ kind, text }) => kind !== 'string' && foldName(text) === foldName(only.text))
	};
}

function namesIn(tokens: readonly Token[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { kind, text } of tokens) {
		if (kind === 'word' || kind === 'quoted') names.add(foldName(text));
		// `getvariable('x')`, `nextval('s')`
		else if (kind === 'string' && text.length < 200) {
			for (const [word] of text.matchAll(/[^\s'"().,;]+/gu)) names.add(foldName(word));
		}
	}
	return names;
}

/** The statements of a script, with every comment of it on one of them; `rest` is what stands after the last. */
export function scriptStatements(sql: string): {
	readonly statements: readonly ScriptStatement[];
	readonly rest: string;
} {
	const statements: ScriptStatement[] = [];
	const all = tokenize(sql);
	let from = 0;
	let lead = '';
	let own: Token[] = [];
	const take = (end: number, next: number): void => {
		const [first, last] = [own[0], own.at(-1)];
		if (!first || !last) {
			lead += sql.slice(from, end);
			from = next;
			return;
		}
		const words = new Words(own);
		const role = roleOf(words);
		// What follows the semicolon on its line is said of the statement before it.
		const after =
			next > end
				? (/^[ \t]*(?:--[^\n]*|\/\*[^\n]*?\*\/(?=[ \t]*(?:\n|$)))/.exec(sql.slice(next))?.[0] ?? '')
				: '';
		statements.push({
			lead: (lead + sql.slice(from, first.start)).replace(/^\s+/, ''),
			text: sql.slice(first.start, last.end),
			trail: sql.slice(last.end, end).trimEnd() + after,
			role,
			affects: role === 'change' ? affectedBy(words) : [],
			names: namesIn(own),
			drops: words.word(0) === 'drop',
			reads: words.word(0) === 'create' && READ_ANEW.has(words.word(words.skip(1, CREATE_WORDS))),
			refersTo: own.flatMap((token, at) =>
				token.kind === 'word' && token.text === 'references' ? lastOf(words.name(at + 1)) : []
			),
			makes: role === 'change' ? madeBy(words, sql, last.end) : null
		});
		lead = '';
		own = [];
		from = next + after.length;
	};
	for (const token of all) {
		if (token.kind === 'symbol' && token.text === ';') take(token.start, token.end);
		else own.push(token);
	}
	take(sql.length, sql.length);
	return { statements, rest: (lead + sql.slice(from)).trim() };
}
