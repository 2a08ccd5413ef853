/** Browsers stop laying out somewhere past 17 million pixels, and lose whole pixels well before. */
const MAX_BAR = 8_000_000;
/** So much at either end is scrolled pixel by pixel whatever the list's height, so that both ends are reached. */
const EDGE = 1_000_000;
/** A move of the bar by more than so many screens is a drag of its handle, not a wheel, a finger or a key. */
const STEP = 4;

/** How far a list is scrolled, told twice: by the bar, and in pixels of the list itself, which may be far taller. */
export interface ScrollPlace {
	/** `scrollTop` of the element that scrolls, in pixels */
	readonly bar: number;
	/** pixels of the list above what is seen */
	readonly offset: number;
}

/** A list of `content` pixels seen through `viewport` pixels. */
export interface ScrollSize {
	readonly content: number;
	readonly viewport: number;
}

/** The height in pixels that the scroll bar is given for a list of `content` pixels. */
export function barHeight(content: number): number {
	return Math.min(content, MAX_BAR);
}

function ends({ content, viewport }: ScrollSize): { bar: number; offset: number } {
	return { bar: Math.max(0, barHeight(content) - viewport), offset: Math.max(0, content - viewport) };
}

function clamp(value: number, most: number): number {
	return Math.min(Math.max(0, value), most);
}

/** Where the list is when its bar is at `bar`: pixel by pixel near the ends, scaled in between. */
export function offsetAt(bar: number, size: ScrollSize): number {
	const end = ends(size);
	const at = clamp(bar, end.bar);
	if (size.content <= MAX_BAR) return at;
	if (at <= EDGE) return at;
	if (at >= end.bar - EDGE) return end.offset - (end.bar - at);
	return EDGE + ((at - EDGE) / (end.bar - 2 * EDGE)) * (end.offset - 2 * EDGE);
}

/** Where the bar stands when the list is at `offset`. */
export function barAt(offset: number, size: ScrollSize): number {
	const end = ends(size);
	const at = clamp(offset, end.offset);
	if (size.content <= MAX_BAR) return at;
	if (at <= EDGE) return at;
	if (at >= end.offset - EDGE) return end.bar - (end.offset - at);
	return EDGE + ((at - EDGE) / (end.offset - 2 * EDGE)) * (end.bar - 2 * EDGE);
}

/**
 * Where the list is after its bar has moved to `bar`. A small move passes as many pixels of the list as of the bar, so
 * that rows go by one after the other; the bar is brought in step by `barAt` once it rests.
 */
export function scrolled(from: ScrollPlace, bar: number, size: ScrollSize): ScrollPlace {
	const end = ends(size);
	const delta = bar - from.bar;
	// Browsers stop up to a pixel before the end.
	if (bar >= end.bar - 1) return { bar, offset: end.offset };
	if (bar <= 0) return { bar, offset: 0 };
	if (size.content <= MAX_BAR || Math.abs(delta) > STEP * size.viewport) {
		return { bar, offset: offsetAt(bar, size) };
	}
	return { bar, offset: clamp(from.offset + delta, end.offset) };
}
