import type { Database } from '../database.ts';
import { offsetsOfBytes } from './offsets.ts';

/** One token of a statement. */
export interface Token {
	/** a word in capitals, or the first character of anything else; empty for a string or a number */
	readonly text: string;
	/** UTF-16 offset in the text that was split */
	readonly start: number;
}

/** One statement of a text. */
export interface Piece {
	/** without the semicolon */
	readonly text: string;
	/** UTF-16 offset in the text that was split */
	readonly start: number;
	readonly tokens: readonly Token[];
}

/** DuckDB's numbers for its kinds of tokens. */
const NUMBER = 1;
const STRING = 2;
const COMMENT = 5;

/** What the lexer takes for one word; the parser then reads Unicode's spaces in it as spaces. */
const WORD = /[\w$\u0080-\uffff]+/uy;
const SPACES = /[\s\u200b]+/u;

/**
 * The statements of `text` as DuckDB's own lexer sees them, so that what we take for one statement is never
 * two for the engine. A text that does not lex ends in the piece where it fails; the parser says why.
 */
export async function splitStatements(database: Database, text: string): Promise<Piece[]> {
	const { offsets, types } = await database.tokenize(text);
	const starts = offsetsOfBytes(text, [...offsets]);
	const pieces: Piece[] = [];
	let tokens: Token[] = [];
	let from = 0;
	const close = (end: number) => {
		if (tokens.length > 0) pieces.push({ text: text.slice(from, end), start: from, tokens });
		tokens = [];
		from = end + 1;
	};
	for (const [index, start] of starts.entries()) {
		const type: number | undefined = types[index];
		if (type === COMMENT) continue;
		if (type === NUMBER || type === STRING) {
			tokens.push({ text: '', start });
			continue;
		}
		if (text[start] === ';') {
			close(start);
			continue;
		}
		WORD.lastIndex = start;
		const words = WORD.exec(text)?.[0].split(SPACES).filter(Boolean) ?? [text[start] ?? ''];
		for (const word of words) tokens.push({ text: word.toUpperCase(), start });
	}
	close(text.length);
	return pieces;
}
