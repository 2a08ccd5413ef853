import type { Messages } from './zh.ts';

export const en: Messages = {
	app: {
		name: '序时',
		latin: 'Xushi',
		title: (notebook) => `${notebook} · Xushi 序时`,
		skip: 'Skip to content'
	},
	header: {
		notebooks: 'Notebooks',
		language: 'Language',
		switchLanguage: '中文',
		theme: 'Appearance',
		themes: { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
		share: 'Share'
	},
	engine: {
		idle: 'Engine not started',
		loading: 'Loading the engine…',
		ready: 'Engine ready',
		failed: 'Engine did not start',
		running: (count) => (count === 1 ? 'Computing 1 cell…' : `Computing ${count} cells…`),
		failedTitle: 'The query engine did not start',
		failedHelp:
			'Queries need it to run. Check the connection and try again; if that does not help, use a recent Chrome, Edge, Firefox or Safari, or see whether WebAssembly is switched off.',
		retry: 'Try again',
		detail: 'Reason'
	},
	share: {
		title: 'Share this view',
		copied: 'Link copied. Whoever opens it sees exactly this view.',
		refused: 'The browser did not allow copying. Please copy the link below by hand.',
		link: 'Link',
		copy: 'Copy',
		close: 'Close',
		failed: 'The link could not be made',
		long: (characters) =>
			`This link has ${characters} characters and some chat programs cut long links; open it once before you rely on it.`
	},
	notebook: {
		draft: 'This is your edited draft, kept on this device only.',
		reset: 'Reset',
		undo: 'Undo the reset',
		resetDone: 'Back to the original notebook.',
		sharedDraft: 'This notebook came with a link and differs from the built-in one.',
		otherData: 'This link was made with another version of the data; figures may differ from then.',
		damaged: (reason) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Here is the overview instead.`,
		unknown: (name) => `There is no notebook called “${name}”; here is the overview.`,
		unknownParameter: (name) => `The link sets “${name}”, which this notebook does not have; it was ignored.`,
		dismiss: 'OK',
		storage:
			'The browser did not keep the draft (storage is full or switched off). Use Share to keep your changes as a link before you leave.',
		headError: 'The YAML at the top of the notebook has a fault'
	},
	cell: {
		states: {
			pending: 'waiting',
			running: 'computing',
			done: 'done',
			stale: 'not up to date',
			error: 'error'
		},
		kinds: { sql: 'Query', chart: 'Chart', input: 'Input', prose: 'Text' },
		notComputed: 'not computed',
		data: 'Data',
		showCode: 'Code',
		hideCode: 'Hide code',
		run: 'Run',
		runKeys: 'Ctrl+Enter runs',
		runKeysMac: '⌘+Enter runs',
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
	},
	grid: {
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
	},
	chart: {
		empty: 'Nothing to draw',
		failed: 'The chart cannot be drawn',
		tooMany: (shown, all) => `Large result: the chart shows the first ${shown} of ${all} rows.`,
		label: (title) => `Chart: ${title}`,
		unknownColumn: (name, candidates) =>
			`The data has no column ${name}${candidates ? `; it has ${candidates}` : ''}`,
		unstated: 'not stated'
	},
	input: {
		all: 'All',
		none: 'None',
		selected: (count) => `${count} selected`,
		clear: 'Clear',
		filter: 'Find an option',
		loading: 'Loading the options…',
		outside: (min, max) => `Enter a number from ${min} to ${max}`,
		notNumber: 'Enter a number',
		notDate: 'Enter a date such as 2021-09-30',
		noOptions: 'No options'
	},
	columns: {
		tasks: 'Tasks',
		stated: 'With a status',
		unknown: 'No status stated',
		good: 'On pace or better',
		on_pace: 'On pace',
		behind: 'Behind',
		ahead: 'Ahead',
		completed: 'Completed',
		rate: 'Rate',
		pace_rate: 'Pace rate',
		lead_department: 'Lead department',
		leads: 'Lead departments',
		document: 'Document',
		domain_name: 'Domain',
		source: 'Source',
		due: 'Milestones due',
		tasks_due: 'Tasks with a milestone',
		behind_tasks: 'Tasks behind',
		kind: 'Kind',
		n: 'Count'
	}
};
