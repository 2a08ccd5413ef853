import type { Span } from '../../base/span.ts';
import { findMarkup } from './markup.ts';
import { findPinyin } from './pinyin.ts';
import { mapUnits, type ScriptTables } from './script.ts';
import { TextMap } from './text-map.ts';

/** A document's text made ready to be read. `text` and `match` have the same length and offsets. */
export interface CleanText {
	/** what fields are cut from */
	readonly text: string;
	/** the same, folded for comparison */
	readonly match: string;
	/** the way back to the text as published */
	readonly map: TextMap;
	/** tags and entities, in offsets of the text as published */
	readonly markup: readonly Span[];
	/** stretches in bold */
	readonly bold: readonly Span[];
	/** how many pinyin parentheses were taken out */
	readonly pinyin: number;
}

/**
 * Removes tags and pinyin residue from `source` and keeps the way back.
 * Only a text with pinyin residue is turned into simplified characters; others keep theirs in every field.
 */
export function cleanText(source: string, tables: ScriptTables): CleanText {
	const markup = findMarkup(source);
	const plain = TextMap.edit(source, markup.edits);
	const pinyin = findPinyin(plain.text);
	const spoken = pinyin.length === 0 ? plain : TextMap.edit(plain.text, pinyin);
	const map = pinyin.length === 0 ? plain.map : spoken.map.after(plain.map, spoken.text.length);
	const text = pinyin.length === 0 ? plain.text : mapUnits(spoken.text, tables.simplify);
	return {
		text,
		match: mapUnits(text, tables.fold),
		map,
		markup: markup.edits,
		bold: shiftSpans(markup.bold, pinyin),
		pinyin: pinyin.length
	};
}

/** `spans` after `edits` have removed text before and inside them; both are in order. */
function shiftSpans(spans: readonly Span[], edits: readonly Span[]): readonly Span[] {
	if (edits.length === 0) return spans;
	let next = 0;
	let removed = 0;
	const shift = (offset: number): number => {
		for (let edit = edits[next]; edit !== undefined && edit.end <= offset; edit = edits[next]) {
			removed += edit.end - edit.start;
			next += 1;
		}
		return offset - removed;
	};
	return spans.map((span) => ({ start: shift(span.start), end: shift(span.end) }));
}
