import type { Localised } from '../base/localised.ts';

/** `中文 / English` as two texts; without ` / ` the same text serves for both. */
export function parseLocalised(text: string): Localised {
	const at = text.search(/\s\/\s/);
	if (at < 0) return { zh: text.trim(), en: text.trim() };
	return { zh: text.slice(0, at).trim(), en: text.slice(at + 2).trim() };
}

/** The text that `parseLocalised` reads back. */
export function formatLocalised({ zh, en }: Localised): string {
	return zh === en ? zh : `${zh} / ${en}`;
}
