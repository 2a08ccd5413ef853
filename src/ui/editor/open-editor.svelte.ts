import { createContext } from 'svelte';
import type { CodeEditor } from './editor.ts';

/** The editor that the cursor was in last: what is chosen elsewhere is written there. */
export class OpenEditor {
	#open: { readonly cell: string; readonly editor: CodeEditor } | null = $state.raw(null);

	/** the name of its cell; null where no editor is open */
	get cell(): string | null {
		return this.#open?.cell ?? null;
	}

	/** The cursor has come into the editor of the cell called `cell`. */
	entered(cell: string, editor: CodeEditor): void {
		this.#open = { cell, editor };
	}

	/** The editor is gone. */
	gone(editor: CodeEditor): void {
		if (this.#open?.editor === editor) this.#open = null;
	}

	/** Writes a name at the cursor, parted from the words around it; `stay` leaves the focus where it is. */
	insertName(name: string, stay: boolean): void {
		this.#open?.editor.insertName(name, stay);
	}
}

export const [useOpenEditor, setOpenEditor] = createContext<OpenEditor>();
