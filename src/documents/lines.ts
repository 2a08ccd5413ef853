import type { Span } from '../base/span.ts';

/** The lines of a text, without their ends; `breaks` are places where a line begins without a line end before it, in order. */
export class Lines {
	readonly text: string;
	readonly #starts: readonly number[];

	constructor(text: string, breaks: readonly number[] = []) {
		this.text = text;
		const starts: number[] = [0];
		let next = 0;
		for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
			for (let place = breaks[next]; place !== undefined && place <= at; place = breaks[++next])
				starts.push(place);
			starts.push(at + 1);
		}
		starts.push(...breaks.slice(next));
		this.#starts = starts;
	}

	get count(): number {
		return this.#starts.length;
	}

	/** Where line `index` starts. */
	start(index: number): number {
		return this.#starts[index] ?? this.text.length;
	}

	/** Where line `index` ends, before its line end. */
	end(index: number): number {
		const next = this.#starts[index + 1];
		if (next === undefined) return this.text.length;
		if (this.text.charCodeAt(next - 1) !== 10) return next;
		return next >= 2 && this.text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
	}

	/** Line `index` without white space at its ends. */
	trimmed(index: number): Span {
		return trimSpan(this.text, this.start(index), this.end(index));
	}
}

/** True for the units that `String.prototype.trim` removes, and for zero-width ones. */
export function isSpace(unit: number): boolean {
	return (
		unit === 32 ||
		(unit >= 9 && unit <= 13) ||
		unit === 0xa0 ||
		unit === 0x3000 ||
		unit === 0xfeff ||
		(unit >= 0x2000 && unit <= 0x200b) ||
		unit === 0x2028 ||
		unit === 0x2029 ||
		unit === 0x202f
	);
}

/** Where `mark` first stands in `start` to `end` of `text`, or -1. Looks no further, so that a pass over lines stays linear. */
export function indexWithin(text: string, mark: string, start: number, end: number): number {
	const at = text.slice(start, end).indexOf(mark);
	return at < 0 ? -1 : start + at;
}

/** The part of `start` to `end` without white space at its ends. */
export function trimSpan(text: string, start: number, end: number): Span {
	let from = start;
	let to = end;
	while (from < to && isSpace(text.charCodeAt(from))) from += 1;
	while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
	return { start: from, end: to };
}
