import { RESERVED } from './keywords.ts';
import { tokenize, type Token } from './tokens.ts';

/** A name with the schemas before it, and its places among the tokens. */
export interface QualifiedName {
	readonly parts: readonly string[];
	/** UTF-16 offsets in the SQL */
	readonly start: number;
	readonly end: number;
	/** the token after it */
	readonly next: number;
}

/** Names are compared without regard to the case of ASCII letters, as DuckDB does. */
export function foldName(name: string): string {
	return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const CLOSERS: Partial<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The tokens of some SQL with the places where its brackets close. */
export class Cursor {
	readonly sql: string;
	readonly tokens: readonly Token[];
	/** for an opening bracket the index of what closes it, or the end of its statement */
	readonly #closes = new Map<number, number>();

	constructor(sql: string) {
		this.sql = sql;
		this.tokens = tokenize(sql);
		let open: number[] = [];
		const closeAll = (at: number) => {
			for (const index of open) this.#closes.set(index, at);
			open = [];
		};
		this.tokens.forEach(({ kind, text }, index) => {
			if (kind !== 'symbol') return;
			if (text === ';') closeAll(index);
			else if (CLOSERS[text] !== undefined) open.push(index);
			else if (text === ')' || text === ']' || text === '}') {
				const last = open.at(-1);
				if (last !== undefined && CLOSERS[this.tokens[last]?.text ?? ''] === text) {
					open.pop();
					this.#closes.set(last, index);
				}
			}
		});
		closeAll(this.tokens.length);
	}

	/** Where the bracket at `index` closes, or null when there is none. */
	closeOf(index: number): number | null {
		return this.#closes.get(index) ?? null;
	}

	isSymbol(index: number, text: string): boolean {
		const token = this.tokens[index];
		return token?.kind === 'symbol' && token.text === text;
	}

	/** The unquoted word at `index`, in lower case; empty where there is none. */
	word(index: number): string {
		const token = this.tokens[index];
		return token?.kind === 'word' ? token.text : '';
	}

	/** Whether the token names something: quoted, or a word that is not reserved. */
	isName(index: number): boolean {
		const token = this.tokens[index];
		if (token === undefined) return false;
		return token.kind === 'quoted' || (token.kind === 'word' && !RESERVED.has(token.text));
	}

	/** Whether the word at `index` is a column of something or a label, whatever else it may mean. */
	isPartOfName(index: number): boolean {
		return this.isSymbol(index - 1, '.') || this.word(index - 1) === 'as';
	}

	/** The text of the name at `index`, as written. */
	nameAt(index: number): string {
		const token = this.tokens[index];
		if (token === undefined) return '';
		return token.kind === 'word' ? this.sql.slice(token.start, token.end) : token.text;
	}

	/** `a`, `s.a` or `c.s.a` at `index`, or null. */
	qualifiedName(index: number, end: number): QualifiedName | null {
		const first = this.tokens[index];
		if (first === undefined || index >= end || !this.isName(index)) return null;
		const parts = [this.nameAt(index)];
		let next = index + 1;
		while (next + 1 < end && this.isSymbol(next, '.')) {
			const kind = this.tokens[next + 1]?.kind;
			if (kind !== 'word' && kind !== 'quoted') break;
			parts.push(this.nameAt(next + 1));
			next += 2;
		}
		return { parts, start: first.start, end: this.tokens[next - 1]?.end ?? first.end, next };
	}
}
