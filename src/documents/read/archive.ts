import { Unzip, UnzipInflate } from 'fflate';
import { InputError } from '../../base/errors.ts';
import { LIMITS, tooMuch } from './limits.ts';
import type { Pauses } from './pauses.ts';

/** How much of a container is unpacked between two looks at what comes out, in bytes; deflate grows at most a thousandfold. */
const CHUNK = 16_384;
const MIB = 1024 * 1024;

/** An office file's container: the names of all its parts, and the parts that were wanted. */
export interface Archive {
	readonly names: ReadonlySet<string>;
	readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** A part while it is unpacked. */
interface OpenPart {
	readonly chunks: Uint8Array[];
	size: number;
	whole: boolean;
}

/** Unpacks the parts that `wanted` names, and stops where they grow beyond the limits, whatever sizes the file claims. */
export async function unpack(
	bytes: Uint8Array,
	wanted: (name: string) => boolean,
	pauses: Pauses,
	limits: { readonly partBytes: number; readonly unpackedBytes: number } = LIMITS
): Promise<Archive> {
	const names = new Set<string>();
	const open = new Map<string, OpenPart>();
	let total = 0;
	const unzip = new Unzip((file) => {
		names.add(file.name);
		if (names.size > LIMITS.parts)
			throw tooMuch(`内含文件超过 ${LIMITS.parts} 个`, `more than ${LIMITS.parts} files inside`);
		if (!wanted(file.name) || open.has(file.name)) return;
		const part: OpenPart = { chunks: [], size: 0, whole: false };
		open.set(file.name, part);
		file.ondata = (error, chunk, final) => {
			if (error !== null) throw damaged(error);
			part.size += chunk.length;
			total += chunk.length;
			if (part.size > limits.partBytes || total > limits.unpackedBytes) {
				const limit = Math.round(Math.min(limits.partBytes, limits.unpackedBytes) / MIB);
				throw tooMuch(`超过 ${limit} MiB`, `more than ${limit} MiB`);
			}
			if (chunk.length > 0) part.chunks.push(chunk);
			part.whole = final;
		};
		file.start();
	});
	unzip.register(UnzipInflate);
	try {
		for (let at = 0; at < bytes.length; at += CHUNK) {
			unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
			await pauses.take();
		}
	} catch (error) {
		throw pauses.stopped ? error : damaged(error);
	}
	const parts = new Map<string, Uint8Array>();
	for (const [name, part] of open) {
		if (!part.whole) throw damaged(null);
		parts.set(name, joined(part));
	}
	return { names, parts };
}

function joined({ chunks, size }: OpenPart): Uint8Array {
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

/** The line for a file whose inside is broken; what is already such a line stays. */
export function damaged(cause: unknown): InputError {
	if (cause instanceof InputError) return cause;
	return new InputError(
		{
			zh: '文件已损坏或不完整，请用 Office 或 WPS 打开，另存后再试',
			en: 'the file is damaged or incomplete; open it in Office or WPS, save it and try again'
		},
		{ cause }
	);
}
