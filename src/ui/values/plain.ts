import { DataType, type Table, type Vector } from 'apache-arrow';

/** A value of a result as the page handles it: text where JavaScript has no exact type of its own. */
export type Plain = null | boolean | number | string | Date;

/** What a column holds, as far as showing it goes. */
export type PlainKind = 'number' | 'text' | 'boolean' | 'date' | 'timestamp' | 'other';

/** The kind of a column of Arrow type `type`. */
export function plainKind(type: DataType): PlainKind {
	if (DataType.isDictionary(type)) return plainKind(type.dictionary);
	if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'text';
	if (DataType.isBool(type)) return 'boolean';
	if (DataType.isDate(type)) return 'date';
	if (DataType.isTimestamp(type)) return 'timestamp';
	return 'other';
}

/**
 * One value of an Arrow vector. Integers beyond 2⁵³ and decimals that a double would round come as text,
 * dates and timestamps as `Date` in UTC, everything nested as text in DuckDB's own form.
 */
export function plainValue(value: unknown, type: DataType): Plain {
	if (value === null || value === undefined) return null;
	if (DataType.isDictionary(type)) return plainValue(value, type.dictionary);
	if (typeof value === 'boolean') return value;
	if (DataType.isDecimal(type)) return numberOrText(decimalText(value, type.scale));
	if (DataType.isDate(type) || DataType.isTimestamp(type)) return dateOf(value);
	if (typeof value === 'number') return DataType.isTime(type) ? nested(value, type) : value;
	if (typeof value === 'bigint')
		return DataType.isTime(type) ? nested(value, type) : numberOrText(value.toString());
	if (typeof value === 'string') return value;
	return nested(value, type);
}

/** The values of a vector one after the other. */
export function* plainValues(vector: Vector, type: DataType): Generator<Plain> {
	for (let row = 0; row < vector.length; row++) yield plainValue(vector.get(row), type);
}

/** All values of one column of `table`, or null where there is no such column. */
export function plainColumn(table: Table, name: string): Plain[] | null {
	const vector: Vector | null = table.getChild(name);
	if (!vector) return null;
	const type: DataType = vector.type;
	const values: Plain[] = new Array<Plain>(vector.length);
	for (let row = 0; row < vector.length; row++) values[row] = plainValue(vector.get(row), type);
	return values;
}

function numberOrText(text: string): number | string {
	const value = Number(text);
	const digits = text.replace(/^-?0*|[.]/g, '').length;
	return digits <= 15 || Number.isSafeInteger(value) ? value : text;
}

function dateOf(value: unknown): Date | string {
	const date = value instanceof Date ? value : new Date(Number(value));
	return Number.isNaN(date.getTime()) ? String(value) : date;
}

/** Arrow gives a decimal as the little-endian words of its unscaled two's complement. */
function decimalText(value: unknown, scale: number): string {
	if (!(value instanceof Uint32Array)) return String(value);
	let unscaled = 0n;
	for (let word = value.length - 1; word >= 0; word--)
		unscaled = (unscaled << 32n) | BigInt(value[word] ?? 0);
	unscaled = BigInt.asIntN(value.length * 32, unscaled);
	if (scale === 0) return unscaled.toString();
	const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
	return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function nested(value: unknown, type: DataType): string {
	if (DataType.isTime(type)) {
		const perSecond = 1000n ** BigInt(type.unit);
		return clock((BigInt(String(value)) * 1_000_000n) / perSecond);
	}
	if (DataType.isInterval(type) && value instanceof Int32Array) return interval(value);
	if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
		const child = type.children[0]?.type;
		return child && isIterable(value)
			? `[${[...value].map((item) => inner(item, child)).join(', ')}]`
			: String(value);
	}
	if (DataType.isMap(type)) {
		const [key, item] = type.children[0]?.type.children ?? [];
		if (!key || !item || !isIterable(value)) return String(value);
		const pairs = [...value].map((pair) => {
			const [left, right]: unknown[] = isIterable(pair) ? [...pair] : [pair, null];
			return `${inner(left, key.type)}=${inner(right, item.type)}`;
		});
		return `{${pairs.join(', ')}}`;
	}
	if (DataType.isStruct(type) && typeof value === 'object' && value !== null) {
		const fields = type.children.map(
			(field) => `${field.name}: ${inner(Reflect.get(value, field.name), field.type)}`
		);
		return `{${fields.join(', ')}}`;
	}
	if (value instanceof Uint8Array) {
		return [...value].map((byte) => `\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
	}
	return String(value);
}

function inner(value: unknown, type: DataType): string {
	const plain = plainValue(value, type);
	if (plain === null) return 'NULL';
	return plain instanceof Date ? isoText(plain, plainKind(type) === 'date') : String(plain);
}

function isIterable(value: unknown): value is Iterable<unknown> {
	return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** `2021-09-30`, or `2021-09-30 08:15:00` with the milliseconds only where there are any. */
export function isoText(date: Date, dayOnly: boolean): string {
	const [day = '', time = ''] = date.toISOString().split('T');
	return dayOnly ? day : `${day} ${time.replace(/\.000Z$|Z$/, '')}`;
}

function clock(micros: bigint): string {
	const seconds = micros / 1_000_000n;
	const part = (value: bigint): string => value.toString().padStart(2, '0');
	const rest = (micros % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
	return `${part(seconds / 3600n)}:${part((seconds / 60n) % 60n)}:${part(seconds % 60n)}${rest ? `.${rest}` : ''}`;
}

/** Months, days and nanoseconds, as the engine's own clients write them. */
function interval(words: Int32Array): string {
	const [months = 0, days = 0, low = 0, high = 0] = words;
	const nanos = (BigInt(high) << 32n) | BigInt(low >>> 0);
	const years = Math.trunc(months / 12);
	const parts = [
		years ? `${years} year${Math.abs(years) === 1 ? '' : 's'}` : '',
		months % 12 ? `${months % 12} month${Math.abs(months % 12) === 1 ? '' : 's'}` : '',
		days ? `${days} day${Math.abs(days) === 1 ? '' : 's'}` : '',
		nanos ? `${nanos < 0n ? '-' : ''}${clock((nanos < 0n ? -nanos : nanos) / 1000n)}` : ''
	].filter(Boolean);
	return parts.join(' ') || '00:00:00';
}
