/** What no sentence and no cell ends with. */
const DANGLING = /[已均正的和与及并将被把按,，、（(“]$/u;

/**
 * All that a page's end puts into a text: the line with its number, and where the line before it stops in the middle
 * of a sentence, the header that the next page repeats and the line ends around them. Nothing before `floor` belongs to it.
 */
export function pageBreak(
	text: string,
	start: number,
	end: number,
	floor: number
): { start: number; end: number } {
	let before = start;
	while (before > floor && text.charCodeAt(before - 1) <= 32) before -= 1;
	if (!DANGLING.test(text.slice(Math.max(0, before - 1), before))) return { start, end };
	let after = repeatedHeader(text, end);
	while (after < text.length && text.charCodeAt(after) <= 32) after += 1;
	return NUMBERED.test(text.slice(after, after + 6)) ? { start, end } : { start: before, end: after };
}

const NUMBERED = /^(?:\d{1,3}[、.．]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十])/u;

/** Where the labels end that stand at `start` as they stood before in the text; `start` where none do. */
function repeatedHeader(text: string, start: number): number {
	const lines = [...text.slice(start, start + LONGEST_HEADER).matchAll(/[^\n]*\S[^\n]*/gu)].map((line) => ({
		text: line[0].trim(),
		end: start + line.index + line[0].length
	}));
	const first = lines[0];
	if (first === undefined || !isShortLabel(first.text)) return start;
	const from = Math.max(0, start - LONGEST_PAGE);
	const above = text
		.slice(from, start)
		.search(new RegExp(`(?:^|\\n)[ \\t]*${escapeRegExp(first.text)}[ \\t]*\\r?\\n`, 'u'));
	if (above < 0) return start;
	const known = [
		...text.slice(from + above, Math.min(start, from + above + LONGEST_HEADER)).matchAll(/[^\n]*\S[^\n]*/gu)
	];
	let count = 0;
	while (
		count < lines.length &&
		isShortLabel(lines[count]?.text ?? '') &&
		lines[count]?.text === known[count]?.[0].trim()
	)
		count += 1;
	return count < 3 ? start : (lines[count - 1]?.end ?? start);
}

/** The words of a header repeat within this many characters. */
const LONGEST_HEADER = 400;

/** The page before began within this many characters. */
const LONGEST_PAGE = 4000;

function isShortLabel(text: string): boolean {
	return text.length <= 14 && !/[\d。；;，,：:]/u.test(text);
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
