import { localise, type Language } from '../../base/localised.ts';
import { PASSAGE_FIELDS } from '../../schema/values.ts';

const PASSAGE = /^[^@!]*?(?:#([^@#!]+))?(?:!\w+\.(\w+))?@(\w+)\.(\d+)$/;

/** Columns of passages, which are addresses in the source rather than something to read. */
export function isPassageColumn(name: string): boolean {
	return /(^|_)passage_id$/i.test(name);
}

/**
 * A passage's id as people call it: `doc#134@observation.2` reads `134 观测值 2`. The document, which other columns
 * or the page tell, is left out; a text of another form is left alone.
 */
export function passageText(id: string, language: Language): string {
	// Of a check, the number is its own: each has one passage.
	const [, seq, check, code, place] = PASSAGE.exec(id) ?? [];
	const number = check ?? place;
	const field = PASSAGE_FIELDS.find(({ value }) => value === code);
	return field ? [seq, localise(field, language), number].filter(Boolean).join(' ') : id;
}
