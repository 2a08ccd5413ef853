/** What a clause is about: its pairs of neighbouring characters, without digits, marks and words that every task has. */
export type Terms = ReadonlySet<string>;

const NOT_A_WORD = /[^\p{Script=Han}A-Za-z]+/u;

/**
 * The terms of `text`: every pair of neighbouring Han characters, and Latin words whole.
 * Pairs need no dictionary and find 发热门诊 in 示范发热门诊建设 all the same.
 */
export function termsOf(text: string, dropped: RegExp): Terms {
	const terms = new Set<string>();
	for (const run of text.replace(dropped, ' ').split(NOT_A_WORD)) {
		if (/^[A-Za-z]+$/u.test(run)) {
			if (run.length > 1) terms.add(run.toLowerCase());
			continue;
		}
		for (let at = 0; at + 1 < run.length; at += 1) terms.add(run.slice(at, at + 2));
	}
	return terms;
}

/** Clauses that are assumed at least: in two short documents everything would seem common. */
const BACKGROUND = 1200;

/** How much each term tells: the rarer, the more; terms of a tenth of all clauses tell nearly nothing. */
export class Weights {
	readonly #counts = new Map<string, number>();
	readonly #total: number;

	constructor(clauses: Iterable<Terms>) {
		let total = 0;
		for (const terms of clauses) {
			total += 1;
			for (const term of terms) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
		}
		this.#total = Math.max(total, BACKGROUND);
	}

	/** in how many clauses `term` occurs */
	count(term: string): number {
		return this.#counts.get(term) ?? 0;
	}

	of(term: string): number {
		return Math.log(1 + this.#total / (1 + this.count(term)));
	}

	sum(terms: Iterable<string>): number {
		let sum = 0;
		for (const term of terms) sum += this.of(term);
		return sum;
	}
}

/** How alike two sets of terms are, 0 to 1, and the weight of what they share. */
export interface Likeness {
	readonly score: number;
	readonly shared: number;
	/** what of the first set is in the second, by weight: 0 to 1 */
	readonly covers: number;
	readonly coveredBy: number;
}

/** Two rare pairs of characters; less than that may be chance. */
const ENOUGH = 14;

/**
 * Half by how much of the shorter one is shared, half by how much of both: a clause inside a longer one counts,
 * and one that is the other counts more. What shares little of weight is worth less.
 */
export function likeness(one: Terms, other: Terms, weights: Weights): Likeness {
	let shared = 0;
	for (const term of one) if (other.has(term)) shared += weights.of(term);
	if (shared === 0) return { score: 0, shared: 0, covers: 0, coveredBy: 0 };
	const left = weights.sum(one);
	const right = weights.sum(other);
	const raw = 0.5 * (shared / Math.min(left, right)) + shared / (left + right);
	return {
		score: raw * Math.min(1, shared / ENOUGH),
		shared,
		covers: shared / left,
		coveredBy: shared / right
	};
}
