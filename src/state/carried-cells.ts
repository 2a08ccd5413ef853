import { jsonRows } from '../engine/format/rows.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, CellKey, Notebook } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import { sameValue } from '../notebook/parameters/values.ts';
import type { ParameterTexts } from '../share/view.ts';
import type { CellResult } from './results.ts';

/** What a view asks for beside the notebook that was carried. */
export interface CarriedView {
	readonly notebook: Notebook;
	readonly chosen: ParameterTexts;
	/** the cells that read a cell */
	readonly readersOf: (id: BlockId) => readonly BlockId[];
}

/**
 * The cells whose carried result is theirs too: neither they nor anything that they read differs from `original` or
 * has a value chosen.
 */
export function carriedCells(original: Notebook, { notebook, chosen, readersOf }: CarriedView): Set<BlockId> {
	const texts = new Map(cellsOf(original).map(({ key, raw }) => [key, raw.trimEnd()]));
	const chosenKeys = new Set(Object.keys(chosen).map(toCellKey));
	const cells = cellsOf(notebook);
	const names = new Map<CellKey, number>();
	for (const { key } of cells) names.set(key, (names.get(key) ?? 0) + 1);
	const others = cells.filter(
		({ key, raw }) => texts.get(key) !== raw.trimEnd() || chosenKeys.has(key) || names.get(key) !== 1
	);
	// What reads a name that is gone from the notebook would fail: its carried result is nobody's.
	const gone = [...texts.keys()].some((key) => !names.has(key));
	const open = gone ? cells.map(({ id }) => id) : others.map(({ id }) => id);
	const differing = new Set<BlockId>();
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (differing.has(id)) continue;
		differing.add(id);
		open.push(...readersOf(id));
	}
	return new Set(cells.flatMap(({ id }) => (differing.has(id) ? [] : [id])));
}

/** Whether two results show the same. */
export function sameResult(left: CellResult, right: CellResult): boolean {
	if (left.kind === 'input' || right.kind === 'input') {
		return left.kind === 'input' && right.kind === 'input' && sameValue(left.value, right.value);
	}
	const [before, after] = [left, right].map((result) =>
		result.kind === 'sql' ? result.table : result.source
	);
	if (!before || !after || before.rowCount !== after.rowCount) return false;
	const text = ({ columns, rows }: typeof before): string => JSON.stringify([columns, jsonRows(rows)]);
	return text(before) === text(after);
}
