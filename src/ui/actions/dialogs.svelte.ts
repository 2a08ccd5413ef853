import { createContext } from 'svelte';

/** The windows that actions open: one at a time. */
export type DialogName = 'palette' | 'keys' | 'share' | 'rename';

/** Which window is open over the page. */
export class Dialogs {
	current: DialogName | null = $state(null);

	open(name: DialogName): void {
		this.current = name;
	}

	close(): void {
		this.current = null;
	}
}

export const [useDialogs, setDialogs] = createContext<Dialogs>();
