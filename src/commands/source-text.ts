import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../base/errors.ts';
import { decodeText, MAX_BYTES } from '../documents/read/decode.ts';

const MIB = 1024 * 1024;

/**
 * The text of the file at `path`, as published (a BOM stays, so that offsets are those of the file).
 * What is missing, empty, larger than `MAX_BYTES` or not text is an `InputError`.
 */
export async function readSourceText(path: string): Promise<string> {
	const size = await sizeOf(path);
	// Looked at before reading: a file of many gigabytes must not be loaded to be refused.
	if (size > MAX_BYTES) {
		const has = (size / MIB).toFixed(1);
		throw new InputError({
			zh: `${path} 有 ${has} MiB，超过 ${MAX_BYTES / MIB} MiB 的上限，请拆分后再解析`,
			en: `${path} has ${has} MiB, above the limit of ${MAX_BYTES / MIB} MiB; split it first`
		});
	}
	try {
		return decodeText(await readFile(path)).text;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const { zh, en } = error.text;
		throw new InputError({ zh: `${path}：${zh}`, en: `${path}: ${en}` }, { cause: error });
	}
}

async function sizeOf(path: string): Promise<number> {
	try {
		const found = await stat(path);
		if (!found.isFile()) throw new InputError({ zh: `${path} 不是文件`, en: `${path} is not a file` });
		return found.size;
	} catch (error) {
		if (error instanceof InputError) throw error;
		throw new InputError({ zh: `找不到文件 ${path}`, en: `no such file: ${path}` }, { cause: error });
	}
}
