import type { Span } from '../../base/span.ts';
import { MARK_KINDS, type MarkKind, type Marks } from '../../state/own/marks.ts';

/** UTF-16 units of a text that are drawn at once: a few thousand elements at most, however long the text is. */
const PAGE = 12_000;

/** A stretch of text of one kind. */
export interface Piece {
	readonly start: number;
	readonly text: string;
	/** null for furniture */
	readonly kind: MarkKind | null;
	/** whether it is what the reader asked to see */
	readonly focused: boolean;
}

/** Cuts `text` into pages, at line ends where there are some. */
export function pagesOf(text: string): readonly Span[] {
	const pages: Span[] = [];
	for (let start = 0; start < text.length || pages.length === 0;) {
		const limit = start + PAGE;
		const lineEnd = text.lastIndexOf('\n', limit) + 1;
		const cut = limit >= text.length ? text.length : lineEnd > start + PAGE / 2 ? lineEnd : limit;
		// A pair of surrogates is one character.
		const end = cut < text.length && /[\uD800-\uDBFF]/.test(text.charAt(cut - 1)) ? cut + 1 : cut;
		pages.push({ start, end });
		start = end;
	}
	return pages;
}

/** The page that holds `offset`. */
export function pageAt(pages: readonly Span[], offset: number): number {
	const found = pages.findIndex(({ end }) => offset < end);
	return found < 0 ? pages.length - 1 : found;
}

/** The first mark that ends after `offset`. */
function firstMark({ ends }: Marks, offset: number): number {
	let low = 0;
	let high = ends.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ends[middle] ?? 0) > offset) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The pieces of `page`, with `focus` cut out where it lies on the page. */
export function piecesOf(text: string, marks: Marks, page: Span, focus: Span | null): readonly Piece[] {
	const pieces: Piece[] = [];
	const add = (start: number, end: number, kind: MarkKind | null): void => {
		for (let at = start; at < end;) {
			const focused = focus !== null && at >= focus.start && at < focus.end;
			const cuts = focus === null ? [] : [focus.start, focus.end].filter((cut) => cut > at && cut < end);
			const next = Math.min(end, ...cuts);
			pieces.push({ start: at, text: text.slice(at, next), kind, focused });
			at = next;
		}
	};
	let at = page.start;
	for (let index = firstMark(marks, page.start); index < marks.starts.length; index += 1) {
		const start = Math.max(page.start, marks.starts[index] ?? 0);
		const end = Math.min(page.end, marks.ends[index] ?? 0);
		if (start >= page.end) break;
		add(at, start, null);
		add(start, end, MARK_KINDS[marks.kinds[index] ?? 0] ?? null);
		at = end;
	}
	add(at, page.end, null);
	return pieces;
}
