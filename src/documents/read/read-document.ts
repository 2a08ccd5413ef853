import type { Localised } from '../../base/localised.ts';
import { decodeText, type Encoding } from './decode.ts';
import { unpack } from './archive.ts';
import { decodePage } from './page-encoding.ts';
import { isHtml, readHtml } from './html.ts';
import { refuseLarge } from './limits.ts';
import { archiveRefusal, isOfficePart, officeKind } from './office.ts';
import { Pauses } from './pauses.ts';
import { containerOf, notAsNamed, refusal } from './signatures.ts';

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
	if (container === 'zip') return readOffice(bytes, fileName, new Pauses(signal));
	if (container === 'pdf') {
		const { readPdf } = await import('./pdf/pdf.ts');
		return { ...(await readPdf(bytes, new Pauses(signal))), format: 'pdf', encoding: null };
	}
	if (container !== null) throw refusal(container, bytes);
	const { text, encoding } = decodeNamed(bytes, fileName);
	if (/\.(?:csv|tsv|tab)$/iu.test(fileName)) return { text, format: 'csv', encoding, notices: [] };
	if (!isHtml(text, fileName)) return { text, format: 'text', encoding, notices: [] };
	const page = decodePage(bytes, { text, encoding });
	return { text: await readHtml(page.text, signal), format: 'html', encoding: page.encoding, notices: [] };
}

/** Word and Excel files are told apart by what is in them, so that a wrong ending does no harm. */
async function readOffice(bytes: Uint8Array, fileName: string, pauses: Pauses): Promise<ReadDocument> {
	const { names, parts } = await unpack(bytes, isOfficePart, pauses);
	const kind = officeKind(names);
	if (kind === 'docx') {
		const { readDocx } = await import('./docx/docx.ts');
		return { text: await readDocx({ names, parts }, pauses), format: 'docx', encoding: null, notices: [] };
	}
	if (kind === 'xlsx') {
		const { readXlsx } = await import('./xlsx/xlsx.ts');
		return { ...(await readXlsx({ names, parts })), format: 'xlsx', encoding: null };
	}
	throw (names.size === 0 ? notAsNamed(fileName, null) : null) ?? archiveRefusal(names);
}

/** Bytes that are no text are a damaged file where the name says that they should be something else. */
function decodeNamed(bytes: Uint8Array, fileName: string): ReturnType<typeof decodeText> {
	try {
		return decodeText(bytes);
	} catch (error) {
		throw (bytes.length > 0 ? notAsNamed(fileName, error) : null) ?? error;
	}
}

/** True for what is published as it is read; of other formats the extracted text is kept beside the file. */
export function isPlainText(format: DocumentFormat): boolean {
	return format === 'text' || format === 'csv';
}
