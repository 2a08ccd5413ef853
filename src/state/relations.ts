import { RELATION_NAMES } from '../schema/relations.ts';

/** The names in SQL of everything that cells can read beside each other: the dataset's, and the reader's own tables. */
export class Relations {
	readonly #builtIn: readonly string[];
	readonly #listeners = new Set<() => void>();
	readonly #reloadListeners = new Set<() => void>();
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

	/** The engine has been restarted on purpose, with what it now holds. */
	reloaded(): void {
		for (const listener of this.#reloadListeners) listener();
	}

	/** Calls `listener` after each restart on purpose; returns the way to stop. */
	onReload(listener: () => void): () => void {
		this.#reloadListeners.add(listener);
		return () => this.#reloadListeners.delete(listener);
	}

	/** Calls `listener` when the names have changed; returns the way to stop. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
}
