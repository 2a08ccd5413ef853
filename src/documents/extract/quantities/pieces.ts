import type { Clause } from './clauses.ts';
import type { QuantityLexicon } from './lexicon.ts';
import { scanMentions, type Mention } from './mentions.ts';

/** A stretch of a clause with at most one quantity that it is about. Offsets are those of the text. */
export interface Piece {
	readonly start: number;
	readonly end: number;
	/** of the length `end - start` */
	readonly text: string;
	/** index of the clause */
	readonly clause: number;
	readonly sentence: number;
	readonly bracketed: boolean;
	/** the quantity; null where there is none */
	readonly main: Mention | null;
	/** other quantities: the extent of the work, thresholds of what is counted */
	readonly others: readonly Mention[];
	/** 亿元以上, 50亿元: what a thing must reach to be counted */
	readonly thresholds: readonly number[];
	/** the piece without its numbers */
	readonly words: string;
	/** the piece as printed, brackets and thresholds included, without its quantity */
	readonly label: string;
	/** what stands before the quantity */
	readonly head: string;
	/** what stands behind it */
	readonly tail: string;
}

const HAN = /[\u4e00-\u9fff“《]/u;
const THRESHOLD =
	/(?<![\d.一二三四五六七八九十百千万])([百千十]?)(?:亿(?:元|美元)?|(万)(?:元|美元))(?:级|以上)?/gu;
const NONE: ReadonlySet<Mention> = new Set();
const NO_THRESHOLDS: readonly number[] = [];
const SCALES: ReadonlyMap<string, number> = new Map([
	['', 1],
	['十', 10],
	['百', 100],
	['千', 1000]
]);

/**
 * Cuts clauses into pieces. Linear in the text.
 *
 * @param source the text as printed, of the length of the folded one that the clauses were cut from
 */
export function splitPieces(
	source: string,
	clauses: readonly Clause[],
	lexicon: QuantityLexicon
): readonly Piece[] {
	return clauses.flatMap((clause, index) => piecesOf(source, clause, index, lexicon));
}

function piecesOf(source: string, clause: Clause, index: number, lexicon: QuantityLexicon): Piece[] {
	const { text } = clause;
	const mentions = scanMentions(text, lexicon);
	if (mentions.length === 0) return [pieceOf(source, clause, index, 0, text.length, mentions, NONE, lexicon)];
	const counted = mentions.filter((mention, at) => !isAttribute(mention, mentions[at + 1], text, lexicon));
	const isCounted = new Set(counted);
	const cuts: number[] = [];
	for (let at = 0; at + 1 < counted.length; at += 1) {
		const left = counted[at];
		const right = counted[at + 1];
		if (left === undefined || right === undefined) continue;
		const cut = cutBetween(text, left, right, lexicon);
		if (cut !== null) cuts.push(cut);
	}
	const last = counted.at(-1);
	if (last !== undefined) {
		const rest = text.slice(last.end);
		const tail = rest.trimStart();
		const bound = boundAfter(tail, lexicon);
		if (tail.slice(bound).startsWith('、')) cuts.push(last.end + rest.length - tail.length + bound + 1);
	}
	const pieces: Piece[] = [];
	let from = 0;
	let next = 0;
	for (const to of [...cuts, text.length]) {
		const inside: Mention[] = [];
		while (next < mentions.length) {
			const mention = mentions[next];
			if (mention === undefined || mention.start >= to) break;
			inside.push(mention);
			next += 1;
		}
		pieces.push(pieceOf(source, clause, index, from, to, inside, isCounted, lexicon));
		from = to;
	}
	return pieces;
}

/** Whether a quantity says what kind of thing is counted: 50亿元项目7个, 30万吨码头. */
function isAttribute(
	mention: Mention,
	next: Mention | undefined,
	text: string,
	lexicon: QuantityLexicon
): boolean {
	if (mention.kind === 'ordinal') return true;
	if (mention.kind !== 'capacity' && mention.kind !== 'money' && mention.kind !== 'measured') return false;
	let after = text.slice(mention.end, mention.end + 6).trimStart();
	for (const { words } of lexicon.targetAfter) {
		const word = words.startOf(after);
		if (word !== null) after = after.slice(word.length);
	}
	const isFollowed = HAN.test(after.charAt(0)) && after.charAt(0) !== '的';
	if (mention.kind === 'capacity') return isFollowed;
	if (next === undefined || !isFollowed) return false;
	const between = text.slice(mention.end, next.start);
	return (
		!/[、和及与]/u.test(between) &&
		lexicon.growthUp.startOf(after) === null &&
		lexicon.growthDown.startOf(after) === null
	);
}

/** Where a clause with two quantities falls apart; null where the first is the extent of the second. */
function cutBetween(text: string, left: Mention, right: Mention, lexicon: QuantityLexicon): number | null {
	const between = text.slice(left.end, right.start);
	const trimmed = between.trimStart();
	const first = between.indexOf('、');
	const tail = boundAfter(trimmed, lexicon);
	if (first >= 0) {
		const isNumberLast = trimmed.slice(tail).startsWith('、');
		return left.end + (isNumberLast ? first : between.lastIndexOf('、')) + 1;
	}
	const conjunction = /以及|及其|和|及|与|并/u.exec(between);
	if (conjunction !== null) return left.end + conjunction.index;
	const isChange = right.kind === 'percent' || right.kind === 'points';
	if (isChange && left.kind !== 'percent') {
		const rest = trimmed.slice(tail);
		if (
			lexicon.growthUp.startOf(rest) !== null ||
			lexicon.growthDown.startOf(rest) !== null ||
			rest.startsWith('同比')
		) {
			return right.start - rest.length;
		}
	}
	return null;
}

function boundAfter(text: string, lexicon: QuantityLexicon): number {
	if (text === '') return 0;
	for (const { words } of lexicon.targetAfter) {
		const word = words.startOf(text);
		if (word !== null) return text.indexOf(word) + word.length;
	}
	return 0;
}

function pieceOf(
	source: string,
	clause: Clause,
	index: number,
	from: number,
	to: number,
	inside: readonly Mention[],
	counted: ReadonlySet<Mention>,
	lexicon: QuantityLexicon
): Piece {
	let start = from;
	let end = to;
	while (start < end && /[\s、]/u.test(clause.text.charAt(start))) start += 1;
	while (end > start && /[\s、]/u.test(clause.text.charAt(end - 1))) end -= 1;
	const text = clause.text.slice(start, end);
	const own = inside.filter((mention) => counted.has(mention));
	const main = own.at(-1) ?? null;
	const others = inside.filter((mention) => mention !== main);
	const words = inside.length === 0 ? text : without(text, inside, start);
	const thresholds = thresholdsOf(words, others);
	const shift = (mention: Mention): Mention => ({
		...mention,
		start: mention.start + clause.start,
		end: mention.end + clause.start
	});
	return {
		start: clause.start + start,
		end: clause.start + end,
		text,
		clause: index,
		sentence: clause.sentence,
		bracketed: clause.bracketed,
		main: main === null ? null : shift(main),
		others: others.map(shift),
		thresholds,
		words: thresholds === NO_THRESHOLDS ? words : words.replace(THRESHOLD, ' '),
		get label() {
			return labelOf(source.slice(clause.start + start, clause.start + end), text, main, start, lexicon);
		},
		head: main === null ? text : text.slice(0, Math.max(0, main.start - start)),
		tail: main === null ? '' : stripBound(text.slice(Math.max(0, main.end - start)), lexicon)
	};
}

function labelOf(
	printed: string,
	text: string,
	main: Mention | null,
	offset: number,
	lexicon: QuantityLexicon
): string {
	if (main === null) return printed;
	const end = Math.max(0, main.end - offset);
	const behind = printed.slice(end + boundAfter(text.slice(end), lexicon));
	return `${printed.slice(0, Math.max(0, main.start - offset))} ${behind}`;
}

function stripBound(text: string, lexicon: QuantityLexicon): string {
	const trimmed = text.trim();
	return trimmed.slice(boundAfter(trimmed, lexicon)).trim();
}

function thresholdsOf(words: string, others: readonly Mention[]): readonly number[] {
	if (others.length === 0 && !/[亿万]/u.test(words)) return NO_THRESHOLDS;
	const numbers = others
		.filter((mention) => mention.kind === 'money')
		.map((mention) => mention.baseValue ?? 0);
	for (const match of words.matchAll(THRESHOLD)) {
		numbers.push((SCALES.get(match[1] ?? '') ?? 1) * (match[2] === undefined ? 1e8 : 1e4));
	}
	return numbers;
}

function without(text: string, mentions: readonly Mention[], offset: number): string {
	const parts: string[] = [];
	let at = 0;
	for (const mention of mentions) {
		parts.push(text.slice(at, Math.max(at, mention.start - offset)));
		at = Math.max(at, mention.end - offset);
	}
	parts.push(text.slice(at));
	return parts.join(' ');
}
