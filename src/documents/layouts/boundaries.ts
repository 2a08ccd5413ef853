import type { Span } from '../../base/span.ts';
import { closingBracket } from '../extract/labels.ts';
import { looksLikeBodies, readSentence, surelyBodies } from '../extract/responsibility.ts';
import { trimSpan } from '../lines.ts';
import type { DraftStatus, LayoutInput } from './layout.ts';

const CROSS_REFERENCE = /\(第\d{1,4}[项条件]\)\s*[:,。]?/u;

/** Words by which a sentence begins to tell what has been done. */
const PROGRESS_OPENING =
	/(?<=[。;,])\s*(?=目前|(?:截至|截止|上半年|前三季度|今年以来|[一二三四]季度|(?:1|一)-\d{1,2}月|\d{1,2}月底(?!前))[^。;]{0,40}[,、已完尚仅均正实新达未])/u;

/** How the second sentence of a judged item begins where it reports. */
const DEED_OPENING = /^(?:尚|未|已|正在|正|目前|完成|因|受|仅|累计|截至|部分|主要|均|全部|实际|年内|现)/u;

/** What a sentence that reports holds where it does not open with such a word. */
const DEED =
	/^共|^全年|已(?!有)|正在|完成|竣工|完工|开工|投用|投入(?:使用|运营)|施工|招标|封顶|签约|尚未|暂缓|通车|启用|(?:新增|培训|达到?|建成|发放)\d|占年/u;

/** Names in brackets without a label at the end of a target: …。(市教育局、各县区) */
export function bareBodies(
	input: LayoutInput,
	target: readonly Span[]
): { target: Span[]; list: Span; told?: Span } | null {
	const last = target.at(-1);
	if (last === undefined) return null;
	const { match, lexicon } = input;
	let end = last.end;
	while (end > last.start && '。;,'.includes(match.charAt(end - 1))) end -= 1;
	if (match.charAt(end - 1) !== ')' && match.charAt(end - 1) !== ']') return bodiesAfterName(input, target);
	for (let open = end - 2; open >= Math.max(last.start, end - 400); open -= 1) {
		const character = match.charAt(open);
		if (character !== '(' && character !== '[') continue;
		if (closingBracket(match, open, end) !== end - 1) continue;
		const list = { start: open + 1, end: end - 1 };
		if (!surelyBodies(match, list, lexicon)) return null;
		const rest = trimSpan(match, last.start, open);
		return rest.end > rest.start ? { target: [...target.slice(0, -1), rest], list } : null;
	}
	return null;
}

/**
 * A name, its bodies in brackets, and more: 加装电梯项目(市住建局)。计划加装100台。 After a colon that is what is told
 * of it: 湿地公园(市林业局):完成投资2100万元。
 */
function bodiesAfterName(
	input: LayoutInput,
	target: readonly Span[]
): { target: Span[]; list: Span; told?: Span } | null {
	const first = target[0];
	if (first === undefined || target.length !== 1) return null;
	const { match, lexicon } = input;
	const hit = /^([^()。;:,]{3,50})\(([^()]{2,80})\)(?=[。:,\n])/u.exec(
		match.slice(first.start, Math.min(first.end, first.start + 140))
	);
	if (hit?.[1] === undefined || hit[2] === undefined) return null;
	const open = first.start + hit[1].length;
	const list = { start: open + 1, end: open + 1 + hit[2].length };
	if (!surelyBodies(match, list, lexicon)) return null;
	const name = { start: first.start, end: open };
	const rest = trimSpan(match, list.end + 2, first.end);
	if (rest.end === rest.start) return { target: [name], list };
	return match.charAt(list.end + 1) === ':'
		? { target: [name], list, told: rest }
		: { target: [name, rest], list };
}

/** Bodies before what they answer for: 【市水利局】加固山塘41座。 市教育局、市财政局:新建学校3所。 */
export function openingBodies(
	input: LayoutInput,
	target: readonly Span[]
): { target: Span[]; list: Span } | null {
	const first = target[0];
	if (first === undefined) return null;
	const { match, lexicon } = input;
	const text = match.slice(first.start, Math.min(first.end, first.start + 160));
	const bracketed = text.startsWith('[') || text.startsWith('(');
	const close = bracketed ? closingBracket(match, first.start, first.end) : first.start + text.search(/:/u);
	if (close === null || close <= first.start || close - first.start > 120) return null;
	const list = { start: first.start + (bracketed ? 1 : 0), end: close };
	if (!bracketed && /[。;]/u.test(match.slice(list.start, list.end))) return null;
	const rest = trimSpan(match, close + 1, first.end);
	if (rest.end - rest.start < 4 || !surelyBodies(match, list, lexicon)) return null;
	return { target: [rest, ...target.slice(1)], list };
}

/** A sentence that names bodies at the end of a target: …,由市交通局负责落实。 …。市教育局牵头,市财政局配合。 */
export function closingSentence(
	input: LayoutInput,
	target: readonly Span[]
): { target: Span[]; list: Span } | null {
	const last = target.at(-1);
	if (last === undefined) return null;
	const { match, lexicon } = input;
	let end = last.end;
	while (end > last.start && '。;'.includes(match.charAt(end - 1))) end -= 1;
	let found: Span | null = null;
	let cuts = 0;
	for (let at = end - 1; at > last.start && at > end - 200 && cuts < 6; at -= 1) {
		if (!',。;'.includes(match.charAt(at))) continue;
		cuts += 1;
		const list = { start: at + 1, end };
		const sentence = readSentence(match, list, 'lead', lexicon);
		if (sentence === null || !looksLikeBodies(match, list, lexicon)) break;
		found = list;
	}
	if (found === null) return null;
	const rest = withoutComma(match, { start: last.start, end: found.start });
	return rest.end > rest.start ? { target: [...target.slice(0, -1), rest], list: found } : null;
}

export interface TargetSplit {
	readonly target: Span;
	readonly progress: Span;
	readonly inferred: boolean;
}

/** `name(第6项):what was done` of a list that points into another list. */
export function crossReferenced(match: string, target: readonly Span[]): TargetSplit | null {
	const only = target[0];
	if (only === undefined || target.length !== 1) return null;
	const hit = CROSS_REFERENCE.exec(match.slice(only.start, Math.min(only.end, only.start + 200)));
	if (hit === null || hit.index === 0) return null;
	const progress = trimSpan(match, only.start + hit.index + hit[0].length, only.end);
	if (progress.end === progress.start) return null;
	return { target: trimSpan(match, only.start, only.start + hit.index), progress, inferred: false };
}

export function openingProgress(match: string, target: readonly Span[]): TargetSplit | null {
	const only = target[0];
	if (only === undefined || target.length !== 1) return null;
	const text = match.slice(only.start, only.end);
	const hit = text.includes('\n') ? null : PROGRESS_OPENING.exec(text);
	if (hit === null) return null;
	return {
		target: withoutComma(match, { start: only.start, end: only.start + hit.index }),
		progress: trimSpan(match, only.start + hit.index, only.end),
		inferred: true
	};
}

/** A target that runs into a label ends before the comma in front of it. */
export function withoutComma(match: string, span: Span): Span {
	let end = span.end;
	while (end > span.start && ',、:'.includes(match.charAt(end - 1))) end -= 1;
	return trimSpan(match, span.start, end);
}

/** A target that is a list, one numbered line each, has a passage for each, unless marks part them already. */
export function listLines(match: string, span: Span): Span[] {
	const lines: Span[] = [];
	let from = span.start;
	for (let at = match.indexOf('\n', from); at >= 0 && at < span.end; at = match.indexOf('\n', at + 1)) {
		const number = /^\s*(?:(\d{1,3}[、.)])|\(\d{1,3}\)|[①-⑳])/u.exec(match.slice(at + 1, at + 12));
		const marks = number?.[1] === undefined ? '。;,:' : ';,:';
		if (number === null || marks.includes(match.charAt(trimSpan(match, from, at).end - 1))) continue;
		lines.push(trimSpan(match, from, at));
		from = at + 1;
	}
	lines.push(trimSpan(match, from, span.end));
	return lines.filter((line) => line.end > line.start);
}

/** True for a text whose first sentence tells what has been done. */
export function tellsDeed(match: string, span: Span): boolean {
	const sentence = match.slice(span.start, Math.min(span.end, span.start + 120)).split('。')[0] ?? '';
	return DEED_OPENING.test(sentence) || DEED.test(sentence);
}

/** An item whose status is known from its heading: a short name, and a second sentence that reports. */
export function secondSentence(match: string, target: readonly Span[], telling: boolean): TargetSplit | null {
	const only = target[0];
	if (only === undefined || target.length !== 1) return null;
	const head = match.slice(only.start, Math.min(only.end, only.start + 160));
	const mark = head.search(/[。:]/u);
	if (mark >= 2 && head.charAt(mark) === ':') {
		const progress = trimSpan(match, only.start + mark + 1, only.end);
		const told =
			(telling && mark <= 24) || DEED_OPENING.test(match.slice(progress.start, progress.start + 4));
		return mark > 48 || !told || progress.end === progress.start
			? null
			: { target: trimSpan(match, only.start, only.start + mark), progress, inferred: true };
	}
	for (let stop = mark; stop >= 2; stop = head.indexOf('。', stop + 1)) {
		const progress = trimSpan(match, only.start + stop + 1, only.end);
		const sentence =
			match.slice(progress.start, Math.min(progress.end, progress.start + 120)).split('。')[0] ?? '';
		if (sentence !== '' && (DEED_OPENING.test(sentence) || DEED.test(sentence)))
			return { target: trimSpan(match, only.start, only.start + stop + 1), progress, inferred: true };
	}
	return null;
}

/** `“甲”未达进度。…`, `甲进展缓慢。…`: the name, how it was judged, and what is told of it. */
export function judgedName(
	input: LayoutInput,
	target: readonly Span[]
): { target: Span; status: DraftStatus; progress: Span } | null {
	const only = target[0];
	if (only === undefined || target.length !== 1) return null;
	const { match, lexicon } = input;
	const stop = match.slice(only.start, Math.min(only.end, only.start + 100)).indexOf('。');
	const end = stop < 0 ? only.end : only.start + stop;
	if (end - only.start > 100) return null;
	for (let at = Math.max(only.start + 4, end - 16); at <= end - 3; at += 1) {
		const hit = lexicon.statusAt(match, at, end);
		const quoted = match.charAt(only.start) === '“' && match.charAt(at - 1) === '”';
		if (hit === null || hit.end !== end || (hit.status !== 'behind' && !quoted)) continue;
		return {
			target: quoted ? { start: only.start + 1, end: at - 1 } : trimSpan(match, only.start, at),
			status: { spans: [{ start: at, end }], status: hit.status },
			progress: trimSpan(match, Math.min(only.end, end + 1), only.end)
		};
	}
	return null;
}

/** A short date ends before its full stop; a sentence about dates keeps it. */
export function withoutStop(match: string, span: Span): Span {
	return span.end - span.start <= 14 && '。;'.includes(match.charAt(span.end - 1))
		? { start: span.start, end: span.end - 1 }
		: span;
}

const HEADING_ORDINAL =
	/^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}[章节部分、]+)\s*/u;

/** The bodies that a heading names for every task under it: 二、市教育局牵头, (三)市住建局(5项). */
export function headingBodies(input: LayoutInput, heading: Span): Span | null {
	const { match, lexicon } = input;
	const start =
		heading.start + (HEADING_ORDINAL.exec(match.slice(heading.start, heading.start + 8))?.[0].length ?? 0);
	const tail =
		/\s*(?:\(?共?\d{1,4}[项件个]\)?|(?:的)?(?:任务|项目|工作|事项))*[:。]?$/u.exec(
			match.slice(start, heading.end)
		)?.[0].length ?? 0;
	const colon = match.slice(start, Math.min(heading.end, start + 12)).indexOf(':');
	const label = colon > 0 ? lexicon.labelRole(match.slice(start, start + colon)) : null;
	const from = label === 'lead' || label === 'owner' ? start + colon + 1 : start;
	const list = trimSpan(match, from, heading.end - tail);
	if (list.end - list.start < 3 || !surelyBodies(match, list, lexicon)) return null;
	const verbs = readSentence(match, list, 'lead', lexicon) !== null;
	return verbs || lexicon.endsAsBody(match.slice(list.start, list.end)) ? list : null;
}
