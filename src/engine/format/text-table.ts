import type { ResultColumn } from '../engine.ts';
import type { Json } from './cell.ts';
import { isNumeric, plainText } from './rows.ts';
import { textWidth } from './width.ts';

/** A value on one line; null is told from an empty text. */
function shown(value: Json): string {
	if (value === null) return 'NULL';
	return plainText(value).replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

function pad(text: string, width: number, right: boolean): string {
	const blanks = ' '.repeat(Math.max(0, width - textWidth(text)));
	return right ? blanks + text : text + blanks;
}

/** A result as lines of aligned columns for a terminal, numbers at their right end; Han takes two columns. */
export function textTable(columns: readonly ResultColumn[], rows: readonly (readonly Json[])[]): string {
	if (columns.length === 0) return '';
	const cells = rows.map((row) => row.map(shown));
	const widths = columns.map(({ name }, index) =>
		cells.reduce((width, row) => Math.max(width, textWidth(row[index] ?? '')), textWidth(shown(name)))
	);
	const line = (texts: readonly string[]) =>
		texts
			.map((text, index) => {
				const column = columns[index];
				return pad(text, widths[index] ?? 0, column !== undefined && isNumeric(column));
			})
			.join('  ')
			.trimEnd();
	const rule = widths.map((width) => '-'.repeat(width)).join('  ');
	return [line(columns.map(({ name }) => shown(name))), rule, ...cells.map(line)]
		.map((text) => `${text}\n`)
		.join('');
}
