import { textWidth, wrapText } from '../values/measure.ts';
import type { Drawing } from './draw.ts';
import { fitted } from './fit.ts';
import type { Margins } from './layout.ts';

/** The words around a drawing that go with its picture; null where there are none. */
export interface PictureWords {
	readonly title: string | null;
	readonly subtitle: string | null;
	readonly caption: string | null;
	readonly source: string;
}

/** Pixels of a picture: what a report's column holds. */
export const PICTURE_WIDTH = 820;
const PADDING = 20;
const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Faces that people have; a picture must not depend on the page. */
const FACES =
	"system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const COLOURED = ['fill', 'stroke'] as const;

/**
 * One SVG that needs nothing from the page: title, legend, drawing and source line on white, in light colours. `make`
 * draws for the width that is left.
 */
export function pictureOf(
	words: PictureWords,
	make: (width: number, extra: Margins) => Drawing | null
): SVGSVGElement | null {
	const host = document.createElement('div');
	host.style.cssText =
		'position: absolute; left: -100000px; top: 0; color: var(--ink); ' +
		'--plot-background: #fff; --hatch: rgb(255 255 255 / 0.65)';
	// The page's colours are worked out at its root. Nothing is painted before they are put back.
	const root = document.documentElement;
	const { theme } = root.dataset;
	root.dataset.theme = 'light';
	document.body.append(host);
	try {
		const inner = PICTURE_WIDTH - 2 * PADDING;
		const drawing = fitted(host, (extra) => make(inner, extra))?.drawing ?? null;
		if (!drawing) return null;
		const parts = [...host.querySelectorAll<SVGSVGElement>(':scope > svg')];
		const copies = parts.map(standalone);
		const picture = document.createElementNS(NAMESPACE, 'svg');
		const ground = document.createElementNS(NAMESPACE, 'rect');
		ground.setAttribute('fill', '#ffffff');
		picture.append(ground);
		let y = PADDING;
		y = writeLines(picture, words.title, y, 17, 600, '#1d2125');
		y = writeLines(picture, words.subtitle, y, 13, 400, '#50575e') + 6;
		for (const [at, copy] of copies.entries()) {
			copy.setAttribute('x', String(PADDING));
			copy.setAttribute('y', String(y));
			picture.append(copy);
			y += (parts[at]?.height.baseVal.value ?? 0) + 2;
		}
		y = writeLines(picture, words.caption, y + 4, 12, 400, '#6b727a');
		y = writeLines(picture, words.source, y, 12, 400, '#6b727a') + PADDING - 6;
		ground.setAttribute('width', String(PICTURE_WIDTH));
		ground.setAttribute('height', String(Math.ceil(y)));
		picture.setAttribute('width', String(PICTURE_WIDTH));
		picture.setAttribute('height', String(Math.ceil(y)));
		picture.setAttribute('viewBox', `0 0 ${PICTURE_WIDTH} ${Math.ceil(y)}`);
		picture.setAttribute('font-family', FACES);
		return picture;
	} finally {
		host.remove();
		if (theme === undefined) delete root.dataset.theme;
		else root.dataset.theme = theme;
	}
}

function writeLines(
	picture: SVGElement,
	words: string | null,
	y: number,
	size: number,
	weight: number,
	colour: string
): number {
	if (!words) return y;
	const step = size * 1.4;
	const lines = wrapText(words, PICTURE_WIDTH - 2 * PADDING, 8, (text) => textWidth(text, size, weight));
	const text = document.createElementNS(NAMESPACE, 'text');
	text.setAttribute('font-size', String(size));
	text.setAttribute('font-weight', String(weight));
	text.setAttribute('fill', colour);
	lines.forEach((line, at) => {
		const span = document.createElementNS(NAMESPACE, 'tspan');
		span.setAttribute('x', String(PADDING));
		span.setAttribute('y', String(y + size + at * step));
		span.textContent = line;
		text.append(span);
	});
	picture.append(text);
	return y + lines.length * step + 2;
}

/** A copy of `svg` with its colours as they are seen, not as the page names them. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
	const copy = svg.cloneNode(true);
	if (!(copy instanceof SVGSVGElement)) throw new Error('the copy of an SVG is an SVG');
	const originals = [svg, ...svg.querySelectorAll('*')];
	[copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
		const original = originals[at];
		if (!original) return;
		for (const name of COLOURED) {
			const given = element.getAttribute(name);
			if (given === null || !/var\(|currentColor/i.test(given)) continue;
			element.setAttribute(name, getComputedStyle(original)[name]);
		}
	});
	copy.style.fontFamily = '';
	for (const gone of copy.querySelectorAll('[visibility="hidden"], [aria-label="tip"]')) gone.remove();
	return copy;
}

/** The text of an SVG file. */
export function svgText(picture: SVGSVGElement): string {
	return new XMLSerializer().serializeToString(picture);
}

/** `picture` as PNG, at twice its size. */
export async function pngOf(picture: SVGSVGElement): Promise<Blob> {
	const url = URL.createObjectURL(new Blob([svgText(picture)], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = 2 * picture.width.baseVal.value;
		canvas.height = 2 * picture.height.baseVal.value;
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise((done, fail) =>
			canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no PNG'))), 'image/png')
		);
	} finally {
		URL.revokeObjectURL(url);
	}
}

/** A file name from the words of a title. */
export function fileName(title: string): string {
	const name = title
		.replace(/[\p{C}\\/:*?"<>|#%]+/gu, ' ')
		.trim()
		.replace(/\s+/g, '-');
	return [...name].slice(0, 60).join('') || 'chart';
}
