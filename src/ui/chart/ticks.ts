import type { Language } from '../../base/localised.ts';
import { numberText } from '../values/format.ts';
import { isoText, type Plain, type PlainKind } from '../values/plain.ts';

/** What the text of an axis' ticks depends on. */
export interface TickScale {
	readonly kind: PlainKind;
	readonly ordinal: boolean;
	/** the smallest and the largest number, or date in milliseconds; null for anything else */
	readonly extent: readonly [number, number] | null;
	/** the text of one value, as everywhere on the page */
	readonly text: (value: unknown) => string;
}

/** Units for numbers that would be too long for an axis, largest first. */
const UNITS: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
	'zh-CN': [
		[1e12, '万亿'],
		[1e8, '亿'],
		[1e4, '万']
	],
	en: [
		[1e12, 'tn'],
		[1e9, 'bn'],
		[1e6, 'M']
	]
};

/** From here on numbers are written in larger units. */
const LARGE = 1e6;
const DAY = 86_400_000;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Writes the ticks of one axis: round numbers without needless zeros, large ones in 万, 亿 or M, bn; dates as short as can be. */
export function tickWriter(scale: TickScale, language: Language): (value: unknown, at?: number) => string {
	const { kind, ordinal, extent, text } = scale;
	if (kind === 'number') {
		const largest = extent ? Math.max(Math.abs(extent[0]), Math.abs(extent[1])) : 0;
		return (value) => (typeof value === 'number' ? numberTick(value, largest, scale, language) : text(value));
	}
	if (!ordinal && extent && (kind === 'date' || kind === 'timestamp')) {
		return (value, at) =>
			value instanceof Date ? dateTick(value, at === 0, extent[1] - extent[0], language) : text(value);
	}
	return text;
}

function numberTick(value: number, largest: number, scale: TickScale, language: Language): string {
	const text = scale.text(value);
	if (text.endsWith('%')) return `${plainNumber(value * 100)}%`;
	if (scale.ordinal) return text;
	if (largest < LARGE || value === 0) return plainNumber(value);
	// One unit for the whole axis.
	const unit = UNITS[language].find(([size]) => largest >= size);
	return unit
		? `${plainNumber(value / unit[0])}${language === 'en' ? ' ' : ''}${unit[1]}`
		: plainNumber(value);
}

function plainNumber(value: number): string {
	const rounded = Number(value.toFixed(6));
	if (rounded === 0 && value !== 0) return String(Number(value.toPrecision(3)));
	return numberText(rounded, (String(rounded).split('.')[1] ?? '').length);
}

/** `first`: the leftmost tick names the year, which the following leave out until it changes. */
function dateTick(date: Date, first: boolean, span: number, language: Language): string {
	if (span < 2 * DAY) return timeTick(date, first);
	const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
	if (span >= 3 * 365 * DAY && month === 0 && day === 1) return String(year);
	const named = first || (month === 0 && day === 1);
	const whole = span >= 60 * DAY && day === 1;
	if (language === 'en') {
		return `${whole ? '' : `${day} `}${MONTHS[month] ?? ''}${named ? ` ${year}` : ''}`;
	}
	return `${named ? `${year}年` : ''}${month + 1}月${whole ? '' : `${day}日`}`;
}

function timeTick(date: Date, first: boolean): string {
	const [day = '', time = ''] = isoText(date, false).split(' ');
	const clock = time.slice(0, 5);
	return first ? `${day} ${clock}` : clock;
}

/** Milliseconds of dates and numbers as they are, for an extent. */
export function ordinate(value: Plain | undefined): number | null {
	if (value instanceof Date) return value.getTime();
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
