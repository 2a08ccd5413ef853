import type { CellError } from './cell-error.ts';
import type { NodeId } from './run.ts';

/** Whether two errors say the same. */
export function sameError(left: CellError | null, right: CellError | null): boolean {
	if (left === null || right === null) return left === right;
	return left === right || (left.message.en === right.message.en && left.span?.start === right.span?.start);
}

/** Whether two lists hold the same ids in the same order. */
export function sameIds(left: readonly NodeId[], right: readonly NodeId[]): boolean {
	return left.length === right.length && left.every((id, index) => id === right[index]);
}

/** The ids so that each comes after all that it reads, else in the order given; nodes of a cycle come last. */
export function orderOf(
	nodes: readonly { readonly id: NodeId; readonly reads: readonly NodeId[] }[]
): NodeId[] {
	const known = new Set(nodes.map(({ id }) => id));
	const waiting = new Map<NodeId, number>();
	const readers = new Map<NodeId, NodeId[]>();
	for (const { id, reads } of nodes) {
		const inside = new Set(reads.filter((read) => known.has(read)));
		waiting.set(id, inside.size);
		for (const read of inside) readers.set(read, [...(readers.get(read) ?? []), id]);
	}
	const order = nodes.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
	for (const id of order) {
		for (const reader of readers.get(id) ?? []) {
			const left = (waiting.get(reader) ?? 0) - 1;
			waiting.set(reader, left);
			if (left === 0) order.push(reader);
		}
	}
	const placed = new Set(order);
	return [...order, ...nodes.filter(({ id }) => !placed.has(id)).map(({ id }) => id)];
}
