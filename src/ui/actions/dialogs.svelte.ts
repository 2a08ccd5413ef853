import { createContext } from 'svelte';
import type { Localised } from '../../base/localised.ts';
import type { Messages } from '../i18n/messages.ts';

/** The windows that actions open: one at a time. */
export type DialogName = 'palette' | 'keys' | 'share' | 'rename';

/** Something that can be done about a line, for a while or until it is answered. */
export interface Choice {
	readonly name: (messages: Messages) => string;
	readonly run: () => void;
}

/** One line about what was just done, or is to be decided. */
export interface Said {
	readonly words: Localised;
	readonly choices: readonly Choice[];
	/** it waits for an answer and takes the focus */
	readonly asks: boolean;
}

/** Milliseconds that a line stays. */
const SHOWN_FOR = 6000;
/** The same for a line that one can do something about. */
const OFFERED_FOR = 20_000;

/** Which window is open over the page. */
export class Dialogs {
	current: DialogName | null = $state(null);

	/** the line that is shown; null for none */
	said: Said | null = $state.raw(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Shows a line for a while, with what can be done about it. */
	say(words: Localised, choices: readonly Choice[] = []): void {
		this.#show({ words, choices, asks: false });
		this.#timer = setTimeout(() => this.hush(), choices.length > 0 ? OFFERED_FOR : SHOWN_FOR);
	}

	/** Shows a line until one of `choices` is taken, or none. */
	ask(words: Localised, choices: readonly Choice[]): void {
		this.#show({ words, choices, asks: true });
	}

	/** Takes the line away. */
	hush(): void {
		clearTimeout(this.#timer);
		this.said = null;
	}

	#show(said: Said): void {
		clearTimeout(this.#timer);
		this.said = said;
	}

	open(name: DialogName): void {
		this.current = name;
	}

	close(): void {
		this.current = null;
	}
}

export const [useDialogs, setDialogs] = createContext<Dialogs>();
