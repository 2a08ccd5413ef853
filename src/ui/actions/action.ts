import type { Messages } from '../i18n/messages.ts';

/** The menus in their order; an action of none is found in the palette and by its key. */
export type MenuName = 'file' | 'edit' | 'cell' | 'run' | 'result' | 'view' | 'help';

/** Something that a reader can have the page do: by key, from a menu and from the palette, under one name. */
export interface Action {
	/** unique; `part.verb` */
	readonly id: string;
	readonly name: (messages: Messages) => string;
	/**
	 * Keys that do it, the first of which is shown: `Mod-Shift-z` (Mod is Ctrl, on a Mac Cmd) at any time;
	 * `a`, `Shift-d` or `d d` only where nobody types.
	 */
	readonly keys?: readonly string[];
	readonly menu: MenuName | null;
	/** its keys are for the editor of the block, where they work while one types */
	readonly inEditor?: true;
	/** `block` acts on the selected block and stands in the menu of every cell; off where none is selected */
	readonly on: 'page' | 'block';
	/** whether it can be done now; always unless told */
	readonly enabled?: () => boolean;
	/** for what is switched on and off */
	readonly checked?: () => boolean;
	readonly run: () => void;
}
