import { InputError } from '../base/errors.ts';

/** Bytes of a notebook; more is no notebook. */
const LARGEST = 16 * 2 ** 20;

/** What of a file decides how it is read; a subset, so that a test can make one. */
export type TextFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

async function bytesOf(file: TextFile): Promise<Uint8Array> {
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch (thrown) {
		throw new InputError(
			{
				zh: `读不到“${file.name}”，它可能已被移动或删除，请重新选择`,
				en: `"${file.name}" cannot be read, it may have been moved or removed: choose it again`
			},
			{ cause: thrown }
		);
	}
}

/**
 * The text of a notebook as it stands, a BOM included. SQL, which becomes a notebook of its own and is not
 * written back, may be in any encoding that documents come in.
 * @throws InputError for what is too large, no text, or a notebook that is not UTF-8
 */
export async function readTextFile(file: TextFile): Promise<string> {
	if (file.size > LARGEST) {
		throw new InputError({
			zh: `“${file.name}”太大，不是笔记本（最多 16 MB）`,
			en: `"${file.name}" is too large for a notebook (at most 16 MB)`
		});
	}
	const bytes = await bytesOf(file);
	if (/\.sql$/i.test(file.name)) {
		// Files of Windows in Chinese are often GBK.
		const { decodeText } = await import('../documents/read/decode.ts');
		return decodeText(bytes).text;
	}
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch (thrown) {
		throw new InputError(
			{
				zh: `“${file.name}”不是 UTF-8 文本，请另存为 UTF-8 后再打开`,
				en: `"${file.name}" is not UTF-8 text: save it as UTF-8 and open it again`
			},
			{ cause: thrown }
		);
	}
}
