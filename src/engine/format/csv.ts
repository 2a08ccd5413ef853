import type { Json } from './cell.ts';
import { plainText } from './rows.ts';

/** One field by RFC 4180; an empty text is quoted, so that it differs from null. */
function field(value: Json): string {
	const text = plainText(value);
	if (value !== null && text === '') return '""';
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV with its end, a line feed. */
export function csvLine(values: readonly Json[]): string {
	return `${values.map(field).join(',')}\n`;
}
