/** Integers and decimals that JavaScript has no number for, from the bytes in which Arrow carries them. */

/** A little-endian integer of `bytes`. */
export function integerOf(bytes: Uint8Array, signed: boolean): bigint {
	let value = 0n;
	for (let index = bytes.length - 1; index >= 0; index--) value = (value << 8n) | BigInt(bytes[index] ?? 0);
	return signed ? BigInt.asIntN(bytes.length * 8, value) : value;
}

/** An unscaled decimal with its mark: 110 at scale 2 is `1.10`. */
export function decimalText(unscaled: bigint, scale: number): string {
	if (scale === 0) return unscaled.toString();
	const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
	return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * DuckDB's BIGNUM: three bytes of header, whose top bit is set for positive numbers, then the magnitude,
 * most significant byte first; all bits are turned over for negative numbers.
 */
export function bignumText(bytes: Uint8Array): string {
	const negative = ((bytes[0] ?? 0) & 0x80) === 0;
	let value = 0n;
	for (const byte of bytes.subarray(3)) value = (value << 8n) | BigInt(negative ? ~byte & 0xff : byte);
	return (negative ? -value : value).toString();
}
