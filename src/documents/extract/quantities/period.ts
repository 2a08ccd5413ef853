import type { QuantityLexicon } from './lexicon.ts';

const MAYBE = /[月季半年底]/u;

/** The period that a sentence names, until it names another. */
export class Period {
	readonly #fallback: number | null;
	readonly #lexicon: QuantityLexicon;
	/** as printed: 1-8月 */
	asOf: string | null = null;
	/** 1 to 4 */
	quarter: number | null;

	/** @param fallback the document's quarter, for sentences that name none */
	constructor(fallback: number | null, lexicon: QuantityLexicon) {
		this.#fallback = fallback;
		this.#lexicon = lexicon;
		this.quarter = fallback;
	}

	newSentence(): void {
		this.asOf = null;
		this.quarter = this.#fallback;
	}

	read(text: string): void {
		if (!MAYBE.test(text)) return;
		for (const { pattern, quarter } of this.#lexicon.time) {
			const match = pattern.exec(text);
			if (match === null) continue;
			this.asOf = match[0];
			const months = match[0].match(/\d{1,2}(?=个?月)|\d{1,2}(?=[-至到])/gu)?.map(Number) ?? [];
			this.quarter = quarter ?? quarterOfMonth(months.at(-1)) ?? this.#fallback;
			return;
		}
	}
}

function quarterOfMonth(month: number | undefined): number | null {
	return month === undefined || month < 1 || month > 12 ? null : Math.ceil(month / 3);
}
