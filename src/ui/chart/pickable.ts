import type { Picks } from './picks.ts';
import type { ChartRow } from './rows.ts';

/** What happens with the shapes of a drawing that can be picked. */
export interface PickHandlers {
	/** the places of the rows that a shape shows, in the data */
	readonly onpick: (rows: readonly number[]) => void;
	/** a shape has the keyboard's focus; null: none has */
	readonly onfocus: (rows: readonly number[] | null) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Lets a pointer, or the arrow keys and Enter, pick the shapes of `svg`. */
export function makePickable(
	svg: SVGSVGElement,
	picks: Picks,
	data: readonly ChartRow[],
	{ onpick, onfocus }: PickHandlers
): void {
	const all = [...picks.shapes];
	// A label beside its bar shows the same row.
	const marks = all.filter(([shape]) => !(shape instanceof SVGTextElement));
	const shapes = marks.length > 0 ? marks : all;
	if (shapes.length === 0) return;
	svg.classList.add('pickable');
	svg.setAttribute('tabindex', '0');
	let at = -1;
	const move = (next: number): void => {
		shapes[at]?.[0].classList.remove('focused');
		at = next;
		shapes[at]?.[0].classList.add('focused');
		onfocus(shapes[at]?.[1] ?? null);
	};
	svg.addEventListener('click', (event) => {
		const rows = rowsAt(event.target, svg, picks, data);
		if (rows) onpick(rows);
	});
	svg.addEventListener('keydown', (event) => {
		const step = STEPS[event.key];
		if (step !== undefined) move((at + step + shapes.length + (at < 0 && step < 0 ? 1 : 0)) % shapes.length);
		else if (event.key === 'Home') move(0);
		else if (event.key === 'End') move(shapes.length - 1);
		else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) onpick(shapes[at]?.[1] ?? []);
		else if (event.key === 'Escape' && at >= 0) move(-1);
		else return;
		event.preventDefault();
	});
	svg.addEventListener('blur', () => move(-1));
}

/** The rows of the shape under the pointer; of a line with many, the one that its tip tells. */
function rowsAt(
	target: EventTarget | null,
	svg: SVGSVGElement,
	picks: Picks,
	data: readonly ChartRow[]
): readonly number[] | null {
	const tipped: unknown = Reflect.get(svg, 'value');
	const near = data.findIndex((row) => row === tipped);
	let shape = target instanceof Element ? target : null;
	while (shape && shape !== svg && !picks.shapes.has(shape)) shape = shape.parentElement;
	const rows = shape ? picks.shapes.get(shape) : undefined;
	if (rows?.length === 1) return rows;
	return near >= 0 ? [near] : (rows ?? null);
}
