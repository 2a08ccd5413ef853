import type { Block, Cell } from '../blocks.ts';
import { textOf } from './lines.ts';

type Row = readonly Cell[];

/** How many rows of a header may be printed again at the top of a page. */
const HEADER_ROWS = 3;

/** Adds the rows of the next page to `rows`: without the header printed again, and with a row that the page's end tore. */
export function continueTable(rows: Cell[][], more: readonly Row[]): void {
	let repeated = 0;
	while (repeated < HEADER_ROWS && repeated < more.length && shown(more[repeated]) === shown(rows[repeated]))
		repeated += 1;
	const [first, ...rest] = more.slice(repeated);
	const last = rows.at(-1);
	if (first === undefined) return;
	if (last !== undefined && rows.length > 1 && isTorn(last, first, numberColumn([...rows, ...rest])))
		rows[rows.length - 1] = last.map((cell, index) => joined(cell, first[index]));
	else rows.push(first.map((cell, index) => resumed(cell, last?.[index])));
	rows.push(...rest.map((row) => [...row]));
}

/** What a cell shows, in one line. */
function shownIn(cell: Cell | undefined): string {
	const lines = cell?.blocks.map((block) => (block.kind === 'line' ? textOf(block.pieces) : '')) ?? [];
	return lines.join(' ').trim();
}

function shown(row: Row | undefined): string {
	return row?.map(shownIn).join('|') ?? '';
}

const NUMBER = /^[(（]?\d{1,4}[)）.、]?$/u;

/** The column that counts the rows; null where none does. */
function numberColumn(rows: readonly Row[]): number | null {
	const counts = new Map<number, number>();
	for (const row of rows) {
		const at = row.findIndex((cell) => NUMBER.test(shownIn(cell)));
		if (at >= 0) counts.set(at, (counts.get(at) ?? 0) + 1);
	}
	const [column, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
	return count * 2 >= rows.length - HEADER_ROWS ? column : null;
}

/** True for what ends in the middle of a sentence; headings are shorter. */
function isOpen(text: string): boolean {
	return text.length >= 10 && !/[。；;！!]$/u.test(text);
}

/**
 * True where `first` is the rest of `last`: of the two only one has a number, in tables that number their rows; it may
 * stand in the middle of its row. In others a row that goes on fills only cells that the one before it fills, and not all of them.
 */
function isTorn(last: Row, first: Row, numbers: number | null): boolean {
	if (first.length !== last.length) return false;
	const filled = (row: Row, index: number): boolean => shownIn(row[index]) !== '';
	if (numbers !== null) {
		if (filled(first, numbers)) return !filled(last, numbers) && last.some((cell) => isOpen(shownIn(cell)));
		return NUMBER.test(shownIn(last[numbers]));
	}
	const goesOn = first.every((_, index) => !filled(first, index) || filled(last, index));
	return (
		goesOn && first.some((_, index) => filled(last, index) && !filled(first, index)) && !filled(first, 0)
	);
}

/** A cell that the one above it on the page before reaches down into is printed there alone. */
function resumed(cell: Cell, above: Cell | undefined): Cell {
	return cell.rows > 1 && (above?.rows ?? 0) > 1 && shownIn(cell) === ''
		? { ...cell, continues: true }
		: cell;
}

function joined(cell: Cell, more: Cell | undefined): Cell {
	const end = cell.blocks.at(-1);
	const [start, ...rest] = more?.blocks ?? [];
	if (more === undefined || start === undefined) return cell;
	if (end?.kind !== 'line' || start.kind !== 'line')
		return { ...cell, blocks: [...cell.blocks, ...more.blocks] };
	const line: Block = { kind: 'line', pieces: [...end.pieces, ...start.pieces] };
	return { ...cell, blocks: [...cell.blocks.slice(0, -1), line, ...rest] };
}
