import type { Table } from 'apache-arrow';
import type { ResultColumn } from '../engine.ts';
import { jsonColumn, type Json } from './cell.ts';

/** The rows of a result, each a list of values in the order of its columns. */
export function jsonRows(table: Table): Json[][] {
	const columns = table.schema.fields.flatMap(({ metadata }, index) => {
		const vector = table.getChildAt(index);
		return vector ? [jsonColumn(vector, metadata)] : [];
	});
	const rows: Json[][] = [];
	for (let row = 0; row < table.numRows; row++) rows.push(columns.map((column) => column[row] ?? null));
	return rows;
}

/** A value as one text, for CSV and for tables: null is empty, lists and structs are JSON. */
export function plainText(value: Json): string {
	if (value === null) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Column types whose values line up at their right end. */
const NUMERIC = /^(U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\(.*\)|BIGNUM)$/;

/** Whether the column holds numbers. */
export function isNumeric({ type }: ResultColumn): boolean {
	return NUMERIC.test(type);
}
