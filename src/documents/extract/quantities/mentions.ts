import type { Bound } from '../../../schema/values.ts';
import type { QuantityLexicon } from './lexicon.ts';
import { CHINESE_NUMERAL, parseArabicNumber, parseChineseNumber, tidy } from './numbers.ts';

/** A number with a unit, where it stands in the text. */
export interface Mention {
	/** of the first digit */
	readonly start: number;
	/** behind the unit */
	readonly end: number;
	/** in the unit as printed; null where the digits are masked */
	readonly value: number | null;
	/** as printed, without white space: 万人 */
	readonly unit: string;
	readonly baseValue: number | null;
	readonly baseUnit: string;
	/** figures of one dimension can be compared */
	readonly dimension: string;
	/** in the smallest unit of the dimension */
	readonly comparable: number | null;
	/** money, percent, points, measured, capacity, index, person, count or ordinal */
	readonly kind: string;
	readonly numeral: 'arabic' | 'chinese' | 'mask';
	/** 1600余家 */
	readonly inside: Bound | null;
}

const NUMBER = new RegExp(
	`\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\d+)?|[${CHINESE_NUMERAL}]+|[xX×*]+`,
	'gu'
);
const ANY_NUMERAL = new RegExp(`[\\dxX×*${CHINESE_NUMERAL}]`, 'u');
const QUOTES: ReadonlyMap<string, string> = new Map([
	['“', '”'],
	['《', '》'],
	['「', '」'],
	['『', '』'],
	['‘', '’']
]);
const OPENING = /[“《「『‘]/u;
const LONGEST_QUOTE = 60;
/** 元/人·年, 批次/千人 */
const PER = /^\/(?:[百千万]?人|户|亩|年|月|日|天|小时|平方米|平方公里|立方米|公里|吨)(?:·[年月日])?/u;

/** The stretches in quotation marks, in order; what they hold is a name, its digits no quantity. */
export function quotedSpans(text: string): readonly (readonly [number, number])[] {
	const spans: (readonly [number, number])[] = [];
	let at = text.search(OPENING);
	while (at >= 0 && at < text.length) {
		const close = QUOTES.get(text.charAt(at));
		if (close !== undefined) {
			const end = text.slice(at + 1, at + LONGEST_QUOTE).indexOf(close);
			if (end >= 0) {
				spans.push([at, at + 1 + end]);
				at += end + 1;
			}
		}
		at += 1;
	}
	return spans;
}

/** All numbers with a known unit in `text` (folded), in order. Years, ordinals, ranges and names are none. */
export function scanMentions(text: string, lexicon: QuantityLexicon): readonly Mention[] {
	const mentions: Mention[] = [];
	if (!ANY_NUMERAL.test(text)) return mentions;
	const quoted = quotedSpans(text);
	let quote = 0;
	NUMBER.lastIndex = 0;
	for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
		const start = match.index;
		while (quote < quoted.length && (quoted[quote]?.[1] ?? 0) < start) quote += 1;
		const inside = quoted[quote];
		if (inside !== undefined && inside[0] < start) continue;
		const mention = mentionAt(text, start, match[0], lexicon);
		if (mention !== null) mentions.push(mention);
	}
	return mentions;
}

function mentionAt(text: string, start: number, token: string, lexicon: QuantityLexicon): Mention | null {
	const before = text.charAt(start - 1);
	const negative = before === '-' && /[\u4e00-\u9fff]/u.test(text.charAt(start - 2));
	if (/[A-Za-z0-9.#·+/~第前]/u.test(before) || (before === '-' && !negative)) return null;
	const end = start + token.length;
	const next = text.charAt(end);
	if (/[-~+·/.]/u.test(next) && /[\dA-Za-z]/u.test(text.charAt(end + 1))) return null;
	if (/[至到]/u.test(next) && /\d/u.test(text.charAt(end + 1))) return null;
	const value = numeralValue(token);
	if (value === undefined) return null;
	const isChinese = value !== null && !/^\d/u.test(token);
	const read = readUnit(text, end, lexicon);
	if (read === null) return null;
	if (value === null && !/[%万亿千]/u.test(read.printed) && read.unit.kind === 'ordinal') return null;
	// a Chinese numeral is a quantity only where it counts: 两家, 三条; 三级 and 一批 are words
	if (isChinese && !isCounting(text, start, read, lexicon)) return null;
	const signed = value === null ? null : negative ? -value : value;
	const scaled = signed === null ? null : tidy(signed * read.factor);
	return {
		start: negative ? start - 1 : start,
		end: read.end,
		value: signed,
		unit: read.printed,
		baseValue: scaled,
		baseUnit: read.composite === '' ? read.unit.base : read.unit.base + read.composite,
		dimension: read.composite === '' ? read.unit.dimension : read.unit.base + read.composite,
		comparable: scaled === null ? null : scaled * read.unit.scale,
		kind: read.composite === '' ? read.unit.kind : 'index',
		numeral: value === null ? 'mask' : isChinese ? 'chinese' : 'arabic',
		inside: read.inside
	};
}

/** 新增两家, 医院两家 and 四家医院 count; 行政执法三项制度 and 两项补贴 in a sentence name. */
function isCounting(text: string, start: number, read: ReadUnit, lexicon: QuantityLexicon): boolean {
	if (read.unit.kind === 'points' || read.unit.kind === 'ordinal') return false;
	const before = text.slice(Math.max(0, start - 12), start).trimEnd();
	if (start === 0 || before === '' || /[、和及与]$/u.test(before)) return true;
	if (/^\s*(?:$|[、,;。])/u.test(text.slice(read.end))) return true;
	return lexicon.deed.endOf(before) !== null || lexicon.firm.endOf(before) !== null;
}

/** undefined: no numeral; null: masked digits. */
function numeralValue(token: string): number | null | undefined {
	if (/^[xX×*]/u.test(token)) return token.length <= 8 ? null : undefined;
	if (/^\d/u.test(token)) return parseArabicNumber(token) ?? undefined;
	if (!/[一二两三四五六七八九]/u.test(token) && token !== '十') return undefined;
	const value = parseChineseNumber(token);
	// 一个, 一批 and 一次 are articles more often than counts
	return value === null || value < 2 ? undefined : value;
}

interface ReadUnit {
	readonly end: number;
	readonly printed: string;
	readonly factor: number;
	readonly unit: NonNullable<ReturnType<QuantityLexicon['unitAt']>>;
	readonly composite: string;
	readonly inside: Bound | null;
}

function readUnit(text: string, from: number, lexicon: QuantityLexicon): ReadUnit | null {
	let { at, inside } = skipBound(text, from, null, lexicon);
	let factor = 1;
	let printed = '';
	const multiplier = lexicon.multiplierAt(text, at);
	if (multiplier !== null) {
		factor = multiplier.factor;
		printed = multiplier.word;
		({ at, inside } = skipBound(text, at + printed.length, inside, lexicon));
	}
	const unit = lexicon.unitAt(text, at);
	if (unit === null) return null;
	at += unit.unit.length;
	const composite = PER.exec(text.slice(at, at + 10));
	const tail = composite?.[0] ?? '';
	return {
		end: at + tail.length,
		printed: printed + unit.unit + tail,
		factor,
		unit,
		composite: tail,
		inside
	};
}

/** Where a unit can stand behind a number: after spaces and words like 余, the last of which gives the bound. */
function skipBound(
	text: string,
	from: number,
	before: Bound | null,
	lexicon: QuantityLexicon
): { readonly at: number; readonly inside: Bound | null } {
	let at = from;
	let inside = before;
	while (text.charAt(at) === ' ') at += 1;
	for (const { words, value } of lexicon.boundInside) {
		const word = words.startOf(text.slice(at, at + 4));
		if (word === null) continue;
		inside = value;
		at += text.slice(at, at + 4).indexOf(word) + word.length;
	}
	return { at, inside };
}
