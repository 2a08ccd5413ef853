import type { Messages } from '../i18n/messages.ts';

/** Keys that the editor or the table hears by itself, for the list of keys. */
export interface OwnKey {
	readonly keys: readonly string[];
	readonly name: (messages: Messages) => string;
}

export const EDITOR_KEYS: readonly OwnKey[] = [
	{ keys: ['Mod-Enter'], name: ({ tools }) => tools.run },
	{ keys: ['Shift-Enter'], name: ({ tools }) => tools.runAndGoOn },
	{ keys: ['Mod-Shift-Enter'], name: ({ tools }) => tools.runSelection },
	{ keys: ['Tab'], name: ({ tools }) => tools.indent },
	{ keys: ['Mod-d'], name: ({ tools }) => tools.nextOccurrence },
	{ keys: ['Shift-Tab'], name: ({ tools }) => tools.outdent },
	{ keys: ['Escape'], name: ({ tools }) => tools.leave }
];

export const GRID_KEYS: readonly OwnKey[] = [
	{
		keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'],
		name: ({ tools }) => tools.move
	},
	{ keys: ['Mod-ArrowDown', 'Home', 'End'], name: ({ tools }) => tools.farMove },
	{ keys: ['Shift-ArrowDown'], name: ({ tools }) => tools.extend },
	{ keys: ['Mod-a'], name: ({ tools }) => tools.selectAll },
	{ keys: ['Shift-Space'], name: ({ tools }) => tools.selectRow },
	{ keys: ['Mod-c'], name: ({ tools }) => tools.copyCells },
	{ keys: ['Mod-Shift-c'], name: ({ tools }) => tools.copyCellsWithHeadings },
	{ keys: ['Enter'], name: ({ tools }) => tools.detail },
	{ keys: ['Shift-F10'], name: ({ tools }) => tools.menu }
];
