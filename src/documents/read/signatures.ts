import { InputError } from '../../base/errors.ts';
import type { Localised } from '../../base/localised.ts';

/** What the first bytes of a file say it is; null where they could be text. */
export type Container = 'pdf' | 'zip' | 'ole' | 'rtf' | 'image' | 'archive';

const SIGNATURES: readonly (readonly [Container, number, readonly number[]])[] = [
	['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
	['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
	['ole', 0, [0xd0, 0xcf, 0x11, 0xe0]],
	['rtf', 0, [0x7b, 0x5c, 0x72, 0x74, 0x66]],
	['image', 0, [0x89, 0x50, 0x4e, 0x47]],
	['image', 0, [0xff, 0xd8, 0xff]],
	['image', 0, [0x47, 0x49, 0x46, 0x38]],
	['image', 0, [0x49, 0x49, 0x2a, 0x00]],
	['image', 0, [0x4d, 0x4d, 0x00, 0x2a]],
	['image', 8, [0x57, 0x45, 0x42, 0x50]],
	['archive', 0, [0x1f, 0x8b]],
	['archive', 0, [0x52, 0x61, 0x72, 0x21]],
	['archive', 0, [0x37, 0x7a, 0xbc, 0xaf]],
	['archive', 0, [0x42, 0x5a, 0x68]],
	['archive', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]]
];

/** A PDF's mark may stand after other bytes, within this many. */
const PDF_WITHIN = 1024;

/** The kind of container that `bytes` are by their signature. */
export function containerOf(bytes: Uint8Array): Container | null {
	const found = SIGNATURES.find(([, at, signature]) =>
		signature.every((byte, index) => bytes[at + index] === byte)
	);
	if (found !== undefined) return found[0];
	return includesAscii(bytes.subarray(0, PDF_WITHIN), '%PDF-') ? 'pdf' : null;
}

/** True where `bytes` hold the ASCII text; linear, for short needles. */
export function includesAscii(bytes: Uint8Array, text: string, wide = false): boolean {
	const needle = [...text].flatMap((character) =>
		wide ? [character.charCodeAt(0), 0] : [character.charCodeAt(0)]
	);
	const [first = 0] = needle;
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
		if (needle.every((byte, index) => bytes[at + index] === byte)) return true;
	}
	return false;
}

const REFUSALS: Readonly<Record<Exclude<Container, 'pdf' | 'zip' | 'ole'>, Localised>> = {
	rtf: {
		zh: '这是 RTF 文件，请用 Word 或 WPS 打开，另存为 .docx 后再试',
		en: 'this is an RTF file; open it in Word or WPS, save it as .docx and try again'
	},
	image: {
		zh: '这是图片，没有文字可读；请先做文字识别(OCR)，或粘贴文字',
		en: 'this is an image, which holds no text; recognise the text (OCR) first, or paste the text'
	},
	archive: {
		zh: '这是压缩包，请先解压，再选取其中的文件',
		en: 'this is an archive; unpack it and choose the file inside'
	}
};

/** What to do with a container that is not read. */
export function refusal(container: Exclude<Container, 'pdf' | 'zip'>, bytes: Uint8Array): InputError {
	return new InputError(container === 'ole' ? oleRefusal(bytes) : REFUSALS[container]);
}

/** Word and Excel up to 2003, WPS, and whatever Office encrypts share one container; names of its streams tell them apart. */
function oleRefusal(bytes: Uint8Array): Localised {
	const has = (name: string): boolean => includesAscii(bytes, name, true);
	if (has('EncryptedPackage')) return ENCRYPTED;
	if (has('WordDocument'))
		return {
			zh: '这是旧版 Word 文件(.doc)，请用 Word 或 WPS 打开，另存为 .docx 后再试',
			en: 'this is an old Word file (.doc); open it in Word or WPS, save it as .docx and try again'
		};
	if (has('Workbook') || has('Book'))
		return {
			zh: '这是旧版 Excel 文件(.xls)，请用 Excel 或 WPS 打开，另存为 .xlsx 后再试',
			en: 'this is an old Excel file (.xls); open it in Excel or WPS, save it as .xlsx and try again'
		};
	return {
		zh: '这是旧版 Office 文件，请用 Office 或 WPS 打开，另存为 .docx 或 .xlsx 后再试',
		en: 'this is an old Office file; open it in Office or WPS, save it as .docx or .xlsx and try again'
	};
}

export const ENCRYPTED: Localised = {
	zh: '文件有密码保护，请在 Office 或 WPS 中取消密码，另存后再试',
	en: 'the file is protected by a password; remove it in Office or WPS, save and try again'
};

/**
 * The line for a file that is not what its name says, so that nothing can be read of it: cut off while it was
 * fetched, or damaged.
 */
export function notAsNamed(fileName: string, cause: unknown): InputError | null {
	const ending = /\.(docx?|xlsx?|pdf)$/iu.exec(fileName)?.[1]?.toLowerCase();
	if (ending === undefined) return null;
	return new InputError(
		{
			zh: `文件名是 .${ending}，内容却不是，可能已损坏或没有下载完整；请重新取得文件，用原来的程序打开确认后另存，或粘贴文字`,
			en: `the file is named .${ending} but holds something else; it may be damaged or only partly downloaded; get it again, open and save it in its own program, or paste its text`
		},
		{ cause }
	);
}
