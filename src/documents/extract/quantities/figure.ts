import type { Bound } from '../../../schema/values.ts';
import { changeBefore } from './kind.ts';
import type { QuantityLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { afterExamples, bigrams } from './names.ts';
import type { Piece } from './pieces.ts';

/** A percentage of the target as the text states it: 完成目标的81.9%. */
export interface StatedPercent {
	readonly percent: number;
	readonly unit: string;
	readonly start: number;
	readonly end: number;
	readonly bound: Bound;
	readonly asOf: string | null;
	readonly quarter: number | null;
}

/** What a piece spoke of; worked out where it is asked for. */
export class Topic {
	readonly #piece: Piece;
	readonly #lexicon: QuantityLexicon;
	#core: string | null = null;
	#isNamed: boolean | null = null;

	constructor(piece: Piece, lexicon: QuantityLexicon) {
		this.#piece = piece;
		this.#lexicon = lexicon;
	}

	get core(): string {
		this.#core ??= this.#lexicon.unchanged(coreOf(this.#piece, this.#lexicon));
		return this.#core;
	}

	/** whether it names a thing at all */
	get isNamed(): boolean {
		this.#isNamed ??= this.#lexicon.noun(this.core).length >= 2;
		return this.#isNamed;
	}

	/** whether it names one beyond doubt, so that what follows is about it */
	get isPlain(): boolean {
		return this.#lexicon.noun(this.core).length >= 3;
	}

	/** of the figure that it told; null where it told none */
	get dimension(): string | null {
		return this.#piece.main?.dimension ?? null;
	}
}

/** What a sentence is about as a whole. */
export class SentenceScope {
	readonly #first: Piece;
	readonly #lexicon: QuantityLexicon;
	#place: string | null | undefined;

	constructor(first: Piece, lexicon: QuantityLexicon) {
		this.#first = first;
		this.#lexicon = lexicon;
	}

	/** the place smaller than the whole that the sentence begins with */
	get place(): string | null {
		this.#place ??= this.#lexicon.placeAt(this.#first.text.replace(this.#lexicon.timePattern, ''));
		return this.#place;
	}
}

/** Where a figure stands. */
export interface Surroundings {
	readonly pieces: readonly Piece[];
	/** of the figure's piece */
	readonly index: number;
	readonly sentence: SentenceScope;
	/** 其中 stands before it in the sentence */
	readonly isPart: boolean;
	/** what each piece spoke of, as far as somebody asked */
	readonly topics: (Topic | undefined)[];
	readonly asOf: string | null;
	readonly quarter: number | null;
	/** of the document; null where unknown */
	readonly year: number | null;
	readonly lexicon: QuantityLexicon;
}

/** How many pieces a word of forecast or intention reaches, and how far back a topic is looked for. */
const REACH = 8;

/** 已出清11家: what stands between 已 and the number is a verb. */
const DONE_SO = /已经?([\u4e00-\u9fff]{2})\s*$/u;

/** A figure of a progress text and what its clause says of it. Offsets are those of the text; words are worked out late. */
export class Figure {
	readonly mention: Mention;
	readonly piece: Piece;
	readonly #around: Surroundings;
	readonly #lexicon: QuantityLexicon;
	/** in the unit as printed, signed where the words before a percentage make it a change */
	readonly value: number;
	readonly baseValue: number;
	/** in the smallest unit of the dimension */
	readonly comparable: number;
	/** change in per cent or points */
	readonly isChange: boolean;
	/** a percentage that follows: 完成目标的81.9% */
	stated: StatedPercent | null = null;
	/** points by which it lags behind (below nought) or leads the pace of the year */
	lag: number | null = null;
	/** the sentence says that the year's task is done */
	isAllDone = false;
	#core: string | null = null;
	#pairs: ReadonlySet<string> | null = null;
	#noun: string | null = null;
	#words: string | null = null;
	#verbs: readonly string[] | null = null;
	#process: readonly string[] | null = null;
	#topics: readonly Topic[] | null = null;

	constructor(piece: Piece, mention: Mention, around: Surroundings) {
		this.mention = mention;
		this.piece = piece;
		this.#around = around;
		this.#lexicon = around.lexicon;
		const change = changeBefore(piece.head, mention, around.lexicon);
		const sign = change === 'down' ? -1 : 1;
		this.value = (mention.value ?? 0) * sign;
		this.baseValue = (mention.baseValue ?? 0) * sign;
		this.comparable = (mention.comparable ?? 0) * sign;
		this.isChange = change !== null || mention.kind === 'points';
	}

	get start(): number {
		return this.piece.start;
	}

	get end(): number {
		return this.piece.end;
	}

	get sentence(): number {
		return this.piece.sentence;
	}

	get thresholds(): readonly number[] {
		return this.piece.thresholds;
	}

	/** the piece as printed, without its quantity */
	get label(): string {
		return this.piece.label;
	}

	get core(): string {
		this.#core ??= coreOf(this.piece, this.#lexicon);
		return this.#core;
	}

	/** neighbouring characters of the core */
	get pairs(): ReadonlySet<string> {
		this.#pairs ??= bigrams(this.core);
		return this.#pairs;
	}

	/** what of the core names a thing */
	get noun(): string {
		this.#noun ??= DONE_SO.exec(this.piece.head)?.[1] === this.core ? '' : this.#lexicon.noun(this.core);
		return this.#noun;
	}

	/** words that narrow what is counted; a short name shares those that stand before it in the clause */
	get limiters(): readonly string[] {
		const own = this.#lexicon.limiters.all(this.words);
		if (own.length > 0 || this.core.length > 2) return own;
		const before = this.#around.pieces[this.#around.index - 1];
		return before?.clause === this.piece.clause ? this.#lexicon.limiters.all(before.text) : own;
	}

	/** the piece with its synonyms in one form */
	get words(): string {
		this.#words ??= this.#lexicon.canonical(this.piece.text);
		return this.#words;
	}

	get verbs(): readonly string[] {
		this.#verbs ??= this.#lexicon.verbs.all(this.words);
		return this.#verbs;
	}

	get isForecast(): boolean {
		return this.#inClause((piece) => this.#lexicon.forecast.in(piece.text));
	}

	/** planned, meant, not begun */
	get isIntended(): boolean {
		if (this.#lexicon.intended.in(this.piece.text)) return true;
		return this.#inClause((piece) => this.#lexicon.intended.in(piece.head));
	}

	/** words of what comes before the deed: 申报, 招标 */
	get process(): readonly string[] {
		this.#process ??= processOf(this.#around.pieces, this.#around.index, this.#lexicon);
		return this.#process;
	}

	/** begun, not finished: 开工 */
	get isStart(): boolean {
		return this.#lexicon.start.in(this.piece.text);
	}

	/** what is still to be done, the aim told again, or the extent of the work */
	get isNoResult(): boolean {
		return (
			this.#lexicon.remainder.in(this.piece.head) ||
			isGoal(this.piece, this.mention, this.#lexicon) ||
			isExtent(this.piece, this.#lexicon)
		);
	}

	/** a part of a figure told before */
	get isPart(): boolean {
		return this.#around.isPart;
	}

	/** 小区为120个: how things stand, not what was done */
	get isStatement(): boolean {
		return /[为是]\s*$/u.test(this.piece.head) && !this.#lexicon.done.in(this.piece.text);
	}

	get isTotal(): boolean {
		return this.#lexicon.total.in(this.piece.head);
	}

	/**
	 * Which of two figures for one thing tells the year: this year's own (3), a total (2), any (1), a month's (0).
	 * 今年新建1356个, 累计建成5230个 against 9月份新增412人, 累计4630人.
	 */
	get standing(): number {
		const { head } = this.piece;
		if (this.#lexicon.ofMonth.test(head)) return 0;
		if (this.#lexicon.ofYear.in(head)) return 3;
		if (this.isChange && this.asOf === null) {
			// 8月份8.6亿千瓦时, 同比增长9.2%: the change is of what was told before it
			const before = this.#around.pieces[this.#around.index - 1];
			if (before?.sentence === this.piece.sentence && this.#lexicon.ofMonth.test(before.head)) return 0;
		}
		return this.isTotal ? 2 : 1;
	}

	/** of a year that is not, or may not be, the document's */
	get isOtherYear(): boolean {
		const { head } = this.piece;
		if (this.#lexicon.lastYear.test(head)) return true;
		const { year } = this.#around;
		if (!head.includes('年')) return false;
		const years = Array.from(head.matchAll(/(\d{4})年/gu), (match) => Number(match[1]));
		// a document that names no year of its own still tells of other years by naming them
		return years.length > 0 && (year === null || !years.includes(year));
	}

	/** the place smaller than the whole that the sentence is about; a list of examples is about the whole */
	get place(): string | null {
		return this.piece.head.includes('等') ? null : this.#around.sentence.place;
	}

	get bound(): Bound {
		return boundOf(this.piece, this.mention, this.#lexicon);
	}

	/** as printed: 1-8月 */
	get asOf(): string | null {
		return this.#around.asOf;
	}

	/** 1 to 4 */
	get quarter(): number | null {
		return this.#around.quarter;
	}

	/** what the sentence spoke of before, the nearest first */
	get topics(): readonly Topic[] {
		this.#topics ??= this.#topicsBefore();
		return this.#topics;
	}

	#topicsBefore(): readonly Topic[] {
		const { pieces, index, topics } = this.#around;
		const found: Topic[] = [];
		for (let at = index - 1; at >= 0 && at >= index - REACH; at -= 1) {
			const piece = pieces[at];
			if (piece === undefined) continue;
			const topic = topics[at] ?? new Topic(piece, this.#lexicon);
			topics[at] = topic;
			if (topic.isNamed) found.push(topic);
		}
		return found;
	}

	#inClause(test: (piece: Piece) => boolean): boolean {
		const { pieces, index } = this.#around;
		for (let at = index; at >= 0 && at > index - REACH; at -= 1) {
			const piece = pieces[at];
			if (piece === undefined || piece.clause !== this.piece.clause) return false;
			if (test(piece)) return true;
		}
		return false;
	}
}

function coreOf(piece: Piece, lexicon: QuantityLexicon): string {
	const isChange = piece.main !== null && changeBefore(piece.head, piece.main, lexicon) !== null;
	const words = afterExamples(piece.words);
	return lexicon.core(isChange ? lexicon.unchanged(words) : words);
}

/** 改善目标8000户, 全年64亿元目标: the aim is told again. */
function isGoal(piece: Piece, main: Mention, lexicon: QuantityLexicon): boolean {
	const behind = piece.text.slice(main.end - piece.start).replace(/^的/u, '');
	if (lexicon.goal.startOf(behind) !== null) return true;
	return lexicon.goal.endOf(piece.head.replace(/[为是]\s*$/u, '')) !== null;
}

/** 2140户困难老年人家庭适老化改造项目: what the work is about. 分别达甲、乙 is no figure of one thing either. */
function isExtent(piece: Piece, lexicon: QuantityLexicon): boolean {
	if (piece.head.includes('分别')) return true;
	const isNameless = piece.head.trim() === '' && lexicon.namelessEnds.endOf(piece.tail) !== null;
	return isNameless && !lexicon.done.in(piece.text);
}

/** The bound that the words around a quantity give it. */
export function boundOf(piece: Piece, main: Mention, lexicon: QuantityLexicon): Bound {
	if (main.inside !== null) return main.inside;
	const after = piece.text.slice(main.end - piece.start);
	const behind = lexicon.boundAfter.find(({ words }) => words.startOf(after) !== null);
	const ahead = lexicon.boundBefore.find(({ words }) => words.endOf(piece.head) !== null);
	return behind?.value ?? ahead?.value ?? '=';
}

/**
 * The words of preparation that a piece stands under. One without any word of what was done takes them from its
 * neighbour in the list: 40片球场和203套健身路径招标完成, 建成球场14片、健身路径20套.
 */
function processOf(pieces: readonly Piece[], index: number, lexicon: QuantityLexicon): readonly string[] {
	const piece = pieces[index];
	if (piece === undefined) return [];
	const own = lexicon.process.all(piece.text);
	if (own.length > 0 || lexicon.done.in(piece.text)) return own;
	const next = pieces[index + 1];
	if (next?.clause === piece.clause && piece.tail !== '' && piece.head.trim() === '') {
		return lexicon.process.all(next.text);
	}
	const before = pieces[index - 1];
	// 签约项目34个, 总投资358亿元: of the same stage as what it belongs to
	if (before?.sentence === piece.sentence && lexicon.attributes.startOf(piece.text) !== null) {
		return lexicon.process.all(before.text);
	}
	if (before?.clause === piece.clause && piece.tail === '') return lexicon.process.all(before.text);
	return own;
}
