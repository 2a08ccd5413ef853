import type { Report } from '../documents/report.ts';
import type { DocumentKind } from '../schema/values.ts';

/** `document.json` beside a source: what is known of a document; null where it is not. */
export interface DocumentMetadata {
	readonly title: string | null;
	readonly city: string | null;
	readonly province: string | null;
	readonly year: number | null;
	/** as printed: 前三季度 */
	readonly period: string | null;
	readonly kind: DocumentKind | null;
	readonly issuer: string | null;
	/** ISO 8601 day */
	readonly published: string | null;
	/** name of the source file */
	readonly file: string | null;
}

/** One parsed document, ready to become rows. */
export interface DatasetInput {
	readonly docId: string;
	readonly metadata: DocumentMetadata;
	readonly report: Report;
	/** the text into which the report's offsets point */
	readonly sourceText: string;
}
