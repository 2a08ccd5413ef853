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
