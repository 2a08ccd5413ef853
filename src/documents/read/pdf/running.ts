import { textOf, type TextLine } from './lines.ts';
import type { PageParts } from './page.ts';
import type { Frame } from './paragraphs.ts';

/** How much of a page's height at its top and bottom may hold what is printed on every page. */
const MARGIN = 0.1;

/** The pages without page numbers and without what is repeated in the margins of most pages. */
export function withoutRunning(pages: readonly PageParts[]): PageParts[] {
	const places = new Map<string, number>();
	for (const page of pages) {
		const seen = new Set(linesIn(page).flatMap((line) => placeOf(line, page) ?? []));
		for (const place of seen) places.set(place, (places.get(place) ?? 0) + 1);
	}
	const often = Math.max(2, pages.length * 0.4);
	const runs = (line: TextLine, page: PageParts): boolean => {
		const place = placeOf(line, page);
		return place !== null && (isPageNumber(line) || (places.get(place) ?? 0) >= often);
	};
	return pages.map((page) => ({
		...page,
		parts: page.parts.flatMap((part) => {
			if (part.kind === 'table') return part;
			const lines = part.lines.filter((line) => !runs(line, page));
			return lines.length === 0 ? [] : { kind: 'lines', lines };
		})
	}));
}

function linesIn({ parts }: PageParts): TextLine[] {
	return parts.flatMap((part) => (part.kind === 'lines' ? part.lines : []));
}

/** What a line in a margin says and where, with any number in it: the same on each page for headers and footers. */
function placeOf({ pieces, y }: TextLine, { height }: PageParts): string | null {
	if (y > height * MARGIN && y < height * (1 - MARGIN)) return null;
	const text = textOf(pieces).replace(/\s+/gu, '').replace(/\d+/gu, '#');
	return `${y < height / 2 ? 'top' : 'bottom'} ${text}`;
}

/** A number alone in the margin counts pages, and says nothing of the document. */
function isPageNumber({ pieces }: TextLine): boolean {
	const text = textOf(pieces).replace(/\s/gu, '');
	return /^[-—–·~]*第?\d{1,4}页?(?:[/／]?共?\d{1,4}页?)?[-—–·~]*$/u.test(text);
}

/** Fewer lines than this do not show where a page's text is broken. */
const ENOUGH = 8;

/** Between what edges the lines of each page outside of tables are set. Bound documents have two kinds of page. */
export function framesOf(pages: readonly PageParts[]): Frame[] {
	const all = frameOf(pages.flatMap(linesIn), pages[0]?.width ?? 0);
	return pages.map((page) => {
		const lines = linesIn(page);
		return lines.length < ENOUGH ? all : frameOf(lines, page.width);
	});
}

/**
 * The left edge is where most lines begin, or further left where many do; the right one how far most full lines
 * reach, past which only marks hang. Without lines that end alike, or about as far from the paper's edge as others
 * begin, nothing shows that lines were broken.
 */
function frameOf(lines: readonly TextLine[], width: number): Frame {
	const lefts = lines.map((line) => line.left).sort((a, b) => a - b);
	const ends = lines.map((line) => line.right).sort((a, b) => a - b);
	const left = lefts[Math.floor(lefts.length * 0.1)] ?? 0;
	const right = ends[Math.floor(ends.length * 0.9)] ?? Infinity;
	const size = lines[lines.length >> 1]?.size ?? 0;
	const alike = ends.filter((end) => Math.abs(end - right) < size).length;
	const broken = alike >= Math.max(3, lines.length * 0.15) || right > width - 1.5 * left - size;
	return { left, right: broken ? right : Infinity };
}
