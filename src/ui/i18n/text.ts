import { createContext } from 'svelte';
import type { Language } from '../../base/localised.ts';
import { en } from './en/index.ts';
import type { Messages } from './messages.ts';
import { zh } from './zh/index.ts';

/** The texts of one language. */
export function messages(language: Language): Messages {
	return language === 'en' ? en : zh;
}

/** The language of the page and its texts; read the fields inside markup or a derived value, so that a switch shows. */
export interface Text {
	readonly language: Language;
	readonly messages: Messages;
}

export const [useText, setText] = createContext<Text>();
