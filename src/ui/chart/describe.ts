import type { Text } from '../i18n/text.ts';
import { valueWriter } from '../values/format.ts';
import { columnLabel } from '../values/labels.ts';
import type { Plain } from '../values/plain.ts';
import type { ChartData } from './rows.ts';

/** What the rows at `places` hold, in one line. */
export function describeRows(data: ChartData, places: readonly number[], text: Text): string {
	const [first = 0] = places;
	const row = data.rows[first] ?? {};
	const parts = [...data.columns.values()].slice(0, 6).map(({ name, kind }) => {
		const value = row[name] ?? null;
		const label = columnLabel(name, kind === 'number', text.language, text.messages);
		if (value === null) return `${label} ${text.messages.chart.unstated}`;
		return `${label} ${valueWriter(name, kind, [value], text.language, valuesOf(data, name))(value)}`;
	});
	return parts.join(text.language === 'en' ? '; ' : '；');
}

function* valuesOf({ rows }: ChartData, name: string): Generator<Plain> {
	for (const row of rows) yield row[name] ?? null;
}
