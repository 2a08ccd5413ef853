/** The part of a list that is drawn: from `first` on, without `last`. */
export interface DrawnPart {
	readonly first: number;
	readonly last: number;
}

/** Rows of `height` pixels that can be seen, even by an edge, through `viewport` pixels at `offset`. */
export function drawnRows(rowCount: number, height: number, viewport: number, offset: number): DrawnPart {
	const first = Math.min(rowCount, Math.max(0, Math.floor(offset / height)));
	return { first, last: Math.min(rowCount, Math.ceil((offset + viewport) / height)) };
}

/** Where each column starts, in pixels, and last of all where the last one ends. */
export function columnStarts(widths: readonly number[]): number[] {
	const starts = [0];
	for (const width of widths) starts.push((starts.at(-1) ?? 0) + width);
	return starts;
}

/** Columns that can be seen, even by an edge, through `viewport` pixels at `offset`. */
export function drawnColumns(starts: readonly number[], viewport: number, offset: number): DrawnPart {
	const count = starts.length - 1;
	const first = Math.max(0, firstAbove(starts, offset) - 1);
	let last = first;
	while (last < count && (starts[last] ?? 0) < offset + viewport) last++;
	return { first: Math.min(first, count), last };
}

/** The index of the first start above `value`. */
function firstAbove(starts: readonly number[], value: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) > value) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The least change of `offset` that brings `start` to `end` into `viewport` pixels; its start where both do not fit. */
export function revealed(offset: number, viewport: number, start: number, end: number): number {
	if (start < offset || end - start > viewport) return start;
	return end > offset + viewport ? end - viewport : offset;
}
