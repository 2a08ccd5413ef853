import { DataType, type Data, type Field, type Table, type Vector } from 'apache-arrow';
import { singleOf } from '../../base/number-text.ts';
import { extensionOf, perSecond } from '../../base/arrow-text.ts';
import { printerOf } from './printed.ts';

/** A value of a result as the page handles it: text where JavaScript has no exact type of its own. */
export type Plain = null | boolean | number | string | Date;

/** What a column holds, as far as showing it goes. */
export type PlainKind = 'number' | 'text' | 'boolean' | 'date' | 'timestamp' | 'other';

/** What of a field decides how its values are read. */
export type PlainField = Pick<Field, 'type' | 'metadata'>;

/** Integers that Arrow has no type for. */
function isWideInteger({ metadata }: PlainField): boolean {
	return /^(uhugeint|bignum)$/.test(extensionOf(metadata));
}

/** The kind of a column. */
export function plainKind(field: PlainField): PlainKind {
	const { type } = field;
	if (DataType.isDictionary(type)) return 'text';
	if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
	if (isWideInteger(field)) return 'number';
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'text';
	if (DataType.isBool(type)) return 'boolean';
	if (DataType.isDate(type)) return 'date';
	if (DataType.isTimestamp(type)) return 'timestamp';
	return 'other';
}

/** Reads the value of a row. */
export type PlainReader = (row: number) => Plain;

type Reader = (data: Data, row: number) => Plain;

/**
 * Reads a vector of `field`. Integers beyond 2⁵³ and decimals that a double would round come as text; dates and
 * timestamps as `Date` in UTC, where it has them to the last digit, else as text; all that is nested as DuckDB prints it.
 */
export function plainReader(vector: Vector | null, field: PlainField): PlainReader {
	if (!vector) return () => null;
	const read = readerOf(field);
	const parts = vector.data;
	const [only] = parts;
	if (parts.length === 1 && only) return (row) => readAt(only, row, read);
	const starts: number[] = [];
	let length = 0;
	for (const part of parts) {
		starts.push(length);
		length += part.length;
	}
	let at = 0;
	return (row) => {
		// Rows are read one after the other: mostly it is the same part, or the next.
		while (at > 0 && row < (starts[at] ?? 0)) at--;
		while (at + 1 < parts.length && row >= (starts[at + 1] ?? 0)) at++;
		return readAt(parts[at], row - (starts[at] ?? 0), read);
	};
}

function readAt(data: Data | undefined, row: number, read: Reader): Plain {
	return data && row >= 0 && row < data.length && data.getValid(row) ? read(data, row) : null;
}

function readerOf(field: PlainField): Reader {
	const { type, metadata } = field;
	const print = printerOf(type, metadata);
	if (DataType.isNull(type)) return () => null;
	if (DataType.isBool(type)) return (data, row) => print(data, row) === 'true';
	if (DataType.isFloat(type)) {
		return type.precision === 1
			? (data, row) => singleOf(Number(data.values[row]))
			: (data, row) => Number(data.values[row]);
	}
	if (DataType.isInt(type)) {
		return (data, row) => {
			const value: number | bigint = data.values[row];
			return typeof value === 'number' ? value : numberOrText(value.toString());
		};
	}
	if (DataType.isDecimal(type) || isWideInteger(field)) return (data, row) => numberOrText(print(data, row));
	if (DataType.isDate(type)) {
		return (data, row) => dateOr(Number(data.values[row]) * 86_400_000, () => print(data, row));
	}
	if (DataType.isTimestamp(type)) {
		const unit = perSecond(type);
		return (data, row) => {
			const units = BigInt(data.values[row]) * 1000n;
			const ms = units % unit === 0n ? Number(units / unit) : Number.NaN;
			return dateOr(ms, () => print(data, row).replace(/\+00$/, ''));
		};
	}
	return print;
}

/** The years that are written with four digits and no sign, in milliseconds. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

function dateOr(ms: number, text: () => string): Date | string {
	return ms >= FIRST && ms <= LAST ? new Date(ms) : text();
}

/** The values of a vector one after the other. */
export function* plainValues(vector: Vector, field: PlainField): Generator<Plain> {
	const read = plainReader(vector, field);
	for (let row = 0; row < vector.length; row++) yield read(row);
}

/** All values of one column of `table`, moments as `Date` as far as it goes; null where there is no such column. */
export function plainColumn(table: Table, name: string): Plain[] | null {
	const field = table.schema.fields.find((candidate) => candidate.name === name);
	const vector: Vector | null = table.getChild(name);
	if (!vector || !field) return null;
	const values = Array.from(plainValues(vector, field));
	if (!DataType.isTimestamp(field.type)) return values;
	return values.map((value) => (typeof value === 'string' ? roughDate(value) : value));
}

/** A moment to the millisecond; its text where `Date` does not reach. */
function roughDate(text: string): Date | string {
	const date = new Date(`${text.replace(' ', 'T')}Z`);
	return Number.isNaN(date.getTime()) ? text : date;
}

function numberOrText(text: string): number | string {
	const value = Number(text);
	const digits = text.replace(/^-?0*|[.]/g, '').length;
	return digits <= 15 || Number.isSafeInteger(value) ? value : text;
}

/** `2021-09-30`, or `2021-09-30 08:15:00` with the milliseconds only where there are any. */
export function isoText(date: Date, dayOnly: boolean): string {
	const [day = '', time = ''] = date.toISOString().split('T');
	return dayOnly ? day : `${day} ${time.replace(/\.000Z$|Z$/, '')}`;
}
