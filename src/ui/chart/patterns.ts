const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Colours that a pattern tells apart where hue does not: on paper without colours, and for the colour-blind. */
const HATCHED: Readonly<Record<string, string>> = {
	'var(--status-behind)': 'M-2,2l4,-4M0,8l8,-8M6,10l4,-4',
	'var(--status-unknown)': 'M2,2h1v1h-1ZM6,6h1v1h-1Z'
};

let made = 0;

/** Patterns of one drawing, each made when it is first asked for. */
export class Patterns {
	readonly #ids = new Map<string, string>();

	/** `colour`, or the pattern that stands for it on an area. */
	fill(colour: string): string {
		if (!(colour in HATCHED)) return colour;
		const id = this.#ids.get(colour) ?? `hatch-${++made}`;
		this.#ids.set(colour, id);
		return `url(#${id})`;
	}

	/** Puts the patterns that were asked for into `svg`. */
	addTo(svg: SVGSVGElement): void {
		if (this.#ids.size === 0) return;
		const defs = document.createElementNS(NAMESPACE, 'defs');
		for (const [colour, id] of this.#ids) {
			const pattern = document.createElementNS(NAMESPACE, 'pattern');
			for (const [key, value] of Object.entries({
				id,
				width: '8',
				height: '8',
				patternUnits: 'userSpaceOnUse'
			})) {
				pattern.setAttribute(key, value);
			}
			const ground = document.createElementNS(NAMESPACE, 'rect');
			ground.setAttribute('width', '8');
			ground.setAttribute('height', '8');
			ground.setAttribute('fill', colour);
			const lines = document.createElementNS(NAMESPACE, 'path');
			lines.setAttribute('d', HATCHED[colour] ?? '');
			lines.setAttribute('stroke', 'var(--hatch)');
			pattern.append(ground, lines);
			defs.append(pattern);
		}
		svg.prepend(defs);
	}
}
