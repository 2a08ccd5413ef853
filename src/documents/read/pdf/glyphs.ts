import { characterOf } from './characters.ts';
import type { Glyph } from './geometry.ts';
import {
	IDENTITY,
	matrixOf,
	multiplied,
	OPERATORS,
	walkDrawing,
	type Drawing,
	type Matrix
} from './operators.ts';

/** What has to be known of a font to place its characters. */
export interface Font {
	/** of a thousandth of the font's height, in text units: other than 0.001 only for drawn fonts */
	readonly unit: number;
	readonly bold: boolean;
	/** true where characters follow each other downwards */
	readonly vertical: boolean;
}

/** How text is set at a place in the drawing. */
interface TextState {
	font: Font;
	size: number;
	charSpacing: number;
	wordSpacing: number;
	stretch: number;
	leading: number;
	rise: number;
	matrix: Matrix;
	x: number;
	y: number;
	lineX: number;
	lineY: number;
}

/**
 * Every character of a page with its place. The library's own extraction joins what stands near and forgets which
 * spaces are printed: a gap between Chinese and digits would be taken for one, and a space at a line's end be lost.
 */
export function readGlyphs(drawing: Drawing, fontOf: (name: string) => Font): Glyph[] {
	const glyphs: Glyph[] = [];
	const stack: TextState[] = [];
	let state: TextState = {
		font: fontOf(''),
		size: 0,
		charSpacing: 0,
		wordSpacing: 0,
		stretch: 1,
		leading: 0,
		rise: 0,
		matrix: IDENTITY,
		x: 0,
		y: 0,
		lineX: 0,
		lineY: 0
	};
	const move = (x: number, y: number): void => {
		state.x = state.lineX += x;
		state.y = state.lineY += y;
	};
	const begin = (matrix: Matrix): void => {
		Object.assign(state, { matrix, x: 0, y: 0, lineX: 0, lineY: 0 });
	};
	const setFont = (name: unknown, size: unknown): void => {
		state.font = fontOf(String(name));
		state.size = Number(size);
	};
	walkDrawing(drawing, (operator, args, matrix) => {
		const first = Number(args[0]);
		const second = Number(args[1]);
		if (operator === OPERATORS.save || operator === OPERATORS.formBegin) stack.push({ ...state });
		else if (operator === OPERATORS.restore || operator === OPERATORS.formEnd) state = stack.pop() ?? state;
		else if (operator === OPERATORS.beginText) begin(IDENTITY);
		else if (operator === OPERATORS.textMatrix) begin(matrixOf(args[0]));
		else if (operator === OPERATORS.font) setFont(args[0], args[1]);
		else if (operator === OPERATORS.setGraphics) {
			for (const [name, value] of pairsOf(args[0]))
				if (name === 'Font' && Array.isArray(value)) setFont(value[0], value[1]);
		} else if (operator === OPERATORS.charSpacing) state.charSpacing = first;
		else if (operator === OPERATORS.wordSpacing) state.wordSpacing = first;
		else if (operator === OPERATORS.stretch) state.stretch = first / 100;
		else if (operator === OPERATORS.leading) state.leading = -first;
		else if (operator === OPERATORS.rise) state.rise = first;
		else if (operator === OPERATORS.moveText) move(first, second);
		else if (operator === OPERATORS.moveTextSetLeading) {
			state.leading = second;
			move(first, second);
		} else if (operator === OPERATORS.nextLine) move(0, state.leading);
		else if (operator === OPERATORS.showText && Array.isArray(args[0])) show(args[0], state, matrix, glyphs);
		return true;
	});
	return glyphs;
}

function pairsOf(value: unknown): readonly (readonly [unknown, unknown])[] {
	if (!Array.isArray(value)) return [];
	return value.filter(Array.isArray).map((pair) => [pair[0], pair[1]]);
}

/** Adds the characters of one operator and moves on. Numbers between them are shifts. */
function show(shown: readonly unknown[], state: TextState, page: Matrix, glyphs: Glyph[]): void {
	const { font, size, charSpacing, wordSpacing, stretch } = state;
	const matrix = multiplied(page, state.matrix);
	for (const one of shown) {
		if (typeof one === 'number') {
			const shift = (one * size) / 1000;
			if (font.vertical) state.y -= shift;
			else state.x -= shift * stretch;
			continue;
		}
		if (typeof one !== 'object' || one === null) continue;
		const spacing = charSpacing + (Reflect.get(one, 'isSpace') === true ? wordSpacing : 0);
		const width = Number(Reflect.get(one, 'width')) * font.unit * size;
		const unicode: unknown = Reflect.get(one, 'unicode');
		const text = typeof unicode === 'string' ? characterOf(unicode) : '';
		const glyph = text === '' ? null : placed(text, width, state, matrix);
		if (glyph !== null) glyphs.push(glyph);
		if (font.vertical) state.y -= size - spacing;
		else state.x += (width + spacing) * stretch;
	}
}

/** How far from level a line may run, as a slope; what runs across the page is a watermark. */
const LEVEL = 0.09;

function placed(text: string, width: number, state: TextState, matrix: Matrix): Glyph | null {
	const [a, b, c, d, e, f] = matrix;
	const rising = Math.abs(b) > LEVEL * Math.abs(a);
	if (rising && Math.abs(a) > LEVEL * Math.abs(b)) return null;
	const em = state.size * state.font.unit * 1000;
	const size = Math.hypot(c, d) * Math.abs(em);
	// a character of vertical writing hangs in the middle under its place
	const x = state.x - (state.font.vertical ? em / 2 : 0);
	const y = state.y + state.rise - (state.font.vertical ? em : 0);
	const reach = Math.hypot(a, b) * Math.abs(width * state.stretch);
	return {
		text,
		x: a * x + c * y + e,
		y: b * x + d * y + f,
		width: rising || state.font.vertical ? size : reach,
		size: size === 0 ? 10 : size,
		bold: state.font.bold
	};
}
