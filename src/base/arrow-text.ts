import { DataType, type Data } from 'apache-arrow';
import { bignumText, blobText, integerOf } from './number-text.ts';
import { clockText, intervalText } from './time-text.ts';

/** Writes one value of a column that is not null. */
export type ArrowText = (data: Data, row: number) => string;

/** Arrow's units of time, by their number. */
const PER_SECOND = [1n, 1000n, 1_000_000n, 1_000_000_000n];

/** How many units of a time's type make a second. */
export function perSecond({ unit }: { readonly unit: number }): bigint {
	return PER_SECOND[unit] ?? 1n;
}

/** What DuckDB calls a type that Arrow has no name for. */
export function extensionOf(metadata: ReadonlyMap<string, string>): string {
	const match = /"type_name":"(\w+)"/.exec(metadata.get('ARROW:extension:metadata') ?? '');
	return match?.[1] ?? '';
}

/** Times of day and intervals; null for any other type. */
export function spanText(type: DataType): ArrowText | null {
	if (DataType.isTime(type)) {
		const unit = perSecond(type);
		return (data, row) => clockText(BigInt(data.values[row]), unit);
	}
	if (DataType.isInterval(type)) {
		// Months, days and nanoseconds, of which the last takes two words.
		return (data, row) => {
			const words: Int32Array = data.values.subarray(row * 4, row * 4 + 4);
			const [months = 0, days = 0, low = 0, high = 0] = words;
			return intervalText(months, days, (BigInt(high) << 32n) | BigInt(low >>> 0));
		};
	}
	return null;
}

const UTF8 = new TextDecoder();

/** Texts, bytes, and the whole numbers that travel as bytes; null for any other type. */
export function bytesText(type: DataType, extension: string): ArrowText | null {
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) {
		return (data, row) => UTF8.decode(bytesAt(data, row));
	}
	if (DataType.isBinary(type) || DataType.isLargeBinary(type)) {
		const text = extension === 'bignum' ? bignumText : blobText;
		return (data, row) => text(bytesAt(data, row));
	}
	if (DataType.isFixedSizeBinary(type)) {
		const { byteWidth } = type;
		const signed = extension !== 'uhugeint';
		return (data, row) =>
			integerOf(data.values.subarray(row * byteWidth, (row + 1) * byteWidth), signed).toString();
	}
	return null;
}

function bytesAt(data: Data, row: number): Uint8Array {
	const offsets = data.valueOffsets;
	return data.values.subarray(Number(offsets[row]), Number(offsets[row + 1]));
}
