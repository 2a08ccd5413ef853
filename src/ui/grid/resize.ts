/** A narrower column could not be caught again. */
export const MIN_COLUMN = 36;
export const MAX_COLUMN = 1600;

/** A width in pixels within what a column may have. */
export function columnWidth(width: number): number {
	return Math.round(Math.min(MAX_COLUMN, Math.max(MIN_COLUMN, width)));
}

/** Follows a pointer that drags a column's edge; `report` hears of each width. */
export function dragWidth(
	event: PointerEvent & { currentTarget: HTMLElement },
	width: number,
	report: (width: number) => void
): void {
	if (event.button !== 0) return;
	event.preventDefault();
	event.stopPropagation();
	const edge = event.currentTarget;
	const start = event.clientX;
	edge.setPointerCapture(event.pointerId);
	let moved = false;
	const move = (next: PointerEvent): void => {
		const by = next.clientX - start;
		moved ||= Math.abs(by) > 2;
		if (moved) report(columnWidth(width + by));
	};
	const end = (): void => {
		edge.removeEventListener('pointermove', move);
		edge.removeEventListener('pointerup', end);
		edge.removeEventListener('pointercancel', end);
	};
	edge.addEventListener('pointermove', move);
	edge.addEventListener('pointerup', end);
	edge.addEventListener('pointercancel', end);
}
