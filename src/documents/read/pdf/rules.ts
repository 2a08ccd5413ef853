import type { PDFPageProxy } from 'pdfjs-dist';
import { joinRules, type Rule, type Rules } from './geometry.ts';

/** The library's numbers of the operators that matter here. */
const SAVE = 10;
const RESTORE = 11;
const TRANSFORM = 12;
const FORM_BEGIN = 74;
const FORM_END = 75;
const PATH = 91;
const STROKES: ReadonlySet<number> = new Set([20, 21, 24, 25, 26, 27]);
const FILLS: ReadonlySet<number> = new Set([22, 23, 24, 25, 26, 27]);

/** How thick a filled bar may be that is meant as a line, in points. */
const THICKEST = 3;
/** Shorter ones are parts of letters and marks. */
const SHORTEST = 6;
/** More lines than this on one page are a drawing. */
const MOST = 20_000;

type Matrix = readonly [number, number, number, number, number, number];

/** The ruled lines of a page, which part the cells of its tables. */
export async function readRules(page: PDFPageProxy): Promise<Rules> {
	const { fnArray, argsArray } = await page.getOperatorList();
	const base = matrixOf(page.getViewport({ scale: 1 }).transform);
	const stack: Matrix[] = [];
	let matrix = base;
	const found = { horizontal: [] as Rule[], vertical: [] as Rule[] };
	for (const [index, operator] of fnArray.entries()) {
		const args: unknown = argsArray[index];
		if (operator === SAVE) stack.push(matrix);
		else if (operator === RESTORE || operator === FORM_END) matrix = stack.pop() ?? base;
		else if (operator === TRANSFORM) matrix = multiplied(matrix, matrixOf(args));
		else if (operator === FORM_BEGIN) {
			stack.push(matrix);
			if (Array.isArray(args) && args[0] !== null) matrix = multiplied(matrix, matrixOf(args[0]));
		} else if (operator === PATH && Array.isArray(args)) addPath(args, matrix, found);
		if (found.horizontal.length + found.vertical.length > MOST) break;
	}
	return { horizontal: joinRules(found.horizontal), vertical: joinRules(found.vertical) };
}

function matrixOf(value: unknown): Matrix {
	const numbers = Array.isArray(value) || value instanceof Float32Array ? [...value].map(Number) : [];
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
	return [a, b, c, d, e, f];
}

function multiplied(m: Matrix, n: Matrix): Matrix {
	return [
		m[0] * n[0] + m[2] * n[1],
		m[1] * n[0] + m[3] * n[1],
		m[0] * n[2] + m[2] * n[3],
		m[1] * n[2] + m[3] * n[3],
		m[0] * n[4] + m[2] * n[5] + m[4],
		m[1] * n[4] + m[3] * n[5] + m[5]
	];
}

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Adds the straight edges of a path that is drawn; of one that is filled, only bars as thin as lines. */
function addPath(
	args: readonly unknown[],
	matrix: Matrix,
	found: { horizontal: Rule[]; vertical: Rule[] }
): void {
	const [operator, parts] = args;
	const data: unknown = Array.isArray(parts) ? parts[0] : null;
	if (typeof operator !== 'number' || !(data instanceof Float32Array)) return;
	const strokes = STROKES.has(operator);
	if (!strokes && !FILLS.has(operator)) return;
	for (const points of subpaths(data, matrix)) {
		const xs = points.map(({ x }) => x);
		const ys = points.map(({ y }) => y);
		const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
		const [width, height] = [right - left, bottom - top];
		if (Math.min(width, height) <= THICKEST) {
			if (width >= SHORTEST && width > height)
				found.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
			else if (height >= SHORTEST) found.vertical.push({ at: (left + right) / 2, from: top, to: bottom });
		} else if (strokes) edges(points, found);
	}
}

function edges(points: readonly Point[], found: { horizontal: Rule[]; vertical: Rule[] }): void {
	for (const [index, b] of points.entries()) {
		const a = points[index - 1];
		if (a === undefined) continue;
		const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
		if (dy < 0.5 && dx >= SHORTEST)
			found.horizontal.push({ at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
		else if (dx < 0.5 && dy >= SHORTEST)
			found.vertical.push({ at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
	}
}

/** The points of each part of a path: 0 moves, 1 draws, 2 and 3 bend, 4 closes. */
function subpaths(data: Float32Array, matrix: Matrix): Point[][] {
	const paths: Point[][] = [];
	let path: Point[] = [];
	const point = (at: number): Point => {
		const [x = 0, y = 0] = [data[at], data[at + 1]];
		return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] };
	};
	for (let at = 0; at < data.length;) {
		const operator = data[at];
		if (operator === 0) {
			if (path.length > 1) paths.push(path);
			path = [point(at + 1)];
			at += 3;
		} else if (operator === 1) {
			path.push(point(at + 1));
			at += 3;
		} else if (operator === 4) {
			const [first] = path;
			if (first !== undefined) path.push(first);
			at += 1;
		} else {
			// a bend ends what could be a line
			if (path.length > 1) paths.push(path);
			path = [];
			at += operator === 2 ? 7 : 5;
		}
	}
	if (path.length > 1) paths.push(path);
	return paths;
}
