import type { Cell } from '../blocks.ts';
import { NEAR } from './geometry.ts';

/** A table's rows and where its columns are parted. */
export interface Columns {
	readonly rows: readonly (readonly Cell[])[];
	readonly edges: readonly number[];
}

/**
 * Two parts of a table with the same columns; null where they are parts of different ones. A row that a page's end
 * leaves alone shows only the edges of its own cells: the other part tells which columns they cover.
 */
export function aligned(above: Columns, below: Columns): { above: Columns; below: Columns } | null {
	if (above.edges.length === below.edges.length) {
		const same = above.edges.every((edge, index) => isNear(edge, below.edges[index]));
		return same ? { above, below } : null;
	}
	if (above.edges.length < below.edges.length) {
		const rows = respanned(above, below.edges);
		return rows === null ? null : { above: { rows, edges: below.edges }, below };
	}
	const rows = respanned(below, above.edges);
	return rows === null ? null : { above, below: { rows, edges: above.edges } };
}

function isNear(edge: number, other: number | undefined): boolean {
	return other !== undefined && Math.abs(edge - other) <= 2 * NEAR;
}

/** A single row as it stands between finer edges. */
function respanned({ rows, edges }: Columns, fine: readonly number[]): Cell[][] | null {
	const [row] = rows;
	const places = edges.map((edge) => fine.findIndex((other) => isNear(edge, other)));
	const outer = places[0] === 0 && places.at(-1) === fine.length - 1;
	if (row === undefined || rows.length !== 1 || !outer || places.includes(-1)) return null;
	let at = 0;
	return [
		row.map((cell) => {
			const from = places[at] ?? 0;
			at += cell.columns;
			return { ...cell, columns: (places[at] ?? from + 1) - from };
		})
	];
}
