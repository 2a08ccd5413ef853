/**
 * The names that a `WITH` has defined, at the place that is being read. Names come and go as the reader enters
 * and leaves brackets, so one counter per name does.
 */
export class Scope {
	readonly #counts = new Map<string, number>();

	add(name: string): void {
		this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
	}

	remove(name: string): void {
		this.#counts.set(name, (this.#counts.get(name) ?? 0) - 1);
	}

	has(name: string): boolean {
		return (this.#counts.get(name) ?? 0) > 0;
	}
}
