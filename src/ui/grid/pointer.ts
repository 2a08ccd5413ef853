import type { GridCursor } from './cursor.svelte.ts';
import type { Place } from './selection.ts';

/** The cell that `target` is or is in; headings have row -1. */
export function placeOf(target: EventTarget | null): Place | null {
	if (!(target instanceof Element)) return null;
	const column = target.closest('[data-column]')?.getAttribute('data-column');
	const row = target.closest('[data-row]')?.getAttribute('data-row');
	return column && row ? { row: Number(row), column: Number(column) } : null;
}

/** Pixels by which a selection that is dragged over an edge scrolls. */
const SCROLL = 30;

/**
 * Selects cells from where a pointer was pressed to where it is dragged. As long as it stays in its cell the browser
 * selects the text in it, as everywhere; a finger scrolls.
 */
export function selectByPointer(
	event: PointerEvent,
	root: HTMLElement,
	cursor: GridCursor,
	scrollBy: (x: number, y: number) => void
): void {
	const start = placeOf(event.target);
	if (!start || start.row < 0 || event.pointerType === 'touch') return;
	if (event.button !== 0) {
		if (!cursor.has(start.row, start.column)) cursor.go(start.row, start.column);
		return;
	}
	if (event.target instanceof Element && event.target.closest('button, a')) return;
	// What was selected of a text before would be copied in place of the cells.
	getSelection()?.removeAllRanges();
	cursor.go(start.row, start.column, event.shiftKey);
	if (event.shiftKey) event.preventDefault();
	let dragging = event.shiftKey;
	const move = (next: PointerEvent): void => {
		const { left, right, top, bottom } = root.getBoundingClientRect();
		const x = next.clientX > right ? SCROLL : next.clientX < left ? -SCROLL : 0;
		const y = next.clientY > bottom ? SCROLL : next.clientY < top ? -SCROLL : 0;
		if (x !== 0 || y !== 0) scrollBy(x, y);
		const under = document.elementFromPoint(
			Math.min(Math.max(next.clientX, left + 2), right - 2),
			Math.min(Math.max(next.clientY, top + 2), bottom - 2)
		);
		const place = under && root.contains(under) ? placeOf(under) : null;
		if (!place || (!dragging && place.row === start.row && place.column === start.column)) return;
		dragging = true;
		root.classList.add('selecting');
		getSelection()?.removeAllRanges();
		cursor.go(Math.max(0, place.row), place.column, true);
	};
	const end = (): void => {
		root.classList.remove('selecting');
		document.removeEventListener('pointermove', move);
		document.removeEventListener('pointerup', end);
		document.removeEventListener('pointercancel', end);
	};
	document.addEventListener('pointermove', move);
	document.addEventListener('pointerup', end);
	document.addEventListener('pointercancel', end);
}
