import type { Localised } from '../base/localised.ts';
import type { Span } from '../base/span.ts';

/** What is wrong with one cell, as a value: one broken cell never takes the rest down. */
export interface CellError {
	readonly message: Localised;
	/** which text `span` counts in: `body`, or `head` for the whole `raw` of the cell (its fence and info string) */
	readonly part: 'head' | 'body';
	/** the place, in UTF-16 units; null where nothing tells it */
	readonly span: Span | null;
}

export function headError(zh: string, en: string, span: Span | null): CellError {
	return { message: { zh, en }, part: 'head', span };
}

export function bodyError(zh: string, en: string, span: Span | null): CellError {
	return { message: { zh, en }, part: 'body', span };
}
