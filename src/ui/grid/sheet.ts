import type { Table } from 'apache-arrow';
import type { SheetColumn } from '../../state/result-access.ts';
import { plainReader, type Plain } from '../values/plain.ts';
import { outValue, type GridColumn } from './columns.ts';

/** Pixels of the page that a character of a sheet takes. */
const CHARACTER = 7;

/** The rows of `table` for a sheet: headings and names of codes as the grid shows them, ratios as per cent. */
export function sheetColumns(columns: readonly GridColumn[], table: Table): SheetColumn[] {
	return columns.map((column, at) => {
		const field = table.schema.fields[at];
		if (!field) throw new Error(`the result lacks the column ${column.name}`);
		const read = plainReader(table.getChildAt(at), field);
		return {
			header: column.label,
			width: Math.ceil(column.natural / CHARACTER),
			format:
				column.kind === 'date' || column.kind === 'timestamp'
					? column.kind
					: column.percent
						? 'percent'
						: null,
			value: (row) => sheetValue(column, read(row))
		};
	});
}

/** Numbers, moments and truth values as they are, for a sheet has its own; all else as the grid shows it. */
function sheetValue(column: GridColumn, value: Plain): Plain {
	return typeof value === 'string' ? outValue(column, value).text : value;
}
