import { pageBreak } from './page-breaks.ts';
import type { Edit } from './text-map.ts';

/** What printing did to a text's lines. */
export interface BrokenLines {
	readonly edits: readonly Edit[];
	/** the lines among them that hold page numbers, in offsets of the text given */
	readonly pages: readonly { readonly start: number; readonly end: number }[];
}

/** How many lines tell whether a text was wrapped at a fixed width. */
const PROBE_LINES = 3000;

/** A line shorter than this ends where its sentence or cell ends. */
const SHORTEST_WRAP = 24;

/** A line that begins like this is a line of its own, however full the one before it is. */
const OWN_LINE =
	/^\s*(?:\d{1,4}(?:[、．]|\.(?!\d))|[(（]?[一二三四五六七八九十]{1,3}[)）、]|[(（]\d{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节部分]|[\u4e00-\u9fff]{2,8}[:：]|[(（【[][\u4e00-\u9fff]{2,8}[:：])/u;

/**
 * Finds lines that hold nothing but a page number, and lines that were broken at a fixed width (by a printer, or by
 * taking text out of a PDF): both fall into the middle of sentences and names.
 */
export function findBrokenLines(text: string, isPageLine: (line: string) => boolean): BrokenLines {
	const edits: Edit[] = [];
	const pages: { start: number; end: number }[] = [];
	const width = wrapWidth(text);
	const columns = width === null ? wrapColumns(text) : null;
	const numbered = hasNumberedPages(text);
	let start = 0;
	while (start < text.length) {
		const newline = text.indexOf('\n', start);
		const end = newline < 0 ? text.length : newline;
		const next = newline < 0 ? text.length : newline + 1;
		const line = end - start <= 40 ? text.slice(start, end).trim() : '';
		if (line !== '' && line.length <= 24 && /\d/u.test(line) && isPageLine(line)) {
			const page = pageBreak(text, start, next, edits.at(-1)?.end ?? 0);
			edits.push({ ...page, text: '', clings: false });
			pages.push(page);
			start = page.end;
			continue;
		} else if (newline >= 0 && end - start >= LONG_LINE && GLUED_PAGE.test(text.slice(end - 10, end))) {
			const mark = GLUED_PAGE.exec(text.slice(end - 10, end))?.[0].length ?? 0;
			edits.push({ start: end - mark, end: next, text: '', clings: false });
			pages.push({ start: end - mark, end: next });
		} else if (
			numbered &&
			newline >= 0 &&
			isOpenEnd(text, start, newline) &&
			PAGE_MARK.test(text.slice(next, next + 6))
		) {
			const mark = PAGE_MARK.exec(text.slice(next, next + 6))?.[0].length ?? 0;
			edits.push({ start: newline, end: next + mark, text: '', clings: false });
			pages.push({ start: newline, end: next + mark });
			start = next + mark;
			continue;
		} else if (
			newline >= 0 &&
			goesOn(text, next) &&
			(width === null
				? columns !== null && fillsColumns(text, start, end, columns)
				: contentLength(text, start, end) >= width - 1)
		) {
			const from = text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
			edits.push({ start: from, end: next, text: '', clings: false });
		}
		start = next;
	}
	return { edits, pages };
}

/** The number of a page at the end of a line that holds all of the page. */
const GLUED_PAGE = /\s*[-—]\s?\d{1,4}\s?[-—]\s*$/u;

const LONG_LINE = 80;

/** True where the line at `start` continues the one before it. */
function goesOn(text: string, start: number): boolean {
	const head = text.slice(start, start + 16);
	return (
		head.trim() !== '' &&
		!head.startsWith('\n') &&
		!/^\s*\n/u.test(head) &&
		!/^[\u3000 ]{2,}/u.test(head) &&
		!OWN_LINE.test(head)
	);
}

/** The length of a line without the white space at its end. */
function contentLength(text: string, start: number, end: number): number {
	let stop = end;
	while (stop > start && text.charCodeAt(stop - 1) <= 32) stop -= 1;
	return stop - start;
}

/** The width at which lines were broken; null where they end of their own. */
function wrapWidth(text: string): number | null {
	const counts = new Map<number, number>();
	let long = 0;
	let longest = 0;
	let start = 0;
	for (let line = 0; line < PROBE_LINES && start < text.length; line += 1) {
		const newline = text.indexOf('\n', start);
		const end = newline < 0 ? text.length : newline;
		const length = contentLength(text, start, end);
		if (length >= SHORTEST_WRAP) {
			if (text.slice(start, Math.min(end, start + 400)).search(/[\t|｜]/u) >= 0) return null;
			counts.set(length, (counts.get(length) ?? 0) + 1);
			long += 1;
			longest = Math.max(longest, length);
		}
		if (newline < 0) break;
		start = newline + 1;
	}
	if (long < 8) return null;
	const full = (counts.get(longest) ?? 0) + (counts.get(longest - 1) ?? 0);
	return full * 2 >= long ? longest : null;
}

/** How wide a line is in a type where a Han character takes two columns. */
function columnsOf(text: string, start: number, end: number): number {
	const stop = start + contentLength(text, start, end);
	let columns = 0;
	for (let at = start; at < stop; at += 1) columns += text.charCodeAt(at) > 0x7f ? 2 : 1;
	return columns;
}

/** A text of narrower lines was not broken by a printer. */
const NARROWEST_WRAP = 36;

/** Lines that were broken fill at least this share of the width: what would not fit was a word or a figure. */
const FILLED = 0.8;

/** True for a line that ends in the middle of a sentence as near to the margin as a word allows. */
function fillsColumns(text: string, start: number, end: number, width: number): boolean {
	return isCutShort(text, start, end) && columnsOf(text, start, end) >= width * FILLED;
}

/** True for a line without a mark at its end that closes anything. */
function isCutShort(text: string, start: number, end: number): boolean {
	const stop = start + contentLength(text, start, end);
	return stop > start && !/[。！？!?)）】：:]/u.test(text.charAt(stop - 1));
}

/**
 * The width in columns of a text whose lines were broken wherever a word ended: nearly all of its lines that
 * stop in the middle of a sentence are about as long as the longest. Null where they end of their own.
 */
function wrapColumns(text: string): number | null {
	const cut: number[] = [];
	let closed = 0;
	let widest = 0;
	let start = 0;
	for (let line = 0; line < PROBE_LINES && start < text.length; line += 1) {
		const newline = text.indexOf('\n', start);
		const end = newline < 0 ? text.length : newline;
		if (end - start > LONGEST_WRAP || text.slice(start, end).search(/[\t|｜]/u) >= 0) return null;
		const columns = columnsOf(text, start, end);
		widest = Math.max(widest, columns);
		if (newline >= 0 && isCutShort(text, start, end) && goesOn(text, newline + 1)) cut.push(columns);
		else if (columns > 0) closed += 1;
		if (newline < 0) break;
		start = newline + 1;
	}
	const full = cut.filter((columns) => columns >= widest * FILLED).length;
	const wraps = cut.length >= 6 && full * 5 >= cut.length * 4 && cut.length * 3 >= closed;
	return wraps && widest >= NARROWEST_WRAP ? widest : null;
}

/** A line that is longer than this, in characters, was not broken at all. */
const LONGEST_WRAP = 120;

const PAGE_MARK = /^\d{1,3}、/u;

/** A line that ends in the middle of a sentence or a name, and is too long to be a line of its own. */
function isOpenEnd(text: string, start: number, end: number): boolean {
	return (
		contentLength(text, start, end) >= 80 &&
		!/[。;:；：!?|\t]\s*$/u.test(text.slice(Math.max(start, end - 3), end))
	);
}

/** Document libraries print a page as one line, its number before it: 1、… 2、… 3、…, each broken off anywhere. */
function hasNumberedPages(text: string): boolean {
	let expected = 1;
	let lines = 0;
	let open = 0;
	let start = 0;
	for (let line = 0; line < PROBE_LINES && start < text.length; line += 1) {
		const newline = text.indexOf('\n', start);
		const end = newline < 0 ? text.length : newline;
		if (contentLength(text, start, end) > 0) lines += 1;
		if (text.startsWith(`${expected}、`, start)) {
			if (expected > 1 && isOpenEnd(text, text.lastIndexOf('\n', start - 2) + 1, start - 1)) open += 1;
			expected += 1;
		}
		if (newline < 0) break;
		start = end + 1;
	}
	return open >= 1 && open * 2 >= expected - 2 && (expected - 1) * 2 >= lines;
}
