import type { Span } from '../../base/span.ts';
import { readNames } from '../extract/departments.ts';
import type { Lexicon } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';
import type { DraftDepartment } from './layout.ts';

/** Why a boundary is uncertain, and where. */
export interface Doubt {
	readonly zh: string;
	readonly en: string;
	readonly span: Span;
}

const NUMERAL = /^[一二三四五六七八九十]{1,3}、/u;

/** True for 一、…, a heading of first rank. */
export function isNumeralHeading(match: string, span: Span): boolean {
	return NUMERAL.test(match.slice(span.start, span.start + 5));
}

/** The tokens of `span`, parted by spaces; also by a sentence's end, where a page's edge may have taken the space. */
function tokensOf(match: string, span: Span): Span[] {
	return [...match.slice(span.start, span.end).matchAll(/[^\s。]+。?|。/gu)].map((token) => ({
		start: span.start + token.index,
		end: span.start + token.index + token[0].length
	}));
}

/** The headings in a stretch that holds nothing else. */
export function headingsOf(match: string, span: Span): Span[] {
	const headings: { start: number; end: number }[] = [];
	for (const token of tokensOf(match, span)) {
		const last = headings.at(-1);
		const closed = last === undefined || match.charAt(last.end - 1) === '。' || isNumeralHeading(match, last);
		if (closed || isNumeralHeading(match, token)) headings.push({ ...token });
		else last.end = token.end;
	}
	return headings;
}

/** What stands between a row's status and the next row's number. */
export interface Tail {
	readonly progress: Span;
	readonly departments: readonly DraftDepartment[];
	readonly headings: readonly Span[];
	readonly doubts: readonly Doubt[];
}

/** How far from its end a row's progress may still be followed by names and headings. */
const TAIL_LENGTH = 240;

/** Cuts `progress。 body body 二、heading sub-heading。` into its parts. */
export function splitTail(match: string, span: Span, lexicon: Lexicon): Tail {
	const tokens = tokensOf(match, { start: Math.max(span.start, span.end - TAIL_LENGTH), end: span.end });
	let headingFrom = tokens.length;
	const numeral = tokens.findLastIndex((token, index) => index > 0 && isNumeralHeading(match, token));
	if (numeral > 0 && bodiesBefore(match, tokens, numeral, lexicon) > 0) headingFrom = numeral;
	else if (tokens.length >= 2) {
		const last = tokens.length - 1;
		const token = tokens[last];
		const ends = token !== undefined && match.charAt(token.end - 1) === '。' && token.end - token.start <= 40;
		if (ends && bodiesBefore(match, tokens, last, lexicon) > 0) headingFrom = last;
	}
	const first = tokens[headingFrom];
	const last = tokens.at(-1);
	const headings =
		first === undefined || last === undefined ? [] : headingsOf(match, { start: first.start, end: last.end });
	const count = bodiesBefore(match, tokens, headingFrom, lexicon);
	const from = tokens[headingFrom - count];
	const until = tokens[headingFrom - 1];
	const doubts: Doubt[] = [];
	if (count === 0 || from === undefined || until === undefined) {
		const progress = trimSpan(match, span.start, first?.start ?? span.end);
		doubts.push({
			zh: '没有找到牵头单位，进展的结尾不确定',
			en: 'no lead body was found; where the progress ends is uncertain',
			span: progress
		});
		return { progress, departments: [], headings, doubts };
	}
	const list = { start: from.start, end: until.end };
	const progress = trimSpan(match, span.start, list.start);
	if (progress.end > progress.start && !'。!?”)'.includes(match.charAt(progress.end - 1))) {
		doubts.push({
			zh: '进展没有句末标点，与牵头单位的分界不确定',
			en: 'the progress has no closing mark; its boundary with the lead bodies is uncertain',
			span: { start: Math.max(progress.start, progress.end - 12), end: list.end }
		});
	}
	const departments = splitGlued(match, readNames(match, list, 'lead', lexicon), lexicon, doubts);
	return { progress, departments, headings, doubts };
}

/** How many tokens before `index` are names of bodies (or pieces of one that a space broke). */
function bodiesBefore(match: string, tokens: readonly Span[], index: number, lexicon: Lexicon): number {
	let count = 0;
	for (let at = index - 1; at >= 0; at -= 1) {
		const token = tokens[at];
		if (token === undefined) break;
		const text = match.slice(token.start, token.end);
		if (text.length > 30 || /[。,;:!?%“”《》]/u.test(text)) break;
		const whole = lexicon.endsAsName(text.replace(/\([^()]*\)$/u, ''));
		if (!whole && count === 0) break;
		count += 1;
	}
	while (count > 0) {
		const token = tokens[index - count];
		const previous = tokens[index - count - 1];
		const before = previous === undefined ? '。' : match.charAt(previous.end - 1);
		const text = token === undefined ? '' : match.slice(token.start, token.end);
		if ('。!?”)'.includes(before) || lexicon.endsAsName(text.replace(/\([^()]*\)$/u, ''))) break;
		count -= 1;
	}
	return count;
}

/** Names that lost the space between them (市科技局xx市政府) are parted where one ends and the next begins with 市 or xx. */
function splitGlued(
	match: string,
	departments: readonly DraftDepartment[],
	lexicon: Lexicon,
	doubts: Doubt[]
): DraftDepartment[] {
	const result: DraftDepartment[] = [];
	for (const department of departments) {
		const text = match.slice(department.span.start, department.span.end);
		const cuts: number[] = [];
		let from = 0;
		for (const hit of text.matchAll(/(?<=[^\s(])(?=市|xx|县|区(?!县))/giu)) {
			const left = text.slice(from, hit.index).trimEnd();
			const right = text.slice(hit.index);
			const bare = left.replace(/\([^()]*\)$/u, '');
			if (
				bare.length >= 3 &&
				right.length >= 3 &&
				lexicon.endsAsName(bare) &&
				/^(?:市|xx)[^()]{2,}/iu.test(right) &&
				/(?:局|委|办|府|会|院|\))$/u.test(left)
			) {
				cuts.push(hit.index);
				from = hit.index;
			}
		}
		if (cuts.length === 0) {
			result.push(department);
			if (/\s/u.test(text)) {
				doubts.push({
					zh: '单位名称中有空格，可能断开或缺字',
					en: 'a body’s name is broken by a space; characters may be missing',
					span: department.span
				});
			}
			continue;
		}
		doubts.push({
			zh: '单位之间没有分隔，按名称切分',
			en: 'the bodies are not parted; they were cut where one name ends',
			span: department.span
		});
		const bounds = [0, ...cuts, text.length];
		for (let index = 0; index + 1 < bounds.length; index += 1) {
			const part = {
				start: department.span.start + (bounds[index] ?? 0),
				end: department.span.start + (bounds[index + 1] ?? 0)
			};
			result.push(...readNames(match, part, department.role, lexicon));
		}
	}
	return result;
}
