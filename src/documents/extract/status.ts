import type { Span } from '../../base/span.ts';
import type { DraftStatus } from '../layouts/layout.ts';
import type { Lexicon, StatusHit } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';
import type { LabelField } from '../reference.ts';

const STOP = '。;:,';

/**
 * A status at the very start of a progress text, closed by a mark: 达序时。…
 * Returns it and where the progress goes on. A wording that runs on (已完成投资…) is no status.
 */
export function leadingStatus(
	match: string,
	span: Span,
	lexicon: Lexicon
): { readonly status: DraftStatus; readonly rest: Span } | null {
	const comma = firstStop(match, span.start, Math.min(span.end, span.start + 40), STOP);
	const sentence = firstStop(match, span.start, Math.min(span.end, span.start + 40), '。;');
	// 已经完成,长期坚持。 is one wording though a comma parts it
	const joined =
		comma !== null && sentence !== null && sentence > comma && match.charAt(comma) === ','
			? lexicon.statusOf(match.slice(span.start, sentence))
			: undefined;
	const stop = joined === undefined ? comma : sentence;
	const end = stop ?? (span.end - span.start <= 40 ? span.end : null);
	if (end === null || end === span.start) return null;
	const wording = trimSpan(match, span.start, end);
	const status = lexicon.statusOf(match.slice(wording.start, wording.end));
	if (
		status === undefined ||
		(match.charAt(end) === ',' && !match.slice(wording.start, wording.end).includes('序时'))
	) {
		return null;
	}
	return {
		status: { spans: [wording], status },
		rest: trimSpan(match, Math.min(span.end, end + 1), span.end)
	};
}

function firstStop(match: string, start: number, end: number, marks: string): number | null {
	for (let at = start; at < end; at += 1) if (marks.includes(match.charAt(at))) return at;
	return null;
}

const PERCENT = /^(?:约)?\d{1,4}(?:\.\d{1,4})?%$/u;

/** What a label asks that 是 and 否 answer: whether a task is on pace, or whether it is finished. */
export function questionOf(field: LabelField): 'pace' | 'finished' | null {
	return field === 'yesno' ? 'pace' : field === 'finished' ? 'finished' : null;
}

/** The status that a cell or labelled value holds: a wording, a bare percentage, or 是 and 否. Null where it is empty. */
export function statusOfValue(
	match: string,
	span: Span,
	lexicon: Lexicon,
	asked: 'pace' | 'finished' | null
): DraftStatus | null {
	const value = trimSpan(match, span.start, span.end);
	if (value.end === value.start) return null;
	const trimmed = trimSpan(match, value.start, trailing(match, value));
	const wording = match.slice(trimmed.start, trimmed.end);
	if (asked !== null) {
		const answer = lexicon.yesNo(wording);
		const finished = answer === 'behind' ? null : 'completed';
		if (answer !== undefined) return { spans: [trimmed], status: asked === 'pace' ? answer : finished };
	}
	const status = lexicon.statusOf(wording);
	if (status !== undefined) return { spans: [trimmed], status };
	if (PERCENT.test(wording)) return { spans: [trimmed], status: null };
	const first = leadingStatus(match, value, lexicon);
	if (first !== null) return { spans: [trimmed], status: first.status.status };
	return { spans: [trimmed], status: null };
}

function trailing(match: string, span: Span): number {
	let end = span.end;
	while (end > span.start && '。;,'.includes(match.charAt(end - 1))) end -= 1;
	return end;
}

/** Wordings in the middle of a sentence that are clear enough to count, joined where there are several. */
export function proseStatus(match: string, span: Span, lexicon: Lexicon): DraftStatus | null {
	const clause = clauseStatus(match, span, lexicon);
	if (clause !== null) return clause;
	const hits: StatusHit[] = [];
	for (const hit of lexicon.statusesInProse(match, span.start, span.end)) {
		const same = hits.some(
			(known) => match.slice(known.start, known.end) === match.slice(hit.start, hit.end)
		);
		if (!same) hits.push(hit);
	}
	const first = hits[0];
	if (first === undefined) return null;
	const agreed = hits.every((hit) => hit.status === first.status);
	return { spans: hits, status: agreed ? first.status : null };
}

/** True for the value of a label like 进度 that tells in `shortest` characters or more what no known status says. */
export function reportsInWords(match: string, span: Span, lexicon: Lexicon, shortest: number): boolean {
	const text = match.slice(span.start, span.end).replace(/[。;,]+$/u, '');
	if (text.length < shortest || PERCENT.test(text) || !/[\p{L}]{2}/u.test(text)) return false;
	return lexicon.statusOf(text) === undefined && leadingStatus(match, span, lexicon) === null;
}

/** True for a value that judges the pace, where its label (序时进度) could announce a plan as well. */
export function tellsPace(match: string, span: Span, lexicon: Lexicon): boolean {
	const text = match.slice(span.start, span.end);
	return (
		text.length <= 24 &&
		/序时|进度|滞后|缓慢|超前|达标|完成/u.test(text) &&
		(lexicon.statusOf(text.replace(/[。;,]+$/u, '')) ?? null) !== null
	);
}

const PACE = /序时|进度|时间过半/u;

/** A clause that is nothing but a wording of pace: …完成11公里,未达序时进度。 The last one counts. */
function clauseStatus(match: string, span: Span, lexicon: Lexicon): DraftStatus | null {
	if (!PACE.test(match.slice(span.start, span.end))) return null;
	for (let end = span.end; end > span.start;) {
		let start = end;
		while (start > span.start && !',;。'.includes(match.charAt(start - 1))) start -= 1;
		const clause = trimSpan(match, start, end);
		const length = clause.end - clause.start;
		if (length >= 3 && length <= 16) {
			const text = match.slice(clause.start, clause.end);
			const status = PACE.test(text) ? lexicon.statusOf(text) : undefined;
			if (status !== undefined && status !== null) return { spans: [clause], status };
		}
		end = start - 1;
	}
	return null;
}
