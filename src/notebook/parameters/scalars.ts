import type { Scalar, ScalarType } from './spec.ts';

const INT64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A whole number as DuckDB's BIGINT holds it: `number` where that is exact; null where it does not fit. */
export function wholeNumber(text: string): number | bigint | null {
	if (!/^[+-]?\d{1,30}$/.test(text)) return null;
	const exact = BigInt(text.replace(/^\+/, ''));
	if (exact < INT64.least || exact > INT64.most) return null;
	return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

/** Whether `text` is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Reads one value as links and commands write it; null where it is none of this type. */
export function parseScalar(text: string, type: ScalarType): Scalar | null {
	const trimmed = text.trim();
	switch (type) {
		case 'VARCHAR':
			return text;
		case 'BIGINT':
			return wholeNumber(trimmed);
		case 'DOUBLE': {
			const value = DECIMAL.test(trimmed) ? Number(trimmed) : NaN;
			// Without the sum a minus zero would not come back from its text.
			return Number.isFinite(value) ? value + 0 : null;
		}
		case 'BOOLEAN':
			if (/^(true|1)$/i.test(trimmed)) return true;
			return /^(false|0)$/i.test(trimmed) ? false : null;
		case 'DATE':
			return isDay(trimmed) ? trimmed : null;
	}
}

/** The text that `parseScalar` reads back. */
export function formatScalar(value: Scalar): string {
	return String(value);
}

/** The type that a list of values has together: numbers, truth values or text; null for a mixture. */
export function typeOfScalars(values: readonly (Scalar | null)[]): ScalarType | null {
	const present = values.filter((value) => value !== null);
	if (present.every((value) => typeof value === 'string')) return 'VARCHAR';
	if (present.every((value) => typeof value === 'boolean')) return 'BOOLEAN';
	if (present.every((value) => typeof value === 'bigint' || Number.isSafeInteger(value))) return 'BIGINT';
	return present.every((value) => typeof value === 'number') ? 'DOUBLE' : null;
}
