import { unzipSync } from 'fflate';
import { InputError } from '../../base/errors.ts';

/** The largest part of an office file that is unpacked, and the most of all parts together, in bytes. */
export const MAX_PART_BYTES = 128 * 1024 * 1024;
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;

/** How many times its packed size a part may have: a bomb is hundreds of times larger. */
const MAX_RATIO = 300;

/**
 * The parts of an office file whose names match, as text.
 * @throws InputError where the file is broken, or grows beyond all measure when unpacked
 */
export function unpack(bytes: Uint8Array, wanted: RegExp): ReadonlyMap<string, string> {
	let total = 0;
	let bomb = false;
	const parts = new Map<string, string>();
	try {
		const files = unzipSync(bytes, {
			filter: ({ name, size, originalSize }) => {
				if (!wanted.test(name)) return false;
				total += originalSize;
				if (
					originalSize > MAX_PART_BYTES ||
					total > MAX_TOTAL_BYTES ||
					originalSize > Math.max(1_000_000, size * MAX_RATIO)
				)
					bomb = true;
				return !bomb;
			}
		});
		for (const [name, content] of Object.entries(files)) parts.set(name, new TextDecoder().decode(content));
	} catch (error) {
		throw new InputError(
			{
				zh: '文件已损坏,无法解开;请重新下载或另存后再试',
				en: 'the file is damaged and cannot be unpacked; fetch or save it again'
			},
			{ cause: error }
		);
	}
	if (bomb) {
		throw new InputError({
			zh: '文件解开后过大,可能不是正常的文档,已停止读取',
			en: 'the file grows too large when unpacked; it may not be a real document, so it was not read'
		});
	}
	return parts;
}

/** True where a zip file lists a part of that name; nothing is unpacked. */
export function hasPart(bytes: Uint8Array, name: string): boolean {
	let found = false;
	try {
		unzipSync(bytes, {
			filter: (file) => {
				if (file.name === name) found = true;
				return false;
			}
		});
	} catch (error) {
		throw new InputError(
			{
				zh: '文件已损坏,无法解开;请重新下载或另存后再试',
				en: 'the file is damaged and cannot be unpacked; fetch or save it again'
			},
			{ cause: error }
		);
	}
	return found;
}
