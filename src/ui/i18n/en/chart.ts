import type { Messages } from '../messages.ts';

export const chart: Messages['chart'] = {
	empty: 'Nothing to draw',
	blank: 'The columns to draw hold no values',
	failed: 'The chart cannot be drawn',
	tooMany: (shown, all) => `Large result: the chart shows the first ${shown} of ${all} rows.`,
	label: (title) => `Chart: ${title}`,
	unknownColumn: (name, candidates) =>
		`The data has no column ${name}${candidates ? `; it has ${candidates}` : ''}`,
	unstated: 'not stated',
	dataset: 'Data: the dataset of this site',
	source: (names) => `Documents: ${names}`,
	others: (names, count) => `${names} and others, ${count} documents`,
	version: (hash) => `dataset ${hash}`,
	clickToChoose: (label) => `Click a mark to filter by ${label}`,
	clickAgain: (label) => `Filtered by ${label}; click again to undo`,
	picture: 'Image',
	savePng: 'Download PNG',
	saveSvg: 'Download SVG',
	copyPng: 'Copy image',
	copied: 'Image copied',
	notCopied: 'The browser does not allow copying images: download it instead',
	notSaved: 'The image could not be made: try the other format'
};
