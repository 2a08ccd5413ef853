import { Cursor, foldName, type QualifiedName } from './cursor.ts';
import { QUERY_STARTS } from './keywords.ts';
import { ReferenceFinder, type RelationReference } from './references.ts';

/** A `$name` in SQL; `start` and `end` cover the `$` too. */
export interface ParameterReference {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** One statement without the blanks and comments around it; offsets count in the whole SQL. */
export interface SqlStatement {
	readonly start: number;
	readonly end: number;
	readonly parameters: readonly ParameterReference[];
}

/** What some SQL holds and needs. */
export interface SqlAnalysis {
	readonly statements: readonly SqlStatement[];
	/** relations that the SQL names, without those that it defines or has created before */
	readonly relations: readonly RelationReference[];
}

const CREATE_WORDS = new Set(['temp', 'temporary', 'persistent', 'local', 'global', 'unlogged', 'recursive']);

/** Reads one statement after the other, and knows what earlier ones have created. */
class StatementReader {
	readonly relations: RelationReference[] = [];
	readonly #cursor: Cursor;
	readonly #created = new Set<string>();

	constructor(cursor: Cursor) {
		this.#cursor = cursor;
	}

	read(from: number, to: number): void {
		const cursor = this.#cursor;
		const finder = new ReferenceFinder(cursor);
		const created = this.#readStatement(from, to, finder);
		for (const found of finder.references) {
			if (!this.#created.has(keyOf([...found.qualifier, found.name]))) this.relations.push(found);
		}
		if (created === null) return;
		const last = created.parts.at(-1) ?? '';
		this.#created.add(keyOf(created.parts));
		// What `USE` makes of a name is not known; the shortest form is the usual one.
		this.#created.add(keyOf([last]));
	}

	/** Reads one statement and gives the name of the relation that it creates. */
	#readStatement(from: number, to: number, finder: ReferenceFinder): QualifiedName | null {
		const cursor = this.#cursor;
		const word = cursor.word(from);
		switch (word) {
			case 'explain': {
				let at = from + 1;
				if (cursor.word(at) === 'analyze') at += 1;
				const option = cursor.isSymbol(at, '(') ? cursor.word(at + 1) : '';
				if (option !== '' && !QUERY_STARTS.has(option)) {
					at = (cursor.closeOf(at) ?? at) + 1;
				}
				return this.#readStatement(at, to, finder);
			}
			case 'prepare':
				return this.#readStatement(this.#find('as', from, to) + 1, to, finder);
			case 'create':
				return this.#readCreate(from, to, finder);
			case 'drop':
			case 'alter':
			case 'truncate':
			case 'comment':
				this.#readTarget(from + 1, to, finder);
				return null;
			case 'copy':
				this.#readCopy(from, to, finder);
				return null;
			case 'call':
			case 'pragma': {
				const name = cursor.qualifiedName(from + 1, to);
				if (name !== null && cursor.isSymbol(name.next, '(')) finder.readCall(name, 0);
				return null;
			}
			default:
				if (QUERY_STARTS.has(word) || CHANGES.has(word) || cursor.isSymbol(from, '(')) {
					finder.readQuery(from, to);
				} else {
					finder.readExpression(from, to);
				}
				return null;
		}
	}

	/** The first `word` outside brackets from `from` on, or `to`. */
	#find(word: string, from: number, to: number): number {
		let index = from;
		while (index < to && this.#cursor.word(index) !== word) {
			index = (this.#cursor.closeOf(index) ?? index) + 1;
		}
		return Math.min(index, to);
	}

	#skipConditions(index: number): number {
		let at = index;
		if (this.#cursor.word(at) === 'if') at += this.#cursor.word(at + 1) === 'not' ? 3 : 2;
		return at;
	}

	#readCreate(from: number, to: number, finder: ReferenceFinder): QualifiedName | null {
		const cursor = this.#cursor;
		let at = from + 1;
		if (cursor.word(at) === 'or') at += 2;
		let recursive = false;
		while (CREATE_WORDS.has(cursor.word(at))) {
			recursive ||= cursor.word(at) === 'recursive';
			at += 1;
		}
		const kind = cursor.word(at);
		const name = cursor.qualifiedName(this.#skipConditions(at + 1), to);
		if (kind === 'macro' || kind === 'function') {
			this.#readMacro(name?.next ?? at, to, finder);
		} else if (kind === 'index' || (kind === 'unique' && cursor.word(at + 1) === 'index')) {
			const table = cursor.qualifiedName(this.#find('on', at, to) + 1, to);
			if (table !== null) finder.add(table, 'write');
		} else if ((kind === 'table' || kind === 'view') && name !== null) {
			const as = this.#find('as', name.next, to);
			const wrapped = recursive && as < to ? foldName(name.parts.at(-1) ?? '') : null;
			if (wrapped !== null) finder.readDefinition(as, to, wrapped, 0);
			else finder.readQuery(Math.min(as + 1, to), to);
			return name;
		} else {
			finder.readExpression(at, to);
		}
		return null;
	}

	/** `(a, b) AS …, (a) AS …`: one body for each list of parameters. */
	#readMacro(from: number, to: number, finder: ReferenceFinder): void {
		const cursor = this.#cursor;
		let start: number | null = null;
		let index = from;
		while (index < to) {
			const next = cursor.isSymbol(index, ',') ? index + 1 : index;
			const isFirst = start === null;
			if ((isFirst || next > index) && this.#isParameterList(next)) {
				if (start !== null) finder.readQuery(start, index);
				start = (cursor.closeOf(next) ?? to) + 2;
				index = start;
			} else {
				index = (cursor.closeOf(index) ?? index) + 1;
			}
		}
		if (start !== null) finder.readQuery(Math.min(start, to), to);
	}

	/** Whether brackets hold names (with defaults) and `AS` follows, as before the body of a macro. */
	#isParameterList(open: number): boolean {
		const cursor = this.#cursor;
		const close = cursor.isSymbol(open, '(') ? cursor.closeOf(open) : null;
		if (close === null || cursor.word(close + 1) !== 'as') return false;
		if (QUERY_STARTS.has(cursor.word(open + 1))) return false;
		return close === open + 1 || (cursor.isName(open + 1) && this.#find('join', open + 1, close) === close);
	}

	/** `DROP TABLE IF EXISTS a`, `ALTER VIEW a …`, `TRUNCATE a`, `COMMENT ON COLUMN a.b …`. */
	#readTarget(from: number, to: number, finder: ReferenceFinder): void {
		const cursor = this.#cursor;
		let at = cursor.word(from) === 'on' ? from + 1 : from;
		const kind = cursor.word(at);
		if (kind === 'macro' || kind === 'type' || kind === 'schema' || kind === 'sequence') return;
		if (kind === 'table' || kind === 'view' || kind === 'column' || kind === 'index') at += 1;
		const name = cursor.qualifiedName(this.#skipConditions(at), to);
		if (name === null || kind === 'function' || kind === 'index') return;
		const parts = kind === 'column' ? name.parts.slice(0, -1) : name.parts;
		if (parts.length > 0) finder.add({ ...name, parts }, 'write');
	}

	#readCopy(from: number, to: number, finder: ReferenceFinder): void {
		const cursor = this.#cursor;
		const name = cursor.qualifiedName(from + 1, to);
		if (name === null) finder.readExpression(from + 1, to);
		else finder.add(name, this.#find('to', name.next, to) < to ? 'read' : 'write');
	}
}

const CHANGES = new Set(['insert', 'update', 'delete', 'merge']);

function keyOf(parts: readonly string[]): string {
	return parts.map(foldName).join('\u0000');
}

/** Reads SQL of any form, broken or not: its statements, the relations and the parameters that it names. */
export function analyseSql(sql: string): SqlAnalysis {
	const cursor = new Cursor(sql);
	const reader = new StatementReader(cursor);
	const statements: SqlStatement[] = [];
	const { tokens } = cursor;
	let from = 0;
	for (let index = 0; index <= tokens.length; index += 1) {
		if (index < tokens.length && !cursor.isSymbol(index, ';')) continue;
		const first = tokens[from];
		const last = tokens[index - 1];
		if (index > from && first !== undefined && last !== undefined) {
			reader.read(from, index);
			const parameters = tokens
				.slice(from, index)
				.filter(({ kind }) => kind === 'parameter')
				.map(({ text, start, end }) => ({ name: text, start, end }));
			statements.push({ start: first.start, end: last.end, parameters });
		}
		from = index + 1;
	}
	return { statements, relations: reader.relations };
}
