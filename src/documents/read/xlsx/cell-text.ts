import { formatValue } from 'hucre';
import type { CellValue } from 'hucre/xlsx';

/** What a cell shows: numbers and dates in their format, as they are printed. */
export function cellText(value: CellValue, format: string | undefined): string {
	if (value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (value instanceof Date) return dateText(value, format);
	// fifteen digits are what a spreadsheet keeps: 0.1 + 0.2 is 0.3
	const plain = String(Number(value.toPrecision(15)));
	if (
		format === undefined ||
		/^general$/iu.test(format) ||
		format.includes('DBNum') ||
		!/[0#?]/u.test(format)
	)
		return plain;
	return formatValue(value, format).trim();
}

/** Formats that a file names by number alone print differently in each country; these are the Chinese ones. */
function dateText(date: Date, format: string | undefined): string {
	if (Number.isNaN(date.getTime())) return '';
	if (format === undefined) return formatValue(date, 'yyyy"年"m"月"d"日"');
	if (/^m\/d\/yy(?:yy)?$/u.test(format)) return formatValue(date, 'yyyy/m/d');
	if (/^m\/d\/yy(?:yy)? h:mm$/u.test(format)) return formatValue(date, 'yyyy/m/d h:mm');
	return formatValue(date, format);
}
