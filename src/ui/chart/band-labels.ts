import type { Plain } from '../values/plain.ts';
import { wrapText } from '../values/measure.ts';
import { tickText, type ScaleUse } from './scales.ts';

/** How the labels under the bands of a chart are written so that none runs into the next. */
export interface BandLabels {
	/** the lines of each value's label */
	readonly lines: ReadonlyMap<string, readonly string[]>;
	/** degrees; 0 for upright labels */
	readonly rotate: number;
	/** the values that have a label; null for all of them */
	readonly ticks: readonly Plain[] | null;
	/** pixels from the axis to the lowest label's end */
	readonly height: number;
}

const MAX_LINES = 3;
const ANGLE = -40;
/** Pixels between labels. */
const GAP = 6;
/** Ems of a slanted label; a longer one ends in an ellipsis. */
const SLANTED = 11;

/**
 * Labels for bands of `band` pixels: as they are where they fit, else words are wrapped; days and numbers, which a
 * reader can count on, are left out at equal steps; what is left is slanted.
 */
export function bandLabels(
	use: ScaleUse,
	band: number,
	fontSize: number,
	lineHeight: number,
	measure: (text: string) => number
): BandLabels {
	const texts = use.values.map((value) => ({ value, text: tickText(value, use) }));
	const widest = Math.max(0, ...texts.map(({ text }) => measure(text)));
	const single = new Map(texts.map(({ value, text }) => [String(value), [text]]));
	if (widest + GAP <= band) return { lines: single, rotate: 0, ticks: null, height: lineHeight };
	if (use.kind !== 'text' && use.kind !== 'boolean') {
		const step = Math.ceil((widest + 2 * GAP) / band);
		const ticks = use.values.filter((_, index) => index % step === 0);
		return { lines: single, rotate: 0, ticks, height: lineHeight };
	}
	const lines = new Map(
		texts.map(({ value, text }) => [String(value), wrapText(text, band - GAP, MAX_LINES, measure)])
	);
	const words = texts.flatMap(
		({ text }) => text.match(/[\p{ASCII}]+/gu)?.flatMap((part) => part.split(' ')) ?? []
	);
	const whole =
		words.every((word) => measure(word) + GAP <= band) &&
		[...lines.values()].every((parts) => !parts.at(-1)?.endsWith('…'));
	if (whole && band >= 2.5 * fontSize) {
		return {
			lines,
			rotate: 0,
			ticks: null,
			height: Math.max(...[...lines.values()].map((parts) => parts.length)) * lineHeight
		};
	}
	const slanted = new Map(
		texts.map(({ value, text }) => [String(value), wrapText(text, SLANTED * fontSize, 1, measure)])
	);
	const longest = Math.max(0, ...[...slanted.values()].flat().map(measure));
	const radians = (Math.abs(ANGLE) * Math.PI) / 180;
	const height = Math.sin(radians) * longest + Math.cos(radians) * lineHeight + 4;
	const step = Math.max(1, Math.ceil(lineHeight / Math.max(1, band)));
	const ticks = step === 1 ? null : use.values.filter((_, index) => index % step === 0);
	return { lines: slanted, rotate: ANGLE, ticks, height: Math.ceil(height) };
}
