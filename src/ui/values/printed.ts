import { DataType, type Data } from 'apache-arrow';
import { bytesText, extensionOf, perSecond, spanText, type ArrowText } from '../../base/arrow-text.ts';
import { decimalText, doubleText, integerOf, singleOf } from '../../base/number-text.ts';
import { printedDate, printedTimestamp } from '../../base/time-text.ts';

function scalarPrinter(type: DataType, extension: string): ArrowText | null {
	if (DataType.isNull(type)) return () => 'NULL';
	if (DataType.isBool(type)) {
		return (data, row) => {
			const bit = data.offset + row;
			return ((data.values[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0 ? 'true' : 'false';
		};
	}
	if (DataType.isInt(type)) return (data, row) => String(data.values[row]);
	if (DataType.isFloat(type)) {
		return type.precision === 1
			? (data, row) => doubleText(singleOf(Number(data.values[row])))
			: (data, row) => doubleText(Number(data.values[row]));
	}
	if (DataType.isDecimal(type)) {
		const { scale, bitWidth } = type;
		const words = bitWidth / 32;
		return (data, row) => {
			const bytes = new Uint8Array(data.values.slice(row * words, (row + 1) * words).buffer);
			return decimalText(integerOf(bytes, true), scale);
		};
	}
	if (DataType.isDate(type)) return (data, row) => printedDate(Number(data.values[row]));
	if (DataType.isTimestamp(type)) {
		const unit = perSecond(type);
		const zoned = Boolean(type.timezone);
		return (data, row) => printedTimestamp(BigInt(data.values[row]), unit, zoned);
	}
	if (DataType.isDictionary(type)) {
		return (data, row) => String(data.dictionary?.get(Number(data.values[row])) ?? '');
	}
	return spanText(type) ?? bytesText(type, extension);
}

/** In what is nested a text stands in quotes where it could be taken for something else. */
function quoted(text: string, always = false): string {
	const plain = !/^$|^null$|^[ \t\n\v\f\r]|[ \t\n\v\f\r]$|["'(),:=[\]{}]/i.test(text);
	return plain && !always ? text : `'${text.replace(/['\\]/g, '\\$&')}'`;
}

interface Part {
	readonly name: string;
	readonly type: DataType;
	readonly metadata: ReadonlyMap<string, string>;
}

/** Prints what a nested value holds, nulls and quotes included. */
function partPrinter({ type, metadata }: Part): (data: Data | undefined, row: number) => string {
	const scalar = scalarPrinter(type, extensionOf(metadata));
	const nested = scalar === null ? nestedPrinter(type) : null;
	return (data, row) => {
		if (!data || !data.getValid(row)) return 'NULL';
		if (nested) return nested(data, row);
		return scalar ? quoted(scalar(data, row)) : '';
	};
}

function nestedPrinter(type: DataType): ArrowText {
	const parts: readonly Part[] = type.children ?? [];
	const printers = parts.map(partPrinter);
	const [item] = printers;
	if ((DataType.isList(type) || DataType.isFixedSizeList(type)) && item) {
		const size = DataType.isFixedSizeList(type) ? type.listSize : null;
		return (data, row) => {
			const from = size === null ? Number(data.valueOffsets[row]) : row * size;
			const to = size === null ? Number(data.valueOffsets[row + 1]) : from + size;
			return `[${Array.from({ length: to - from }, (_, at) => item(data.children[0], from + at)).join(', ')}]`;
		};
	}
	if (DataType.isStruct(type)) {
		const keys = parts.map(({ name }) => quoted(name, true));
		return (data, row) =>
			`{${keys.map((key, at) => `${key}: ${printers[at]?.(data.children[at], row) ?? ''}`).join(', ')}}`;
	}
	if (DataType.isMap(type)) {
		const [key, value] = (type.children[0]?.type.children ?? []).map(partPrinter);
		return (data, row) => {
			const [keys, values] = data.children[0]?.children ?? [];
			const from = Number(data.valueOffsets[row]);
			const length = Number(data.valueOffsets[row + 1]) - from;
			const pairs = Array.from(
				{ length },
				(_, at) => `${key?.(keys, from + at) ?? ''}=${value?.(values, from + at) ?? ''}`
			);
			return `{${pairs.join(', ')}}`;
		};
	}
	if (DataType.isUnion(type)) {
		const { typeIdToChildIndex } = type;
		// A member of a union stands as it is, without quotes.
		const members = parts.map((part) => printerOf(part.type, part.metadata));
		return (data, row) => {
			const at = typeIdToChildIndex[data.typeIds[row] ?? 0] ?? 0;
			const offsets: ArrayLike<number> | undefined = data.valueOffsets;
			const place = DataType.isDenseUnion(type) ? Number(offsets?.[row]) : row;
			const child = data.children[at];
			return child?.getValid(place) ? (members[at]?.(child, place) ?? 'NULL') : 'NULL';
		};
	}
	throw new Error(`no form for the Arrow type ${String(type)}`);
}

/** Prints the values of an Arrow type as DuckDB's own cast to VARCHAR does. */
export function printerOf(type: DataType, metadata: ReadonlyMap<string, string>): ArrowText {
	return scalarPrinter(type, extensionOf(metadata)) ?? nestedPrinter(type);
}
