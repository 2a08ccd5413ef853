import type { Messages } from '../messages.ts';

export const engine: Messages['engine'] = {
	idle: 'Engine not started',
	loading: 'Loading the engine…',
	ready: 'Engine ready',
	failed: 'Engine did not start',
	running: (count) => (count === 1 ? 'Computing 1 cell…' : `Computing ${count} cells…`),
	runningFor: (count, seconds) =>
		count === 1 ? `Computing a cell, ${seconds} s` : `Computing ${count} cells, ${seconds} s`,
	loadingBytes: (loaded, total) => `Loading the engine ${loaded} / ${total} MB`,
	restarted: {
		crashed:
			'The engine broke down (most likely for want of memory). It is running again with its data, and computes the cells anew.',
		cancelled:
			'That query could not be stopped by itself. The engine was started again with its data, and computes the other cells anew.'
	},
	memory: (size) => `Memory of the database: ${size}`,
	memoryNote:
		'A browser gives about 3 GB. Where a query does not stop in time, the engine starts again with its data.',
	offline: {
		none: 'This page does not open without a network.',
		saving: 'Keeping a copy for when there is no network…',
		ready: 'This page also opens without a network.'
	},
	details: 'About the engine',
	failedTitle: 'The query engine did not start',
	failedHelp:
		'Queries need it to run. Check the connection and try again; if that does not help, use a recent Chrome, Edge, Firefox or Safari, or see whether WebAssembly is switched off.',
	retry: 'Try again',
	detail: 'Reason'
};
