import type { Messages } from '../messages.ts';

export const grid: Messages['grid'] = {
	rows: (count) => (count === '1' ? '1 row' : `${count} rows`),
	window: (first, last, count) => `rows ${first}–${last} of ${count}`,
	empty: 'No rows match',
	null: 'null',
	nullMark: '—',
	expand: 'Show all',
	collapse: 'Show less',
	loading: '…',
	failed: 'These rows could not be fetched',
	detail: (row) => `Row ${row}`,
	close: 'Close',
	yes: 'yes',
	no: 'no',
	table: (name) => `Result of ${name}`
};
