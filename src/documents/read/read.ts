import { InputError } from '../../base/errors.ts';
import { decodeText, MAX_BYTES } from './decode.ts';
import { isHtml, readHtml } from './html.ts';

export type FileFormat = 'text' | 'html' | 'docx' | 'xlsx';

/** The text of a file, which offsets of its report count in. */
export interface ReadFile {
	readonly text: string;
	readonly format: FileFormat;
}

/**
 * The text of a report's file: plain text as it stands (see `decodeText`); pages, Word documents and workbooks with
 * their tables as lines of tab-parted cells. Readers of office files are loaded on first use.
 * @throws InputError for what cannot be read, with what to do instead
 */
export async function readFileText(bytes: Uint8Array): Promise<ReadFile> {
	if (bytes.length <= MAX_BYTES && startsWith(bytes, [0x50, 0x4b, 3, 4])) return readOffice(bytes);
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
		throw new InputError({
			zh: '这是旧版 Office 文件(doc、xls);请在 Word 或 Excel 中另存为 docx、xlsx 后再试',
			en: 'this is an old Office file (doc, xls); save it as docx or xlsx in Word or Excel and try again'
		});
	}
	if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) {
		throw new InputError({
			zh: '暂不能读取 PDF;请用 Word 打开后另存为 docx,或复制文字存为 txt',
			en: 'PDF cannot be read yet; open it in Word and save it as docx, or copy its text into a txt file'
		});
	}
	const { text } = decodeText(bytes);
	return isHtml(text) ? { text: readHtml(text), format: 'html' } : { text, format: 'text' };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
	return signature.every((byte, index) => bytes[index] === byte);
}

async function readOffice(bytes: Uint8Array): Promise<ReadFile> {
	const { hasPart } = await import('./archive.ts');
	if (hasPart(bytes, 'word/document.xml')) {
		const { readDocx } = await import('./docx.ts');
		return { text: readDocx(bytes), format: 'docx' };
	}
	if (hasPart(bytes, 'xl/workbook.xml')) {
		const { readXlsx } = await import('./xlsx.ts');
		return { text: readXlsx(bytes), format: 'xlsx' };
	}
	throw new InputError({
		zh: '这是压缩包,但不是 Word(docx)或 Excel(xlsx)文件;请解压后选择其中的文件',
		en: 'this is a zip file, but neither a Word (docx) nor an Excel (xlsx) file; unpack it and choose the file inside'
	});
}
