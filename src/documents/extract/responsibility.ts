import type { Span } from '../../base/span.ts';
import type { Role } from '../../schema/values.ts';
import type { DraftDepartment } from '../layouts/layout.ts';
import type { Lexicon } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';
import type { PrintedRole } from '../reference.ts';
import { isWholeName, readNames } from './departments.ts';

/** A list of bodies under one label, before it is known what stands beside it. */
export interface RoleList {
	readonly role: PrintedRole;
	readonly span: Span;
}

/** What a document says about lists of bodies as a whole. */
export interface ResponsibilityRules {
	/** the first name of an unlabelled or 责任单位 list is the lead, the others are not */
	readonly firstIsLead: boolean;
}

/**
 * The departments of a task from its labelled lists. 责任单位 alone names leads; beside a lead it names
 * co-responsible bodies. Sentences in a list (X牵头,Y配合; X、Y分别牵头; X负责落实) override its label.
 */
export function readResponsibility(
	match: string,
	lists: readonly RoleList[],
	lexicon: Lexicon,
	rules: ResponsibilityRules
): DraftDepartment[] {
	const hasLead = lists.some((list) => list.role === 'lead' && list.span.end > list.span.start);
	const departments: DraftDepartment[] = [];
	for (const list of lists) {
		if (list.role === 'people') continue;
		const role: Role = list.role === 'owner' ? (hasLead ? 'co' : 'lead') : list.role;
		const sentence = readSentence(match, list.span, role, lexicon);
		if (sentence !== null) {
			departments.push(...sentence);
			continue;
		}
		const names = readNames(match, withoutRuleRemark(match, list.span, lexicon), role, lexicon);
		if (rules.firstIsLead && list.role === 'owner' && !hasLead) {
			departments.push(
				...names.map((name, index) => (index === 0 ? name : { ...name, role: 'co' as const }))
			);
		} else departments.push(...names);
	}
	return departments;
}

/** A list whose last bracket holds the document's own rule (…列第一位为牵头…) ends before that bracket. */
function withoutRuleRemark(match: string, span: Span, lexicon: Lexicon): Span {
	const text = match.slice(span.start, span.end);
	if (!text.includes('(')) return span;
	const hit = lexicon.firstIsLead.map((rule) => text.indexOf(rule)).find((at) => at >= 0);
	if (hit === undefined) return span;
	const bracket = text.lastIndexOf('(', hit);
	return bracket < 0 ? span : { start: span.start, end: span.start + bracket };
}

/** Names and the verbs after them: 办公室牵头,各科室配合. Null where there is no such verb. */
export function readSentence(
	match: string,
	span: Span,
	fallback: Role,
	lexicon: Lexicon
): DraftDepartment[] | null {
	const text = match.slice(span.start, span.end);
	if (!lexicon.hasPhrase(text)) return null;
	const hits: { start: number; end: number; role: Role }[] = [];
	const take = (words: readonly string[], role: Role): void => {
		for (const word of words) {
			for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
				const end = at + word.length;
				const after = text.charAt(end);
				const free = hits.every((hit) => end <= hit.start || at >= hit.end);
				if (free && at > 0 && (after === '' || ',;。)]、\n '.includes(after)))
					hits.push({ start: at, end, role });
			}
		}
	};
	take(lexicon.phrases.leadAfter, 'lead');
	take(lexicon.phrases.coAfter, 'co');
	take(lexicon.phrases.ownerAfter, fallback);
	if (hits.length === 0) return null;
	hits.sort((a, b) => a.start - b.start);
	const led = hits.find((hit) => hit.role === 'lead');
	// 甲牵头,乙按职责分工负责: who answers beside a lead does so with it, and alone is the lead
	const roleOf = (hit: { start: number; end: number; role: Role }): Role =>
		!text.slice(hit.start, hit.end).endsWith('负责') || hit.role === 'lead'
			? hit.role
			: led !== undefined && led.start < hit.start
				? 'co'
				: fallback;
	const departments: DraftDepartment[] = [];
	let from = span.start;
	for (const hit of hits) {
		let start = from;
		for (const word of lexicon.phrases.leadBefore) {
			const trimmed = trimSpan(match, start, span.start + hit.start);
			const head = match.slice(trimmed.start, trimmed.start + 2).replace(/^[,;]/u, '');
			if (head.startsWith(word)) start = match.indexOf(word, trimmed.start) + word.length;
		}
		departments.push(...readNames(match, { start, end: span.start + hit.start }, roleOf(hit), lexicon));
		from = span.start + hit.end;
	}
	const hasLead = departments.some((department) => department.role === 'lead');
	departments.push(...readNames(match, { start: from, end: span.end }, hasLead ? 'co' : fallback, lexicon));
	return departments;
}

/** True where a bare bracket or heading holds bodies and nothing else, and one of them is surely one. */
export function surelyBodies(match: string, span: Span, lexicon: Lexicon): boolean {
	if (
		!looksLikeBodies(match, span, lexicon) ||
		/^(?:含|包括|其中|如|即|不含|原)/u.test(match.slice(span.start, span.start + 2))
	)
		return false;
	const names = readSentence(match, span, 'lead', lexicon) ?? readNames(match, span, 'lead', lexicon);
	return names.some((name) => lexicon.endsAsBody(match.slice(name.name.start, name.name.end)));
}

/** True where `span` holds nothing but names of bodies, or names and their verbs. */
export function looksLikeBodies(match: string, span: Span, lexicon: Lexicon): boolean {
	const text = match.slice(span.start, span.end);
	if (text.length > 400 || text.trim().length < 2) return false;
	const names = readSentence(match, span, 'lead', lexicon) ?? readNames(match, span, 'lead', lexicon);
	return (
		names.length > 0 &&
		names.every((name) => isWholeName(match.slice(name.name.start, name.name.end), lexicon))
	);
}
