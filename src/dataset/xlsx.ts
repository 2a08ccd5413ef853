import { DataType, type Table as ArrowTable, type Vector } from 'apache-arrow';
import type { CellValue } from 'hucre/xlsx';
import { InputError } from '../base/errors.ts';

/** What a sheet can hold; the first row is the header. */
const MOST_ROWS = 1_048_575;
const MOST_COLUMNS = 16_384;
const MOST_UNITS = 32_767;
const MOST_NAME = 31;
/** Beyond this many digits a spreadsheet rounds; such numbers go as text. */
const MOST_DIGITS = 15;

/**
 * A table as an Excel workbook with one sheet: numbers as numbers, dates as dates, everything else as text. Text stays
 * text, whatever it begins with: there are no formulas in it.
 * @throws InputError for more rows or columns than a sheet holds
 */
export async function tableToXlsx(table: ArrowTable, sheetName: string): Promise<Uint8Array> {
	if (table.numRows > MOST_ROWS || table.numCols > MOST_COLUMNS) {
		throw new InputError({
			zh: `结果有 ${table.numRows} 行 ${table.numCols} 列，Excel 一张表最多 ${MOST_ROWS} 行 ${MOST_COLUMNS} 列，请改存 CSV`,
			en: `the result has ${table.numRows} rows and ${table.numCols} columns; a sheet holds ${MOST_ROWS} and ${MOST_COLUMNS}, save it as CSV instead`
		});
	}
	const { writeXlsx } = await import('hucre/xlsx');
	const columns = table.schema.fields.map((field, index) => ({
		header: field.name,
		format: formatOf(field.type),
		values: valuesOf(table.getChildAt(index), field.type)
	}));
	const rows: CellValue[][] = [columns.map(({ header }) => textCell(header))];
	for (let row = 0; row < table.numRows; row += 1) rows.push(columns.map(({ values }) => values(row)));
	return writeXlsx({
		sheets: [
			{
				name: safeSheetName(sheetName),
				rows,
				columns: columns.map(({ format }) => (format === null ? {} : { numFmt: format })),
				freezePane: { rows: 1 }
			}
		]
	});
}

function formatOf(type: DataType): string | null {
	if (DataType.isDate(type)) return 'yyyy-mm-dd';
	return DataType.isTimestamp(type) ? 'yyyy-mm-dd hh:mm:ss' : null;
}

/** The cells of one column; what its type is, is asked once. */
function valuesOf(vector: Vector | null, type: DataType): (row: number) => CellValue {
	const read = cellReader(type);
	return (row) => {
		const value: unknown = vector?.get(row) ?? null;
		return value === null ? null : read(value);
	};
}

function cellReader(type: DataType): (value: unknown) => CellValue {
	if (DataType.isDictionary(type)) return cellReader(type.dictionary);
	if (DataType.isDate(type) || DataType.isTimestamp(type)) return (value) => new Date(Number(value));
	if (DataType.isBool(type)) return (value) => value === true;
	if (DataType.isDecimal(type)) return (value) => decimalCell(value, type.scale);
	if (DataType.isInt(type) || DataType.isFloat(type)) return numberCell;
	return (value) => textCell(typeof value === 'string' ? value : JSON.stringify(value, bigAsText));
}

function numberCell(value: unknown): CellValue {
	if (typeof value === 'bigint') return exactCell(value.toString());
	const number = Number(value);
	return Number.isFinite(number) ? number : String(number);
}

/** Arrow gives decimals without their point, in words of 32 bits. */
function decimalCell(value: unknown, scale: number): CellValue {
	if (!(value instanceof Uint32Array)) return numberCell(value);
	const unsigned = value.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
	const integer = BigInt.asIntN(value.length * 32, unsigned);
	const digits = (integer < 0n ? -integer : integer).toString().padStart(scale + 1, '0');
	const whole = digits.slice(0, digits.length - scale);
	return exactCell(`${integer < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`);
}

/** A number where a spreadsheet keeps all its digits, else text. */
function exactCell(printed: string): CellValue {
	return printed.replace(/^-?0*|\.0+$|\.|0+$/gu, '').length <= MOST_DIGITS ? Number(printed) : printed;
}

/** Text as a cell takes it: without control characters, which XML cannot hold, and not longer than a cell may be. */
function textCell(text: string | undefined): CellValue {
	return (text ?? '')
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
		.slice(0, MOST_UNITS);
}

function bigAsText(_: string, value: unknown): unknown {
	return typeof value === 'bigint' ? value.toString() : value;
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
