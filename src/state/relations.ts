import { RELATION_NAMES } from '../schema/relations.ts';

/** The names in SQL of everything that cells can read beside each other: the dataset's, and the reader's own tables. */
export class Relations {
	readonly #builtIn: readonly string[];
	readonly #listeners = new Set<() => void>();
	#own: readonly string[] = [];

	constructor(builtIn: readonly string[] = RELATION_NAMES) {
		this.#builtIn = builtIn;
	}

	get names(): readonly string[] {
		return [...this.#builtIn, ...this.#own];
	}

	/** Takes over the names of the reader's own tables. */
	setOwn(names: readonly string[]): void {
		if (names.length === this.#own.length && names.every((name, at) => name === this.#own[at])) return;
		this.#own = names;
		for (const listener of this.#listeners) listener();
	}

	/** Calls `listener` when the names have changed; returns the way to stop. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
}
