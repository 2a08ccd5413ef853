import type { Plain } from '../values/plain.ts';
import { wrapText } from '../values/measure.ts';
import type { ScaleUse } from './scales.ts';

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

type Lines = ReadonlyMap<string, readonly string[]>;

const MAX_LINES = 6;
const ANGLE = -40;
/** Pixels between labels. */
const GAP = 6;
/** Ems of a slanted label; a longer one ends in an ellipsis. */
const SLANTED = 11;
/** Characters of a label that stands upright, one under the other. */
const COLUMN = 12;

/**
 * Labels for bands of `band` pixels: as they are where they fit; else words are wrapped; else short Han labels stand in
 * columns, as on a shop's sign. Days and numbers, which a reader can count on, are left out at equal steps. Only what
 * is left is slanted.
 */
export function bandLabels(
	use: ScaleUse,
	band: number,
	fontSize: number,
	lineHeight: number,
	measure: (text: string) => number
): BandLabels {
	const texts = use.values.map((value) => ({ value, text: use.tick(value) }));
	const widest = Math.max(0, ...texts.map(({ text }) => measure(text)));
	const single: Lines = new Map(texts.map(({ value, text }) => [String(value), [text]]));
	if (widest + GAP <= band) return upright(single, lineHeight);
	if (use.kind !== 'text' && use.kind !== 'boolean') {
		const step = Math.ceil((widest + 2 * GAP) / band);
		const ticks = use.values.filter((_, index) => index % step === 0);
		return { lines: single, rotate: 0, ticks, height: lineHeight };
	}
	const lines: Lines = new Map(
		texts.map(({ value, text }) => [String(value), wrapText(text, band - GAP, MAX_LINES, measure)])
	);
	const words = texts.flatMap(
		({ text }) => text.match(/[\p{ASCII}]+/gu)?.flatMap((part) => part.split(' ')) ?? []
	);
	const whole =
		words.every((word) => measure(word) + GAP <= band) &&
		[...lines.values()].every((parts) => !parts.at(-1)?.endsWith('…'));
	if (whole && band >= 2.5 * fontSize) return upright(lines, lineHeight);
	const signs = texts.every(({ text }) => [...text].length <= COLUMN && !/[a-z ]{2}/i.test(text));
	if (signs && band >= fontSize + 3) {
		return upright(new Map(texts.map(({ value, text }) => [String(value), stacked(text)])), lineHeight);
	}
	const slanted: Lines = new Map(
		texts.map(({ value, text }) => [String(value), wrapText(text, SLANTED * fontSize, 1, measure)])
	);
	const longest = Math.max(0, ...[...slanted.values()].flat().map(measure));
	const radians = (Math.abs(ANGLE) * Math.PI) / 180;
	const height = Math.sin(radians) * longest + Math.cos(radians) * lineHeight + 4;
	// Slanted lines are this much closer to each other than their bands.
	const step = Math.max(1, Math.ceil(lineHeight / Math.sin(radians) / Math.max(1, band)));
	const ticks = step === 1 ? null : use.values.filter((_, index) => index % step === 0);
	return { lines: slanted, rotate: ANGLE, ticks, height: Math.ceil(height) };
}

function upright(lines: Lines, lineHeight: number): BandLabels {
	const deepest = Math.max(1, ...[...lines.values()].map((parts) => parts.length));
	return { lines, rotate: 0, ticks: null, height: deepest * lineHeight };
}

/** One character a line; a number stays together. */
function stacked(text: string): string[] {
	return text.match(/\d{1,2}|[^]/gu) ?? [text];
}
