import type { Span } from '../../../base/span.ts';
import type { LayoutInput } from '../layout.ts';
import { absence, affinity, lookAt } from './affinity.ts';
import type { Column } from './header.ts';

/** The cell of each column; null where the row lacks it. */
export type Alignment = readonly (Span | null)[];

/** What a cell costs that fits nowhere. */
const DROPPED = -2.5;

/**
 * Gives the cells of a row to columns, in order, so that they fit best: merged cells are missing from later
 * rows, and extraction closes the gap. Both lists are short, so all ways are weighed (dynamic programming).
 */
export function align(input: LayoutInput, columns: readonly Column[], cells: readonly Span[]): Alignment {
	const rows = cells.length;
	const width = columns.length;
	const looks = cells.map((cell) => lookAt(input, cell));
	const best = Array.from({ length: rows + 1 }, () => new Float64Array(width + 1));
	const choice = Array.from({ length: rows + 1 }, () => new Uint8Array(width + 1));
	for (let cell = 0; cell <= rows; cell += 1) {
		for (let column = 0; column <= width; column += 1) {
			if (cell === 0 && column === 0) continue;
			let score = Number.NEGATIVE_INFINITY;
			let how = 0;
			const target = columns[column - 1];
			const look = looks[cell - 1];
			if (target !== undefined) {
				score = (best[cell]?.[column - 1] ?? 0) + absence(target.field, target.implied);
				how = SKIP_COLUMN;
			}
			if (look !== undefined) {
				const dropped = (best[cell - 1]?.[column] ?? 0) + (look.empty ? 0 : DROPPED);
				if (dropped > score) {
					score = dropped;
					how = SKIP_CELL;
				}
			}
			if (target !== undefined && look !== undefined) {
				const fits = (best[cell - 1]?.[column - 1] ?? 0) + affinity(target.field, look, target.implied);
				if (fits >= score) {
					score = fits;
					how = TAKE;
				}
			}
			const scores = best[cell];
			const choices = choice[cell];
			if (scores !== undefined) scores[column] = score;
			if (choices !== undefined) choices[column] = how;
		}
	}
	const aligned: (Span | null)[] = columns.map(() => null);
	let cell = rows;
	let column = width;
	while (cell > 0 || column > 0) {
		const how = choice[cell]?.[column] ?? 0;
		if (how === TAKE) {
			cell -= 1;
			column -= 1;
			aligned[column] = cells[cell] ?? null;
		} else if (how === SKIP_CELL) cell -= 1;
		else if (column > 0) column -= 1;
		else cell -= 1;
	}
	return aligned;
}

const SKIP_COLUMN = 1;
const SKIP_CELL = 2;
const TAKE = 3;
