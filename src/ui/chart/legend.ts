import { wrapText } from '../values/measure.ts';
import { FONT_SIZE, LINE, measure } from './layout.ts';

/** What a legend explains: series by their colours, or a ramp of quantities. */
export type Legend =
	| { readonly kind: 'series'; readonly items: readonly LegendItem[] }
	| {
			readonly kind: 'ramp';
			readonly label: string;
			/** colours from the smallest to the largest */
			readonly colours: readonly string[];
			readonly from: string;
			readonly to: string;
	  };

export interface LegendItem {
	readonly text: string;
	readonly colour: string;
	/** the outline of its symbol around 0, 0; null for a swatch */
	readonly path: string | null;
	/** whether the symbol is drawn in lines */
	readonly hollow: boolean;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const SWATCH = 12;
const RAMP = 150;
const GAP = 16;

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
	const made = document.createElementNS(NAMESPACE, name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
	if (text) made.textContent = text;
	return made;
}

/** Draws `legend` in `width` pixels: as many entries in a row as fit, long ones wrapped. */
export function drawLegend(legend: Legend, width: number): SVGSVGElement {
	const svg = document.createElementNS(NAMESPACE, 'svg');
	svg.classList.add('legend');
	const height =
		legend.kind === 'series' ? drawSeries(svg, legend.items, width) : drawRamp(svg, legend, width);
	for (const [key, value] of Object.entries({
		width,
		height,
		viewBox: `0 0 ${width} ${height}`,
		'font-size': `${FONT_SIZE}px`,
		fill: 'currentColor'
	})) {
		svg.setAttribute(key, String(value));
	}
	return svg;
}

function drawSeries(svg: SVGElement, items: readonly LegendItem[], width: number): number {
	let [x, y, row] = [0, 0, LINE];
	for (const { text, colour, path, hollow } of items) {
		const lines = wrapText(text, width - SWATCH - 6, 4, measure);
		const own = SWATCH + 6 + Math.max(...lines.map(measure));
		if (x > 0 && x + own > width) [x, y, row] = [0, y + row + 3, LINE];
		svg.append(
			path === null
				? element('rect', { x, y: y + 2, width: SWATCH, height: SWATCH, fill: colour })
				: element('path', {
						d: path,
						transform: `translate(${x + SWATCH / 2} ${y + 8})`,
						fill: hollow ? 'none' : colour,
						...(hollow && { stroke: colour, 'stroke-width': 1.5 })
					})
		);
		const label = element('text', { x: x + SWATCH + 6, y: y + 13 });
		lines.forEach((line, at) =>
			label.append(element('tspan', { x: x + SWATCH + 6, y: y + 13 + at * LINE }, line))
		);
		svg.append(label);
		row = Math.max(row, lines.length * LINE);
		x += own + GAP;
	}
	return y + row + 6;
}

function drawRamp(svg: SVGElement, legend: Extract<Legend, { kind: 'ramp' }>, width: number): number {
	const { colours, label, from, to } = legend;
	const lines = label ? wrapText(label, width, 3, measure) : [];
	lines.forEach((line, at) => svg.append(element('text', { x: 0, y: 13 + at * LINE }, line)));
	const y = lines.length * LINE + (lines.length ? 3 : 0);
	const step = RAMP / colours.length;
	const start = measure(from) + 6;
	svg.append(element('text', { x: 0, y: y + 13 }, from));
	colours.forEach((colour, at) =>
		svg.append(
			element('rect', { x: start + at * step, y: y + 3, width: step + 0.5, height: 11, fill: colour })
		)
	);
	svg.append(element('text', { x: start + RAMP + 6, y: y + 13 }, to));
	return y + LINE + 6;
}

/** Where a symbol's outline is written to; the part of a canvas' context that symbols use. */
export function pathContext(): { readonly text: () => string } & Pick<
	CanvasPath,
	'moveTo' | 'lineTo' | 'rect' | 'closePath' | 'arc'
> {
	const parts: string[] = [];
	return {
		text: () => parts.join(''),
		moveTo: (x, y) => void parts.push(`M${x},${y}`),
		lineTo: (x, y) => void parts.push(`L${x},${y}`),
		rect: (x, y, w, h) => void parts.push(`M${x},${y}h${w}v${h}h${-w}Z`),
		closePath: () => void parts.push('Z'),
		// Symbols draw whole circles only.
		arc: (x, y, r) =>
			void parts.push(`M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`)
	};
}
