import type { Span } from '../../base/span.ts';

/** `{{cell.column}}` in prose: one value of a cell's first row; without a column, an input's value. */
export interface Quote {
	readonly cell: string;
	/** null: the first column, or the value of an input */
	readonly column: string | null;
	/** the text from `{{` to `}}` */
	readonly raw: string;
	readonly span: Span;
}

export type ProseSegment =
	{ readonly kind: 'text'; readonly text: string } | { readonly kind: 'quote'; readonly quote: Quote };

const QUOTE =
	/\{\{[ \t]*([\p{L}\p{M}\p{Nd}_]+)(?:\.(?:"((?:[^"\n]|"")+)"|([\p{L}\p{M}\p{N}_]+)))?[ \t]*\}\}/uy;

/** The quote that starts at `at` of `text`, or null. */
export function quoteAt(text: string, at: number): Quote | null {
	const pattern = new RegExp(QUOTE);
	pattern.lastIndex = at;
	const match = pattern.exec(text);
	if (match === null) return null;
	const [raw, cell = '', quoted, plain] = match;
	return {
		cell,
		column: quoted?.replaceAll('""', '"') ?? plain ?? null,
		raw,
		span: { start: at, end: at + raw.length }
	};
}

/**
 * Cuts a text into plain text and quotes. Meant for the text nodes that a Markdown parser has already found:
 * a value is then put in as text, and never becomes part of a link, an address or an attribute.
 */
export function proseSegments(text: string): readonly ProseSegment[] {
	const segments: ProseSegment[] = [];
	let from = 0;
	let at = text.indexOf('{{');
	while (at >= 0) {
		const quote = quoteAt(text, at);
		if (quote === null) {
			at = text.indexOf('{{', at + 1);
			continue;
		}
		if (at > from) segments.push({ kind: 'text', text: text.slice(from, at) });
		segments.push({ kind: 'quote', quote });
		from = quote.span.end;
		at = text.indexOf('{{', from);
	}
	if (from < text.length) segments.push({ kind: 'text', text: text.slice(from) });
	return segments;
}
