import type { Span } from '../../../base/span.ts';
import { hanNumber } from '../outline.ts';
import type { LayoutInput } from '../layout.ts';
import type { LabelField } from '../../reference.ts';
import type { GridRow } from './grid.ts';

/** What one column of a table holds. */
export interface Column {
	readonly field: LabelField | null;
	/** 1 to 4 for a quarter's column */
	readonly quarter: number | null;
	readonly label: Span | null;
}

const ESSENTIAL: ReadonlySet<LabelField> = new Set([
	'target',
	'progress',
	'lead',
	'owner',
	'status',
	'quarter',
	'deadline'
]);

/** The columns that a row of labels announces, or null where it is no header. */
export function readHeader(input: LayoutInput, row: GridRow): Column[] | null {
	const columns = row.cells.map((cell) => readColumn(input, cell));
	const filled = row.cells.filter((cell) => cell.end > cell.start).length;
	const known = columns.filter((column) => column.field !== null).length;
	const essential = columns.some((column) => column.field !== null && ESSENTIAL.has(column.field));
	return filled >= 2 && known >= 2 && known * 2 >= filled && essential ? columns : null;
}

function readColumn(input: LayoutInput, cell: Span): Column {
	if (cell.end === cell.start || cell.end - cell.start > 40)
		return { field: null, quarter: null, label: null };
	const label = input.match.slice(cell.start, cell.end);
	const field = input.lexicon.labelField(label);
	return { field, quarter: field === 'quarter' ? quarterOf(label) : null, label: cell };
}

/** The number of the quarter that a label names: 第三季度 is 3. */
export function quarterOf(label: string): number | null {
	const digit = /([一二三四1-4])\s*季/u.exec(label)?.[1];
	if (digit === undefined) return null;
	return /\d/u.test(digit) ? Number(digit) : hanNumber(digit);
}

/** Joins a header with the row of finer labels under it: 序时进度 over 第一季度 … 第四季度. */
export function refineHeader(upper: readonly Column[], lower: readonly Column[]): Column[] {
	const columns: Column[] = [];
	for (let index = 0; index < Math.max(upper.length, lower.length); index += 1) {
		const fine = lower[index];
		const coarse = upper[index];
		columns.push(
			fine !== undefined && fine.label !== null
				? fine
				: (coarse ?? { field: null, quarter: null, label: null })
		);
	}
	return columns;
}
