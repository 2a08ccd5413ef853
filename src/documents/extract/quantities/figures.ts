import { splitClauses } from './clauses.ts';
import { boundOf, Figure, SentenceScope, type StatedPercent, type Topic } from './figure.ts';
import type { QuantityLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { CHINESE_NUMERAL } from './numbers.ts';
import { Period } from './period.ts';
import { splitPieces, type Piece } from './pieces.ts';

export type { Figure } from './figure.ts';

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

const HAS_DIGIT = new RegExp(`[\\d${CHINESE_NUMERAL}]`, 'u');

/** The figures of a progress text (folded), in order. Linear in the text. */
export function readFigures(
	text: string,
	context: ProgressContext,
	lexicon: QuantityLexicon
): ProgressFigures {
	if (!HAS_DIGIT.test(text)) return { figures: [], loose: [] };
	const pieces = splitPieces(text, splitClauses(text), lexicon);
	const figures: Figure[] = [];
	const loose: StatedPercent[] = [];
	const period = new Period(context.throughQuarter, lexicon);
	const topics: (Topic | undefined)[] = [];
	let scope: SentenceScope | null = null;
	let sentence = -1;
	let isPart = false;
	for (let index = 0; index < pieces.length; index += 1) {
		const piece = pieces[index];
		if (piece === undefined) break;
		if (scope === null || piece.sentence !== sentence) {
			sentence = piece.sentence;
			scope = new SentenceScope(piece, lexicon);
			isPart = false;
			period.newSentence();
		}
		period.read(piece.head);
		const previous = figures.at(-1);
		const near = previous?.sentence === piece.sentence ? previous : null;
		if (near !== null && lexicon.allDone.in(piece.text)) near.isAllDone = true;
		isPart ||= lexicon.part.in(piece.head);
		const { main } = piece;
		if (main !== null && main.value !== null) {
			const stated = statedPercent(piece, main, period, lexicon);
			const lag = lagOf(piece, main, lexicon);
			if (stated !== null && piece.head.includes('分别')) {
				const shares = sharesFrom(stated, pieces, index);
				const named = figures.slice(-shares.length);
				if (named[0]?.sentence === piece.sentence) {
					named.forEach((figure, at) => (figure.stated ??= shares[at] ?? null));
				}
				index += shares.length - 1;
			} else if (stated !== null) {
				// 合格率98.6%, 完成率76%: what is completed is an amount, not another share
				const told = figures
					.slice(-4)
					.findLast((figure) => figure.mention.kind !== 'percent' && figure.mention.kind !== 'points');
				if (told?.sentence === piece.sentence && told.stated === null) told.stated = stated;
				else loose.push(stated);
			} else if (lag !== null) {
				if (near !== null) near.lag = lag;
			} else {
				const { asOf, quarter } = period;
				const { year } = context;
				figures.push(
					new Figure(piece, main, {
						pieces,
						index,
						sentence: scope,
						isPart,
						topics,
						asOf,
						quarter,
						year,
						lexicon
					})
				);
			}
		}
	}
	return { figures, loose };
}

/** 分别完成目标的77.5%、80%、86%: the first share and those that follow it without words. */
function sharesFrom(first: StatedPercent, pieces: readonly Piece[], index: number): readonly StatedPercent[] {
	const shares = [first];
	for (let at = index + 1; at < pieces.length; at += 1) {
		const piece = pieces[at];
		const main = piece?.main ?? null;
		if (piece === undefined || main === null || main.value === null || main.kind !== 'percent') break;
		if (piece.clause !== pieces[index]?.clause || !/^[和及与]?\s*$/u.test(piece.head)) break;
		shares.push({ ...first, percent: main.value, unit: main.unit, start: piece.start, end: piece.end });
	}
	return shares;
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
