import type { Span } from '../base/span.ts';
import { isSpace } from './lines.ts';
import type { Account } from './report.ts';

const FURNITURE = 1;
const FIELD = 2;

/** How many of the unexplained passages an account lists. */
const LISTED = 200;

/** Marks every character of a text once: in a field, in furniture, or in nothing. */
export class Coverage {
	readonly #text: string;
	readonly #marks: Uint8Array;

	constructor(text: string) {
		this.#text = text;
		this.#marks = new Uint8Array(text.length);
	}

	field(span: Span): void {
		this.#marks.fill(FIELD, span.start, span.end);
	}

	furniture(span: Span): void {
		for (let at = Math.max(0, span.start); at < Math.min(span.end, this.#marks.length); at += 1) {
			if (this.#marks[at] === 0) this.#marks[at] = FURNITURE;
		}
	}

	/** The counts; white space and marks between explained text are furniture. */
	account(): Account {
		const marks = this.#marks;
		const text = this.#text;
		let fields = 0;
		let furniture = 0;
		let unexplained = 0;
		const passages: Span[] = [];
		let open = -1;
		let last = -1;
		for (let at = 0; at < marks.length; at += 1) {
			const mark = marks[at];
			if (mark === FIELD) fields += 1;
			else if (
				mark === FURNITURE ||
				isSpace(text.charCodeAt(at)) ||
				(open < 0 && isMark(text.charCodeAt(at)))
			)
				furniture += 1;
			else {
				unexplained += 1;
				if (open < 0) open = at;
				last = at + 1;
				continue;
			}
			if (open >= 0 && mark !== 0) {
				passages.push({ start: open, end: last });
				open = -1;
			}
		}
		if (open >= 0) passages.push({ start: open, end: last });
		passages.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
		return { characters: marks.length, fields, furniture, unexplained, passages: passages.slice(0, LISTED) };
	}
}

/** Punctuation, tabs and table bars. */
function isMark(unit: number): boolean {
	return '。，,;；:：、()（）[]【】|"“”.·-'.includes(String.fromCharCode(unit));
}
