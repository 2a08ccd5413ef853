/** What part of a tall list is on screen. */
export interface RowWindow {
	/** first row to draw */
	readonly first: number;
	/** one past the last row to draw */
	readonly last: number;
	/** where the first drawn row stands, in pixels from the top of the scrolled content */
	readonly top: number;
	/** height of the scrolled content in pixels */
	readonly height: number;
}

/** Browsers stop laying out somewhere past 17 million pixels; beyond this the scroll bar is scaled. */
const MAX_HEIGHT = 8_000_000;

/** Rows drawn above and below what can be seen, so that a quick scroll meets no gap. */
const OVERSCAN = 8;

/**
 * The rows to draw of `rowCount` rows of `rowHeight` pixels when a viewport of `viewport` pixels is scrolled to
 * `scrollTop`. Content taller than a browser can lay out is scaled: then scrolling a pixel passes several rows, and both
 * ends are still reached exactly.
 */
export function rowWindow(
	rowCount: number,
	rowHeight: number,
	viewport: number,
	scrollTop: number
): RowWindow {
	const natural = rowCount * rowHeight;
	const height = Math.min(natural, MAX_HEIGHT);
	const scrollable = Math.max(0, height - viewport);
	const at = Math.min(Math.max(0, scrollTop), scrollable);
	const fraction = scrollable > 0 ? at / scrollable : 0;
	const offset = natural > height ? fraction * Math.max(0, natural - viewport) : at;
	const first = Math.max(0, Math.floor(offset / rowHeight) - OVERSCAN);
	const last = Math.min(rowCount, Math.ceil((offset + viewport) / rowHeight) + OVERSCAN);
	return { first, last, top: at - offset + first * rowHeight, height };
}
