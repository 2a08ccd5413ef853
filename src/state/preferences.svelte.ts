import type { Language } from '../base/localised.ts';

/** How the page looks: as the system says, or as the reader says. */
export type Theme = 'auto' | 'light' | 'dark';

/** The part of `localStorage` that we use; reading and writing may throw where a browser forbids it. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const LANGUAGE = 'xushi:language';
const THEME = 'xushi:theme';
const RUN_ON_EDIT = 'xushi:run-on-edit';

/** Language, theme and when cells run: chosen once, kept on this device, a link may override the language. */
export class Preferences {
	readonly #store: KeyValueStore | null;
	#language = $state<Language>('zh-CN');
	#theme = $state<Theme>('auto');
	#runOnEdit = $state(false);

	constructor(store: KeyValueStore | null) {
		this.#store = store;
		const language = store?.getItem(LANGUAGE);
		const theme = store?.getItem(THEME);
		if (language === 'en' || language === 'zh-CN') this.#language = language;
		if (theme === 'light' || theme === 'dark') this.#theme = theme;
		this.#runOnEdit = store?.getItem(RUN_ON_EDIT) === '1';
	}

	get language(): Language {
		return this.#language;
	}

	get theme(): Theme {
		return this.#theme;
	}

	/** whether a changed cell runs by itself after a pause in typing */
	get runOnEdit(): boolean {
		return this.#runOnEdit;
	}

	chooseRunOnEdit(wanted: boolean): void {
		this.#runOnEdit = wanted;
		this.#keep(RUN_ON_EDIT, wanted ? '1' : '0');
	}

	/** Changes the language and keeps it for the next visit. */
	chooseLanguage(language: Language): void {
		this.#language = language;
		this.#keep(LANGUAGE, language);
	}

	/** Shows the language of a link without keeping it. */
	showLanguage(language: Language): void {
		this.#language = language;
	}

	/** Changes the theme and keeps it for the next visit. */
	chooseTheme(theme: Theme): void {
		this.#theme = theme;
		this.#keep(THEME, theme);
	}

	#keep(key: string, value: string): void {
		try {
			this.#store?.setItem(key, value);
		} catch (thrown) {
			// A full or forbidden store loses the preference, which the reader can see and set again.
			console.info('preference not kept', thrown);
		}
	}
}

/** The browser's own store, or null where it may not be used. */
export function browserStore(kind: 'localStorage' | 'sessionStorage' = 'localStorage'): KeyValueStore | null {
	try {
		const store = window[kind];
		store.getItem(LANGUAGE);
		return store;
	} catch {
		// Browsers throw on the mere access when storage is switched off.
		return null;
	}
}
