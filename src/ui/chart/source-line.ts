import type { Text } from '../i18n/text.ts';
import type { ChartData } from './rows.ts';

/** Documents that a source line names before it counts the others. */
const NAMED = 3;
/** Columns that say where a row comes from, best first. */
const COLUMNS = ['document', '文件', 'doc_title', 'doc_id'];

/** Where the rows of a chart come from, and the state of the dataset: what stands under it and goes with its picture. */
export function sourceLine(data: ChartData, version: string | null, { language, messages }: Text): string {
	const { chart } = messages;
	const column = COLUMNS.map((name) => data.columns.get(name)).find((found) => found?.kind === 'text')?.name;
	const names =
		column === undefined
			? []
			: [...new Set(data.rows.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : [])))];
	const shown = names.slice(0, NAMED).join(language === 'en' ? '; ' : '、');
	const from =
		names.length === 0
			? chart.dataset
			: chart.source(names.length > NAMED ? chart.others(shown, names.length) : shown);
	return version === null ? from : `${from} · ${chart.version(version.slice(0, 7))}`;
}
