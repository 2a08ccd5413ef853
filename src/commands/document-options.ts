import { basename, extname } from 'node:path';
import { InputError } from '../base/errors.ts';

/** The id of a document that has no folder yet: its file's name without the ending. */
export function docIdOf(file: string): string {
	return basename(file, extname(file)).replaceAll('#', '-');
}

/** `--year`: four digits; null where it was not given. */
export function readYear(text: string | undefined): number | null {
	if (text === undefined) return null;
	if (!/^(19|20)\d{2}$/.test(text)) {
		throw new InputError({
			zh: `年份应为四位数字，如 2021，不能是 ${text}`,
			en: `a year is four digits such as 2021, not ${text}`
		});
	}
	return Number(text);
}
