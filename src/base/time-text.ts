/** Times as text, in ISO 8601 and as DuckDB prints them; a fraction only where there is one. */

const SECONDS_A_DAY = 86_400n;
/** DuckDB's ends of time. */
const INFINITE_DATE = 2_147_483_647;
const INFINITE_TIMESTAMP = 9_223_372_036_854_775_807n;

function pad(value: number | bigint, digits: number): string {
	return value.toString().padStart(digits, '0');
}

/** Euclidean division: the remainder is never negative. */
function divide(value: bigint, by: bigint): [bigint, bigint] {
	const rest = ((value % by) + by) % by;
	return [(value - rest) / by, rest];
}

interface Civil {
	/** astronomical: 0 is 1 BC */
	readonly year: bigint;
	readonly month: bigint;
	readonly day: bigint;
}

/** The civil date `days` after 1970-01-01, also where `Date` has none. */
function civilOf(days: bigint): Civil {
	// Days since 0000-03-01, in eras of 400 years; H. Hinnant, "chrono-compatible low-level date algorithms".
	const [era, dayOfEra] = divide(days + 719_468n, 146_097n);
	const year = (dayOfEra - dayOfEra / 1460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
	const dayOfYear = dayOfEra - (365n * year + year / 4n - year / 100n);
	const shifted = (5n * dayOfYear + 2n) / 153n;
	const day = dayOfYear - (153n * shifted + 2n) / 5n + 1n;
	const month = shifted < 10n ? shifted + 3n : shifted - 9n;
	return { year: year + era * 400n + (month <= 2n ? 1n : 0n), month, day };
}

/** A day in ISO 8601; years beyond four digits carry a sign. */
function isoDay(days: bigint): string {
	const { year, month, day } = civilOf(days);
	const sign = year < 0n ? '-' : year > 9999n ? '+' : '';
	const size = year < 0n ? -year : year;
	return `${sign}${pad(size, sign === '' ? 4 : 6)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** A day and its time as DuckDB prints them: `12021-01-01`, `0044-03-15 (BC) 10:00:00`. */
function printedDay(days: bigint, time = ''): string {
	const { year, month, day } = civilOf(days);
	const before = year <= 0n;
	return `${pad(before ? 1n - year : year, 4)}-${pad(month, 2)}-${pad(day, 2)}${before ? ' (BC)' : ''}${time}`;
}

/** `units` of `perSecond` since midnight as `08:15:00.25`. */
export function clockText(units: bigint, perSecond: bigint): string {
	const [seconds, fraction] = divide(units, perSecond);
	const minutes = seconds / 60n;
	const digits = perSecond === 1n ? '' : pad(fraction, perSecond.toString().length - 1).replace(/0+$/, '');
	const clock = `${pad(minutes / 60n, 2)}:${pad(minutes % 60n, 2)}:${pad(seconds % 60n, 2)}`;
	return digits === '' ? clock : `${clock}.${digits}`;
}

/** `days` since 1970-01-01 as `2021-09-30`. */
export function dateText(days: number): string {
	if (Math.abs(days) === INFINITE_DATE) return days < 0 ? '-infinity' : 'infinity';
	return isoDay(BigInt(days));
}

/** `units` of `perSecond` since 1970 as `2021-09-30T08:15:00`, with `Z` where `zoned`. */
export function timestampText(units: bigint, perSecond: bigint, zoned: boolean): string {
	if (units === INFINITE_TIMESTAMP) return 'infinity';
	if (units === -INFINITE_TIMESTAMP) return '-infinity';
	const [days, rest] = divide(units, SECONDS_A_DAY * perSecond);
	return `${isoDay(days)}T${clockText(rest, perSecond)}${zoned ? 'Z' : ''}`;
}

/** The same as DuckDB prints it. */
export function printedDate(days: number): string {
	if (Math.abs(days) === INFINITE_DATE) return days < 0 ? '-infinity' : 'infinity';
	return printedDay(BigInt(days));
}

/** A timestamp as DuckDB prints it, in UTC where `zoned`: `2021-09-30 08:15:00.25+00`. */
export function printedTimestamp(units: bigint, perSecond: bigint, zoned: boolean): string {
	if (units === INFINITE_TIMESTAMP) return 'infinity';
	if (units === -INFINITE_TIMESTAMP) return '-infinity';
	const [days, rest] = divide(units, SECONDS_A_DAY * perSecond);
	return printedDay(days, ` ${clockText(rest, perSecond)}${zoned ? '+00' : ''}`);
}

function count(value: number, unit: string): string[] {
	return value === 0 ? [] : [`${value} ${unit}${value === 1 || value === -1 ? '' : 's'}`];
}

/** An interval as DuckDB prints it: `1 year 2 days 03:04:05.6`. */
export function intervalText(months: number, days: number, nanoseconds: bigint): string {
	const years = Math.trunc(months / 12);
	const parts = [...count(years, 'year'), ...count(months - years * 12, 'month'), ...count(days, 'day')];
	const micros = nanoseconds / 1000n;
	if (micros !== 0n || parts.length === 0) {
		const size = micros < 0n ? -micros : micros;
		const text = clockText(size, 1_000_000n);
		// DuckDB writes all six digits of an interval's fraction, or none.
		const [whole = '', fraction] = text.split('.');
		parts.push(`${micros < 0n ? '-' : ''}${whole}${fraction === undefined ? '' : `.${fraction}`}`);
	}
	return parts.join(' ');
}
