import type { Span } from '../../../base/span.ts';
import type { IndicatorKind, TargetOperator } from '../../../schema/values.ts';
import { splitClauses } from './clauses.ts';
import { changeBefore, kindOf, operatorOf, withoutPer } from './kind.ts';
import type { QuantityLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { afterExamples, bigrams } from './names.ts';
import { CHINESE_NUMERAL, parseArabicNumber, parseChineseNumber } from './numbers.ts';
import { splitPieces, type Piece } from './pieces.ts';

/** A quantity that a target sentence promises. The span is relative to the sentence. */
export interface Indicator extends Span {
	readonly name: string;
	readonly op: TargetOperator;
	/** in the unit as printed; null where its digits are masked */
	readonly target: number | null;
	readonly unit: string | null;
	readonly baseTarget: number | null;
	readonly baseUnit: string | null;
	readonly kind: IndicatorKind;
}

/** What matching needs to know of an indicator beside what it shows. */
export interface IndicatorSense {
	readonly indicator: Indicator;
	readonly core: string;
	/** what of the core names a thing */
	readonly noun: string;
	/** the name was taken from what stood before */
	readonly isNameless: boolean;
	/** the piece that it came from, with synonyms in one form */
	readonly words: string;
	readonly dimension: string;
	readonly comparable: number | null;
	/** people, or their visits, are counted */
	readonly isPersons: boolean;
	/** 其中 stands before it: a part of a larger aim */
	readonly isPart: boolean;
	readonly thresholds: readonly number[];
	readonly verbs: readonly string[];
	/** the parts of 中小学、幼儿园 where one number covers several */
	readonly parts: readonly string[];
	readonly sentence: string;
	/** the same sentence, for its pairs of characters */
	readonly whole: Sentence;
}

const MOST_INDICATORS = 64;

const NUMERAL = new RegExp(`[\\dxX×*${CHINESE_NUMERAL}]`, 'u');

/** The last sentence read with a lexicon: a schedule's row asks for its indicators and for their plan. */
const lastRead = new WeakMap<
	QuantityLexicon,
	{ readonly source: string; readonly senses: readonly IndicatorSense[] }
>();

/** The indicators of a target sentence, in order; their names are as printed. */
export function readTargets(source: string, lexicon: QuantityLexicon): readonly IndicatorSense[] {
	const known = lastRead.get(lexicon);
	if (known?.source === source) return known.senses;
	const senses = readSentence(source, lexicon);
	lastRead.set(lexicon, { source, senses });
	return senses;
}

function readSentence(source: string, lexicon: QuantityLexicon): readonly IndicatorSense[] {
	const text = lexicon.fold(source);
	if (!NUMERAL.test(text) && !lexicon.positiveGrowth.in(text)) return [];
	const pieces = splitPieces(source, splitClauses(text), lexicon);
	const senses: IndicatorSense[] = [];
	const whole = new Sentence(text, lexicon);
	let sentenceOfParts = -1;
	for (let index = 0; index < pieces.length && senses.length < MOST_INDICATORS; index += 1) {
		const piece = pieces[index];
		if (piece === undefined || piece.bracketed) continue;
		if (lexicon.part.in(piece.head)) sentenceOfParts = piece.sentence;
		const isPart = sentenceOfParts === piece.sentence;
		for (const found of indicatorsOf(piece, pieces, index, lexicon)) {
			if (isPart && isPlace(lexicon.fold(found.indicator.name), lexicon)) continue;
			const own = coreOf(found, afterExamples(found.nameWords), lexicon);
			const isNameless = own === '' && piece.thresholds.length === 0;
			const core = isNameless ? coreOf(found, topicBefore(pieces, index, lexicon), lexicon) : own;
			const sense = senseOf(found, piece, { core, isNameless, isPart }, whole, lexicon);
			if (!senses.some((known) => isSame(known, sense, lexicon))) senses.push(sense);
		}
	}
	if (senses.length === 0) {
		const bare = bareNumber(pieces, whole, lexicon);
		if (bare !== null) senses.push(bare);
	}
	return senses;
}

/** The whole target sentence as matching sees it; worked out where it is asked for. */
export class Sentence {
	readonly #text: string;
	readonly #lexicon: QuantityLexicon;
	#canonical: string | null = null;
	#pairs: ReadonlySet<string> | null = null;

	constructor(text: string, lexicon: QuantityLexicon) {
		this.#text = text;
		this.#lexicon = lexicon;
	}

	get canonical(): string {
		this.#canonical ??= this.#lexicon.canonical(this.#text);
		return this.#canonical;
	}

	/** of neighbouring characters */
	get pairs(): ReadonlySet<string> {
		this.#pairs ??= bigrams(this.canonical);
		return this.#pairs;
	}
}

const TOPIC_REACH = 8;

/** The name that the nearest piece before gives; numbers alone name nothing. */
function topicBefore(pieces: readonly Piece[], index: number, lexicon: QuantityLexicon): string {
	for (let at = index - 1; at >= 0 && at >= index - TOPIC_REACH; at -= 1) {
		const piece = pieces[at];
		if (piece === undefined || piece.bracketed) continue;
		const name = lexicon.display(piece.label);
		if (/[^\d.,]/u.test(name)) return name;
	}
	return '';
}

/** A county's share of the whole is no target of its own. */
function isPlace(name: string, lexicon: QuantityLexicon): boolean {
	return name.length <= LONGEST_PLACE && lexicon.placeEnds.endOf(name) !== null;
}

const LONGEST_PLACE = 14;

/** A title and its content, or a column of values beside them, tell the same promise twice. */
function isSame(left: IndicatorSense, right: IndicatorSense, lexicon: QuantityLexicon): boolean {
	if (left.comparable === null || left.comparable !== right.comparable) return false;
	if (left.indicator.kind !== right.indicator.kind || !lexicon.sameMeasure(left.dimension, right.dimension))
		return false;
	return right.isNameless || left.core === right.core || sameCharacters(left.core, right.core);
}

function sameCharacters(left: string, right: string): boolean {
	return left.length === right.length && [...left].sort().join('') === [...right].sort().join('');
}

/** A column of aims without units: 新增城镇就业；8950. */
function bareNumber(
	pieces: readonly Piece[],
	whole: Sentence,
	lexicon: QuantityLexicon
): IndicatorSense | null {
	const piece = pieces.at(-1);
	const topic = topicBefore(pieces, pieces.length - 1, lexicon);
	if (piece === undefined || topic === '') return null;
	const value = parseArabicNumber(piece.text.trim());
	if (value === null || value <= 0) return null;
	const core = lexicon.core(lexicon.fold(topic));
	return {
		indicator: {
			name: topic,
			op: '=',
			target: value,
			unit: null,
			baseTarget: value,
			baseUnit: null,
			kind: 'flow',
			start: piece.start,
			end: piece.end
		},
		core,
		noun: lexicon.noun(core),
		isNameless: true,
		words: whole.canonical,
		dimension: '',
		comparable: value,
		isPersons: false,
		isPart: false,
		thresholds: [],
		verbs: [],
		parts: [],
		sentence: whole.canonical,
		whole
	};
}

interface Found {
	readonly indicator: Indicator;
	readonly mention: Mention | null;
	readonly nameWords: string;
}

function indicatorsOf(
	piece: Piece,
	pieces: readonly Piece[],
	index: number,
	lexicon: QuantityLexicon
): Found[] {
	const { main } = piece;
	if (main === null) {
		const growth = lexicon.positiveGrowth.in(piece.text) ? positiveGrowth(piece, lexicon) : null;
		return [growth, countedWord(piece, lexicon)].filter((found) => found !== null);
	}
	if (/[由从]\s*$/u.test(piece.head)) return [];
	const isLast = piece.tail === '';
	if (!isLast && lexicon.scopeLead.endOf(piece.head) !== null) return [];
	const change = changeBefore(piece.head, main, lexicon);
	const head = withoutPer(piece.head, lexicon);
	const kind = kindOf(piece, head, main, change, lexicon);
	const op = operatorOf(piece, head, main, kind, lexicon);
	const sign = change === 'down' ? -1 : 1;
	// 老人、职工和1.2万名优抚对象: only what follows the number is counted
	const isListed = piece.tail !== '' && /[和及与、]\s*$/u.test(piece.head);
	const names = isListed ? [lexicon.display(piece.tail)] : namesOf(piece, pieces, index, lexicon);
	return names.map((name) => ({
		mention: main,
		nameWords: names.length > 1 || isListed ? name : piece.words,
		indicator: {
			name,
			op,
			target: main.value === null ? null : main.value * sign,
			unit: main.unit,
			baseTarget: main.baseValue === null ? null : main.baseValue * sign,
			baseUnit: main.baseUnit,
			kind,
			start: piece.start,
			end: piece.end
		}
	}));
}

function positiveGrowth(piece: Piece, lexicon: QuantityLexicon): Found {
	const word = lexicon.positiveGrowth.all(piece.text)[0] ?? '';
	const words = piece.text.replace(word, ' ');
	return {
		mention: null,
		nameWords: words,
		indicator: {
			name: lexicon.display(piece.label.replace(word, ' ')),
			op: 'growth',
			target: 0,
			unit: '%',
			baseTarget: 0,
			baseUnit: '%',
			kind: 'growth',
			start: piece.start,
			end: piece.end
		}
	};
}

const COUNTED = new RegExp(`等([${CHINESE_NUMERAL}]{1,3})大`, 'u');

/** 建成地理、法人等五大基础数据库: a list of examples, and how many there are to be. */
function countedWord(piece: Piece, lexicon: QuantityLexicon): Found | null {
	const match = COUNTED.exec(piece.text);
	if (match === null || !lexicon.deed.in(piece.text.slice(0, match.index))) return null;
	const value = parseChineseNumber(match[1] ?? '');
	if (value === null) return null;
	const words = piece.text.replace(match[0], '等');
	return {
		mention: null,
		nameWords: words,
		indicator: {
			name: lexicon.display(words),
			op: '=',
			target: value,
			unit: '个',
			baseTarget: value,
			baseUnit: '个',
			kind: 'flow',
			start: piece.start,
			end: piece.end
		}
	};
}

/** 甲、乙均超过70%: one number for each of several names. */
function namesOf(piece: Piece, pieces: readonly Piece[], index: number, lexicon: QuantityLexicon): string[] {
	const head = piece.head.trim();
	const each = /(?:均|都)[^、]*$/u.exec(head);
	if (each !== null && head.includes('、') && piece.main?.kind === 'percent') {
		return head
			.slice(0, each.index)
			.split(/[、和]/u)
			.map((part) => lexicon.display(part))
			.filter((name) => name !== '');
	}
	const name = lexicon.display(piece.label);
	if (name === '') return [topicBefore(pieces, index, lexicon)];
	const folded = lexicon.fold(name);
	const isVerb = lexicon.noun(lexicon.core(folded)).length < 2;
	if (!isVerb && lexicon.genericNames.startOf(folded) !== folded) return [name];
	const topic = topicBefore(pieces, index, lexicon);
	const before = lexicon.fold(topic);
	const last = lexicon.verbs.all(before).at(-1);
	const stem = last !== undefined && before.endsWith(last) ? topic.slice(0, -last.length) : topic;
	return [stem.includes(name) || stem.length > 20 ? name : stem + name];
}

function coreOf({ indicator }: Found, words: string, lexicon: QuantityLexicon): string {
	const folded = lexicon.fold(words);
	return lexicon.core(indicator.kind === 'growth' ? lexicon.unchanged(folded) : folded);
}

function senseOf(
	found: Found,
	piece: Piece,
	named: Pick<IndicatorSense, 'core' | 'isNameless' | 'isPart'>,
	whole: Sentence,
	lexicon: QuantityLexicon
): IndicatorSense {
	const { indicator, mention } = found;
	const { core, isNameless, isPart } = named;
	return {
		indicator,
		core,
		noun: lexicon.noun(core),
		isNameless,
		isPart,
		words: lexicon.canonical(piece.text),
		dimension: mention?.dimension ?? (indicator.unit === '%' ? 'percent' : '个'),
		comparable: mention === null ? indicator.baseTarget : mention.comparable,
		isPersons: mention?.kind === 'person',
		thresholds: piece.thresholds,
		verbs: lexicon.verbs.all(lexicon.canonical(lexicon.fold(found.nameWords))),
		parts: partsOf(piece, lexicon),
		sentence: whole.canonical,
		whole
	};
}

function partsOf(piece: Piece, lexicon: QuantityLexicon): string[] {
	if (piece.main === null || piece.words.includes('等')) return [];
	const name = piece.tail === '' ? piece.head : piece.tail;
	const parts = name
		.split(/[、和及与或]/u)
		.map((part) => lexicon.core(part))
		.filter((part) => part.length >= 2);
	return parts.length > 1 ? parts : [];
}
