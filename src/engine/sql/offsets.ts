/** UTF-8 bytes of the code point `code`; a lone surrogate is encoded as U+FFFD, which also takes three. */
function byteLength(code: number): number {
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The UTF-16 offsets of `text` at the UTF-8 byte offsets `bytes`, which must rise. */
export function offsetsOfBytes(text: string, bytes: readonly number[]): number[] {
	const offsets: number[] = [];
	let offset = 0;
	let byte = 0;
	for (const wanted of bytes) {
		while (byte < wanted && offset < text.length) {
			const code = text.codePointAt(offset) ?? 0;
			byte += byteLength(code);
			offset += code > 0xffff ? 2 : 1;
		}
		offsets.push(offset);
	}
	return offsets;
}

/** The UTF-16 offset of `text` at its UTF-8 byte `byte`. */
export function offsetOfByte(text: string, byte: number): number {
	return offsetsOfBytes(text, [byte])[0] ?? text.length;
}

/** The UTF-16 offset of `text` at its code point `point`. */
export function offsetOfCodePoint(text: string, point: number): number {
	let offset = 0;
	for (let left = point; left > 0 && offset < text.length; left--) {
		offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
	}
	return offset;
}
