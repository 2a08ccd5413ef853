import type { Messages } from '../messages.ts';

export const chart: Messages['chart'] = {
	empty: 'Nothing to draw',
	blank: 'The columns to draw hold no values',
	failed: 'The chart cannot be drawn',
	tooMany: (shown, all) => `Large result: the chart shows the first ${shown} of ${all} rows.`,
	label: (title) => `Chart: ${title}`,
	unknownColumn: (name, candidates) =>
		`The data has no column ${name}${candidates ? `; it has ${candidates}` : ''}`,
	unstated: 'not stated'
};
