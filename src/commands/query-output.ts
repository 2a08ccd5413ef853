import type { ResultColumn } from '../engine/engine.ts';
import type { Json } from '../engine/format/cell.ts';
import { csvLine } from '../engine/format/csv.ts';
import { textTable } from '../engine/format/text-table.ts';

export const FORMATS = ['json', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

/** The rows of a result, window by window. */
export type Windows = AsyncIterable<readonly (readonly Json[])[]>;

/** A result in `format`, in pieces that each fit in memory; a table needs all rows before its first line. */
export async function* formatted(
	format: Format,
	columns: readonly ResultColumn[],
	windows: Windows
): AsyncGenerator<string> {
	if (format === 'table') {
		const rows: (readonly Json[])[] = [];
		for await (const window of windows) for (const row of window) rows.push(row);
		yield textTable(columns, rows);
		return;
	}
	if (format === 'csv') {
		if (columns.length > 0) yield csvLine(columns.map(({ name }) => name));
		for await (const window of windows) yield window.map(csvLine).join('');
		return;
	}
	yield `{"columns":${JSON.stringify(columns)},"rows":[`;
	let separator = '\n';
	for await (const window of windows) {
		if (window.length === 0) continue;
		yield separator + window.map((row) => JSON.stringify(row)).join(',\n');
		separator = ',\n';
	}
	yield separator === '\n' ? ']}\n' : '\n]}\n';
}
