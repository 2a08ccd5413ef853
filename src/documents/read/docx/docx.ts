import { InputError } from '../../../base/errors.ts';
import { damaged, type Archive } from '../archive.ts';
import type { Pauses } from '../pauses.ts';
import { writeText } from '../write-text.ts';
import { attribute, readXml } from '../xml.ts';
import { Body } from './body.ts';
import { Numbering } from './numbering.ts';
import { Styles } from './styles.ts';

/** The text of a Word file: paragraphs as lines, with the numbers that Word prints before them, and tables. */
export async function readDocx({ parts }: Archive, pauses: Pauses): Promise<string> {
	const document = parts.get(await mainPart(parts, pauses));
	if (document === undefined) throw damaged(null);
	const styles = new Styles();
	const numbering = new Numbering();
	const stylesPart = parts.get('word/styles.xml');
	const numberingPart = parts.get('word/numbering.xml');
	if (stylesPart !== undefined) await readXml(stylesPart, styles.handler(), pauses);
	if (numberingPart !== undefined) await readXml(numberingPart, numbering.handler(), pauses);
	const body = new Body(styles, numbering);
	await readXml(document, body, pauses);
	const text = writeText(body.blocks);
	if (text === '')
		throw new InputError({
			zh: 'Word 文件中没有文字（可能只有图片）；请先做文字识别(OCR)，或粘贴文字',
			en: 'the Word file holds no text (perhaps only images); recognise the text (OCR) first, or paste the text'
		});
	return text;
}

/** Where the document itself is: Word writes word/document.xml, other programs may choose another name. */
async function mainPart(parts: Archive['parts'], pauses: Pauses): Promise<string> {
	const relations = parts.get('_rels/.rels');
	let main: string | null = null;
	if (relations !== undefined) {
		const open = (_: string, attributes: Readonly<Record<string, string>>): void => {
			if (attribute(attributes, 'Type')?.endsWith('/officeDocument') === true)
				main = attribute(attributes, 'Target')?.replace(/^\//u, '') ?? null;
		};
		await readXml(relations, { open, close: () => undefined, text: () => undefined }, pauses);
	}
	return main !== null && parts.has(main) ? main : 'word/document.xml';
}
