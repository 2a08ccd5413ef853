import type { Token } from './tokens.ts';

const CLOSERS: Partial<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Which brackets the tokens of a statement stand in; what is not closed runs to the end. */
export class Brackets {
	/** for each token the index of the bracket around it, -1 for none; a bracket stands outside of itself */
	readonly #around: number[] = [];
	readonly #closes = new Map<number, number>();

	constructor(tokens: readonly Token[]) {
		const open: number[] = [];
		for (const [index, { kind, text }] of tokens.entries()) {
			const opener = kind === 'symbol' ? CLOSERS[text] : undefined;
			const last = open.at(-1);
			if (opener !== undefined && last !== undefined && tokens[last]?.text === opener) {
				this.#closes.set(last, index);
				open.pop();
			}
			this.#around.push(open.at(-1) ?? -1);
			if (kind === 'symbol' && (text === '(' || text === '[' || text === '{')) open.push(index);
		}
		for (const index of open) this.#closes.set(index, tokens.length);
	}

	/** The bracket around the token at `index`, -1 for none. */
	around(index: number): number {
		return this.#around[index] ?? -1;
	}

	/** Where the bracket at `index` closes; null where there is none. */
	closeOf(index: number): number | null {
		return this.#closes.get(index) ?? null;
	}

	/** The brackets around a place before the token at `index`, -1 for the whole statement among them. */
	chain(index: number): ReadonlySet<number> {
		const chain = new Set([-1]);
		for (const [open, close] of this.#closes) if (open < index && index <= close) chain.add(open);
		return chain;
	}
}
