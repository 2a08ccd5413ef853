/** Times as text. What DuckDB prints with blanks is written in ISO 8601; a fraction only where there is one. */

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

/** The civil date `days` after 1970-01-01, also where `Date` has none; years beyond four digits carry a sign. */
function dayText(days: bigint): string {
	// Days since 0000-03-01, in eras of 400 years; H. Hinnant, "chrono-compatible low-level date algorithms".
	const [era, dayOfEra] = divide(days + 719_468n, 146_097n);
	const year = (dayOfEra - dayOfEra / 1460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
	const dayOfYear = dayOfEra - (365n * year + year / 4n - year / 100n);
	const shifted = (5n * dayOfYear + 2n) / 153n;
	const day = dayOfYear - (153n * shifted + 2n) / 5n + 1n;
	const month = shifted < 10n ? shifted + 3n : shifted - 9n;
	const civil = year + era * 400n + (month <= 2n ? 1n : 0n);
	const sign = civil < 0n ? '-' : civil > 9999n ? '+' : '';
	const size = civil < 0n ? -civil : civil;
	return `${sign}${pad(size, sign === '' ? 4 : 6)}-${pad(month, 2)}-${pad(day, 2)}`;
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
	return dayText(BigInt(days));
}

/** `units` of `perSecond` since 1970 as `2021-09-30T08:15:00`, with `Z` where `zoned`. */
export function timestampText(units: bigint, perSecond: bigint, zoned: boolean): string {
	if (units === INFINITE_TIMESTAMP) return 'infinity';
	if (units === -INFINITE_TIMESTAMP) return '-infinity';
	const [days, rest] = divide(units, SECONDS_A_DAY * perSecond);
	return `${dayText(days)}T${clockText(rest, perSecond)}${zoned ? 'Z' : ''}`;
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
