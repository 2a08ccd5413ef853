import type { Bound } from '../../../schema/values.ts';
import { splitClauses } from './clauses.ts';
import type { QuantityLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { splitPieces, type Piece } from './pieces.ts';
import { changeBefore } from './targets.ts';

/** A figure of a progress text and what its clause says of it. Offsets are those of the text. */
export interface Figure {
	readonly mention: Mention;
	/** signed, where the words before a percentage make it a change */
	readonly value: number;
	readonly baseValue: number;
	readonly comparable: number;
	/** of the piece that tells it */
	readonly start: number;
	readonly end: number;
	readonly sentence: number;
	readonly core: string;
	/** what of the core names a thing */
	readonly noun: string;
	/** the piece as printed, without its quantity */
	readonly label: string;
	/** the piece with its synonyms in one form */
	readonly words: string;
	readonly verbs: readonly string[];
	readonly thresholds: readonly number[];
	/** change in per cent or points */
	readonly isChange: boolean;
	readonly isForecast: boolean;
	/** planned, meant, not begun */
	readonly isIntended: boolean;
	/** words of what comes before the deed: 申报, 招标 */
	readonly process: readonly string[];
	/** begun, not finished: 开工 */
	readonly isStart: boolean;
	/** what is still to be done, or the aim told again */
	readonly isNoResult: boolean;
	/** a part of a figure told before */
	readonly isPart: boolean;
	/** 小区为120个: how things stand, not what was done */
	readonly isStatement: boolean;
	readonly isTotal: boolean;
	/** of a year that is not the document's */
	readonly isOtherYear: boolean;
	/** the place smaller than the whole that the sentence is about */
	readonly place: string | null;
	readonly bound: Bound;
	/** as printed: 1-8月 */
	readonly asOf: string | null;
	readonly quarter: number | null;
	/** what the sentence spoke of before, the nearest first */
	readonly topics: readonly Topic[];
	/** a percentage that follows: 完成目标的81.9% */
	stated: StatedPercent | null;
	/** points by which it lags behind (below nought) or leads the pace of the year */
	lag: number | null;
	/** the sentence says that the year's task is done */
	isAllDone: boolean;
}

/** What a piece spoke of. */
export interface Topic {
	readonly core: string;
	/** of the figure that it told; null where it told none */
	readonly dimension: string | null;
}

export interface StatedPercent {
	readonly percent: number;
	readonly unit: string;
	readonly start: number;
	readonly end: number;
	readonly bound: Bound;
	readonly asOf: string | null;
	readonly quarter: number | null;
}

export interface ProgressFigures {
	readonly figures: readonly Figure[];
	/** stated percentages that follow no figure */
	readonly loose: readonly StatedPercent[];
}

export interface ProgressContext {
	/** of the document; null where unknown */
	readonly year: number | null;
	/** 1 to 4; null where unknown */
	readonly throughQuarter: number | null;
}

const MOST_TOPICS = 6;

/** The figures of a progress text (folded), in order. Linear in the text. */
export function readFigures(
	text: string,
	context: ProgressContext,
	lexicon: QuantityLexicon
): ProgressFigures {
	const pieces = splitPieces(text, splitClauses(text), lexicon);
	const figures: Figure[] = [];
	const loose: StatedPercent[] = [];
	const period = new Period(context, lexicon);
	let topics: Topic[] = [];
	let sentence = -1;
	let lastTopics: Topic[] = [];
	let place: string | null = null;
	let isInParts = false;
	let clause = -1;
	let lead = { isForecast: false, isIntended: false };
	pieces.forEach((piece, index) => {
		if (piece.sentence !== sentence) {
			sentence = piece.sentence;
			isInParts = false;
			lastTopics = topics.length > 0 ? topics : lastTopics;
			topics = [];
			place = lexicon.placeAt(piece.text.replace(lexicon.timePattern, ''));
			period.newSentence();
		}
		if (piece.clause !== clause) {
			clause = piece.clause;
			lead = { isForecast: false, isIntended: false };
		}
		period.read(piece.head);
		const isChange = piece.main !== null && changeBefore(piece.head, piece.main, lexicon) !== null;
		const core = lexicon.core(isChange ? lexicon.unchanged(piece.words) : piece.words);
		const previous = figures.at(-1);
		const near = previous !== undefined && previous.sentence === piece.sentence ? previous : null;
		if (near !== null && lexicon.allDone.in(piece.text)) near.isAllDone = true;
		const { main } = piece;
		if (lexicon.part.in(piece.head)) isInParts = true;
		if (main !== null && main.value !== null && main.baseValue !== null && main.comparable !== null) {
			const stated = statedPercent(piece, main, period, lexicon);
			const lag = lagOf(piece, main, lexicon);
			if (stated !== null) {
				if (near !== null && near.stated === null) near.stated = stated;
				else loose.push(stated);
			} else if (lag !== null) {
				if (near !== null) near.lag = lag;
			} else {
				lead = {
					isForecast: lead.isForecast || lexicon.forecast.in(piece.text),
					isIntended: lead.isIntended || lexicon.intended.in(piece.head)
				};
				figures.push(
					figureOf(piece, main, {
						core,
						process: processOf(pieces, index, lexicon),
						isForecast: lead.isForecast,
						isIntended: lead.isIntended || lexicon.intended.in(piece.text),
						isPart: isInParts,
						place: place !== null && /等/u.test(piece.head) ? null : place,
						topics: [...topics, ...lastTopics],
						period,
						year: context.year,
						lexicon
					})
				);
			}
		}
		if (lexicon.noun(core).length >= 2) {
			topics = [{ core: lexicon.unchanged(core), dimension: piece.main?.dimension ?? null }, ...topics].slice(
				0,
				MOST_TOPICS
			);
		}
	});
	return { figures, loose };
}

interface FigureContext {
	readonly core: string;
	readonly process: readonly string[];
	readonly isForecast: boolean;
	readonly isIntended: boolean;
	readonly isPart: boolean;
	readonly place: string | null;
	readonly topics: readonly Topic[];
	readonly period: Period;
	readonly year: number | null;
	readonly lexicon: QuantityLexicon;
}

function figureOf(piece: Piece, main: Mention, context: FigureContext): Figure {
	const { lexicon, period } = context;
	const change = changeBefore(piece.head, main, lexicon);
	const sign = change === 'down' ? -1 : 1;
	const words = lexicon.canonical(piece.text);
	return {
		mention: main,
		value: (main.value ?? 0) * sign,
		baseValue: (main.baseValue ?? 0) * sign,
		comparable: (main.comparable ?? 0) * sign,
		start: piece.start,
		end: piece.end,
		sentence: piece.sentence,
		core: context.core,
		noun: lexicon.noun(context.core),
		label: piece.label,
		words,
		verbs: lexicon.verbs.all(words),
		thresholds: piece.thresholds,
		isChange: change !== null || main.kind === 'points',
		isForecast: context.isForecast,
		isIntended: context.isIntended,
		process: context.process,
		isStart: lexicon.start.in(piece.text),
		isNoResult: lexicon.remainder.in(piece.head) || isGoal(piece, main, lexicon) || isExtent(piece, lexicon),
		isPart: context.isPart,
		isStatement: /[为是]\s*$/u.test(piece.head) && !lexicon.done.in(piece.text),
		isTotal: lexicon.total.in(piece.head),
		isOtherYear: isOtherYear(piece, context.year),
		place: context.place,
		bound: boundOf(piece, main, lexicon),
		asOf: period.asOf,
		quarter: period.quarter,
		topics: context.topics,
		stated: null,
		lag: null,
		isAllDone: false
	};
}

/** 改善目标8000户, 全年64亿元目标: the aim is told again. */
function isGoal(piece: Piece, main: Mention, lexicon: QuantityLexicon): boolean {
	const behind = piece.text.slice(main.end - piece.start).replace(/^的/u, '');
	return (
		lexicon.goal.startOf(behind) !== null ||
		lexicon.goal.endOf(piece.head.replace(/[为是]\s*$/u, '')) !== null
	);
}

/** 2140户困难老年人家庭适老化改造项目: what the work is about. 分别达甲、乙 is no figure of one thing either. */
function isExtent(piece: Piece, lexicon: QuantityLexicon): boolean {
	if (/分别/u.test(piece.head)) return true;
	return (
		piece.head.trim() === '' &&
		lexicon.namelessEnds.endOf(piece.tail) !== null &&
		!lexicon.done.in(piece.text)
	);
}

function isOtherYear(piece: Piece, year: number | null): boolean {
	if (/去年|上年(?!同期|末)/u.test(piece.head) && !/[较比]\s*(?:去年|上年)/u.test(piece.head)) return true;
	const years = Array.from(piece.head.matchAll(/(\d{4})年/gu), (match) => Number(match[1]));
	return year !== null && years.length > 0 && !years.includes(year);
}

function boundOf(piece: Piece, main: Mention, lexicon: QuantityLexicon): Bound {
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
	if (before?.clause === piece.clause && piece.tail === '') return lexicon.process.all(before.text);
	return own;
}

function statedPercent(
	piece: Piece,
	main: Mention,
	period: Period,
	lexicon: QuantityLexicon
): StatedPercent | null {
	if (main.kind !== 'percent' || main.value === null) return null;
	const head = piece.head.slice(-24).replace(/\s+/gu, '');
	const match = lexicon.stated.exec(head);
	if (match === null || !lexicon.statedNeeds.in(match[0])) return null;
	return {
		percent: main.value,
		unit: main.unit,
		start: piece.start,
		end: piece.end,
		bound: boundOf(piece, main, lexicon),
		asOf: period.asOf,
		quarter: period.quarter
	};
}

function lagOf(piece: Piece, main: Mention, lexicon: QuantityLexicon): number | null {
	if (main.kind !== 'points' || main.value === null) return null;
	const head = piece.head.slice(-16).replace(/\s+/gu, '');
	if (lexicon.lag.test(head)) return -main.value;
	return lexicon.lead.test(head) ? main.value : null;
}

/** The period that a sentence names, until it names another. */
class Period {
	readonly #fallback: number | null;
	readonly #lexicon: QuantityLexicon;
	asOf: string | null = null;
	quarter: number | null;

	constructor(context: ProgressContext, lexicon: QuantityLexicon) {
		this.#fallback = context.throughQuarter;
		this.#lexicon = lexicon;
		this.quarter = context.throughQuarter;
	}

	newSentence(): void {
		this.asOf = null;
		this.quarter = this.#fallback;
	}

	read(text: string): void {
		for (const { pattern, quarter } of this.#lexicon.time) {
			const match = pattern.exec(text);
			if (match === null) continue;
			this.asOf = match[0];
			const months = match[0].match(/\d{1,2}(?=个?月)|\d{1,2}(?=[-至到])/gu)?.map(Number) ?? [];
			const month = months.at(-1);
			this.quarter = quarter ?? quarterOfMonth(month) ?? this.#fallback;
			return;
		}
	}
}

function quarterOfMonth(month: number | undefined): number | null {
	return month === undefined || month < 1 || month > 12 ? null : Math.ceil(month / 3);
}
