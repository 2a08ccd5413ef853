import { NO_MARGINS, type Margins } from './layout.ts';

interface Point {
	readonly x: number;
	readonly y: number;
}

/** One text of a drawing: the boxes of its lines' ink on the screen, turned where the text is turned. */
export interface Label {
	readonly text: SVGTextElement;
	readonly boxes: readonly (readonly Point[])[];
	/** what gives way to what: names of axes first, then titles of facets, ticks, and labels of marks */
	readonly rank: number;
}

/**
 * Sets the lines of labels `spacing` ems apart: the library sets them one em apart, where Han characters touch. What
 * it anchored at its first, its middle or its last line stays so.
 */
export function spaceLines(svg: SVGSVGElement, spacing: number): void {
	for (const text of svg.querySelectorAll('text')) {
		const lines = [...text.querySelectorAll('tspan')];
		const places = lines.map((line) => /^(-?[\d.]+)em$/.exec(line.getAttribute('y') ?? '')?.[1]).map(Number);
		const [first = NaN] = places;
		const usual = places.every((place, at) => Math.abs(place - first - at) < 1e-6);
		if (lines.length < 2 || !usual) continue;
		const last = lines.length - 1;
		const anchor = Math.abs(first - 0.71) < 1e-6 ? 0 : Math.abs(first + last) < 1e-6 ? last : last / 2;
		lines.forEach((line, at) => line.setAttribute('y', `${first + anchor + (at - anchor) * spacing}em`));
	}
}

/** Parts of an em above and below the baseline that letters take. */
const ASCENT = 0.8;
const DESCENT = 0.1;
const RANKS = [/-axis label$/, /^facet title$/, /-axis tick label$/] as const;

function rankOf(text: SVGTextElement): number {
	const name = text.closest('[aria-label]:not(svg)')?.getAttribute('aria-label') ?? '';
	const rank = RANKS.findIndex((pattern) => pattern.test(name));
	return rank < 0 ? RANKS.length : rank;
}

/** The texts of a drawing that is in the page. */
export function labelsOf(svg: SVGSVGElement): Label[] {
	return [...svg.querySelectorAll('text')].flatMap((text): Label[] => {
		if (text.closest('[aria-label="tip"]') || !text.textContent) return [];
		const matrix = text.getScreenCTM();
		if (!matrix) return [];
		const size = parseFloat(getComputedStyle(text).fontSize);
		const spans = [...text.querySelectorAll('tspan')];
		const boxes = (spans.length > 0 ? spans : [text]).flatMap((line) => {
			const count = line.getNumberOfChars();
			if (count === 0) return [];
			const start = line.getStartPositionOfChar(0);
			const end = line.getEndPositionOfChar(count - 1);
			const corner = (at: DOMPoint, dy: number): Point =>
				new DOMPoint(at.x, at.y + dy * size).matrixTransform(matrix);
			return [[corner(start, -ASCENT), corner(end, -ASCENT), corner(end, DESCENT), corner(start, DESCENT)]];
		});
		return boxes.length > 0 ? [{ text, boxes, rank: rankOf(text) }] : [];
	});
}

function reach(boxes: readonly (readonly Point[])[], frame: DOMRect): Margins {
	let { top, right, bottom, left } = NO_MARGINS;
	for (const { x, y } of boxes.flat()) {
		top = Math.max(top, frame.top - y);
		right = Math.max(right, x - frame.right);
		bottom = Math.max(bottom, y - frame.bottom);
		left = Math.max(left, frame.left - x);
	}
	return { top, right, bottom, left };
}

/** How far texts of `svg` reach past its edges: the room to add when drawing again. */
export function overflowOf(svg: SVGSVGElement, labels: readonly Label[]): Margins {
	const frame = svg.getBoundingClientRect();
	const { top, right, bottom, left } = reach(
		labels.flatMap(({ boxes }) => boxes),
		frame
	);
	return { top: Math.ceil(top), right: Math.ceil(right), bottom: Math.ceil(bottom), left: Math.ceil(left) };
}

/**
 * The last touch on a drawing: texts that still reach out are moved inside; of two that would lie over each other the
 * lesser is hidden (the tip and the table still have it); with `allOrNone`, as in a matrix, labels of marks show only
 * where all of them can. Shortened labels get their whole text, from `spelled`, as a title.
 */
export function settleLabels(
	svg: SVGSVGElement,
	found: readonly Label[],
	spelled: ReadonlyMap<string, string>,
	allOrNone: boolean
): void {
	const frame = svg.getBoundingClientRect();
	const labels = found.toSorted((a, b) => a.rank - b.rank);
	const taken = new Taken();
	const hidden: Label[] = [];
	for (const label of labels) {
		const boxes = label.rank < RANKS.length ? label.boxes : moveInside(label, frame);
		if (taken.has(boxes)) {
			hidden.push(label);
			label.text.setAttribute('visibility', 'hidden');
		} else taken.add(boxes);
		spellOut(label.text, spelled);
	}
	if (allOrNone && hidden.some(({ rank }) => rank === RANKS.length)) {
		for (const { text, rank } of labels) if (rank === RANKS.length) text.setAttribute('visibility', 'hidden');
	}
}

function moveInside({ text, boxes }: Label, frame: DOMRect): readonly (readonly Point[])[] {
	const { top, right, bottom, left } = reach(boxes, frame);
	const [dx, dy] = [left - right, top - bottom];
	if (dx === 0 && dy === 0) return boxes;
	// In front of the text's own transform: the shift is along the screen's axes.
	text.setAttribute('transform', `translate(${dx},${dy}) ${text.getAttribute('transform') ?? ''}`);
	return boxes.map((box) => box.map(({ x, y }) => ({ x: x + dx, y: y + dy })));
}

function spellOut(text: SVGTextElement, spelled: ReadonlyMap<string, string>): void {
	const spans = [...text.querySelectorAll('tspan')];
	const shown = spans.length > 0 ? spans.map((span) => span.textContent).join('\n') : text.textContent;
	const whole = shown.endsWith('…') ? spelled.get(shown) : undefined;
	if (whole === undefined) return;
	const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
	title.textContent = whole;
	text.append(title);
}

/** Pixels that two boxes may share before one looks written over the other. */
const TOUCH = 0.5;
const TILE = 48;

/** The boxes that are taken, by the tiles of the screen that they reach. */
class Taken {
	readonly #tiles = new Map<string, (readonly Point[])[]>();

	has(boxes: readonly (readonly Point[])[]): boolean {
		return boxes.some((box) =>
			tilesOf(box).some((tile) => this.#tiles.get(tile)?.some((other) => shared(box, other) > TOUCH) ?? false)
		);
	}

	add(boxes: readonly (readonly Point[])[]): void {
		for (const box of boxes) {
			for (const tile of tilesOf(box)) {
				const there = this.#tiles.get(tile);
				if (there) there.push(box);
				else this.#tiles.set(tile, [box]);
			}
		}
	}
}

function tilesOf(box: readonly Point[]): string[] {
	const xs = box.map(({ x }) => Math.floor(x / TILE));
	const ys = box.map(({ y }) => Math.floor(y / TILE));
	const tiles: string[] = [];
	for (let x = Math.min(...xs); x <= Math.max(...xs); x++) {
		for (let y = Math.min(...ys); y <= Math.max(...ys); y++) tiles.push(`${x} ${y}`);
	}
	return tiles;
}

/** How far two boxes reach into each other: the least over the directions of their sides. */
function shared(one: readonly Point[], other: readonly Point[]): number {
	let least = Infinity;
	for (const [a, b, c] of [one, other]) {
		if (!a || !b || !c) continue;
		for (const [from, to] of [
			[a, b],
			[b, c]
		] as const) {
			const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
			const along = ({ x, y }: Point): number => (x * (to.x - from.x) + y * (to.y - from.y)) / length;
			const [left, right] = [one.map(along), other.map(along)];
			least = Math.min(
				least,
				Math.min(Math.max(...left), Math.max(...right)) - Math.max(Math.min(...left), Math.min(...right))
			);
		}
	}
	return least;
}
