import type { PDFPageProxy } from 'pdfjs-dist';

/** The library's numbers of the operators that matter here. */
export const OPERATORS = {
	setGraphics: 9,
	save: 10,
	restore: 11,
	transform: 12,
	beginText: 31,
	charSpacing: 33,
	wordSpacing: 34,
	stretch: 35,
	leading: 36,
	font: 37,
	rise: 39,
	moveText: 40,
	moveTextSetLeading: 41,
	textMatrix: 42,
	nextLine: 43,
	showText: 44,
	formBegin: 74,
	formEnd: 75,
	path: 91
} as const;

export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What draws a page, and the matrix from its units to points from the top left. */
export interface Drawing {
	readonly operators: readonly number[];
	readonly args: readonly unknown[];
	readonly base: Matrix;
}

export async function readDrawing(page: PDFPageProxy): Promise<Drawing> {
	// 0 leaves out notes that readers of the file have added
	const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
	return { operators: fnArray, args: argsArray, base: matrixOf(page.getViewport({ scale: 1 }).transform) };
}

/** Calls `visit` for each operator with the matrix that holds there. */
export function walkDrawing(
	{ operators, args, base }: Drawing,
	visit: (operator: number, args: readonly unknown[], matrix: Matrix) => boolean
): void {
	const stack: Matrix[] = [];
	let matrix = base;
	for (const [index, operator] of operators.entries()) {
		const given: unknown = args[index];
		const list: readonly unknown[] = Array.isArray(given) ? given : [];
		if (operator === OPERATORS.save) stack.push(matrix);
		else if (operator === OPERATORS.restore || operator === OPERATORS.formEnd) matrix = stack.pop() ?? base;
		else if (operator === OPERATORS.transform) matrix = multiplied(matrix, matrixOf(given));
		else if (operator === OPERATORS.formBegin) {
			stack.push(matrix);
			if (list[0] !== null && list[0] !== undefined) matrix = multiplied(matrix, matrixOf(list[0]));
		}
		if (!visit(operator, list, matrix)) return;
	}
}

export function matrixOf(value: unknown): Matrix {
	const numbers = Array.isArray(value) || value instanceof Float32Array ? [...value].map(Number) : [];
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
	return [a, b, c, d, e, f];
}

export function multiplied(m: Matrix, n: Matrix): Matrix {
	return [
		m[0] * n[0] + m[2] * n[1],
		m[1] * n[0] + m[3] * n[1],
		m[0] * n[2] + m[2] * n[3],
		m[1] * n[2] + m[3] * n[3],
		m[0] * n[4] + m[2] * n[5] + m[4],
		m[1] * n[4] + m[3] * n[5] + m[5]
	];
}
