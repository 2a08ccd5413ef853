import type { Span } from '../../base/span.ts';
import type { Role } from '../../schema/values.ts';
import type { DraftDepartment } from '../layouts/layout.ts';
import type { Lexicon } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';

const OPEN = new Set([...'([《“'].map((mark) => mark.charCodeAt(0)));
const CLOSE = new Set([...')]》”'].map((mark) => mark.charCodeAt(0)));

/** The parts of `start` to `end` between any of `separators`, brackets kept whole. */
export function splitTopLevel(match: string, start: number, end: number, separators: string): Span[] {
	const parts: Span[] = [];
	let depth = 0;
	let from = start;
	for (let at = start; at < end; at += 1) {
		const unit = match.charCodeAt(at);
		// most characters are neither marks nor brackets
		if (unit >= 0x4e00 && unit <= 0x9fff) continue;
		if (OPEN.has(unit)) depth += 1;
		else if (CLOSE.has(unit)) depth = Math.max(0, depth - 1);
		else if (depth === 0 && separators.includes(match.charAt(at))) {
			parts.push({ start: from, end: at });
			from = at + 1;
		}
	}
	parts.push({ start: from, end });
	return parts;
}

/**
 * The names in a list: split at 、 and commas (and at semicolons, tabs and line ends, which no name holds), brackets kept whole;
 * a remark in brackets after a name is kept beside it. Spaces split only between whole names, since
 * copying breaks names too (市自然资源和 规划局).
 */
export function readNames(match: string, span: Span, role: Role, lexicon: Lexicon): DraftDepartment[] {
	const names: DraftDepartment[] = [];
	for (const part of splitTopLevel(match, span.start, span.end, '、,;\n\t')) {
		for (const name of splitAtSpaces(match, trimName(match, part), lexicon)) {
			if (name.end > name.start + 1) names.push(readName(match, name, role, lexicon));
		}
	}
	return names;
}

/** The full stop of an abbreviation belongs to the name. */
const ABBREVIATED = /[a-z)] (?:co|ltd|inc|corp|dept|est)\.$/iu;

function trimName(match: string, span: Span): Span {
	let { start, end } = trimSpan(match, span.start, span.end);
	while (end > start && '。.:'.includes(match.charAt(end - 1)) && !ABBREVIATED.test(match.slice(start, end)))
		end -= 1;
	while (start < end && ':。'.includes(match.charAt(start))) start += 1;
	return trimSpan(match, start, end);
}

function splitAtSpaces(match: string, span: Span, lexicon: Lexicon): Span[] {
	const text = match.slice(span.start, span.end);
	if (!/\s/u.test(text)) return [span];
	const names: Span[] = [];
	let open: { start: number; end: number } | null = null;
	for (const token of text.matchAll(/\S+/gu)) {
		const start = span.start + token.index;
		const end = start + token[0].length;
		const joins =
			open !== null &&
			(!isWholeName(match.slice(open.start, open.end), lexicon) || lexicon.isNameTail(token[0]));
		if (open !== null && joins) open.end = end;
		else {
			if (open !== null) names.push(open);
			open = { start, end };
		}
	}
	if (open !== null) names.push(open);
	const last = names.at(-1);
	const before = names.at(-2);
	if (
		last !== undefined &&
		before !== undefined &&
		!isWholeName(match.slice(last.start, last.end), lexicon)
	) {
		names.splice(-2, 2, { start: before.start, end: last.end });
	}
	return names;
}

/** True for a text that can stand alone as the name of a body. */
export function isWholeName(name: string, lexicon: Lexicon): boolean {
	const bare = name.replace(/[([][^()[\]]*[)\]]$/u, '').trim();
	return bare.length >= 2 && bare.length <= 24 && !/[。,;:!?%“”]/u.test(bare) && lexicon.endsAsName(bare);
}

/** 市住建局等政府各有关部门: the name ends before 等. */
function withoutEtc(match: string, span: Span, lexicon: Lexicon): Span {
	const text = match.slice(span.start, span.end);
	const at = text.search(/等(?:[^等]{0,8}(?:部门|单位|有关|相关|成员)[^等]{0,6})?$/u);
	if (at < 2 || !isWholeName(text.slice(0, at), lexicon)) return span;
	return { start: span.start, end: span.start + at };
}

function readName(match: string, span: Span, role: Role, lexicon: Lexicon): DraftDepartment {
	const closing = match.charAt(span.end - 1);
	// 各县(市、区) and 各镇(街道) name their kinds in the brackets; that is no remark.
	const isCollective = match.charAt(span.start) === '各';
	if (isCollective) return { span, name: withoutEtc(match, span, lexicon), remark: null, role };
	if (closing === ')' || closing === ']') {
		let depth = 0;
		for (let at = span.end - 1; at > span.start; at -= 1) {
			const character = match.charAt(at);
			if (character === ')' || character === ']') depth += 1;
			else if (character === '(' || character === '[') depth -= 1;
			if (depth === 0) {
				return {
					span,
					name: trimSpan(match, span.start, at),
					remark: { start: at + 1, end: span.end - 1 },
					role
				};
			}
		}
	}
	return { span, name: withoutEtc(match, span, lexicon), remark: null, role };
}
