import { nearestRow, type PickedShape, type Picks } from './picks.ts';
import type { ChartRow } from './rows.ts';

/** What happens with the shapes of a drawing that can be picked. */
export interface PickHandlers {
	/** the places of the rows that a shape shows, in the data, and the place of its mark among those of the chart */
	readonly onpick: (rows: readonly number[], mark: number) => void;
	/** a shape has the keyboard's focus; null: none has */
	readonly onfocus: (rows: readonly number[] | null) => void;
}

/** What a pointer or a key picks: rows, and the mark that draws them. */
interface Pick {
	readonly rows: readonly number[];
	readonly mark: number;
}

/** Pixels that a hand moves while it clicks. */
const SLIP = 5;

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
	const shapes = (marks.length > 0 ? marks : all).flatMap(([shape, picked]) => stepsOf(shape, picked));
	if (shapes.length === 0) return;
	svg.classList.add('pickable');
	svg.setAttribute('tabindex', '0');
	let at = -1;
	const move = (next: number): void => {
		shapes[at]?.shape.classList.remove('focused');
		at = next;
		shapes[at]?.shape.classList.add('focused');
		onfocus(shapes[at]?.rows ?? null);
	};
	// A tip that comes up under the pointer while it is down takes the click away from the shape.
	let pressed: { readonly x: number; readonly y: number; readonly found: Pick } | null = null;
	svg.addEventListener(
		'pointerdown',
		(event) => {
			const found = pickAt(event, svg, picks, data);
			pressed = found && { x: event.clientX, y: event.clientY, found };
		},
		true
	);
	svg.addEventListener('click', (event) => {
		const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < SLIP;
		const found = still ? pressed?.found : pickAt(event, svg, picks, data);
		pressed = null;
		if (found) onpick(found.rows, found.mark);
	});
	svg.addEventListener('keydown', (event) => {
		const step = STEPS[event.key];
		if (step !== undefined) move((at + step + shapes.length + (at < 0 && step < 0 ? 1 : 0)) % shapes.length);
		else if (event.key === 'Home') move(0);
		else if (event.key === 'End') move(shapes.length - 1);
		else if ((event.key === 'Enter' || event.key === ' ') && at >= 0)
			onpick(shapes[at]?.rows ?? [], shapes[at]?.mark ?? 0);
		else if (event.key === 'Escape' && at >= 0) move(-1);
		else return;
		event.preventDefault();
	});
	svg.addEventListener('blur', () => move(-1));
}

/** Where the keys stop on a shape: at each row that it runs through, else once. */
function stepsOf(
	shape: Element,
	{ rows, mark, points }: PickedShape
): (Pick & { readonly shape: Element })[] {
	return points ? rows.map((row) => ({ shape, rows: [row], mark })) : [{ shape, rows, mark }];
}

/** The rows of the shape under the pointer; of a line with many, the nearest; else the one that a tip tells. */
function pickAt(event: MouseEvent, svg: SVGSVGElement, picks: Picks, data: readonly ChartRow[]): Pick | null {
	let shape = event.target instanceof Element ? event.target : null;
	while (shape && shape !== svg && !picks.shapes.has(shape)) shape = shape.parentElement;
	const found = shape && picks.shapes.get(shape);
	if (found?.rows.length === 1) return found;
	const matrix = shape instanceof SVGGraphicsElement ? shape.getScreenCTM()?.inverse() : null;
	if (found?.points && matrix) {
		const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
		const row = nearestRow(found, x, y);
		if (row !== null) return { rows: [row], mark: found.mark };
	}
	const tipped: unknown = Reflect.get(svg, 'value');
	const near = data.findIndex((row) => row === tipped);
	return near >= 0 ? { rows: [near], mark: found?.mark ?? 0 } : (found ?? null);
}
