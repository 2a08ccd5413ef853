import type { Localised } from '../../base/localised.ts';
import { decodeText, type Encoding } from './decode.ts';
import { refuseLarge } from './limits.ts';
import { containerOf, refusal } from './signatures.ts';

/** What a file is, by its content first and its name second. */
export type DocumentFormat = 'text' | 'html' | 'docx' | 'xlsx' | 'csv' | 'pdf';

/** The text of a file, as a reader of reports takes it: paragraphs as lines, rows of tables as lines of tab-parted cells. */
export interface ReadDocument {
	/** what passages point into: the decoded text as published, or what was extracted from an office file, page or PDF */
	readonly text: string;
	readonly format: DocumentFormat;
	/** null where the format fixes it */
	readonly encoding: Encoding | null;
	/** what a reader should know of the reading: hidden sheets, pages without text */
	readonly notices: readonly Localised[];
}

/**
 * Reads the text out of the bytes of a file. Pure, so that it runs in the build, the command line and a browser
 * worker; the readers of office files are loaded on first use.
 * @throws InputError with one line that says what to do, for a file that is not read
 * @throws the reason of `signal` where it stops the reading
 */
export async function readDocument(
	bytes: Uint8Array,
	fileName: string,
	signal?: AbortSignal
): Promise<ReadDocument> {
	signal?.throwIfAborted();
	refuseLarge(bytes.length);
	const container = containerOf(bytes);
	if (container !== null) throw refusal(container, bytes);
	const { text, encoding } = decodeText(bytes);
	const format = /\.(?:csv|tsv|tab)$/iu.test(fileName) ? 'csv' : 'text';
	return { text, format, encoding, notices: [] };
}

/** True for what is published as it is read; of other formats the extracted text is kept beside the file. */
export function isPlainText(format: DocumentFormat): boolean {
	return format === 'text' || format === 'csv';
}
