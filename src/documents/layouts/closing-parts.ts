import type { Span } from '../../base/span.ts';
import { surelyBodies } from '../extract/responsibility.ts';
import { trimSpan } from '../lines.ts';
import type { DraftStatus, LayoutInput } from './layout.ts';

/** How a sentence begins that tells what will be done, not what has been done. */
const NEXT_STEP = /(?<=[。;\n])\s*(?:下一?步|下一?阶段|接下来)(?:[,，:]|工作中|将|计划)/u;

/** What has been done, without the sentences about what comes next; `next` is null where there are none. */
export function withoutNextStep(match: string, span: Span): { progress: Span; next: Span | null } {
	const at = match.slice(span.start, span.end).search(NEXT_STEP);
	if (at <= 0) return { progress: span, next: null };
	const next = trimSpan(match, span.start + at, span.end);
	return { progress: trimSpan(match, span.start, span.start + at), next };
}

/** A status in brackets that closes a text: …贯通19.7公里。〔顺利〕, 离岛医疗综合体【进行中】 */
export function bracketedStatus(input: LayoutInput, span: Span): { rest: Span; status: DraftStatus } | null {
	const { match, lexicon } = input;
	const hit = /([([])([^()[\]]{2,16})[)\]][。;]?$/u.exec(
		match.slice(Math.max(span.start, span.end - 24), span.end)
	);
	if (hit?.[1] === undefined || hit[2] === undefined) return null;
	const open = Math.max(span.start, span.end - 24) + hit.index;
	const wording = { start: open + 1, end: open + 1 + hit[2].length };
	const status = lexicon.statusOf(match.slice(wording.start, wording.end));
	if (status === undefined || (status === null && hit[1] === '(')) return null;
	const rest = trimSpan(match, span.start, open);
	return rest.end > rest.start ? { rest, status: { spans: [wording], status } } : null;
}

/** The words by which a report tells a body what it has to do. */
const DEMAND = /(?:要|应|须|需|应当|务必)(?=[\u4e00-\u9fff])/gu;

/** A last sentence that tells bodies what to do: …未签订合同。市城管局要加强督导。 Who they are, and what is left. */
export function demandedBodies(
	input: LayoutInput,
	span: Span
): { rest: Span; list: Span; demand: Span } | null {
	const { match, lexicon } = input;
	let end = span.end;
	while (end > span.start && '。;'.includes(match.charAt(end - 1))) end -= 1;
	const stop = match.lastIndexOf('。', end - 1);
	if (stop <= span.start) return null;
	const sentence = trimSpan(match, stop + 1, span.end);
	for (const hit of match
		.slice(sentence.start, Math.min(sentence.end, sentence.start + 60))
		.matchAll(DEMAND)) {
		const list = trimSpan(match, sentence.start, sentence.start + hit.index);
		if (list.end - list.start < 3 || !surelyBodies(match, list, lexicon)) continue;
		return {
			rest: trimSpan(match, span.start, stop + 1),
			list,
			demand: { start: list.end, end: sentence.end }
		};
	}
	return null;
}

/** The bodies after a person in one list: (分管副市长:孔令强;市商务局牵头,…). */
export function bodiesAfterPerson(input: LayoutInput, span: Span): Span | null {
	const { match, lexicon } = input;
	const mark = match.slice(span.start, Math.min(span.end, span.start + 16)).search(/[;,]/u);
	if (mark < 2) return null;
	const list = trimSpan(match, span.start + mark + 1, span.end);
	return list.end > list.start && surelyBodies(match, list, lexicon) ? list : null;
}
