import type { Language } from '../../base/localised.ts';
import type { Quote } from '../../state/prose.ts';
import type { CellResult } from '../../state/results.ts';
import type { Messages } from '../i18n/messages.ts';
import { optionText } from '../inputs/values.ts';
import { columnFormat } from '../values/format.ts';
import { plainColumn } from '../values/plain.ts';

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
	const wanted = quote.column?.toLowerCase();
	const index = source.columns.findIndex(
		(column) => wanted === undefined || column.name.toLowerCase() === wanted
	);
	const column = source.columns[index];
	const type = source.rows.schema.fields[index]?.type;
	if (!column || !type) return quote.raw;
	const values = plainColumn(source.rows, column.name) ?? [];
	const [value = null] = values;
	if (value === null) return messages.grid.nullMark;
	return columnFormat(column.name, type, [value], language).text(value);
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
