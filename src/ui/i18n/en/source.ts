import type { Messages } from '../messages.ts';

export const source: Messages['source'] = {
	open: 'Source',
	openTasks: 'Tasks behind it',
	pickHint: 'Click a shape for the tasks behind it',
	cannot: 'Which tasks are behind this number cannot be told for sure:',
	openDocument: 'Open the document',
	looking: 'Looking for the tasks behind it…',
	behind: (n) => `The ${n} ${n === 1 ? 'task' : 'tasks'} behind this number`,
	rows: (n) => `Made from ${n} rows; a task may have several`,
	bare: (n) => `${n} more rows belong to no task`,
	all: 'All',
	more: (n) => `Show ${n} more`,
	loading: 'Opening the source…',
	missing: 'The dataset does not have this value; it may have changed since. Run the cell again',
	failed: 'The source did not open',
	retry: 'Try again',
	untitled: 'Untitled document',
	task: (no) => `Task ${no}`,
	previous: 'Previous',
	next: 'Next',
	place: (n, of) => `${n} / ${of}`,
	fields: 'The fields of this task',
	appearances: (n) => `Where else this task appears (${n})`,
	relations: {
		same: 'the same task',
		part: 'a part of this one',
		whole: 'of which this is a part',
		related: 'related',
		plan: 'plan',
		report: 'report'
	},
	cleaned: 'Cleaned reading',
	cleanedHint:
		'Shows beside the original what the parser reads: without pinyin and remains of web pages, in simplified characters',
	text: 'The document as published',
	earlier: 'Show what comes before',
	later: 'Show what follows',
	cite: 'Copy citation',
	styles: { plain: 'Plain text', markdown: 'Markdown', gbt7714: 'GB/T 7714' },
	copied: 'Copied',
	refused: 'The browser does not allow copying; select it here:'
};
