import type { Span } from '../../base/span.ts';
import { cleanText } from '../../documents/clean/clean.ts';
import { findPinyin } from '../../documents/clean/pinyin.ts';
import { buildScriptTables, mapUnits, type ScriptTables } from '../../documents/clean/script.ts';
import type { CharacterReference } from '../../documents/reference.ts';

/** A stretch of a text as the parser reads it. */
export interface CleanedBlock {
	readonly text: string;
	/** where spans of the published text lie in it; one that was taken out whole is empty */
	readonly place: (span: Span) => Span;
}

/** How much of a text tells whether it has pinyin residue. */
const SAMPLE = 200_000;

/** Reads stretches of one document as the parser does; null where nothing was changed. */
export type BlockCleaner = (span: Span) => CleanedBlock | null;

/** The cleaner of `text`. A text with pinyin residue is turned into simplified characters as a whole. */
export function blockCleaner(text: string, tables: ScriptTables): BlockCleaner {
	const simplifies = findPinyin(text.slice(0, SAMPLE)).length > 0;
	return (span) => {
		const original = text.slice(span.start, span.end);
		const clean = cleanText(original, tables);
		const cleaned = simplifies ? mapUnits(clean.text, tables.simplify) : clean.text;
		if (cleaned.trim() === original.trim()) return null;
		/** The first offset of the cleaned text that comes from `offset` of the published one or later. */
		const inverse = (offset: number): number => {
			let low = 0;
			let high = cleaned.length;
			while (low < high) {
				const middle = (low + high) >> 1;
				if (clean.map.toSource(middle) < offset - span.start) low = middle + 1;
				else high = middle;
			}
			return low;
		};
		return { text: cleaned, place: ({ start, end }) => ({ start: inverse(start), end: inverse(end) }) };
	};
}

/** Builds the tables that a cleaner needs. */
export function scriptTables(characters: CharacterReference): ScriptTables {
	return buildScriptTables(characters);
}
