import type { Span } from '../../base/span.ts';
import { splitTopLevel } from '../extract/departments.ts';
import { closingBracket } from '../extract/labels.ts';
import { looksLikeBodies } from '../extract/responsibility.ts';
import type { Lexicon, StatusHit } from '../lexicon.ts';
import { trimSpan } from '../lines.ts';
import type { DraftStatus } from './layout.ts';

/** A class of tasks in running text: its status, and the list of its members. */
export interface TaskClass {
	readonly status: DraftStatus;
	/** where the class's own words begin: the class before it ends here */
	readonly from: number;
	/** its members; empty where they follow in lines of their own */
	readonly members: Span;
}

/** The words between a class and its members. */
const OPENING =
	/(?:(?:的)?(?:子?项目|任务|事项|工作|实事|工程)*(?:共|仅|还|另)?有?\(?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[项个件]\)?(?:项目|任务|事项|实事|工作|工程)?(?:,?(?:分别是|分别为|分别|即|为|包括|主要是|具体是))?:|(?:,|。|;)?(?:其中)?(?:具体)?(?:项目)?(?:分别是|分别为|具体为|具体有|主要有|主要是|包括|有(?!\d{1,4}[项个件]))[:,]?|(?:,|。|;)其中[:,]|(?:的)?(?:项目|任务|事项|工作|实事|子项目)?(?:\(?\d{1,4}[项个件]\)?)?(?:有|如下|分别是|分别为|情况)?:|,?具体(?:情况)?如下:|,为(?=[^,。;]{2,40}、))/uy;

/** What may stand between a status wording and the opening: 子项目7个, 的项目, 5项、占比9.1%. */
const BRIDGE =
	/^(?:的)?(?:子?项目|任务|事项|工作|实事|目标|指标|类)*(?:共?有?\d{1,4}[项个件])?(?:[、,]占(?:比|总数)?[\d.]{1,6}%)?/u;

/** Openings that refer to a class named a sentence before: …的有2项。分别为甲、乙 */
const REFERRING =
	/(?:分别(?:是|为)|主要(?:是|有|为)|(?:项目|指标|任务|事项)(?:是|为)(?=“)|(?<=[。;:,])(?=一是))[:,]?/gu;

/** A list in brackets after the class: 推进缓慢的有3项(甲、乙、丙). */
const BRACKETED =
	/^(?:的)?(?:子?项目|任务|事项|工作|实事|指标)*(?:有|共|为)?\d{1,4}[项个件](?:项目|任务|事项|实事|指标)?\((?!详?见|含|不含|占|如|其中)/u;

/** What stands between the last name of a list and the status it shares: 甲、乙等5个项目均 */
const LIST_END =
	/(等)?(?:共?\d{1,4}|[一二三四五六七八九十]{1,3})?(?:[个项件])?(?:省市|省级|市级|县级|区级|重点|民生|实事|建设|子)*(项目|指标|任务|事项|实事|工程)?(?:进度|推进|进展|建设|实施)?(?:均|都|全部|整体|总体|仍|还|也|正|正在|已|现|目前)*$/u;

/** Words that no name of a task begins with. */
const NO_NAME =
	/^(?:各|全[市县区省]|相关|有关|部分|个别|一些|多数|少数|大多|其他|其余|我[市县区]|上述|以上|因|由于|受)/u;

/** Where a class's words begin is looked for within this many characters. */
const LONGEST_CLAUSE = 200;

/** The longest list that may stand before its status. */
const LONGEST_LIST = 600;

/** The classes that a paragraph names, with their members before or after them. */
export function findClasses(match: string, text: Span, lexicon: Lexicon): TaskClass[] {
	const classes: { status: DraftStatus; from: number; start: number; end: number | null }[] = [];
	const hits: StatusHit[] = [];
	let at = text.start;
	while (at < text.end) {
		const hit = lexicon.statusAt(match, at, text.end);
		if (hit === null) {
			at += 1;
			continue;
		}
		hits.push(hit);
		at = hit.end;
		const floor = classes.at(-1)?.end ?? classes.at(-1)?.start ?? text.start;
		const before = classes.at(-1);
		const inside = before?.end === null && !match.slice(before.start, hit.start).includes('。');
		const listed =
			bracketed(match, hit, text.end) ?? (inside ? null : listBefore(match, floor, hit, text.end, lexicon));
		const bare = hit.end - hit.start < 3 && hit.status !== 'behind';
		const members = listed?.start ?? (bare ? null : openingAfter(match, hit, text.end));
		if (members === null) continue;
		const end = listed?.end ?? null;
		const from = Math.min(
			members,
			clauseStart(match, Math.max(floor, hit.start - LONGEST_CLAUSE), hit.start)
		);
		classes.push({
			status: { spans: [{ start: contiguous(match, from, hit, lexicon), end: hit.end }], status: hit.status },
			from,
			start: members,
			end
		});
		at = Math.max(hit.end, members, end ?? 0);
	}
	for (const hit of referred(match, text, hits, classes)) classes.push(hit);
	classes.sort((a, b) => a.from - b.from);
	return classes.map(({ status, from, start, end }, index) => {
		const until = classes.find((other, place) => place > index && other.from >= start)?.from ?? text.end;
		return { status, from, members: trimSpan(match, start, end ?? memberEnd(match, start, until)) };
	});
}

/** Lists whose class was named in a sentence before them. */
function referred(
	match: string,
	text: Span,
	hits: readonly StatusHit[],
	known: readonly { readonly from: number; readonly start: number; readonly end: number | null }[]
): { status: DraftStatus; from: number; start: number; end: null }[] {
	const found: { status: DraftStatus; from: number; start: number; end: null }[] = [];
	const body = match.slice(text.start, text.end);
	if (known.length === 0 && hits.length === 0) return found;
	let floor = text.start;
	for (const opening of body.matchAll(REFERRING)) {
		const at = text.start + opening.index;
		const start = at + opening[0].length;
		const taken = known.find((one) => one.from <= at && (one.end ?? text.end) > at);
		if (taken !== undefined) continue;
		const window = hits.filter(
			(hit) =>
				hit.start >= Math.max(floor, at - LONGEST_CLAUSE) &&
				hit.end <= at &&
				(hit.end - hit.start >= 3 || hit.status === 'behind')
		);
		const sentence = clauseStart(match, floor, at - 1);
		const hit = window.findLast((one) => one.start >= sentence) ?? window[0];
		if (hit === undefined) continue;
		found.push({
			status: { spans: [{ start: hit.start, end: hit.end }], status: hit.status },
			from: hit.start,
			start,
			end: null
		});
		floor = start;
	}
	return found;
}

/** `推进缓慢的有3项(甲、乙、丙)`: the list in the bracket. */
function bracketed(match: string, hit: StatusHit, end: number): Span | null {
	const head = BRACKETED.exec(match.slice(hit.end, Math.min(end, hit.end + 40)));
	if (head === null) return null;
	const open = hit.end + head[0].length - 1;
	const close = closingBracket(match, open, end);
	return close === null || !match.slice(open, close).includes('、') ? null : { start: open + 1, end: close };
}

/** `甲、乙、丙等项目进度缓慢`: the list before the status. Names must be names, or nothing is read. */
function listBefore(
	match: string,
	floor: number,
	hit: StatusHit,
	end: number,
	lexicon: Lexicon
): Span | null {
	if (hit.end < end && !'。;,()、\n'.includes(match.charAt(hit.end))) return null;
	if (hit.end - hit.start < 3 && hit.status !== 'behind') return null;
	const from = Math.max(floor, hit.start - LONGEST_LIST);
	const clause = splitTopLevel(match, from, hit.start, '。;:,!?\n').at(-1);
	if (clause === undefined) return null;
	const text = match.slice(clause.start, clause.end);
	if (!text.includes('、')) return null;
	const tail = LIST_END.exec(text);
	const counted = /\d[个项件]|等/u.test(tail?.[0] ?? '');
	const named = tail?.[2] !== undefined;
	const list = trimSpan(match, clause.start, clause.end - (tail?.[0].length ?? 0));
	const stated = /(?:共)?(\d{1,4})[个项件]/u.exec(tail?.[0] ?? '')?.[1];
	const agrees = Number(stated) === splitTopLevel(match, list.start, list.end, '、').length;
	if (!(counted && named) && !agrees && hit.status !== 'behind') return null;
	const names = splitTopLevel(match, list.start, list.end, '、').map((part) =>
		trimSpan(match, part.start, part.end)
	);
	const whole = names.every(
		(name) =>
			name.end - name.start >= 2 &&
			name.end - name.start <= 40 &&
			!NO_NAME.test(match.slice(name.start, Math.min(name.end, name.start + 3)))
	);
	return names.length < 2 || !whole || looksLikeBodies(match, list, lexicon) ? null : list;
}

/** Two wordings of being late, one after the other, are kept together: 实施较慢,欠序时较多. */
function contiguous(match: string, from: number, hit: StatusHit, lexicon: Lexicon): number {
	if (hit.status !== 'behind' || match.charAt(hit.start - 1) !== ',') return hit.start;
	for (let at = Math.max(from, hit.start - 16); at < hit.start - 2; at += 1) {
		const before = lexicon.statusAt(match, at, hit.start - 1);
		if (before !== null && before.end === hit.start - 1 && before.status === 'behind') return before.start;
	}
	return hit.start;
}

function openingAfter(match: string, hit: StatusHit, end: number): number | null {
	const bridge = BRIDGE.exec(match.slice(hit.end, Math.min(end, hit.end + 32)))?.[0].length ?? 0;
	for (const from of bridge === 0 ? [hit.end] : [hit.end + bridge, hit.end]) {
		OPENING.lastIndex = from;
		const opening = OPENING.exec(match);
		if (opening !== null && opening[0] !== '' && OPENING.lastIndex <= end) return OPENING.lastIndex;
	}
	return null;
}

function clauseStart(match: string, start: number, at: number): number {
	for (let before = at - 1; before >= start; before -= 1) {
		if ('。;'.includes(match.charAt(before))) return before + 1;
	}
	return start;
}

/** The members of a class end with their sentence, or with the remark about the others. */
function memberEnd(match: string, from: number, until: number): number {
	const others = match
		.slice(from, until)
		.search(
			/[,;。](?:其余|其他(?:项目|任务|各项|均)|另有|这些|占(?:任务|项目|目标)?总数|\d{1,4}[项个件](?!月))/u
		);
	const end = others < 0 ? until : from + others;
	const stop = match.slice(from, end).indexOf('。');
	return stop >= 0 ? from + stop : end;
}
