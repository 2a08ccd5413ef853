import type { Span } from '../../../base/span.ts';
import type { Bound, ObservationBasis } from '../../../schema/values.ts';
import { choose } from './choose.ts';
import { readFigures } from './figures.ts';
import type { QuantityLexicon } from './lexicon.ts';
import { matchFigures } from './match.ts';
import { parseArabicNumber, tidy } from './numbers.ts';
import { readTargets, type Indicator, type IndicatorSense } from './targets.ts';

/**
 * A figure of the progress text that belongs to an indicator.
 * The span is relative to `progress`; add the field's offset in the source to make it absolute.
 */
export interface Observation extends Span {
	/** index into `indicators` of the same result */
	readonly indicator: number;
	/** 1 to 4; null where neither the text nor the document says */
	readonly quarter: number | null;
	/** in the unit as printed; the percent for `stated_percent` */
	readonly value: number;
	/** null where neither the text nor the target gives one */
	readonly unit: string | null;
	readonly baseValue: number;
	readonly basis: Exclude<ObservationBasis, 'planned'>;
	readonly bound: Bound;
	/** as printed: 1-8月 */
	readonly asOf: string | null;
	/** ratio: 0.812; only for flows with a reported figure, and for stated percentages */
	readonly completion: number | null;
	readonly quote: string;
}

/** What a task says in figures. Spans of indicators are relative to `target`, of observations to `progress`. */
export interface Quantities {
	readonly indicators: readonly Indicator[];
	readonly observations: readonly Observation[];
}

export interface QuantityInput {
	readonly target: string;
	readonly progress: string | null;
	/** the document's year; tells a figure of another year; null where unknown */
	readonly year?: number | null;
	/** the document's quarter, 1 to 4, for figures without a period of their own; null where unknown */
	readonly throughQuarter?: number | null;
}

/**
 * The indicators that a target sentence promises, and the figures of its progress text that belong to them.
 * Never throws; linear in the text. A figure whose indicator is not certain is left out.
 */
export function extractQuantities(input: QuantityInput, lexicon: QuantityLexicon): Quantities {
	const senses = readTargets(input.target, lexicon);
	const indicators = senses.map((sense) => sense.indicator);
	if (senses.length === 0 || input.progress === null) return { indicators, observations: [] };
	const { progress } = input;
	const context = { year: input.year ?? null, throughQuarter: input.throughQuarter ?? null };
	const read = readFigures(lexicon.fold(progress), context, lexicon);
	const bare = bareFigure(progress, senses, context.throughQuarter);
	if (bare !== null) return { indicators, observations: [bare] };
	const matches = matchFigures(read.figures, senses, lexicon);
	const observations = choose(matches, read, senses, lexicon).map((found) => ({
		...found,
		quote: progress.slice(found.start, found.end)
	}));
	return { indicators, observations };
}

const BARE = /^\s*((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?=$|[;；。])/u;

/** A column of results holds a number alone; its unit is that of the aim beside it. */
function bareFigure(
	progress: string,
	senses: readonly IndicatorSense[],
	quarter: number | null
): Observation | null {
	const [sense] = senses;
	const match = BARE.exec(progress);
	if (senses.length !== 1 || sense === undefined || match === null) return null;
	const { indicator } = sense;
	const printed = match[1] ?? '';
	const value = parseArabicNumber(printed);
	if (
		value === null ||
		indicator.kind !== 'flow' ||
		indicator.target === null ||
		indicator.baseTarget === null
	)
		return null;
	if (indicator.target <= 0) return null;
	const start = match[0].indexOf(printed);
	return {
		indicator: 0,
		quarter,
		value,
		unit: indicator.unit,
		baseValue: tidy(value * (indicator.baseTarget / indicator.target)),
		basis: 'reported',
		bound: '=',
		asOf: null,
		completion: tidy(value / indicator.target),
		quote: printed,
		start,
		end: start + printed.length
	};
}
