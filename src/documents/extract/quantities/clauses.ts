import { isBlank } from './words.ts';

/** A stretch of text between two marks, with what stands in brackets blanked out; offsets are those of the text. */
export interface Clause {
	readonly start: number;
	readonly end: number;
	/** the clause, of the length `end - start`, its brackets and what they hold replaced by spaces */
	readonly text: string;
	/** counts up at every full stop */
	readonly sentence: number;
	/** whether the clause stood in brackets */
	readonly bracketed: boolean;
}

/** The units that end a sentence and those that only end a clause; `(` opens a bracket. */
const NOTHING = 0;
const CLAUSE = 1;
const SENTENCE = 2;
const BRACKET = 3;

const MARKS: Uint8Array = new Uint8Array(0x10000);
for (const mark of ',;，；:：') MARKS[mark.charCodeAt(0)] = CLAUSE;
for (const mark of '。!?！？\n\r●') MARKS[mark.charCodeAt(0)] = SENTENCE;
for (let unit = '①'.charCodeAt(0); unit <= '⑳'.charCodeAt(0); unit += 1) MARKS[unit] = SENTENCE;
MARKS['('.charCodeAt(0)] = BRACKET;

const LONGEST_BRACKET = 200;

/** Cuts a folded text into clauses. Linear in the text. */
export function splitClauses(text: string): readonly Clause[] {
	const clauses: Clause[] = [];
	let sentence = 0;
	let start = 0;
	let holes: [number, number][] = [];

	const close = (end: number): void => {
		push(clauses, text, start, end, holes, sentence, false);
		for (const [from, to] of holes) splitBracket(clauses, text, from + 1, to, sentence);
		holes = [];
		start = end + 1;
	};

	for (let at = 0; at < text.length; at += 1) {
		const mark = MARKS[text.charCodeAt(at)] ?? NOTHING;
		if (mark === NOTHING) continue;
		if (mark === BRACKET) {
			const length = text.slice(at, at + LONGEST_BRACKET).indexOf(')');
			if (length <= 0) continue;
			holes.push([at, at + length]);
			at += length;
		} else if (mark === SENTENCE) {
			close(at);
			sentence += 1;
		} else if (!isSeparatorOfThousands(text, at)) {
			close(at);
		}
	}
	close(text.length);
	return clauses;
}

function isSeparatorOfThousands(text: string, at: number): boolean {
	return (
		text.charAt(at) === ',' &&
		/\d/u.test(text.charAt(at - 1)) &&
		/^\d{3}(?!\d)/u.test(text.slice(at + 1, at + 5))
	);
}

function splitBracket(clauses: Clause[], text: string, from: number, to: number, sentence: number): void {
	let start = from;
	for (let at = from; at <= to; at += 1) {
		const mark = at < to ? (MARKS[text.charCodeAt(at)] ?? NOTHING) : NOTHING;
		const ends = mark === SENTENCE || (mark === CLAUSE && !isSeparatorOfThousands(text, at));
		if (at < to && !ends) continue;
		push(clauses, text, start, at, [], sentence, true);
		start = at + 1;
	}
}

function push(
	clauses: Clause[],
	text: string,
	start: number,
	end: number,
	holes: readonly (readonly [number, number])[],
	sentence: number,
	bracketed: boolean
): void {
	let from = start;
	let to = end;
	while (from < to && isBlank(text.charCodeAt(from))) from += 1;
	while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
	if (from >= to) return;
	if (holes.length === 0) {
		clauses.push({ start: from, end: to, text: text.slice(from, to), sentence, bracketed });
		return;
	}
	const parts: string[] = [];
	let at = from;
	for (const [open, closed] of holes) {
		const left = Math.max(open, from);
		const right = Math.min(closed + 1, to);
		parts.push(text.slice(at, left), ' '.repeat(Math.max(0, right - left)));
		at = Math.max(at, right);
	}
	parts.push(text.slice(at, to));
	const masked = parts.join('');
	if (masked.trim() === '') return;
	clauses.push({ start: from, end: to, text: masked, sentence, bracketed });
}
