import type { GraphNode, NodeId } from './run.ts';

/**
 * Nodes that are gone and may come back by an undo: their results wait for them, a few at most, until another node
 * takes their name.
 */
export class Retired<W, E extends { readonly node: GraphNode<W> }> {
	readonly #limit: number;
	readonly #forget: (work: W) => void;
	/** the one that has been gone longest first */
	readonly #kept = new Map<NodeId, E>();

	constructor(limit: number, forget: (work: W) => void) {
		this.#limit = limit;
		this.#forget = forget;
	}

	keep(entry: E): void {
		this.#kept.delete(entry.node.id);
		this.#kept.set(entry.node.id, entry);
		const [oldest] = this.#kept.keys();
		if (this.#kept.size > this.#limit && oldest !== undefined) this.#drop(oldest);
	}

	/** The node `id` as it was when it went; it is back now. */
	take(id: NodeId): E | undefined {
		const entry = this.#kept.get(id);
		this.#kept.delete(id);
		return entry;
	}

	/** Drops those whose names `nodes` have: what is kept under a name can be one thing only. */
	release(nodes: readonly GraphNode<W>[]): void {
		if (this.#kept.size === 0) return;
		const labels = new Set(nodes.map(({ label }) => label.toLowerCase()));
		for (const [id, { node }] of this.#kept) if (labels.has(node.label.toLowerCase())) this.#drop(id);
	}

	clear(): void {
		for (const id of [...this.#kept.keys()]) this.#drop(id);
	}

	all(): Iterable<E> {
		return this.#kept.values();
	}

	#drop(id: NodeId): void {
		const entry = this.take(id);
		if (entry) this.#forget(entry.node.work);
	}
}
