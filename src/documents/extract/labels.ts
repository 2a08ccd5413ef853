import type { Span } from '../../base/span.ts';
import type { Lexicon } from '../lexicon.ts';
import { indexWithin, isSpace, trimSpan } from '../lines.ts';
import type { LabelField } from '../reference.ts';

/** A label in running text and where the value that it announces lies. */
export interface LabelHit {
	readonly field: LabelField;
	/** from the label, or from the bracket before it, to the value */
	readonly start: number;
	readonly valueStart: number;
	/** the label's own words */
	readonly label: Span;
	/** where the bracket that holds the label closes; null outside brackets */
	readonly bracketEnd: number | null;
}

/** A stretch of a task's text that belongs to one field. */
export interface Segment {
	readonly field: LabelField;
	readonly span: Span;
	/** the label's own words; null for text before any label */
	readonly label: Span | null;
}

/** a bracket that is longer than this was never closed */
const LONGEST_BRACKET = 3000;

/** What may stand before a label at its line's start. */
const LIST_MARKS = '-*•●◆·';

const BEFORE = '。;,、([)]:|•●◆-';

/** The labels of `start` to `end`, in order: 牵头单位:…, (责任单位:…), a line that is a label and nothing else. */
export function findLabels(match: string, start: number, end: number, lexicon: Lexicon): LabelHit[] {
	const hits: LabelHit[] = [];
	let floor = start;
	for (
		let colon = indexWithin(match, ':', start, end);
		colon >= 0;
		colon = indexWithin(match, ':', colon + 1, end)
	) {
		const label = lexicon.labelEndingAt(match, colon, floor);
		if (label === null) continue;
		const place = placeOf(match, label.start, start);
		if (place === 'inside') continue;
		const words = match.slice(label.start, colon).trim().length;
		if (
			place === 'clause' &&
			words < 4 &&
			!announcesBody(match, label.start, colon, end, label.field, lexicon)
		)
			continue;
		const inBracket = place === 'bracket';
		const open = inBracket
			? bracketBefore(match, label.start, start)
			: ordinalBefore(match, label.start, start);
		hits.push({
			field: label.field,
			start: open,
			valueStart: colon + 1,
			label: { start: label.start, end: colon },
			bracketEnd: inBracket ? closingBracket(match, open, end) : null
		});
		floor = colon + 1;
	}
	return withLabelLines(match, start, end, hits, lexicon);
}

/** True for a short label after a closed bracket or sentence, with the name of a body after it: 〔顺利〕牵头:市水务局 */
function announcesBody(
	match: string,
	at: number,
	colon: number,
	end: number,
	field: LabelField,
	lexicon: Lexicon
): boolean {
	if (field !== 'lead' && field !== 'owner' && field !== 'co') return false;
	if (!')]。;'.includes(match.charAt(at - 1))) return false;
	const name =
		/^[^、,;。\n]{2,20}/u.exec(match.slice(colon + 1, Math.min(end, colon + 24)))?.[0].trim() ?? '';
	return lexicon.endsAsBody(name) || lexicon.endsAsName(name);
}

/** Labels that fill a line without a colon: 工作进展, and what was done in the lines after it. */
function withLabelLines(
	match: string,
	start: number,
	end: number,
	hits: LabelHit[],
	lexicon: Lexicon
): LabelHit[] {
	let found = false;
	for (let at = match.indexOf('\n', start); at >= 0 && at < end; at = match.indexOf('\n', at + 1)) {
		const next = match.indexOf('\n', at + 1);
		if (next < 0 || next > end || next - at > 16) continue;
		const line = trimSpan(match, at + 1, next);
		const field = line.end - line.start >= 4 ? lexicon.labelField(match.slice(line.start, line.end)) : null;
		if (field === null || field === 'no' || field === 'section' || field === 'target') continue;
		hits.push({ field, start: line.start, valueStart: line.end, label: line, bracketEnd: null });
		found = true;
	}
	return found ? hits.sort((a, b) => a.start - b.start) : hits;
}

function placeOf(match: string, at: number, start: number): 'line' | 'bracket' | 'clause' | 'inside' {
	let before = at - 1;
	let blank = false;
	while (before >= start && match.charCodeAt(before) !== 10 && isSpace(match.charCodeAt(before))) {
		before -= 1;
		blank = true;
	}
	if (before < start || match.charCodeAt(before) === 10) return 'line';
	const character = match.charAt(before);
	if (
		LIST_MARKS.includes(character) &&
		/(?:^|\n)[ \t]*$/u.test(match.slice(Math.max(start, before - 8), before))
	)
		return 'line';
	if (character === '(' || character === '[') return 'bracket';
	return blank || BEFORE.includes(character) ? 'clause' : 'inside';
}

/** A label's own ordinal belongs to it: (一)责任领导:… */
function ordinalBefore(match: string, at: number, start: number): number {
	const head = match.slice(Math.max(start, at - 8), at);
	const ordinal =
		/(?:^|\n)\s*((?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[、.]|[-*•●◆·])\s*)$/u.exec(
			head
		)?.[1];
	return ordinal === undefined ? at : at - ordinal.length;
}

function bracketBefore(match: string, at: number, start: number): number {
	for (let open = at - 1; open >= start; open -= 1) {
		const character = match.charAt(open);
		if (character === '(' || character === '[') return open;
	}
	return at;
}

/** Where the bracket at `open` closes (the offset of the closing mark), or null where it never does. */
export function closingBracket(match: string, open: number, end: number): number | null {
	let depth = 0;
	for (let at = open; at < Math.min(end, open + LONGEST_BRACKET); at += 1) {
		const character = match.charAt(at);
		if (character === '(' || character === '[') depth += 1;
		else if (character === ')' || character === ']') {
			depth -= 1;
			if (depth === 0) return at;
		}
	}
	return null;
}

/** Cuts `start` to `end` at its labels; text before the first label, and after a closed bracket, is `first`. */
export function segment(
	match: string,
	start: number,
	end: number,
	labels: readonly LabelHit[],
	first: LabelField
): Segment[] {
	const segments: Segment[] = [];
	const add = (field: LabelField, from: number, to: number, label: Span | null): void => {
		const span = trimSpan(match, from, to);
		if (span.end > span.start || label !== null) segments.push({ field, span, label });
	};
	let field = first;
	let from = start;
	let label: Span | null = null;
	let close: number | null = null;
	let outer: LabelField = first;
	const leaveBracket = (until: number): void => {
		if (close === null || close >= until) return;
		add(field, from, close, label);
		field = outer;
		from = close + 1;
		label = null;
		close = null;
	};
	for (const hit of labels) {
		leaveBracket(hit.start);
		add(field, from, hit.start, label);
		if (hit.bracketEnd !== null) {
			outer = close === null ? field : outer;
			close = hit.bracketEnd;
		}
		field = hit.field;
		from = hit.valueStart;
		label = hit.label;
	}
	leaveBracket(end);
	add(field, from, end, label);
	return segments;
}
