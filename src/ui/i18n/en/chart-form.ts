import type { Messages } from '../messages.ts';

export const chartForm: Messages['chartForm'] = {
	title: 'Chart settings',
	mark: 'Mark',
	marks: {
		barX: 'Bars',
		barY: 'Columns',
		line: 'Line',
		dot: 'Dots',
		areaY: 'Area',
		cell: 'Heat map',
		boxX: 'Box plot, lying',
		boxY: 'Box plot, standing',
		rectY: 'Rectangles',
		text: 'Text',
		auto: 'Automatic'
	},
	x: 'Horizontal axis',
	y: 'Vertical axis',
	colour: 'Colour',
	facet: 'Small multiples',
	sort: 'Order',
	sorts: { none: 'As the query has it', descending: 'Largest first', ascending: 'Smallest first' },
	aggregate: 'Aggregate',
	aggregates: {
		none: 'each row by itself',
		sum: 'sum',
		mean: 'mean',
		median: 'median',
		min: 'least',
		max: 'greatest',
		count: 'number of rows'
	},
	rule: 'Target line (a number)',
	click: 'A click chooses',
	labels: 'Write values at the shapes',
	share: 'Stack as shares',
	tip: 'Values under the pointer',
	heading: 'Title',
	subheading: 'Subtitle',
	none: 'None',
	inCode: 'set in the code',
	broken: 'The code has an error; the form works once it is mended.',
	fromResult: 'Chart'
};
