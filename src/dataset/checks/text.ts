import type { Span } from '../../base/span.ts';
import type { CleanText } from '../../documents/clean/clean.ts';

/** A document's text as checks read it: cleaned and folded, with the way back to the source. */
export class DocumentText {
	readonly match: string;
	readonly #clean: CleanText;

	constructor(clean: CleanText) {
		this.#clean = clean;
		this.match = clean.match;
	}

	/** The place in the source of `start` to `end` of `match`. */
	span(start: number, end: number): Span {
		return this.#clean.map.span({ start, end });
	}

	/** What of `match` stands before the place `offset` of the source. */
	before(offset: number): string {
		let low = 0;
		let high = this.match.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.span(middle, middle + 1).start < offset) low = middle + 1;
			else high = middle;
		}
		return this.match.slice(0, low);
	}
}
