import type { Localised } from '../../base/localised.ts';
import { suggestion } from '../suggest.ts';
import type { ChartSpec, ChartValue } from './spec.ts';
import { POSITION_CHANNELS } from './vocabulary.ts';

/** The column that a channel names: text, or `{value: column}` as in Plot. */
function columnOf(value: ChartValue | undefined): string | null {
	if (typeof value === 'string') return value;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const inner = (value as { readonly [key: string]: ChartValue })['value'];
	return typeof inner === 'string' ? inner : null;
}

/**
 * What to say where `spec` draws a column that `columns` does not have (names compare without case, as in SQL); null
 * where it has them all. Channels that may also hold a constant, such as a colour, are not asked.
 */
export function missingColumn(spec: ChartSpec, columns: readonly string[]): Localised | null {
	const known = new Set(columns.map((name) => name.toLowerCase()));
	for (const mark of spec.marks) {
		if (mark.data !== null) continue;
		for (const channel of POSITION_CHANNELS) {
			const column = columnOf(mark.options[channel]);
			if (column === null || known.has(column.toLowerCase())) continue;
			const near = suggestion(column, columns);
			return {
				zh: `${channel}: 数据里没有“${column}”这一列${near.zh}；现有 ${columns.join('、')}`,
				en: `${channel}: the data has no column "${column}"${near.en}; it has ${columns.join(', ')}`
			};
		}
	}
	const column = spec.click?.value;
	if (column === undefined || known.has(column.toLowerCase())) return null;
	const near = suggestion(column, columns);
	return {
		zh: `click: 数据里没有“${column}”这一列${near.zh}；现有 ${columns.join('、')}`,
		en: `click: the data has no column "${column}"${near.en}; it has ${columns.join(', ')}`
	};
}
