import type { Span } from '../../../base/span.ts';
import type { LayoutInput } from '../layout.ts';
import { absence, affinity, lookAt, type CellLook } from './affinity.ts';
import type { Column } from './header.ts';

const TAKE = 1;
const SKIP = 2;
const JOIN = 3;

/** What it costs to leave a column of a row without a cell, beside what its absence says. */
const LOST = 0.9;

/** What it costs to put a second line into a cell; two lines of bodies are common. */
const JOINED = 1.4;
const JOINED_BODIES = 0.2;

/** Longer streams are read in stretches of this many cells. */
const STRETCH = 1000;

/**
 * Rows of a stream of cells that nothing parts but the order of their columns. A cell may be lost, and names of
 * bodies may stand in two lines of one cell: all ways to cut the stream are weighed by what the cells hold.
 */
export function* fillRows(
	input: LayoutInput,
	columns: readonly Column[],
	cells: readonly Span[]
): Generator<Span[]> {
	let from = 0;
	while (from < cells.length) {
		const stretch = cells.slice(from, from + STRETCH);
		const rows = fillStretch(input, columns, stretch);
		if (from + STRETCH >= cells.length) {
			yield* rows;
			return;
		}
		// the last row of a stretch may go on in the next one
		const open = rows.pop()?.[0];
		const next = open === undefined ? 0 : stretch.findLastIndex((cell) => cell.start === open.start);
		yield* rows;
		from += next > 0 ? next : STRETCH;
	}
}

function fillStretch(input: LayoutInput, columns: readonly Column[], cells: readonly Span[]): Span[][] {
	const width = columns.length;
	const looks = cells.map((cell) => lookAt(input, cell));
	// state (cell, column): so many cells are placed, the last of them before `column` of its row
	const best = cells.map(() => new Float64Array(width + 1).fill(Number.NEGATIVE_INFINITY));
	best.push(new Float64Array(width + 1).fill(Number.NEGATIVE_INFINITY));
	const how = best.map(() => new Uint8Array(width + 1));
	const start = best[0];
	if (start === undefined || width === 0) return [];
	start[width] = 0;
	const improve = (cell: number, column: number, score: number, step: number): void => {
		const scores = best[cell];
		const steps = how[cell];
		if (scores === undefined || steps === undefined || score <= (scores[column] ?? 0)) return;
		scores[column] = score;
		steps[column] = step;
	};
	for (let cell = 0; cell <= cells.length; cell += 1) {
		const look = looks[cell];
		for (let column = 1; column <= width; column += 1) {
			const score = best[cell]?.[column] ?? Number.NEGATIVE_INFINITY;
			if (score === Number.NEGATIVE_INFINITY) continue;
			const next = columns[column % width];
			if (next === undefined) continue;
			if (look !== undefined) {
				improve(cell + 1, (column % width) + 1, score + affinity(next.field, look, false), TAKE);
				if (cell > 0 && how[cell]?.[column] !== SKIP)
					improve(cell + 1, column, score - joinCost(columns[column - 1], look, looks[cell - 1]), JOIN);
			}
			// a row always has its first cell
			if (column < width) improve(cell, column + 1, score + absence(next.field, false) - LOST, SKIP);
		}
	}
	return trace(columns, cells, how);
}

function joinCost(column: Column | undefined, look: CellLook, before: CellLook | undefined): number {
	const names = column?.field === 'lead' || column?.field === 'co' || column?.field === 'owner';
	return names && look.bodies && before?.bodies === true ? JOINED_BODIES : JOINED;
}

/** The rows of the best way: each column with its cell, or an empty span. */
function trace(columns: readonly Column[], cells: readonly Span[], how: readonly Uint8Array[]): Span[][] {
	const width = columns.length;
	const rows: Span[][] = [];
	let cell = cells.length;
	let column = width;
	let row: Span[] = [];
	let joined: Span | null = null;
	for (
		let guard = (cells.length + 1) * (width + 2);
		guard > 0 && !(cell === 0 && column === width && row.length === 0);
		guard -= 1
	) {
		const step = how[cell]?.[column] ?? 0;
		if (step === 0) break;
		if (step === SKIP) {
			const at = cells[cell - 1]?.end ?? 0;
			row.unshift({ start: at, end: at });
			column -= 1;
			continue;
		}
		cell -= 1;
		const span = cells[cell];
		if (span === undefined) break;
		if (step === JOIN) {
			joined = joined ?? span;
			continue;
		}
		row.unshift(joined === null ? span : { start: span.start, end: joined.end });
		joined = null;
		if (column === 1) {
			rows.unshift(row);
			row = [];
			column = width;
		} else column -= 1;
	}
	return rows;
}
