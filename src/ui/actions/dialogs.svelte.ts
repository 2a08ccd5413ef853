import { createContext } from 'svelte';
import type { Localised } from '../../base/localised.ts';

/** The windows that actions open: one at a time. */
export type DialogName = 'palette' | 'keys' | 'share' | 'rename';

/** Milliseconds that a line stays. */
const SHOWN_FOR = 6000;

/** Which window is open over the page. */
export class Dialogs {
	current: DialogName | null = $state(null);

	/** one line about what was just done, or could not be; null for none */
	said: Localised | null = $state.raw(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Shows a line for a while. */
	say(words: Localised): void {
		clearTimeout(this.#timer);
		this.said = words;
		this.#timer = setTimeout(() => (this.said = null), SHOWN_FOR);
	}

	open(name: DialogName): void {
		this.current = name;
	}

	close(): void {
		this.current = null;
	}
}

export const [useDialogs, setDialogs] = createContext<Dialogs>();
