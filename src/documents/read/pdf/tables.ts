import { NEAR, type Rule, type Rules } from './geometry.ts';

/** A cell of a ruled table: where it is, and the rows and columns of the table that it covers. */
export interface RuledCell {
	readonly row: number;
	readonly column: number;
	readonly rows: number;
	readonly columns: number;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

export interface RuledTable {
	/** where columns are parted, from the left edge to the right one */
	readonly edges: readonly number[];
	readonly top: number;
	readonly bottom: number;
	readonly rowCount: number;
	readonly cells: readonly RuledCell[];
}

/** More lines than this in one direction are a drawing. */
const MOST_LINES = 400;

/** The tables whose cells are parted by ruled lines, from the top of the page down. */
export function ruledTables(rules: Rules): RuledTable[] {
	return connected(rules)
		.flatMap(({ horizontal, vertical }) => {
			const xs = levels(vertical);
			const ys = withOpenEnds(levels(horizontal), vertical);
			if (xs.length < 3 || ys.length < 2 || xs.length > MOST_LINES || ys.length > MOST_LINES) return [];
			return rowGroups(xs, ys, vertical).map(({ from, to, edges }) =>
				tableOf(edges, ys.slice(from, to + 1), horizontal, vertical)
			);
		})
		.sort((a, b) => a.top - b.top);
}

/** Groups of lines that touch or cross each other. */
function connected({ horizontal, vertical }: Rules): Rules[] {
	const groups: { horizontal: Rule[]; vertical: Rule[]; box: Box }[] = [];
	const open = (box: Box): (typeof groups)[number] => {
		const touched = groups.filter((group) => touches(group.box, box));
		const joined = { horizontal: [] as Rule[], vertical: [] as Rule[], box };
		for (const group of touched) {
			joined.horizontal.push(...group.horizontal);
			joined.vertical.push(...group.vertical);
			joined.box = around(joined.box, group.box);
			groups.splice(groups.indexOf(group), 1);
		}
		groups.push(joined);
		return joined;
	};
	for (const rule of vertical) {
		open({ left: rule.at, right: rule.at, top: rule.from, bottom: rule.to }).vertical.push(rule);
	}
	for (const rule of horizontal) {
		open({ left: rule.from, right: rule.to, top: rule.at, bottom: rule.at }).horizontal.push(rule);
	}
	return groups;
}

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

function touches(a: Box, b: Box): boolean {
	return (
		a.left <= b.right + NEAR &&
		b.left <= a.right + NEAR &&
		a.top <= b.bottom + NEAR &&
		b.top <= a.bottom + NEAR
	);
}

function around(a: Box, b: Box): Box {
	return {
		left: Math.min(a.left, b.left),
		right: Math.max(a.right, b.right),
		top: Math.min(a.top, b.top),
		bottom: Math.max(a.bottom, b.bottom)
	};
}

function levels(rules: readonly Rule[]): number[] {
	return [...new Set(rules.map(({ at }) => at))].sort((a, b) => a - b);
}

/** A row that goes on over the end of the page may have no border there: it ends where the lines between its cells do. */
function withOpenEnds(ys: readonly number[], vertical: readonly Rule[]): number[] {
	const top = Math.min(...vertical.map(({ from }) => from));
	const bottom = Math.max(...vertical.map(({ to }) => to));
	const open = [...ys];
	const reaching = (end: (rule: Rule) => number, at: number): number =>
		vertical.filter((rule) => Math.abs(end(rule) - at) <= NEAR).length;
	if ((ys[0] ?? top) - top > NEAR && reaching(({ from }) => from, top) >= 3) open.unshift(top);
	if (bottom - (ys.at(-1) ?? bottom) > NEAR && reaching(({ to }) => to, bottom) >= 3) open.push(bottom);
	return open;
}

/**
 * Rows with columns of their own: two tables may stand on each other without a gap. A row with fewer columns than its
 * neighbours has merged cells; one with other columns begins another table.
 */
function rowGroups(
	xs: readonly number[],
	ys: readonly number[],
	vertical: readonly Rule[]
): { from: number; to: number; edges: readonly number[] }[] {
	const groups: { from: number; to: number; edges: readonly number[] }[] = [];
	for (let row = 0; row < ys.length - 1; row += 1) {
		const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2;
		const edges = xs.filter((x) => parts(vertical, x, middle));
		const last = groups.at(-1);
		const has = new Set(last?.edges);
		const shared = edges.filter((x) => has.has(x)).length;
		if (last !== undefined && (shared === edges.length || shared === has.size)) {
			last.to = row + 1;
			if (edges.length > last.edges.length) last.edges = edges;
		} else groups.push({ from: row, to: row + 1, edges });
	}
	return groups.filter(({ edges }) => edges.length >= 2);
}

/** True where a line runs at `at`, past the place `along` it. */
function parts(rules: readonly Rule[], at: number, along: number): boolean {
	return rules.some((rule) => rule.at === at && rule.from <= along && along <= rule.to);
}

function tableOf(
	xs: readonly number[],
	ys: readonly number[],
	horizontal: readonly Rule[],
	vertical: readonly Rule[]
): RuledTable {
	const taken = new Set<number>();
	const cells: RuledCell[] = [];
	const width = xs.length - 1;
	const x = (index: number): number => xs[index] ?? 0;
	const y = (index: number): number => ys[index] ?? 0;
	const middle = (edge: (index: number) => number, index: number): number =>
		(edge(index) + edge(index + 1)) / 2;
	for (let row = 0; row < ys.length - 1; row += 1) {
		for (let column = 0; column < width; column += 1) {
			if (taken.has(row * width + column)) continue;
			let right = column + 1;
			while (right < width && !parts(vertical, x(right), middle(y, row)) && !taken.has(row * width + right))
				right += 1;
			let bottom = row + 1;
			while (bottom < ys.length - 1 && !parts(horizontal, y(bottom), middle(x, column))) bottom += 1;
			for (let down = row; down < bottom; down += 1) {
				for (let across = column; across < right; across += 1) taken.add(down * width + across);
			}
			cells.push({
				row,
				column,
				rows: bottom - row,
				columns: right - column,
				left: x(column),
				right: x(right),
				top: y(row),
				bottom: y(bottom)
			});
		}
	}
	return { edges: xs, top: y(0), bottom: y(ys.length - 1), rowCount: ys.length - 1, cells };
}
