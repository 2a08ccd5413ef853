/** A value on its way out of the page: as the grid shows it, numbers with all their digits. */
export interface OutValue {
	/** null for a null of the database */
	readonly text: string | null;
	readonly numeric: boolean;
}

/** How a piece of a table can be written. */
export type TextForm = 'tsv' | 'csv' | 'markdown';

/** What Excel and its like take for the start of a formula, the full-width forms that they also take included. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it text again there;
 * numbers stay what they are.
 */
export function neutralised({ text, numeric }: OutValue): string | null {
	return text !== null && !numeric && FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}

/** One field by RFC 4180; an empty text is quoted, so that it differs from null. */
function csvField(value: OutValue): string {
	const text = neutralised(value);
	if (text === null) return '';
	return text === '' || /[",\r\n]/.test(text) ? quoted(text) : text;
}

/** As spreadsheets write their clipboard: quoted only where a tab or a line end would end the cell. */
function tsvField(value: OutValue): string {
	const text = neutralised(value) ?? '';
	return /[\t\r\n]/.test(text) || text.startsWith('"') ? quoted(text) : text;
}

function markdownField({ text }: OutValue): string {
	if (text === null) return '';
	return text
		.replace(/[\\|<`*]/g, (mark) => (mark === '<' ? '&lt;' : `\\${mark}`))
		.replace(/\r\n|\r|\n/g, '<br>');
}

/** One line of CSV with its end, CR LF. */
export function csvLine(values: readonly OutValue[]): string {
	return `${values.map(csvField).join(',')}\r\n`;
}

function heading(names: readonly string[]): OutValue[] {
	return names.map((text) => ({ text, numeric: false }));
}

/** Starts a CSV file: the mark by which Excel knows UTF-8, and the headings. */
export function csvHead(names: readonly string[]): string {
	return `\uFEFF${csvLine(heading(names))}`;
}

/** Rows as text for the clipboard; `names` are the headings, null to leave them out. */
export function rowsText(
	form: TextForm,
	names: readonly string[] | null,
	numeric: readonly boolean[],
	rows: readonly (readonly OutValue[])[]
): string {
	const head = names === null ? [] : [heading(names)];
	if (form === 'csv') return [...head, ...rows].map(csvLine).join('');
	if (form === 'tsv') return [...head, ...rows].map((row) => row.map(tsvField).join('\t')).join('\r\n');
	const line = (fields: readonly string[]): string => `| ${fields.join(' | ')} |`;
	// Markdown knows no table without a heading.
	const titles = heading(names ?? numeric.map(() => ''));
	const rule = line(numeric.map((end) => (end ? '---:' : '---')));
	return [line(titles.map(markdownField)), rule, ...rows.map((row) => line(row.map(markdownField)))].join(
		'\n'
	);
}
