import type { CellValue } from 'hucre/xlsx';
import { InputError } from '../base/errors.ts';

/** What a sheet can hold; the first row is the header. */
const MOST_ROWS = 1_048_575;
const MOST_COLUMNS = 16_384;
const MOST_UNITS = 32_767;
const MOST_NAME = 31;
const MOST_WIDTH = 255;
/** Beyond this many digits a spreadsheet rounds; such whole numbers go as text. */
const MOST_DIGITS = 15;
/** Before it a spreadsheet counts a day that never was; such dates go as text. */
const FIRST_DAY = Date.UTC(1900, 2, 1);

/** A column of a sheet. */
export interface SheetColumn {
	readonly header: string;
	/** in characters; null for the usual */
	readonly width: number | null;
	/** how its numbers and moments are shown */
	readonly format: 'date' | 'timestamp' | 'percent' | null;
	/** the value of a row, counted from 0 */
	readonly value: (row: number) => string | number | boolean | Date | null;
}

/**
 * Rows as an Excel workbook with one sheet: numbers as numbers, dates as dates, everything else as text. Text stays
 * text, whatever it begins with: there are no formulas in it.
 * @throws InputError for more rows or columns than a sheet holds
 */
export async function writeSheet(
	name: string,
	columns: readonly SheetColumn[],
	rowCount: number
): Promise<Uint8Array> {
	if (rowCount > MOST_ROWS || columns.length > MOST_COLUMNS) {
		throw new InputError({
			zh: `结果有 ${rowCount} 行 ${columns.length} 列，Excel 一张表最多 ${MOST_ROWS} 行 ${MOST_COLUMNS} 列，请改存 CSV`,
			en: `the result has ${rowCount} rows and ${columns.length} columns; a sheet holds ${MOST_ROWS} and ${MOST_COLUMNS}, save it as CSV instead`
		});
	}
	const { writeXlsx } = await import('hucre/xlsx');
	const rows: CellValue[][] = [columns.map(({ header }) => textCell(header))];
	for (let row = 0; row < rowCount; row++) rows.push(columns.map(({ value }) => cellOf(value(row))));
	return writeXlsx({
		sheets: [
			{
				name: safeSheetName(name),
				rows,
				columns: columns.map(({ width, format }, at) => ({
					...(width === null ? {} : { width: Math.min(width, MOST_WIDTH) }),
					...(format === null ? {} : { numFmt: codeOf(format, rows, at) })
				})),
				freezePane: { rows: 1 }
			}
		]
	});
}

function codeOf(
	format: NonNullable<SheetColumn['format']>,
	rows: readonly CellValue[][],
	at: number
): string {
	if (format === 'percent') return '0.0%';
	if (format === 'date') return 'yyyy-mm-dd';
	const split = rows.some((row) => {
		const value = row[at];
		return value instanceof Date && value.getUTCMilliseconds() > 0;
	});
	return split ? 'yyyy-mm-dd hh:mm:ss.000' : 'yyyy-mm-dd hh:mm:ss';
}

function cellOf(value: ReturnType<SheetColumn['value']>): CellValue {
	if (typeof value === 'number') return numberCell(value);
	if (typeof value === 'string') return textCell(value);
	if (value instanceof Date && value.getTime() < FIRST_DAY) {
		return value
			.toISOString()
			.replace('T', ' ')
			.replace(/( 00:00:00)?\.000Z$|Z$/, '');
	}
	return value;
}

/** A number where a spreadsheet keeps all its digits, else text. */
function numberCell(value: number): CellValue {
	if (!Number.isFinite(value)) return String(value);
	const digits = String(value).replace(/^-|e.*$|0+$/g, '').length;
	return Number.isInteger(value) && digits > MOST_DIGITS ? String(value) : value;
}

/** Text as a cell takes it: without control characters, which XML cannot hold, and not longer than a cell may be. */
function textCell(text: string): CellValue {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '').slice(0, MOST_UNITS);
}

/** A name that Excel takes: without its brackets, slashes and quotes, at most 31 units. */
function safeSheetName(name: string): string {
	const safe = name
		.replace(/[[\]:*?/\\']/gu, ' ')
		.trim()
		.slice(0, MOST_NAME)
		.trim();
	return safe === '' ? 'Sheet1' : safe;
}
