import type { Table } from 'apache-arrow';
import type { Language } from '../../base/localised.ts';
import type { Messages } from '../i18n/messages.ts';
import { columnFormat, type ColumnFormat } from '../values/format.ts';
import { columnLabel } from '../values/labels.ts';
import { textWidth } from '../values/measure.ts';
import { isoText, plainKind, plainReader, plainValues, type Plain } from '../values/plain.ts';
import type { OutValue } from './text.ts';

/** A column of the grid, ready to draw. */
export interface GridColumn extends ColumnFormat {
	/** the heading in the page's language */
	readonly label: string;
	/** DuckDB's name of the type */
	readonly type: string;
	/** the width in pixels that shows every sampled value on one line, within limits */
	readonly natural: number;
	/** the least width in pixels: only text and headings can be wrapped */
	readonly least: number;
	/** whether its values are text, which may take several lines */
	readonly wraps: boolean;
}

const SAMPLE = 200;
const FONT = 14;
const HEAD_FONT = 13;
/** room at both sides of a cell, and for rounding */
const PADDING = 22;
const MIN_WIDTH = 44;
const MAX_WIDTH = 560;

/** The columns of `table` with their formats and natural widths, from a sample of its rows. */
export function gridColumns(
	columns: readonly { readonly name: string; readonly type: string }[],
	table: Table,
	language: Language,
	messages: Messages
): GridColumn[] {
	return columns.map((column, index) => {
		const vector = table.getChildAt(index);
		const field = table.schema.fields[index];
		if (!vector || !field) throw new Error(`the result lacks the column ${column.name}`);
		const label = columnLabel(column.name, plainKind(field) === 'number', language, messages);
		const read = plainReader(vector, field);
		const sample: Plain[] = [];
		// Spread over what is at hand: keys and dates grow longer further down.
		const step = Math.max(1, Math.floor(vector.length / SAMPLE));
		for (let row = 0; row < vector.length; row += step) sample.push(read(row));
		const format = columnFormat(column.name, field, sample, language, plainValues(vector, field));
		const heading = textWidth(label, HEAD_FONT, 600);
		let widest = 0;
		for (const value of sample) {
			if (value !== null) widest = Math.max(widest, textWidth(format.text(value), FONT));
			if (widest > MAX_WIDTH) break;
		}
		const natural = Math.ceil(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, heading + PADDING, widest + PADDING)));
		const wraps = format.kind === 'text' || format.kind === 'other';
		const least = wraps
			? natural > 300
				? 200
				: 112
			: Math.max(MIN_WIDTH, widest + PADDING, longestWord(label) + PADDING);
		return {
			...format,
			label,
			type: column.type,
			natural,
			least: Math.min(natural, Math.ceil(least)),
			wraps
		};
	});
}

/** A value in the engine's own text, to look for it. */
export function engineText({ kind }: GridColumn, value: Exclude<Plain, null>): string {
	return value instanceof Date ? isoText(value, kind === 'date') : String(value);
}

/** The engine's own text of a value as the grid shows it; the text itself where it is shown so. */
export function shownText(column: GridColumn, text: string): string {
	if (column.kind === 'boolean') return column.text(text === 'true');
	if (column.kind !== 'number') return column.kind === 'text' ? column.text(text) : text;
	const number = Number(text);
	// More digits than a number of the page has.
	return Number.isFinite(number) && text.replace(/\D/g, '').length <= 15 ? column.text(number) : text;
}

/** A bound in the unit that the column is shown in, from or to the engine's: 81.9 per cent is 0.819. */
export function scaled(text: string, by: number): string {
	return text === '' || !Number.isFinite(Number(text))
		? text
		: String(Number((Number(text) * by).toPrecision(15)));
}

/** A value as it leaves the page: what the grid shows, but numbers with all their digits and nothing between them. */
export function outValue({ kind, text }: GridColumn, value: Plain): OutValue {
	if (value === null) return { text: null, numeric: false };
	if (kind === 'number') return { text: String(value), numeric: true };
	return { text: value instanceof Date ? isoText(value, kind === 'date') : text(value), numeric: false };
}

/** The width of what a heading cannot break: a Latin word, or a few Han characters. */
function longestWord(label: string): number {
	const words = label.match(/[\p{ASCII}]+|[^\p{ASCII}]{1,4}/gu)?.flatMap((part) => part.split(' ')) ?? [];
	return Math.max(0, ...words.map((word) => textWidth(word, HEAD_FONT, 600)));
}

/**
 * Widths that fit `available` pixels: columns that can be wrapped give way, the widest first, none below what reads well.
 * Where even that is too wide the grid scrolls sideways inside its frame.
 */
export function fitWidths(columns: readonly GridColumn[], available: number): number[] {
	const widths = columns.map((column) => column.natural);
	let excess = widths.reduce((sum, width) => sum + width, 0) - available;
	while (excess > 0.5) {
		const open = columns.flatMap((column, index) => {
			const width = widths[index] ?? 0;
			return width > column.least ? [{ index, width, floor: column.least }] : [];
		});
		if (open.length === 0) break;
		const widest = Math.max(...open.map((entry) => entry.width));
		const tallest = open.filter((entry) => entry.width === widest);
		const next = Math.max(0, ...open.filter((entry) => entry.width < widest).map((entry) => entry.width));
		for (const entry of tallest) {
			const target = Math.max(entry.floor, next, widest - excess / tallest.length);
			excess -= (widths[entry.index] ?? 0) - target;
			widths[entry.index] = target;
		}
	}
	return widths.map(Math.floor);
}
