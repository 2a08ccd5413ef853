import {
	Bool,
	type DataType,
	DateDay,
	Field,
	Float64,
	Int32,
	Schema,
	Table as ArrowTable,
	tableToIPC,
	Utf8,
	type Vector
} from 'apache-arrow';
import { arrowVector } from '../base/arrow-vector.ts';
import type { Column, ColumnType, Table } from '../schema/column.ts';

/** Text stays plain Utf8: dictionaries gain nothing in the engine and their order would have to be kept stable. */
const ARROW_TYPES: Record<ColumnType, () => DataType> = {
	text: () => new Utf8(),
	integer: () => new Int32(),
	double: () => new Float64(),
	boolean: () => new Bool(),
	date: () => new DateDay()
};

function cell(column: Column, value: unknown): unknown {
	if (value === undefined) throw new Error(`a row lacks the column ${column.name}`);
	if (value === null || column.type !== 'date') return value;
	return new Date(`${String(value)}T00:00:00Z`);
}

/** `rows` as an Arrow table with exactly the columns of `table`; every column may be null. */
export function toArrow(table: Table, rows: readonly object[]): ArrowTable {
	const columns: Record<string, Vector> = {};
	const fields = table.columns.map((column) => {
		const type = ARROW_TYPES[column.type]();
		const values = rows.map((row) => cell(column, Reflect.get(row, column.name)));
		columns[column.name] = arrowVector(values, type);
		return new Field(column.name, type, true);
	});
	return new ArrowTable(new Schema(fields), columns);
}

/** The same as an Arrow IPC stream; the same rows give the same bytes. */
export function toArrowBytes(table: Table, rows: readonly object[]): Uint8Array {
	return tableToIPC(toArrow(table, rows), 'stream');
}
