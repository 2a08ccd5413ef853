import type { Span } from '../../../base/span.ts';
import { hanNumber } from '../outline.ts';
import type { LayoutInput } from '../layout.ts';
import type { LabelField } from '../../reference.ts';
import type { GridRow } from './grid.ts';

/** What a column can hold: a label's field, or the parts of merged headings. */
export type ColumnField = LabelField | 'subsection' | 'name' | 'subtarget' | 'goal' | null;

/** What one column of a table holds. */
export interface Column {
	readonly field: ColumnField;
	/** 1 to 4 for a quarter's column */
	readonly quarter: number | null;
	readonly label: Span | null;
	/** true for a column that the header does not print and that a row may lack */
	readonly implied: boolean;
}

const EMPTY: Column = { field: null, quarter: null, label: null, implied: false };

const ESSENTIAL: ReadonlySet<ColumnField> = new Set<ColumnField>([
	'target',
	'detail',
	'progress',
	'lead',
	'owner',
	'status',
	'quarter',
	'deadline'
]);

/** True for a cell that is a known label and nothing else. */
export function isLabel(input: LayoutInput, cell: Span): boolean {
	return (
		cell.end > cell.start &&
		cell.end - cell.start <= 40 &&
		input.lexicon.labelField(input.match.slice(cell.start, cell.end)) !== null
	);
}

/** The columns that a row of labels announces, or null where it is no header. */
export function readHeader(input: LayoutInput, row: GridRow): Column[] | null {
	if (row.cells.length > 60) return null;
	const first = row.cells.find((cell) => cell.end > cell.start);
	if (first === undefined || !isLabel(input, first)) return null;
	const columns = row.cells.map((cell) => readColumn(input, cell));
	const filled = row.cells.filter((cell) => cell.end > cell.start).length;
	const known = columns.filter((column) => column.field !== null).length;
	const essential = columns.some((column) => ESSENTIAL.has(column.field));
	return filled >= 2 && known >= 2 && known * 2 >= filled && essential ? columns : null;
}

function readColumn(input: LayoutInput, cell: Span): Column {
	if (cell.end === cell.start || cell.end - cell.start > 40) return EMPTY;
	const label = input.match.slice(cell.start, cell.end);
	const field = input.lexicon.labelField(label);
	return { field, quarter: field === 'quarter' ? quarterOf(label) : null, label: cell, implied: false };
}

/** The number of the quarter that a label names: 第三季度 is 3. */
export function quarterOf(label: string): number | null {
	const digit = /([一二三四1-4])\s*季/u.exec(label)?.[1];
	if (digit === undefined) return null;
	return /\d/u.test(digit) ? Number(digit) : hanNumber(digit);
}

/**
 * Joins a header with the row of finer labels under it: 序时进度 over 第一季度 … 第四季度. Finer labels that
 * start a row of their own (their places were lost) take the place of the last label, which spans them.
 */
export function refineHeader(upper: readonly Column[], lower: readonly Column[]): Column[] {
	const printed = lower.filter((column) => column.label !== null);
	const lowerStart = lower.findIndex((column) => column.label !== null);
	const last = upper.findLastIndex((column) => column.label !== null);
	if (
		lowerStart === 0 &&
		printed.length < upper.filter((column) => column.label !== null).length &&
		last > 0
	) {
		return [...upper.slice(0, last), ...printed, ...upper.slice(last + printed.length)];
	}
	const columns: Column[] = [];
	for (let index = 0; index < Math.max(upper.length, lower.length); index += 1) {
		const fine = lower[index];
		const coarse = upper[index];
		columns.push(fine !== undefined && fine.label !== null ? fine : (coarse ?? EMPTY));
	}
	return columns;
}

/**
 * What the columns mean together: before a column of details (具体要求, 主要内容) the one of tasks holds names, of
 * two columns of tasks the second is the goal; of dated progress columns (1-10月, 1-11月) only the latest reports.
 */
export function settleColumns(input: LayoutInput, columns: readonly Column[]): Column[] {
	const labelOf = (column: Column): string =>
		column.label === null ? '' : input.match.slice(column.label.start, column.label.end);
	const detail = columns.findIndex((column) => column.field === 'detail');
	const dates = columns.map((column) => (column.field === 'progress' ? lastMonth(labelOf(column)) : null));
	const latest = Math.max(...dates.map((date) => date ?? 0));
	const first = columns.findIndex((column) => column.field === 'target');
	return columns.map((column, index): Column => {
		if (column.field === 'target' && index < detail) return { ...column, field: 'name' };
		if (column.field === 'detail') return { ...column, field: 'target' };
		if (column.field === 'target' && index > first) return { ...column, field: 'goal' };
		const date = dates[index] ?? null;
		if (date !== null && date < latest) return { ...column, field: 'other' };
		if (column.field === 'plan')
			return { ...column, field: /\d月|计划|目标/u.test(labelOf(column)) ? 'other' : 'deadline' };
		return column;
	});
}

function lastMonth(label: string): number | null {
	const months = [...label.matchAll(/(\d{1,2})\s*月/gu)].map((match) => Number(match[1]));
	if (months.length > 0) return Math.max(...months);
	if (/上半年/u.test(label)) return 6;
	if (/前三季度/u.test(label)) return 9;
	const quarter = quarterOf(label);
	return quarter === null ? null : quarter * 3;
}

/** The settled columns without the unprinted part of a task. */
export function withoutSubtarget(columns: readonly Column[]): Column[] {
	return columns.filter((column) => column.field !== 'subtarget');
}

/** The settled columns with the unprinted ones that merged headings imply: a number, a heading of second rank, parts of a task. */
export function withImplied(columns: readonly Column[]): Column[] {
	const target = columns.findIndex((column) => column.field === 'target');
	if (target < 0) return [...columns];
	const implied: Column[] = [];
	const before = columns.slice(0, target);
	if (!before.some((column) => column.field === 'subsection'))
		implied.push({ ...EMPTY, field: 'subsection', implied: true });
	if (!columns.some((column) => column.field === 'no'))
		implied.push({ ...EMPTY, field: 'no', implied: true });
	const name = columns[target];
	const sub: Column = { ...EMPTY, field: 'subtarget', implied: true };
	return [...before, ...implied, ...(name === undefined ? [] : [name, sub]), ...columns.slice(target + 1)];
}
