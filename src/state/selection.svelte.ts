import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { BlockId } from '../notebook/model.ts';

/** Where the reader is in a notebook, and which cells lie open. Never part of the text. */
export class Selection {
	/** the block that keys and menus act on; null before any was chosen */
	selected: BlockId | null = $state(null);
	/** the block in whose editor the cursor is, or is to be */
	editing: BlockId | null = $state(null);
	/** the value that the reader has picked in the result of a cell, and what shows where it comes from; null for none */
	picked: { readonly block: BlockId; readonly show: () => void } | null = $state.raw(null);
	/** cells whose code is shown */
	readonly open = new SvelteSet<BlockId>();
	/** cells whose output was folded or unfolded by hand */
	readonly folded = new SvelteMap<BlockId, boolean>();

	select(id: BlockId | null): void {
		this.selected = id;
		if (this.editing !== id) this.editing = null;
	}

	/** Shows the code of a block and puts the cursor into it. */
	edit(id: BlockId): void {
		this.selected = id;
		this.editing = id;
		this.open.add(id);
	}

	/** The cursor has come into the editor of a block, or gone. */
	cursorIn(id: BlockId, inside: boolean): void {
		if (inside) this.edit(id);
		else if (this.editing === id) this.editing = null;
	}

	/** Leaves the editor; the block stays selected. */
	leave(): void {
		this.editing = null;
	}

	toggleCode(id: BlockId): void {
		if (this.open.has(id)) this.close(id);
		else this.open.add(id);
	}

	close(id: BlockId): void {
		this.open.delete(id);
		if (this.editing === id) this.editing = null;
	}
}
