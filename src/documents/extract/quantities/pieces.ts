import type { Clause } from './clauses.ts';
import type { QuantityLexicon } from './lexicon.ts';
import { scanMentions, type Mention } from './mentions.ts';
import { isBlank } from './words.ts';

/** A stretch of a clause with at most one quantity that it is about. Offsets are those of the text; words are worked out late. */
export class Piece {
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
	/** what stands before the quantity */
	readonly head: string;
	readonly #mentions: readonly Mention[];
	readonly #source: string;
	readonly #lexicon: QuantityLexicon;
	#bare: string | null = null;
	#thresholds: readonly number[] | null = null;
	#words: string | null = null;
	#tail: string | null = null;

	/**
	 * @param source the text as printed
	 * @param mentions the quantities of the piece, with offsets of the text
	 */
	constructor(
		place: Place,
		text: string,
		main: Mention | null,
		mentions: readonly Mention[],
		source: string,
		lexicon: QuantityLexicon
	) {
		this.start = place.start;
		this.end = place.start + text.length;
		this.text = text;
		this.clause = place.clause;
		this.sentence = place.sentence;
		this.bracketed = place.bracketed;
		this.main = main;
		this.head = main === null ? text : text.slice(0, Math.max(0, main.start - place.start));
		this.#mentions = mentions;
		this.#source = source;
		this.#lexicon = lexicon;
	}

	/** 亿元以上, 50亿元: what a thing must reach to be counted */
	get thresholds(): readonly number[] {
		this.#thresholds ??= thresholdsOf(this.#withoutNumbers, this.#mentions, this.main);
		return this.#thresholds;
	}

	/** the piece without its numbers */
	get words(): string {
		this.#words ??=
			this.thresholds === NO_THRESHOLDS ? this.#withoutNumbers : this.#withoutNumbers.replace(THRESHOLD, ' ');
		return this.#words;
	}

	/** the piece as printed, brackets and thresholds included, without its quantity */
	get label(): string {
		const { main, start, text } = this;
		const printed = this.#source.slice(start, this.end);
		if (main === null) return printed;
		const end = Math.max(0, main.end - start);
		const behind = printed.slice(end + boundAfter(text.slice(end), this.#lexicon));
		return `${printed.slice(0, Math.max(0, main.start - start))} ${behind}`;
	}

	/** what stands behind the quantity */
	get tail(): string {
		const { main } = this;
		this.#tail ??=
			main === null ? '' : stripBound(this.text.slice(Math.max(0, main.end - this.start)), this.#lexicon);
		return this.#tail;
	}

	get #withoutNumbers(): string {
		this.#bare ??= this.#mentions.length === 0 ? this.text : without(this.text, this.#mentions, this.start);
		return this.#bare;
	}
}

/** Where a piece stands. */
interface Place {
	readonly start: number;
	readonly clause: number;
	readonly sentence: number;
	readonly bracketed: boolean;
}

const HAN = /[\u4e00-\u9fff“《]/u;
const THRESHOLD =
	/(?<![\d.一二三四五六七八九十百千万])([百千十]?)(?:亿(?:元|美元)?|(万)(?:元|美元))(?:级|以上)?/gu;
const LIST_MARK = '、'.charCodeAt(0);
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
	const pieces: Piece[] = [];
	clauses.forEach((clause, index) => addPieces(pieces, source, clause, index, lexicon));
	return pieces;
}

function addPieces(
	pieces: Piece[],
	source: string,
	clause: Clause,
	index: number,
	lexicon: QuantityLexicon
): void {
	const { text } = clause;
	const mentions = scanMentions(text, lexicon);
	if (mentions.length === 0) {
		pieces.push(pieceOf(source, clause, index, 0, text.length, mentions, NONE, lexicon));
		return;
	}
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
	while (start < end && isGap(clause.text.charCodeAt(start))) start += 1;
	while (end > start && isGap(clause.text.charCodeAt(end - 1))) end -= 1;
	const mentions = inside.map((mention) => ({
		...mention,
		start: mention.start + clause.start,
		end: mention.end + clause.start
	}));
	const main = mentions[inside.findLastIndex((mention) => counted.has(mention))] ?? null;
	const { sentence, bracketed } = clause;
	const place = { start: clause.start + start, clause: index, sentence, bracketed };
	return new Piece(place, clause.text.slice(start, end), main, mentions, source, lexicon);
}

function isGap(unit: number): boolean {
	return unit === LIST_MARK || isBlank(unit);
}

function stripBound(text: string, lexicon: QuantityLexicon): string {
	const trimmed = text.trim();
	return trimmed.slice(boundAfter(trimmed, lexicon)).trim();
}

function thresholdsOf(words: string, mentions: readonly Mention[], main: Mention | null): readonly number[] {
	const others = mentions.length - (main === null ? 0 : 1);
	if (others === 0 && !/[亿万]/u.test(words)) return NO_THRESHOLDS;
	const numbers = mentions
		.filter((mention) => mention !== main && mention.kind === 'money')
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
