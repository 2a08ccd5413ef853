import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '../base/errors.ts';
import { LIMITS } from '../documents/read/limits.ts';
import { readDocument, type ReadDocument } from '../documents/read/read-document.ts';

const MIB = 1024 * 1024;

/**
 * The text of the file at `path`, whatever its format (a BOM stays, so that offsets are those of the file).
 * What is missing, empty, too large or not readable is an `InputError`.
 */
export async function readSource(path: string): Promise<ReadDocument> {
	const size = await sizeOf(path);
	// Looked at before reading: a file of many gigabytes must not be loaded to be refused.
	if (size > LIMITS.fileBytes) {
		const has = (size / MIB).toFixed(1);
		throw new InputError({
			zh: `${path} 有 ${has} MiB，超过 ${LIMITS.fileBytes / MIB} MiB 的上限，请拆分后再解析`,
			en: `${path} has ${has} MiB, above the limit of ${LIMITS.fileBytes / MIB} MiB; split it first`
		});
	}
	try {
		return await readDocument(await readFile(path), basename(path));
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
