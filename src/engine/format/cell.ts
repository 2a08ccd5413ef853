import { DataType, type Data, type Vector } from 'apache-arrow';
import { bytesText, extensionOf, perSecond, spanText } from '../../base/arrow-text.ts';
import { decimalText, integerOf, singleOf } from '../../base/number-text.ts';
import { dateText, timestampText } from '../../base/time-text.ts';

/** A value of a result as JSON can hold it without loss. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function numberJson(value: number): Json {
	// JSON has no such numbers; as null they could not be told from unknown ones.
	return Number.isFinite(value) ? value : String(value);
}

function integerJson(value: bigint | number): Json {
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value.toString();
}

/** Reads the values of one column, or of what is inside it; bound once, called for each row. */
type Reader = (data: Data, row: number) => Json;

function numberReader(type: DataType): Reader | null {
	if (DataType.isFloat(type)) {
		return type.precision === 1
			? (data, row) => numberJson(singleOf(Number(data.values[row])))
			: (data, row) => numberJson(Number(data.values[row]));
	}
	if (DataType.isInt(type)) return (data, row) => integerJson(data.values[row]);
	if (DataType.isDecimal(type)) {
		const { scale, bitWidth } = type;
		const words = bitWidth / 32;
		return (data, row) => {
			const value = new Uint8Array(data.values.slice(row * words, (row + 1) * words).buffer);
			return decimalText(integerOf(value, true), scale);
		};
	}
	return null;
}

function timeReader(type: DataType): Reader | null {
	if (DataType.isDate(type)) return (data, row) => dateText(Number(data.values[row]));
	if (DataType.isTimestamp(type)) {
		const unit = perSecond(type);
		const zoned = Boolean(type.timezone);
		return (data, row) => timestampText(BigInt(data.values[row]), unit, zoned);
	}
	return spanText(type);
}

function nestedReader(type: DataType): Reader | null {
	const inner = type.children?.map((field) => readerOf(field.type, extensionOf(field.metadata))) ?? [];
	const [item] = inner;
	if (DataType.isList(type) && item) {
		return (data, row) =>
			items(data.children[0], item, Number(data.valueOffsets[row]), Number(data.valueOffsets[row + 1]));
	}
	if (DataType.isFixedSizeList(type) && item) {
		const size = type.listSize;
		return (data, row) => items(data.children[0], item, row * size, (row + 1) * size);
	}
	if (DataType.isStruct(type)) {
		const names = type.children.map((field) => field.name);
		return (data, row) =>
			Object.fromEntries(names.map((name, index) => [name, read(data.children[index], inner[index], row)]));
	}
	if (DataType.isMap(type)) {
		const [key, value] = type.children[0]?.type.children ?? [];
		if (!key || !value) return null;
		const readKey = readerOf(key.type, extensionOf(key.metadata));
		const readValue = readerOf(value.type, extensionOf(value.metadata));
		return (data, row) => {
			const [keys, values] = data.children[0]?.children ?? [];
			const entries: [string, Json][] = [];
			for (let at = Number(data.valueOffsets[row]); at < Number(data.valueOffsets[row + 1]); at++) {
				const name = read(keys, readKey, at);
				entries.push([typeof name === 'string' ? name : JSON.stringify(name), read(values, readValue, at)]);
			}
			return Object.fromEntries(entries);
		};
	}
	if (DataType.isUnion(type)) {
		const { typeIdToChildIndex } = type;
		return (data, row) => {
			const child = typeIdToChildIndex[data.typeIds[row] ?? 0] ?? 0;
			const offsets: ArrayLike<number> | undefined = data.valueOffsets;
			const at = DataType.isDenseUnion(type) ? Number(offsets?.[row]) : row;
			return read(data.children[child], inner[child], at);
		};
	}
	return null;
}

function items(data: Data | undefined, reader: Reader, from: number, to: number): Json[] {
	const list: Json[] = [];
	for (let row = from; row < to; row++) list.push(read(data, reader, row));
	return list;
}

function read(data: Data | undefined, reader: Reader | undefined, row: number): Json {
	if (!data || !reader || !data.getValid(row)) return null;
	return reader(data, row);
}

function readerOf(type: DataType, extension: string): Reader {
	if (DataType.isNull(type)) return () => null;
	if (DataType.isBool(type)) {
		return (data, row) => {
			const bit = data.offset + row;
			return ((data.values[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
		};
	}
	if (DataType.isDictionary(type)) {
		return (data, row) => String(data.dictionary?.get(Number(data.values[row])) ?? '');
	}
	const reader = numberReader(type) ?? timeReader(type) ?? bytesText(type, extension) ?? nestedReader(type);
	if (!reader) throw new Error(`no form for the Arrow type ${String(type)}`);
	return reader;
}

/**
 * The values of a column of a result as JSON: integers beyond 2⁵³, HUGEINT, DECIMAL and BIGNUM as text with
 * their scale, `NaN` and infinite numbers as text, dates and times in ISO 8601, INTERVAL and BLOB as DuckDB
 * prints them, lists as lists, structs and maps as objects.
 */
export function jsonColumn(vector: Vector, metadata: ReadonlyMap<string, string> = new Map()): Json[] {
	const reader = readerOf(vector.type, extensionOf(metadata));
	const values: Json[] = [];
	for (const data of vector.data) {
		for (let row = 0; row < data.length; row++) values.push(read(data, reader, row));
	}
	return values;
}
