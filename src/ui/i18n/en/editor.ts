import type { Messages } from '../messages.ts';

export const editor: Messages['editor'] = {
	kinds: { table: 'table', view: 'view', cell: 'cell', own: 'own data' },
	parameter: 'parameter',
	value: 'value',
	defined: 'defined here',
	given: 'alias',
	fullWidth: 'a full-width mark: SQL knows only half-width ones',
	fix: 'Make half-width (Alt+Enter)',
	fixMac: 'Make half-width (⌥↩)',
	format: 'Format',
	unformatted: 'This SQL could not be read and was left as it is.',
	runSelection: 'Run selection',
	selection: 'Result of the selection (not kept)',
	selectionFailed: 'The selection failed',
	close: 'Close'
};
