import type { Language } from '../../base/localised.ts';
import type { CellBlock } from '../../notebook/model.ts';
import type { NotebookState } from '../../state/notebook-state.svelte.ts';
import { proseSegments, type Quote } from '../../state/prose.ts';
import type { PickedValue } from '../../state/source/provenance.ts';
import type { CellResult } from '../../state/results.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Text } from '../i18n/text.ts';
import { optionText } from '../inputs/values.ts';
import { rowValues } from '../source/picked.ts';
import { columnFormat } from '../values/format.ts';
import { plainColumn } from '../values/plain.ts';

/** Reads the values that prose and the words of charts quote from `notebook`; null while there is none. */
export function quoteReader(notebook: NotebookState, text: Text): (quote: Quote) => string | null {
	return (quote) => {
		const cell = notebook.cellNamed(quote.cell);
		// A name that leads nowhere stands as it was written.
		if (!cell) return quote.raw;
		const { result, error } = notebook.statusOf(cell);
		return error ? text.messages.grid.nullMark : quotedText(result, quote, text.language, text.messages);
	};
}

/** `words` with the values that they quote put in. */
export function fillQuotes(words: string, valueOf: (quote: Quote) => string | null): string {
	return proseSegments(words)
		.map((part) => (part.kind === 'text' ? part.text : (valueOf(part.quote) ?? '…')))
		.join('');
}

/** The text of a quoted value as prose shows it; null while there is no result to quote. */
export function quotedText(
	result: CellResult | null,
	quote: Quote,
	language: Language,
	messages: Messages
): string | null {
	if (!result) return null;
	if (result.kind === 'input') return inputText(result, quote, language, messages);
	const source = result.kind === 'sql' ? result.table : result.source;
	const index = columnOf(source, quote);
	const column = source.columns[index];
	const field = source.rows.schema.fields[index];
	if (!column || !field) return quote.raw;
	const values = plainColumn(source.rows, column.name) ?? [];
	const [value = null] = values;
	if (value === null) return messages.grid.nullMark;
	return columnFormat(column.name, field, [value], language, values).text(value);
}

/** The place of the quoted column, the first where none is named; -1 where there is no such column. */
function columnOf(
	{ columns }: { readonly columns: readonly { readonly name: string }[] },
	quote: Quote
): number {
	const wanted = quote.column?.toLowerCase();
	return columns.findIndex(({ name }) => wanted === undefined || name.toLowerCase() === wanted);
}

/** The row and column that a quoted value stands in; null where it comes from no query. */
export function quotedValue(
	notebook: NotebookState,
	quote: Quote
): { readonly cell: CellBlock; readonly picked: PickedValue } | null {
	const cell = notebook.cellNamed(quote.cell);
	const result = cell && notebook.statusOf(cell).result;
	if (!cell || !result || result.kind === 'input') return null;
	const { columns, rows } = result.kind === 'sql' ? result.table : result.source;
	const column = columns[columnOf({ columns }, quote)];
	if (!column || rows.numRows === 0) return null;
	return { cell, picked: { columns, values: rowValues(rows, 0), column: column.name } };
}

function inputText(
	result: Extract<CellResult, { kind: 'input' }>,
	quote: Quote,
	language: Language,
	messages: Messages
): string {
	const { value } = result;
	const chosen = value.list ? value.value : value.value === null ? [] : [value.value];
	if (chosen.length === 0) return messages.input.all;
	return chosen
		.map((item) => {
			const option = result.options.find((choice) => choice.value === item);
			const text = String(item);
			return optionText(quote.cell, option ?? { value: item, label: { zh: text, en: text } }, language);
		})
		.join(language === 'en' ? ', ' : '、');
}
