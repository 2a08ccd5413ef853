import type { Block, BlockId, CellBlock, ProseBlock } from '../../notebook/model.ts';

/** Blocks that are drawn together. */
export type Group =
	| { readonly kind: 'prose'; readonly key: string; readonly prose: ProseBlock }
	| { readonly kind: 'cell'; readonly key: string; readonly cell: CellBlock }
	| { readonly kind: 'inputs' | 'supporting'; readonly key: string; readonly cells: readonly CellBlock[] };

/**
 * Inputs that follow each other stand side by side, and so do queries that only support what follows. Groups that are
 * as in `before` are the same objects: typing in one cell then draws nothing else.
 */
export function groupsOf(
	blocks: readonly Block[],
	isSupporting: (cell: CellBlock) => boolean,
	before: readonly Group[]
): readonly Group[] {
	const result: Group[] = [];
	for (const block of blocks) {
		if (block.kind === 'prose') {
			result.push({ kind: 'prose', key: block.id, prose: block });
			continue;
		}
		const kind =
			block.kind === 'input' ? 'inputs' : block.kind === 'sql' && isSupporting(block) ? 'supporting' : 'cell';
		const last = result.at(-1);
		if (kind === 'cell') result.push({ kind, key: block.id, cell: block });
		else if (last?.kind === kind) result[result.length - 1] = { ...last, cells: [...last.cells, block] };
		else result.push({ kind, key: block.id, cells: [block] });
	}
	const known = new Map(before.map((group) => [group.key, group]));
	return result.map((group) => {
		const old = known.get(group.key);
		return old && isSame(old, group) ? old : group;
	});
}

function isSame(old: Group, group: Group): boolean {
	if (old.kind !== group.kind) return false;
	const [left, right] = [blocksOf(old), blocksOf(group)];
	return left.length === right.length && left.every((block, at) => block === right[at]);
}

function blocksOf(group: Group): readonly Block[] {
	if (group.kind === 'prose') return [group.prose];
	return group.kind === 'cell' ? [group.cell] : group.cells;
}

/** The last block of a group: what is added after the group comes after it. */
export function lastOf(group: Group): BlockId | null {
	return blocksOf(group).at(-1)?.id ?? null;
}
