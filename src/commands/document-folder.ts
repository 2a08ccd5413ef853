import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { InputError } from '../base/errors.ts';
import type { DatasetInput } from '../dataset/input.ts';
import { parseReport } from '../documents/parse.ts';
import { DOCUMENT_KINDS } from '../schema/values.ts';
import type { Reference } from './reference.ts';
import { readSource } from './source-text.ts';

const text = v.nullable(v.string());

/** `document.json`: what is known of a document beside its text. */
export const DocumentFile = v.object({
	title: text,
	city: text,
	province: text,
	year: v.nullable(v.pipe(v.number(), v.integer())),
	period: text,
	kind: v.nullable(v.picklist(DOCUMENT_KINDS.map(({ value }) => value))),
	issuer: text,
	published: v.nullable(v.pipe(v.string(), v.isoDate())),
	/** where it was published: an address; null where that is not known */
	origin: text,
	/** name of the source file in the same folder */
	file: v.string(),
	/** of the source file, in hex */
	sha256: v.pipe(v.string(), v.hash(['sha256']))
});
export type DocumentFile = v.InferOutput<typeof DocumentFile>;

/** Parses the document in `folder` (data/sources/<doc-id>); a damaged `document.json` is an `InputError`. */
export async function readDocumentFolder(folder: string, reference: Reference): Promise<DatasetInput> {
	const described = v.safeParse(
		DocumentFile,
		JSON.parse(await readFile(join(folder, 'document.json'), 'utf8'))
	);
	if (!described.success) {
		const issue = described.issues[0];
		const where = `${basename(folder)}/document.json: ${v.getDotPath(issue) ?? ''} ${issue.message}`;
		throw new InputError({ zh: `文件说明有误：${where}`, en: `bad description of a document: ${where}` });
	}
	const metadata = described.output;
	const sourceText = await textOf(folder, metadata.file);
	const { title, city, year, period, kind } = metadata;
	const report = parseReport(sourceText, reference, { title, city, year, period, kind });
	return { docId: basename(folder), metadata, report, sourceText };
}

/** What was extracted from an office file, page or PDF when the document was added: passages point into it for ever. */
export const EXTRACTED = 'source.txt';

async function textOf(folder: string, file: string): Promise<string> {
	const extracted = join(folder, EXTRACTED);
	const kept = await stat(extracted).catch(() => null);
	return (await readSource(kept === null ? join(folder, file) : extracted)).text;
}
