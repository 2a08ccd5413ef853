/** How the names of data files end. */
export const ENDINGS = [
	'csv',
	'tsv',
	'tab',
	'json',
	'jsonl',
	'ndjson',
	'arrow',
	'feather',
	'parquet',
	'xlsx'
] as const;
export type Ending = (typeof ENDINGS)[number];

/** The ending of a data file's name; null for another file. */
export function endingOf(fileName: string): Ending | null {
	const ending = /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase();
	return ENDINGS.find((known) => known === ending) ?? null;
}

/** Whether a file of this name can be read as plain data. */
export function isDataFile(fileName: string): boolean {
	return endingOf(fileName) !== null;
}

/** Whether a file of this name is data and nothing else: it cannot be a report. */
export function isOnlyData(fileName: string): boolean {
	const ending = endingOf(fileName);
	return ending !== null && !['csv', 'tsv', 'tab', 'xlsx'].includes(ending);
}
