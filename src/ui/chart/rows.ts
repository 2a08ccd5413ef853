import type { Table } from 'apache-arrow';
import { localise, parseLocalised, type Language } from '../../base/localised.ts';
import { hasCodes, valueLabel } from '../values/labels.ts';
import { plainColumn, plainKind, type Plain, type PlainKind } from '../values/plain.ts';

/** One row of a result as Plot reads it: codes by their names, numbers as numbers. */
export type ChartRow = Readonly<Record<string, Plain>>;

/** The data of a chart and what its columns hold. */
export interface ChartData {
	readonly rows: readonly ChartRow[];
	/** the name of a column in lower case → as it is in the result, and its kind */
	readonly columns: ReadonlyMap<string, { readonly name: string; readonly kind: PlainKind }>;
}

/**
 * The rows of `table` for a chart. Codes that the schema knows become their names in `language`, and a null among them
 * becomes `unstated`: what is unknown is drawn, not dropped. Numbers that came as text for exactness are rounded.
 */
export function chartData(table: Table, language: Language, unstated: string): ChartData {
	const columns = new Map<string, { name: string; kind: PlainKind }>();
	const rows: Record<string, Plain>[] = Array.from({ length: table.numRows }, () => ({}));
	for (const field of table.schema.fields) {
		const kind = plainKind(field);
		const values = plainColumn(table, field.name) ?? [];
		columns.set(field.name.toLowerCase(), { name: field.name, kind });
		const codes = kind === 'text' && hasCodes(field.name);
		// A column headed in two languages holds texts in two languages.
		const bilingual = kind === 'text' && field.name.includes(' / ');
		for (const [index, row] of rows.entries()) {
			const value = values[index] ?? null;
			row[field.name] = codes
				? value === null
					? unstated
					: valueLabel(field.name, String(value), language)
				: bilingual && typeof value === 'string'
					? localise(parseLocalised(value), language)
					: kind === 'number' && typeof value === 'string'
						? Number(value)
						: value;
		}
	}
	return { rows, columns };
}
