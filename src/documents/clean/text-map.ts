import type { Span } from '../../base/span.ts';

/** One change of a text: `start` to `end` of it become `text`. */
export interface Edit extends Span {
	readonly text: string;
	/** true where what is removed belongs to the characters before it, as pinyin does */
	readonly clings: boolean;
}

/**
 * The way back from a cleaned text to the text as published: runs that both share, in order.
 * Offsets are UTF-16 units.
 */
export class TextMap {
	/** where each run starts in the cleaned text */
	readonly #clean: readonly number[];
	/** where each run starts in the published text */
	readonly #source: readonly number[];
	/** where each run ends in the published text, with what clings to it */
	readonly #tail: readonly number[];

	/** true where nothing was changed, so that every offset stays */
	readonly #isIdentity: boolean;

	private constructor(
		clean: readonly number[],
		source: readonly number[],
		tail: readonly number[],
		isIdentity = false
	) {
		this.#clean = clean;
		this.#source = source;
		this.#tail = tail;
		this.#isIdentity = isIdentity;
	}

	/** The map of a text that was not changed. */
	static identity(length: number): TextMap {
		return new TextMap([0], [0], [length], true);
	}

	/** Applies `edits` (in order, without overlap) to `text` and says how to get back. */
	static edit(text: string, edits: readonly Edit[]): { readonly text: string; readonly map: TextMap } {
		if (edits.length === 0) return { text, map: TextMap.identity(text.length) };
		const clean: number[] = [];
		const source: number[] = [];
		const tail: number[] = [];
		const parts: string[] = [];
		let length = 0;
		let at = 0;
		const push = (start: number, end: number, printed: string): void => {
			clean.push(length);
			source.push(start);
			tail.push(end);
			parts.push(printed);
			length += printed.length;
		};
		for (const edit of edits) {
			if (edit.start > at) push(at, edit.start, text.slice(at, edit.start));
			if (edit.text !== '') push(edit.start, edit.end, edit.text);
			else if (edit.clings && tail.length > 0) tail[tail.length - 1] = edit.end;
			at = edit.end;
		}
		if (at < text.length || clean.length === 0) push(at, text.length, text.slice(at));
		return { text: parts.join(''), map: new TextMap(clean, source, tail) };
	}

	/** The map that first goes back through this one and then through `before`. */
	after(before: TextMap, length: number): TextMap {
		if (before.#isIdentity) return this;
		const clean: number[] = [];
		const source: number[] = [];
		const tail: number[] = [];
		for (let run = 0; run < this.#clean.length; run += 1) {
			const cleanStart = this.#clean[run] ?? 0;
			const cleanEnd = this.#clean[run + 1] ?? length;
			const middle = this.#source[run] ?? 0;
			let at = cleanStart;
			while (at < cleanEnd) {
				const inner = before.#runAt(middle + (at - cleanStart));
				const innerEnd = before.#clean[inner + 1] ?? Number.POSITIVE_INFINITY;
				const end = Math.min(cleanEnd, at + innerEnd - (middle + (at - cleanStart)));
				clean.push(at);
				source.push(before.toSource(middle + (at - cleanStart)));
				tail.push(
					end === cleanEnd
						? before.toSourceEnd(Math.max(middle + (end - cleanStart), this.#tail[run] ?? 0))
						: (before.#tail[inner] ?? 0)
				);
				at = end;
			}
		}
		return new TextMap(clean, source, tail);
	}

	/** Where the character at `offset` of the cleaned text stands in the published one. */
	toSource(offset: number): number {
		const run = this.#runAt(offset);
		const start = this.#source[run] ?? 0;
		return Math.min(start + (offset - (this.#clean[run] ?? 0)), this.#tail[run] ?? start);
	}

	/** Where the text that ends at `offset` of the cleaned text ends in the published one. */
	toSourceEnd(offset: number): number {
		if (offset <= 0) return this.#source[0] ?? 0;
		const run = this.#runAt(offset - 1);
		if (offset === this.#clean[run + 1]) return this.#tail[run] ?? 0;
		const end = (this.#source[run] ?? 0) + (offset - (this.#clean[run] ?? 0));
		return run === this.#clean.length - 1 ? Math.min(end, this.#tail[run] ?? end) : end;
	}

	/** The passage of the published text that holds `span` of the cleaned one. */
	span(span: Span): Span {
		if (this.#isIdentity) return { start: span.start, end: Math.max(span.start, span.end) };
		const start = this.toSource(span.start);
		return { start, end: span.end > span.start ? this.toSourceEnd(span.end) : start };
	}

	/** The last run that starts at or before `offset`. */
	#runAt(offset: number): number {
		let low = 0;
		let high = this.#clean.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#clean[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
