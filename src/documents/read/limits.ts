import { InputError } from '../../base/errors.ts';

const MIB = 1024 * 1024;

/**
 * What a file may cost to read, stated in the README. They are checked before a file is unpacked and while it is: a
 * file of a few kilobytes can claim gigabytes.
 */
export const LIMITS = {
	/** of the file as it is given, in bytes */
	fileBytes: 64 * MIB,
	/** of one part of an office file when unpacked, in bytes */
	partBytes: 128 * MIB,
	/** of all parts that are read of an office file when unpacked, in bytes */
	unpackedBytes: 192 * MIB,
	/** files in an office container */
	parts: 10_000,
	/** elements inside elements of an office file or a page */
	depth: 512,
	/** elements of a page */
	elements: 2_000_000,
	/** attributes of one element of a page */
	attributes: 2000,
	/** of the extracted text, in UTF-16 units */
	textUnits: 64 * MIB,
	/** cells of all tables of a file, those that a merged cell fills included */
	cells: 5_000_000,
	/** columns of one table */
	columns: 1000,
	/** pages of a PDF */
	pages: 3000
} as const;

/** @throws InputError where a file has more bytes than are read */
export function refuseLarge(bytes: number): void {
	if (bytes <= LIMITS.fileBytes) return;
	const limit = LIMITS.fileBytes / MIB;
	const has = Math.ceil(bytes / MIB);
	throw new InputError({
		zh: `文件过大(${has} MiB)，上限为 ${limit} MiB，请拆分后再试`,
		en: `the file is too large (${has} MiB); the limit is ${limit} MiB, split it and try again`
	});
}

/** The line for a file that unpacks to more than is read. */
export function tooMuch(zh: string, en: string): InputError {
	return new InputError({
		zh: `文件展开后过大（${zh}），可能已损坏或并非正常文件；请拆分，或只保留需要的部分后再试`,
		en: `the file unpacks to too much (${en}); it may be damaged or malicious; split it, or keep only the part you need`
	});
}
