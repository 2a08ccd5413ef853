import type { Span } from '../../../base/span.ts';
import { trimSpan } from '../../lines.ts';
import type { LayoutInput } from '../layout.ts';
import type { Grid, GridRow } from './grid.ts';
import { isLabel } from './header.ts';

/** Rows whose cells are parted by single spaces, under a header line of labels parted in the same way. */
export function spacedGrid(input: LayoutInput): Grid | null {
	const { match, lines } = input;
	const rows: GridRow[] = [];
	const loose: { span: Span; before: number }[] = [];
	let started = false;
	for (let line = 0; line < lines.count; line += 1) {
		const text = lines.trimmed(line);
		if (text.end === text.start) continue;
		const tokens = tokensOf(match, text);
		const above = rows.at(-1);
		const open = above?.cells.at(-1);
		const [head, ...others] = tokens;
		if (
			above !== undefined &&
			open !== undefined &&
			head !== undefined &&
			',、。;)'.includes(match.charAt(text.start))
		) {
			// a cell that broke before a mark goes on
			const cells = [...above.cells.slice(0, -1), { start: open.start, end: head.end }, ...others];
			rows[rows.length - 1] = { cells, whole: { start: above.whole.start, end: text.end } };
			continue;
		}
		if (started && input.lexicon.isClosing(match.slice(text.start, text.end))) {
			loose.push({ span: text, before: rows.length });
			continue;
		}
		const header = tokens.length >= 3 && tokens.length <= 40 ? headerCells(input, tokens) : null;
		if (header !== null) {
			started = true;
			rows.push({ cells: header, whole: text });
		} else if (started && tokens.length >= 2) rows.push({ cells: tokens, whole: text });
		else if (started) loose.push({ span: text, before: rows.length });
	}
	return rows.length >= 3 ? { rows, loose, ragged: true } : null;
}

function tokensOf(match: string, span: Span): Span[] {
	const tokens: Span[] = [];
	let at = span.start;
	while (at < span.end) {
		let end = at;
		while (end < span.end && !' \u3000\u00a0'.includes(match.charAt(end))) end += 1;
		if (end > at) tokens.push({ start: at, end });
		at = end + 1;
	}
	return tokens;
}

/** A short word without marks or digits, as the heads of columns are. */
function isHead(match: string, token: Span): boolean {
	return token.end - token.start <= 8 && !/[\d。,;:%]/u.test(match.slice(token.start, token.end));
}

/** The labels of a header line; a label may itself have been broken by spaces. Null where a word is no label. */
function headerCells(input: LayoutInput, tokens: readonly Span[]): Span[] | null {
	const cells: Span[] = [];
	let index = 0;
	let unknown = 0;
	while (index < tokens.length) {
		const first = tokens[index];
		if (first === undefined) break;
		let taken = 0;
		for (let count = Math.min(3, tokens.length - index); count >= 1 && taken === 0; count -= 1) {
			const last = tokens[index + count - 1];
			if (last === undefined) continue;
			const cell = trimSpan(input.match, first.start, last.end);
			// two labels are two columns, also where they would make one together
			const parts = tokens.slice(index, index + count);
			if (count > 1 && parts.every((part) => isLabel(input, part))) continue;
			if (isLabel(input, cell)) {
				cells.push(cell);
				taken = count;
			}
		}
		if (taken === 0) {
			// a head that nobody has met yet, among heads that are known
			if (!isHead(input.match, first)) return null;
			cells.push(first);
			unknown += 1;
			taken = 1;
		}
		index += taken;
	}
	return cells.length - unknown >= 3 && unknown * 4 <= cells.length ? cells : null;
}
