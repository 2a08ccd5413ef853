const NEEDS_QUOTES = /[",\r\n]/;

function field(value: unknown): string {
	const text = value === null || value === undefined ? '' : String(value);
	return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV: a header, LF, no BOM; null is an empty field. */
export function toCsv(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
	return [header, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}
