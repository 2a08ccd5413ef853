import { joinRules, type Rule, type Rules } from './geometry.ts';
import { OPERATORS, walkDrawing, type Drawing, type Matrix } from './operators.ts';

/** The library's numbers of what is done with a path. */
const STROKES: ReadonlySet<number> = new Set([20, 21, 24, 25, 26, 27]);
const FILLS: ReadonlySet<number> = new Set([22, 23, 24, 25, 26, 27]);

/** How thick a filled bar may be that is meant as a line, in points. */
const THICKEST = 3;
/** Shorter ones are parts of letters and marks. */
const SHORTEST = 6;
/** More lines than this on one page are a drawing. */
const MOST = 20_000;

/** The ruled lines of a page, which part the cells of its tables. */
export function readRules(drawing: Drawing): Rules {
	const found = { horizontal: [] as Rule[], vertical: [] as Rule[] };
	walkDrawing(drawing, (operator, args, matrix) => {
		if (operator === OPERATORS.path) addPath(args, matrix, found);
		return found.horizontal.length + found.vertical.length <= MOST;
	});
	return { horizontal: joinRules(found.horizontal), vertical: joinRules(found.vertical) };
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
