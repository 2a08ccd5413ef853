import { open, readFile, stat } from 'node:fs/promises';
import { InputError } from '../base/errors.ts';

/** The largest file that is read, in bytes: 64 MiB. */
export const LARGEST_SOURCE = 64 * 1024 * 1024;

/** How many leading bytes decide whether a file is text. */
const PROBE = 64 * 1024;

/**
 * The text of the file at `path`, as published (a BOM stays, so that offsets are those of the file).
 * What is missing, empty, too large or not text is an `InputError`.
 */
export async function readSourceText(path: string): Promise<string> {
	const size = await sizeOf(path);
	if (size === 0) throw new InputError({ zh: `${path} 是空文件`, en: `${path} is empty` });
	if (size > LARGEST_SOURCE) {
		const mib = (size / 1024 / 1024).toFixed(1);
		throw new InputError({
			zh: `${path} 有 ${mib} MiB，超过 64 MiB 的上限，请拆分后再解析`,
			en: `${path} has ${mib} MiB, above the limit of 64 MiB; split it first`
		});
	}
	if (await looksBinary(path)) throw notText(path);
	return decodeText(await readFile(path), path);
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

async function looksBinary(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(PROBE), 0, PROBE, 0);
		const head = buffer.subarray(0, bytesRead);
		return !hasUtf16Mark(head) && head.includes(0);
	} finally {
		await file.close();
	}
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
	return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function notText(path: string): InputError {
	return new InputError({
		zh: `${path} 不是文本文件，无法解析`,
		en: `${path} is not a text file and cannot be parsed`
	});
}

/** Decodes UTF-8, UTF-16 with its mark, or GB 18030, in which older Chinese documents were saved. */
export function decodeText(bytes: Uint8Array, path: string): string {
	const encodings = hasUtf16Mark(bytes)
		? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be']
		: ['utf-8', 'gb18030'];
	for (const encoding of encodings) {
		try {
			const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
			if (text.includes('\0')) throw notText(path);
			return text;
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
		}
	}
	throw notText(path);
}
