/** The two languages of the product; Chinese is written first. */
export type Language = 'zh-CN' | 'en';

/** One text in both languages. */
export interface Localised {
	readonly zh: string;
	readonly en: string;
}

/** The text of `localised` in `language`. */
export function localise(localised: Localised, language: Language): string {
	return language === 'en' ? localised.en : localised.zh;
}

/** `中文 / English` as two texts; without ` / ` the same text serves for both. */
export function parseLocalised(text: string): Localised {
	const at = text.search(/\s\/\s/);
	if (at < 0) return { zh: text.trim(), en: text.trim() };
	return { zh: text.slice(0, at).trim(), en: text.slice(at + 2).trim() };
}
