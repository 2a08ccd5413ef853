/** One cell on the way of the search. */
interface Frame<Id> {
	readonly id: Id;
	next: number;
}

/** Groups of nodes that can all reach each other (Tarjan), without recursion: a graph may be deep. */
function groupsOf<Id>(edges: ReadonlyMap<Id, readonly Id[]>): Id[][] {
	const order = new Map<Id, number>();
	const low = new Map<Id, number>();
	const open = new Set<Id>();
	const stack: Id[] = [];
	const groups: Id[][] = [];
	for (const root of edges.keys()) {
		if (order.has(root)) continue;
		const frames: Frame<Id>[] = [];
		const enter = (id: Id) => {
			order.set(id, order.size);
			low.set(id, order.get(id) ?? 0);
			stack.push(id);
			open.add(id);
			frames.push({ id, next: 0 });
		};
		enter(root);
		for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
			const { id } = frame;
			const target = edges.get(id)?.[frame.next];
			frame.next += 1;
			if (target !== undefined) {
				if (!order.has(target)) enter(target);
				else if (open.has(target)) low.set(id, Math.min(low.get(id) ?? 0, order.get(target) ?? 0));
				continue;
			}
			frames.pop();
			const parent = frames.at(-1);
			if (parent !== undefined) low.set(parent.id, Math.min(low.get(parent.id) ?? 0, low.get(id) ?? 0));
			if (low.get(id) !== order.get(id)) continue;
			const group = stack.splice(stack.lastIndexOf(id));
			for (const member of group) open.delete(member);
			groups.push(group);
		}
	}
	return groups;
}

/** The shortest way from `id` back to itself within `group`. */
function pathFrom<Id>(id: Id, group: ReadonlySet<Id>, edges: ReadonlyMap<Id, readonly Id[]>): Id[] | null {
	const before = new Map<Id, Id>();
	const queue: Id[] = [id];
	for (const at of queue) {
		for (const next of edges.get(at) ?? []) {
			if (next === id) {
				const path = [id];
				for (let back: Id | undefined = at; back !== undefined && back !== id; back = before.get(back))
					path.push(back);
				return [...path, id].reverse();
			}
			if (group.has(next) && !before.has(next)) {
				before.set(next, at);
				queue.push(next);
			}
		}
	}
	return null;
}

/** For every node on a cycle the way from it back to itself, itself at both ends; `edges` give what a node reads. */
export function findCycles<Id>(edges: ReadonlyMap<Id, readonly Id[]>): ReadonlyMap<Id, readonly Id[]> {
	const paths = new Map<Id, readonly Id[]>();
	for (const group of groupsOf(edges)) {
		const members = new Set(group);
		for (const id of group) {
			const path = pathFrom(id, members, edges);
			if (path !== null) paths.set(id, path);
		}
	}
	return paths;
}
