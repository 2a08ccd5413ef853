import { Cursor, foldName, type QualifiedName } from './cursor.ts';
import { AFTER_TABLES, NAMING_FUNCTIONS } from './keywords.ts';
import { levelOf, type Content, type Level } from './level.ts';
import { Scope } from './scope.ts';
import { afterSetOperation, comparesDistinct, lastUnion, startsQuery } from './shapes.ts';

/**
 * How sure a reference is: `read` and `write` name a relation in any case, `maybe` names one only if there is one
 * of that name (a file, a setting, the argument of a macro otherwise).
 */
export type ReferenceUse = 'read' | 'write' | 'maybe';

/** A relation that SQL names and does not define in a `WITH`. */
export interface RelationReference {
	/** as written, without quotes */
	readonly name: string;
	/** catalog and schema before the name, where they are given */
	readonly qualifier: readonly string[];
	readonly use: ReferenceUse;
	/** UTF-16 offsets in the SQL */
	readonly start: number;
	readonly end: number;
}

/** How deep brackets are followed; DuckDB itself gives up before. */
const DEPTH = 300;

/** Where a recursive `WITH` may use its own name: from this token on. */
interface Recursion {
	readonly from: number;
	readonly name: string;
}

/** Finds relations in the tokens of a cursor; `references` holds what it found. */
export class ReferenceFinder {
	readonly references: RelationReference[] = [];
	readonly #cursor: Cursor;
	readonly #scope: Scope;
	readonly #depth: number;

	constructor(cursor: Cursor, scope = new Scope(), depth = 0) {
		this.#cursor = cursor;
		this.#scope = scope;
		this.#depth = depth;
	}

	/** Reads a query or a change of data (`INSERT` …) between two tokens. */
	readQuery(from: number, to: number): void {
		this.#read(from, to, 'query', this.#depth, null);
	}

	/** Reads anything else, in which only brackets can hold queries. */
	readExpression(from: number, to: number): void {
		this.#read(from, to, 'expression', this.#depth, null);
	}

	add(name: QualifiedName, use: ReferenceUse): void {
		const last = name.parts.at(-1) ?? '';
		const qualifier = name.parts.slice(0, -1);
		if (qualifier.length === 0 && use !== 'write' && this.#scope.has(foldName(last))) return;
		// `recurring.t` is what a recursive query has found so far.
		if (qualifier.length === 1 && foldName(qualifier[0] ?? '') === 'recurring') {
			if (this.#scope.has(foldName(last))) return;
		}
		this.references.push({ name: last, qualifier, use, start: name.start, end: name.end });
	}

	#read(from: number, to: number, what: Content, depth: number, recursion: Recursion | null): void {
		if (depth > DEPTH) return;
		const level = levelOf(what, to, depth);
		let index = from;
		while (index < to) {
			if (recursion !== null && index >= recursion.from && !level.defined.includes(recursion.name)) {
				this.#define(level, recursion.name);
			}
			index = this.#step(index, level);
		}
		for (const name of level.defined) this.#scope.remove(name);
	}

	#define(level: Level, name: string): void {
		this.#scope.add(name);
		level.defined.push(name);
	}

	/** Reads one piece at `index` and gives where the next starts. */
	#step(index: number, level: Level): number {
		const cursor = this.#cursor;
		if (level.item) {
			level.item = false;
			const next = this.#readTable(index, level);
			if (next > index) return next;
		}
		const close = cursor.closeOf(index);
		if (close !== null) {
			this.#readBrackets(index, close, level.depth);
			level.start = false;
			return close + 1;
		}
		const word = cursor.word(index);
		if (word === '' || (!level.start && cursor.isPartOfName(index))) {
			if (level.mode === 'tables' && cursor.isSymbol(index, ',')) level.item = true;
			level.start = false;
			return index + 1;
		}
		const started = level.start;
		level.start = false;
		return (started ? this.#readStart(word, index, level) : null) ?? this.#readWord(word, index, level);
	}

	/** Reads a word where a query may start; null where it means nothing there. */
	#readStart(word: string, index: number, level: Level): number | null {
		const cursor = this.#cursor;
		switch (word) {
			case 'table': {
				level.start = true;
				const name = cursor.qualifiedName(index + 1, level.to);
				if (name === null) return index + 1;
				level.start = false;
				this.add(name, 'read');
				return name.next;
			}
			case 'pivot':
			case 'pivot_wider':
			case 'pivot_longer':
			case 'unpivot':
				level.mode = 'tables';
				level.item = true;
				level.pivot = true;
				return index + 1;
			case 'describe':
			case 'desc':
			case 'show':
			case 'summarize':
				return this.#readDescribed(word, index, level);
			case 'insert':
			case 'update':
			case 'delete':
			case 'merge':
				return this.#readChange(word, index, level);
			default:
				return null;
		}
	}

	#readDescribed(word: string, index: number, level: Level): number {
		const cursor = this.#cursor;
		const next = cursor.word(index + 1) === 'all' ? index + 2 : index + 1;
		const token = cursor.tokens[next];
		level.start = true;
		if (token?.kind === 'string' && next < level.to) {
			this.add({ parts: [token.text], start: token.start, end: token.end, next: next + 1 }, 'maybe');
			return next + 1;
		}
		const name = cursor.qualifiedName(next, level.to);
		if (name === null) return next;
		level.start = false;
		// SHOW also shows settings and lists, and all four words may name a column in an expression.
		const sure = name.next >= level.to && word !== 'show';
		this.add(name, sure ? 'read' : 'maybe');
		return name.next;
	}

	#readChange(word: string, index: number, level: Level): number | null {
		const cursor = this.#cursor;
		let next = index + 1;
		if (word === 'insert' || word === 'merge') {
			if (cursor.word(next) === 'or') next += 2;
			if (cursor.word(next) !== 'into') return null;
			next += 1;
		} else if (word === 'delete') {
			if (cursor.word(next) !== 'from') return null;
			next += 1;
		}
		const target = cursor.qualifiedName(next, level.to);
		if (target === null) return null;
		this.add(target, 'write');
		next = target.next;
		if (word === 'insert') {
			if (cursor.word(next) === 'as') next += 2;
			if (cursor.isSymbol(next, '(') && !startsQuery(this.#cursor, next))
				next = (cursor.closeOf(next) ?? next) + 1;
			if (cursor.word(next) === 'by') next += 2;
			level.start = true;
			return next;
		}
		level.using = word === 'delete' || word === 'merge';
		level.merge = word === 'merge';
		level.clause = word === 'update';
		return next;
	}

	#readWord(word: string, index: number, level: Level): number {
		const cursor = this.#cursor;
		const next = index + 1;
		switch (word) {
			case 'from':
				if (!level.clause || comparesDistinct(this.#cursor, index)) return next;
				level.clause = false;
				level.mode = 'tables';
				level.item = true;
				return next;
			case 'union':
			case 'except':
			case 'intersect':
				level.mode = 'expression';
				level.clause = true;
				level.start = true;
				level.pivot = false;
				return afterSetOperation(this.#cursor, next);
			case 'with':
				return this.#readWith(index, level) ?? next;
			case 'join':
				if (level.mode === 'tables') {
					level.item = true;
					level.join = true;
				}
				return next;
			case 'on':
				if (level.join) level.join = false;
				else if (level.pivot || cursor.word(next) === 'conflict') level.mode = 'expression';
				return next;
			case 'using':
				if (level.using) {
					level.using = false;
					level.mode = 'tables';
					level.item = true;
				} else if (level.join) level.join = false;
				else level.mode = 'expression';
				return next;
			case 'when':
				if (level.merge) level.mode = 'expression';
				return next;
			default:
				if (word === 'select' && level.mode === 'expression' && !level.clause) level.clause = true;
				if (AFTER_TABLES.has(word)) level.mode = 'expression';
				return next;
		}
	}

	#readBrackets(open: number, close: number, depth: number): void {
		const what = this.#cursor.isSymbol(open, '(') && startsQuery(this.#cursor, open) ? 'query' : 'expression';
		this.#read(open + 1, close, what, depth + 1, null);
	}

	/** Reads one table of a `FROM`; gives where it ends, without its alias. */
	#readTable(index: number, level: Level): number {
		const cursor = this.#cursor;
		let at = index;
		if (cursor.word(at) === 'lateral') at += 1;
		const token = cursor.tokens[at];
		if (token === undefined || at >= level.to) return at;
		if (cursor.isSymbol(at + 1, ':') && (cursor.isName(at) || token.kind === 'string')) {
			return this.#readTable(at + 2, level);
		}
		if (token.kind === 'string') {
			this.add({ parts: [token.text], start: token.start, end: token.end, next: at + 1 }, 'maybe');
			return at + 1;
		}
		if (cursor.isSymbol(at, '(')) {
			const close = cursor.closeOf(at) ?? level.to;
			this.#read(at + 1, close, startsQuery(this.#cursor, at) ? 'query' : 'tables', level.depth + 1, null);
			return close + 1;
		}
		if (token.kind === 'word' && token.text === 'values' && cursor.isSymbol(at + 1, '(')) {
			return this.#readRows(at + 1, level);
		}
		const name = cursor.qualifiedName(at, level.to);
		if (name === null) return at;
		if (!cursor.isSymbol(name.next, '(')) {
			this.add(name, 'read');
			return name.next;
		}
		this.readCall(name, level.depth);
		return (cursor.closeOf(name.next) ?? level.to) + 1;
	}

	/** `VALUES (…), (…)`: its commas are its own. */
	#readRows(index: number, level: Level): number {
		let at = index;
		for (;;) {
			const close = this.#cursor.closeOf(at);
			if (close === null || !this.#cursor.isSymbol(at, '(')) return at;
			this.#readBrackets(at, close, level.depth);
			at = close + 1;
			if (!this.#cursor.isSymbol(at, ',') || !this.#cursor.isSymbol(at + 1, '(')) return at;
			at += 1;
		}
	}

	/** Reads the arguments of a table function, which may name a relation or hold SQL as text. */
	readCall(name: QualifiedName, depth: number): void {
		const cursor = this.#cursor;
		const open = name.next;
		const close = cursor.closeOf(open) ?? cursor.tokens.length;
		const called = foldName(name.parts.at(-1) ?? '');
		if (NAMING_FUNCTIONS.has(called)) {
			for (let index = open + 1; index < close; index += 1) {
				const token = cursor.tokens[index];
				if (token === undefined || !['string', 'word', 'quoted'].includes(token.kind)) continue;
				const text = token.kind === 'string' ? token.text : cursor.nameAt(index);
				this.add({ parts: text.split('.'), start: token.start, end: token.end, next: index + 1 }, 'maybe');
			}
			return;
		}
		const argument = cursor.tokens[open + 1];
		if (called === 'query' && argument?.kind === 'string' && close === open + 2 && depth < DEPTH) {
			const inner = new ReferenceFinder(new Cursor(argument.text), this.#scope, depth + 1);
			inner.readQuery(0, inner.#cursor.tokens.length);
			for (const found of inner.references) {
				this.references.push({ ...found, start: argument.start, end: argument.end });
			}
			return;
		}
		this.#read(open + 1, close, 'expression', depth + 1, null);
	}

	/** `WITH [RECURSIVE] a AS (…), b AS (…)`; null where the words mean something else. */
	#readWith(index: number, level: Level): number | null {
		const cursor = this.#cursor;
		const recursive = cursor.word(index + 1) === 'recursive' && cursor.word(index + 2) !== 'as';
		let at = index + (recursive ? 2 : 1);
		let end: number | null = null;
		for (;;) {
			if (!cursor.isName(at)) return end;
			const name = foldName(cursor.nameAt(at));
			at += 1;
			if (cursor.isSymbol(at, '(')) at = (cursor.closeOf(at) ?? level.to) + 1;
			if (cursor.word(at) === 'using' && cursor.word(at + 1) === 'key') {
				at = (cursor.closeOf(at + 2) ?? at + 1) + 1;
			}
			if (cursor.word(at) !== 'as') return end;
			at += 1;
			if (cursor.word(at) === 'not') at += 1;
			if (cursor.word(at) === 'materialized') at += 1;
			const close = cursor.closeOf(at);
			if (close === null || !cursor.isSymbol(at, '(')) return end;
			this.readDefinition(at, close, recursive ? name : null, level.depth);
			this.#define(level, name);
			level.start = true;
			end = close + 1;
			at = end;
			if (!cursor.isSymbol(at, ',')) return end;
			at += 1;
		}
	}

	/**
	 * Reads the query of a `WITH` or a view. A recursive one (`name` given) knows its own name only to the right
	 * of its last `UNION`; to the left, and without one, the name is that of another relation.
	 */
	readDefinition(open: number, close: number, name: string | null, depth: number): void {
		const cursor = this.#cursor;
		let [from, to] = [open + 1, close];
		while (name !== null && cursor.isSymbol(from, '(') && cursor.closeOf(from) === to - 1) {
			from += 1;
			to -= 1;
		}
		const union = name === null ? null : lastUnion(this.#cursor, from, to);
		const recursion = name === null || union === null ? null : { from: union, name };
		this.#read(from, to, 'query', depth + 1, recursion);
	}
}
