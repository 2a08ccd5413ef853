import { Field, RecordBatch, Schema, Table, Utf8, type Vector } from 'apache-arrow';
import { arrowVector } from '../../base/arrow-vector.ts';
import { plainValue } from '../values/plain.ts';
import { outValue, type GridColumn } from './columns.ts';

/** Kinds that a spreadsheet has values of its own for. */
const KEPT: ReadonlySet<GridColumn['kind']> = new Set(['number', 'date', 'timestamp', 'boolean']);

/** `table` as the grid shows it: its headings, the names of codes; numbers, dates and truth values as they are. */
export function shownTable(columns: readonly GridColumn[], table: Table): Table {
	// Headings may be equal, or look like numbers, which objects put first: they come last.
	const vectors = columns.map((column, at): [string, Vector] => {
		const vector = table.getChildAt(at);
		const type = table.schema.fields[at]?.type;
		if (!vector || !type) throw new Error(`the result lacks the column ${column.name}`);
		if (KEPT.has(column.kind)) return [`c${at}`, vector];
		const texts = Array.from(vector, (value) => outValue(column, plainValue(value, type)).text);
		return [`c${at}`, arrowVector(texts, new Utf8())];
	});
	const plain = new Table(Object.fromEntries(vectors));
	const schema = new Schema(
		plain.schema.fields.map(({ type }, at) => new Field(columns[at]?.label ?? '', type, true))
	);
	return new Table(
		schema,
		plain.batches.map(({ data }) => new RecordBatch(schema, data))
	);
}
