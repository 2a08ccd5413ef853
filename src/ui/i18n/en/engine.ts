import type { Messages } from '../messages.ts';

export const engine: Messages['engine'] = {
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
};
