import { DataType } from 'apache-arrow';
import { localise, parseLocalised, type Language } from '../../base/localised.ts';
import { isoText, plainKind, type Plain, type PlainField, type PlainKind } from './plain.ts';
import { valueLabel } from './labels.ts';
import { isPassageColumn, passageText } from './passage.ts';
import { isRatio } from './ratio.ts';

/** How one column of a result is written. */
export interface ColumnFormat {
	readonly name: string;
	readonly kind: PlainKind;
	readonly align: 'start' | 'end';
	/** whether its numbers are ratios, written as per cent: 0.85 as 85% */
	readonly percent: boolean;
	/** the text of a value that is not null */
	readonly text: (value: Exclude<Plain, null>) => string;
}

/** Numbers that name something: grouping their digits would be wrong. */
const NOMINAL = /(^|_)(id|seq|no|year|quarter|position)$|^(年|年份|季度|序号|编号|位次)$/;

/** A thin space does not look like a decimal mark to anybody. */
const GROUP = '\u202f';

/** The decimals, at most `limit`, that the finite numbers of `sample` need. */
function decimalsNeeded(sample: readonly Plain[], limit: number): number {
	let needed = 0;
	for (const value of sample) {
		if (typeof value !== 'number' || !Number.isFinite(value) || Number.isInteger(value)) continue;
		const [, fraction = ''] = String(Number(value.toFixed(limit))).split('.');
		needed = Math.max(needed, Math.min(limit, fraction.length));
		if (needed === limit) break;
	}
	return needed;
}

/** `n` with `decimals` decimals and its digits grouped from 10 000 on. */
export function numberText(n: number, decimals: number, group = true): string {
	if (!Number.isFinite(n)) return String(n);
	if (n !== 0 && (Math.abs(n) >= 1e15 || Math.abs(n) < 10 ** -(decimals + 1))) return String(n);
	const [whole = '', fraction] = n.toFixed(decimals).split('.');
	const grouped = group && Math.abs(n) >= 10_000 ? whole.replace(/\B(?=(\d{3})+$)/g, GROUP) : whole;
	return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * Writes the values of a column, judged by its name, its kind and `sample`, some of its values; `all` that are at hand
 * decide whether they are ratios.
 */
export function valueWriter(
	name: string,
	kind: PlainKind,
	sample: readonly Plain[],
	language: Language,
	all: Iterable<Plain> = sample
): ColumnFormat['text'] {
	if (kind === 'number') return numberWriter(name, sample, isRatio(name, all));
	if (kind === 'date' || kind === 'timestamp') {
		return (value) => (value instanceof Date ? isoText(value, kind === 'date') : String(value));
	}
	if (kind === 'boolean') {
		return language === 'en' ? (value) => (value ? 'yes' : 'no') : (value) => (value ? '是' : '否');
	}
	if (isPassageColumn(name)) return (value) => passageText(String(value), language);
	// A column headed in two languages holds texts in two languages.
	if (name.includes(' / ')) return (value) => localise(parseLocalised(String(value)), language);
	return (value) => valueLabel(name, String(value), language);
}

/** How the column `name` is written; one number of decimals for the whole column, so that the marks stand under each other. */
export function columnFormat(
	name: string,
	field: PlainField,
	sample: readonly Plain[],
	language: Language,
	all: Iterable<Plain> = sample
): ColumnFormat {
	const { type } = field;
	const kind = plainKind(field);
	const percent = kind === 'number' && !DataType.isInt(type) && isRatio(name, all);
	if (DataType.isDecimal(type) && type.scale > 0 && !percent) {
		const { scale } = type;
		const text = (value: Exclude<Plain, null>): string =>
			typeof value === 'number' ? numberText(value, scale, !NOMINAL.test(name)) : String(value);
		return { name, kind, align: 'end', percent, text };
	}
	return {
		name,
		kind,
		align: kind === 'number' ? 'end' : 'start',
		percent,
		text: kind === 'number' ? numberWriter(name, sample, percent) : valueWriter(name, kind, sample, language)
	};
}

function numberWriter(name: string, sample: readonly Plain[], percent: boolean): ColumnFormat['text'] {
	const finite = sample.filter((value): value is number => typeof value === 'number');
	if (percent) {
		const decimals = Math.min(
			1,
			decimalsNeeded(
				finite.map((value) => value * 100),
				1
			)
		);
		return (value) => (typeof value === 'number' ? `${numberText(value * 100, decimals)}%` : String(value));
	}
	const group = !NOMINAL.test(name);
	const decimals = decimalsNeeded(finite, 4);
	// Mostly whole numbers are of several kinds: persons beside hectares. Zeros behind them would claim a precision.
	const mixed = finite.filter(Number.isInteger).length * 2 > finite.length;
	return (value) =>
		typeof value === 'number'
			? numberText(value, mixed ? decimalsNeeded([value], 4) : decimals, group)
			: String(value);
}
