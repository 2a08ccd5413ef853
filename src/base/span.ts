/** A half-open range of a text, in UTF-16 units. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** The text that `span` covers. */
export function sliceSpan(text: string, span: Span): string {
	return text.slice(span.start, span.end);
}
