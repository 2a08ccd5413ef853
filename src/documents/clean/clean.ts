import type { Span } from '../../base/span.ts';
import { findBrokenLines } from './broken-lines.ts';
import { findMarkup } from './markup.ts';
import { findPinyin } from './pinyin.ts';
import { mapUnits, type ScriptTables } from './script.ts';
import { TextMap, type Edit } from './text-map.ts';

/** A document's text made ready to be read. `text` and `match` have the same length and offsets. */
export interface CleanText {
	/** what fields are cut from */
	readonly text: string;
	/** the same, folded for comparison */
	readonly match: string;
	/** the way back to the text as published */
	readonly map: TextMap;
	/** tags, entities and page numbers that were taken out, in offsets of the text as published */
	readonly removed: readonly Span[];
	/** those of them that part a passage in two: page numbers in the middle of a paragraph */
	readonly gaps: readonly Span[];
	/** stretches in bold */
	readonly bold: readonly Span[];
	/** how many pinyin parentheses were taken out */
	readonly pinyin: number;
}

/**
 * Removes tags, page numbers, line breaks in the middle of sentences and pinyin residue from `source`, and keeps the
 * way back. Only a text with pinyin residue is turned into simplified characters; others keep theirs in every field.
 */
export function cleanText(
	source: string,
	tables: ScriptTables,
	isPageLine: (line: string) => boolean = () => false
): CleanText {
	const markup = findMarkup(source);
	const plain = TextMap.edit(source, markup.edits);
	const broken = findBrokenLines(plain.text, isPageLine);
	const whole = step(plain, broken.edits);
	const pinyin = findPinyin(whole.text);
	const spoken = step(whole, pinyin);
	const text = pinyin.length === 0 ? spoken.text : mapUnits(spoken.text, tables.simplify);
	const gaps = broken.pages.map((page) => ({
		start: plain.map.toSource(page.start),
		end: plain.map.toSourceEnd(page.end)
	}));
	return {
		text,
		match: mapUnits(text, tables.fold),
		map: spoken.map,
		removed: [...markup.edits, ...gaps],
		gaps,
		bold: shiftSpans(shiftSpans(markup.bold, broken.edits), pinyin),
		pinyin: pinyin.length
	};
}

interface Step {
	readonly text: string;
	readonly map: TextMap;
}

function step(before: Step, edits: readonly Edit[]): Step {
	if (edits.length === 0) return before;
	const after = TextMap.edit(before.text, edits);
	return { text: after.text, map: after.map.after(before.map, after.text.length) };
}

/** The passages of the published text that hold `span` of the cleaned one: several where a page ends inside it. */
export function publishedSpans(clean: CleanText, span: Span): Span[] {
	const whole = clean.map.span(span);
	if (clean.gaps.length === 0) return [whole];
	const spans: Span[] = [];
	let start = whole.start;
	for (let index = firstAfter(clean.gaps, whole.start); index < clean.gaps.length; index += 1) {
		const gap = clean.gaps[index];
		if (gap === undefined || gap.start >= whole.end) break;
		if (gap.start > start) spans.push({ start, end: gap.start });
		start = gap.end;
	}
	if (start < whole.end || spans.length === 0) spans.push({ start, end: whole.end });
	return spans;
}

/** The first of `spans`, which are in order, that ends after `offset`. */
function firstAfter(spans: readonly Span[], offset: number): number {
	let low = 0;
	let high = spans.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** `spans` after `edits` have removed text before and inside them; both are in order. */
function shiftSpans(spans: readonly Span[], edits: readonly Edit[]): readonly Span[] {
	if (edits.length === 0) return spans;
	let next = 0;
	let removed = 0;
	const shift = (offset: number): number => {
		for (let edit = edits[next]; edit !== undefined && edit.end <= offset; edit = edits[next]) {
			removed += edit.end - edit.start - edit.text.length;
			next += 1;
		}
		return offset - removed;
	};
	return spans.map((span) => ({ start: shift(span.start), end: shift(span.end) }));
}
