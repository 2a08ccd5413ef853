import type { Messages } from '../messages.ts';

export const cell: Messages['cell'] = {
	states: {
		pending: 'waiting',
		running: 'computing',
		done: 'done',
		stale: 'out of date',
		error: 'error'
	},
	kinds: { sql: 'Query', chart: 'Chart', input: 'Input', prose: 'Text' },
	notComputed: 'not computed',
	data: 'Data',
	showCode: 'Code',
	hideCode: 'Hide code',
	run: 'Run',
	runKeys: 'Ctrl+Enter runs · Esc leaves',
	runKeysMac: '⌘+Enter runs · Esc leaves',
	elapsed: (seconds) => `${seconds} s`,
	took: ({ count, unit }) => `Took ${count} ${unit}`,
	cancel: 'Cancel',
	label: (kind, name) => `${kind} ${name}`,
	code: (name) => `Code of cell ${name}`,
	outputFailed: 'This result cannot be shown',
	tryAgain: 'Try again',
	noEngine: 'Shown once the engine has started.',
	useDefault: 'Use the default',
	staleHint: 'The code has changed; run it to renew the result.',
	position: (line, column) => `line ${line}, column ${column}`,
	candidates: 'Did you mean',
	showTable: 'Show as table',
	showChart: 'Show as chart',
	noResult: 'Done; the statement returns no rows.'
};
