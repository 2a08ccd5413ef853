/** All words of a list, compiled so that a text is searched for all of them in one pass (Aho and Corasick). */
export class Automaton {
	/** per node: the next node by UTF-16 unit */
	readonly #next: Map<number, number>[] = [new Map()];
	/** per node: where to go on when no unit fits */
	readonly #fail: number[] = [0];
	/** per node: the word that ends here, or -1 */
	readonly #word: number[] = [-1];
	/** per node: the nearest shorter suffix that is a word, or 0 */
	readonly #shorter: number[] = [0];
	readonly #lengths: number[];

	/** A word's id is its index; empty words are never found. */
	constructor(words: readonly string[]) {
		this.#lengths = words.map((word) => word.length);
		words.forEach((word, id) => this.#insert(word, id));
		this.#link();
	}

	/** Every occurrence, overlapping ones too, by ascending end and, at one end, the longest first. */
	matches(text: string): Match[] {
		const found: Match[] = [];
		let node = 0;
		for (let at = 0; at < text.length; at += 1) {
			node = this.#step(node, text.charCodeAt(at));
			let hit = (this.#word[node] ?? -1) >= 0 ? node : (this.#shorter[node] ?? 0);
			while (hit !== 0) {
				const word = this.#word[hit] ?? -1;
				found.push({ word, start: at + 1 - (this.#lengths[word] ?? 0), end: at + 1 });
				hit = this.#shorter[hit] ?? 0;
			}
		}
		return found;
	}

	#insert(word: string, id: number): void {
		if (word === '') return;
		let node = 0;
		for (let at = 0; at < word.length; at += 1) {
			const unit = word.charCodeAt(at);
			let to = this.#next[node]?.get(unit);
			if (to === undefined) {
				to = this.#next.length;
				this.#next.push(new Map());
				this.#fail.push(0);
				this.#word.push(-1);
				this.#shorter.push(0);
				this.#next[node]?.set(unit, to);
			}
			node = to;
		}
		this.#word[node] = id;
	}

	/** Breadth first, so that a node's suffixes are linked before the node. */
	#link(): void {
		const queue = [...(this.#next[0]?.values() ?? [])];
		for (const node of queue) {
			const fail = this.#fail[node] ?? 0;
			this.#shorter[node] = (this.#word[fail] ?? -1) >= 0 ? fail : (this.#shorter[fail] ?? 0);
			for (const [unit, to] of this.#next[node] ?? []) {
				this.#fail[to] = this.#step(fail, unit);
				queue.push(to);
			}
		}
	}

	#step(from: number, unit: number): number {
		let node = from;
		for (;;) {
			const to = this.#next[node]?.get(unit);
			if (to !== undefined) return to;
			if (node === 0) return 0;
			node = this.#fail[node] ?? 0;
		}
	}
}

export interface Match {
	/** the word's index in the list */
	readonly word: number;
	/** UTF-16 units */
	readonly start: number;
	readonly end: number;
}

/** The matches that lie within no other: 农村公路 stands, the 公路 in it does not. Takes and keeps the order of `matches`. */
export function outermost(matches: readonly Match[]): Match[] {
	const kept: Match[] = [];
	let first = Infinity;
	for (let index = matches.length - 1; index >= 0; index -= 1) {
		const match = matches[index];
		if (match === undefined) continue;
		const longest = matches[index - 1]?.end !== match.end;
		if (longest && match.start < first) kept.push(match);
		first = Math.min(first, match.start);
	}
	return kept.reverse();
}
