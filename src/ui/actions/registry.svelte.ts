import { createContext } from 'svelte';
import type { Action } from './action.ts';

/** Every action that the page has at the moment, in the order in which menus and palette show them. */
export class ActionRegistry {
	#actions: readonly Action[] = $state.raw([]);
	readonly #hasBlock: () => boolean;

	/** `hasBlock` says whether a block is selected */
	constructor(hasBlock: () => boolean) {
		this.#hasBlock = hasBlock;
	}

	get all(): readonly Action[] {
		return this.#actions;
	}

	/** Adds actions; returns the way to take them away. */
	add(actions: readonly Action[]): () => void {
		this.#actions = [...this.#actions, ...actions];
		return () => {
			this.#actions = this.#actions.filter((action) => !actions.includes(action));
		};
	}

	find(id: string): Action | null {
		return this.#actions.find((action) => action.id === id) ?? null;
	}

	isEnabled(action: Action): boolean {
		return (action.on === 'page' || this.#hasBlock()) && (action.enabled?.() ?? true);
	}

	/** Does it, where it can be done; says whether it could. */
	run(action: Action): boolean {
		if (!this.isEnabled(action)) return false;
		action.run();
		return true;
	}
}

export const [useActions, setActions] = createContext<ActionRegistry>();
