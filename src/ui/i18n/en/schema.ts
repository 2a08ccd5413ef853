import type { Messages } from '../messages.ts';

export const schema: Messages['schema'] = {
	open: 'Tables',
	action: 'Tables and columns',
	search: 'Find a table, column or value, in Chinese or English',
	names: 'Names',
	namesIn: { zh: 'Chinese', en: 'English' },
	groups: { cell: 'Queries of this notebook', own: 'Your own tables', table: 'Tables', view: 'Views' },
	list: 'Tables and columns',
	rows: (count) => (count === '1' ? '1 row' : `${count} rows`),
	noCount: 'number of rows unknown',
	columns: (count) => (count === 1 ? '1 column' : `${count} columns`),
	notRun: 'its columns show once it has run',
	insertInto: (cell) => `A click on a name inserts it at the cursor of the cell ${cell}`,
	insertNew: 'No editor is open: a click on a name starts a new query',
	nothing: (query) => `Nothing found for “${query}”`,
	samples: 'such as',
	range: (low, high) => `${low} to ${high}`,
	count: (shown, all) => `${shown} of ${all}`,
	clear: 'Clear the search'
};
