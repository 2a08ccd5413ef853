import type { ValuePlace } from '../../state/source/behind.ts';
import type { Text } from '../i18n/text.ts';
import { valueWriter } from '../values/format.ts';
import { columnLabel } from '../values/labels.ts';
import type { Plain } from '../values/plain.ts';

/** What a number is called: its column, what is written there, and the words of its row that tell it from others. */
export interface NumberName {
	readonly column: string;
	readonly value: string;
	readonly row: string;
}

/** Longer texts are something to read, not the name of a row. */
const NAME_LENGTH = 24;
const NAMES = 3;

function written(name: string, value: Plain, text: Text): string {
	if (value === null) return '—';
	const kind = typeof value === 'number' ? 'number' : value instanceof Date ? 'date' : 'text';
	return valueWriter(name, kind, [value], text.language)(value);
}

/** The name of a part of a number: the heading of its column where the query gives it one. */
export function partName(label: string, text: Text): string {
	return columnLabel(label, true, text.language, text.messages);
}

/** The name of the number at `place`, as the page writes it elsewhere. */
export function numberName({ columns, values, index }: ValuePlace, text: Text): NumberName {
	const plain = values.map((value): Plain =>
		typeof value === 'object' && !(value instanceof Date) ? null : value
	);
	const name = columns[index]?.name ?? '';
	const value = plain[index] ?? null;
	const words = columns.flatMap((column, at) => {
		const word = plain[at];
		const names =
			typeof word === 'string' && word.length <= NAME_LENGTH && !/(^|_)(id|label)$/.test(column.name);
		return names && at !== index ? [written(column.name, word, text)] : [];
	});
	return {
		// A label of a chart says itself what it is.
		column: /_label$/.test(name)
			? ''
			: columnLabel(name, typeof value === 'number', text.language, text.messages),
		value: written(name, value, text),
		row: words.slice(0, NAMES).join(' · ')
	};
}
