/** Numbers and bytes as text, from the form in which Arrow carries them. */

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

const LEAST_NORMAL = 2 ** -126;

/** The shortest decimal that a 32-bit float comes back from: 1.1, not 1.100000023841858. */
export function singleOf(value: number): number {
	if (value === 0 || !Number.isFinite(value)) return value;
	// Six digits always come back, but near to zero, where floats have fewer.
	const least = Math.abs(value) < LEAST_NORMAL ? 1 : 6;
	for (let digits = least; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (Math.fround(short) === value) return short;
	}
	return Number(value.toPrecision(9));
}

/** A number as DuckDB prints a DOUBLE: `1.0`, `1e+16`, `1e-05`, `nan`. */
export function doubleText(value: number): string {
	if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
	if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
	const [digits = '', exponent = '0'] = value.toExponential().split('e');
	const power = Number(exponent);
	if (power < -4 || power > 15) {
		return `${digits}e${power < 0 ? '-' : '+'}${Math.abs(power).toString().padStart(2, '0')}`;
	}
	if (power < 0) return value.toFixed(Math.max(0, digits.replace(/[-.]/g, '').length - 1 - power));
	const text = String(value);
	return text.includes('.') ? text : `${text}.0`;
}

/** A BLOB as DuckDB prints it: printable ASCII as it is, all else as `\xAB`. */
export function blobText(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) {
		const plain = byte >= 32 && byte <= 126 && byte !== 0x22 && byte !== 0x27 && byte !== 0x5c;
		text += plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
	}
	return text;
}
