import { splitClauses } from '../../documents/extract/quantities/clauses.ts';
import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import { scanMentions } from '../../documents/extract/quantities/mentions.ts';
import { splitPieces } from '../../documents/extract/quantities/pieces.ts';
import { type Terms, termsOf } from './terms.ts';

/** A number with its unit; figures of one dimension can be compared. */
export interface Quantity {
	/** in the smallest unit of the dimension; null where the digits are masked */
	readonly value: number | null;
	readonly dimension: string;
}

/** A stretch of a task that is about one thing, with what it is about and the quantities that it names. */
export interface ClauseTerms {
	readonly text: string;
	readonly terms: Terms;
	readonly quantities: readonly Quantity[];
	/** counts up at every full stop */
	readonly sentence: number;
}

/** Reads clauses out of folded text. */
export class ClauseReader {
	readonly #lexicon: QuantityLexicon;
	readonly #dropped: RegExp;

	constructor(lexicon: QuantityLexicon, dropped: readonly string[]) {
		this.#lexicon = lexicon;
		this.#dropped = new RegExp([...dropped].sort((one, other) => other.length - one.length).join('|'), 'gu');
	}

	/** The clauses of `text`, cut further where a clause names several quantities. */
	read(text: string): ClauseTerms[] {
		const pieces = splitPieces(text, splitClauses(text), this.#lexicon);
		return pieces.map((piece) => ({
			text: piece.text.trim(),
			terms: termsOf(this.#withoutNumbers(piece.text), this.#dropped),
			quantities: this.quantities(piece.text),
			sentence: piece.sentence
		}));
	}

	/** Units are left out with their numbers: 万平方米 makes no two tasks alike. */
	#withoutNumbers(text: string): string {
		let bare = '';
		let at = 0;
		for (const { start, end } of scanMentions(text, this.#lexicon)) {
			bare += `${text.slice(at, start)} `;
			at = end;
		}
		return bare + text.slice(at);
	}

	quantities(text: string): Quantity[] {
		return scanMentions(text, this.#lexicon).map(({ comparable, dimension }) => ({
			value: comparable,
			dimension
		}));
	}

	/** The same number of the same kind of thing. */
	equal(one: Quantity, other: Quantity): boolean {
		return one.value !== null && one.value === other.value && this.comparable(one, other);
	}

	comparable(one: Quantity, other: Quantity): boolean {
		return this.#lexicon.sameMeasure(one.dimension, other.dimension);
	}
}
