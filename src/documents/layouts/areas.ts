import type { Span } from '../../base/span.ts';
import { splitTopLevel } from '../extract/departments.ts';
import { findFigures } from '../extract/figures.ts';
import { indexWithin, trimSpan } from '../lines.ts';
import type { DraftArea, DraftFact, DraftNumber, LayoutInput, LayoutReader, Reading } from './layout.ts';
import { ordinalOf } from './outline.ts';

/** A briefing by area: (一)教育惠民方面。涉及6件实事11个事项,按序时推进,完成投资…。一是…。存在问题:… */
export const areasReader: LayoutReader = {
	name: 'area-briefing',
	read: (input) => {
		const areas: DraftArea[] = [];
		const furniture: Span[] = [];
		for (let line = 0; line < input.lines.count; line += 1) {
			const ordinal = ordinalOf(input, line);
			if (ordinal === null || ordinal.doubtful || ordinal.style === 'chapter') continue;
			const area = readArea(input, ordinal.number, ordinal.value, ordinal.bodyStart, ordinal.end, furniture);
			if (area !== null) areas.push(area);
		}
		if (areas.length < 2) return null;
		const reading: Reading = { tasks: [], areas, furniture, diagnostics: [], kind: 'briefing' };
		return reading;
	}
};

const NAME = /^([^,。;:、]{2,16}?)(?:方面|领域|类|工作)?[。:]/u;
const ITEMS = /(?:涉及|共有?|包括|含)?(\d{1,4})(?:件|项|个)(?:民生)?(?:实事|项目|事项|任务|工作)/u;
const SUB_ITEMS = /(\d{1,4})个?(?:子项目?|事项|项目|子项|小项|具体项目|具体事项)/gu;
const INVESTED = /(?:完成|累计|实际|已)?(?:完成)?(?:投资|投入)(?:额|资金)?(?:约)?(\d+(?:\.\d+)?)(亿|万)元/u;
const PERCENT =
	/(?:(?:为|占|达|完成)(?:全?年(?:度)?)?(?:总)?(?:投资)?计划(?:投资)?(?:的|总额的)?|完成率(?:为|达)?|占比)(\d+(?:\.\d+)?)%/u;
const STATEMENT =
	/[^,。;]*(?:序时|进度(?:要求|推进)|按计划推进|有序推进|滞后|未达预期|进展缓慢|推进缓慢)[^,。;]*/u;

function readArea(
	input: LayoutInput,
	number: Span,
	value: number,
	start: number,
	end: number,
	furniture: Span[]
): DraftArea | null {
	const { match } = input;
	const name = NAME.exec(match.slice(start, Math.min(end, start + 24)));
	const named = name?.[1];
	if (name === null || named === undefined) return null;
	const headStart = start + name[0].length;
	const stop = indexWithin(match, '。', headStart, end);
	const headEnd = stop < 0 ? end : stop;
	const head = match.slice(headStart, headEnd);
	const items = ITEMS.exec(head);
	const percent = PERCENT.exec(head);
	const invested = INVESTED.exec(head);
	if (items === null || items.index > 40 || (invested === null && STATEMENT.exec(head) === null)) return null;
	const itemNumber = numberAt(headStart + items.index + items[0].indexOf(items[1] ?? ''), items[1]);
	const rest = items.index + items[0].length;
	const sub = [...head.slice(rest).matchAll(SUB_ITEMS)][0];
	const statement = STATEMENT.exec(head);
	furniture.push({ start: number.start, end: start });
	furniture.push({ start: start + named.length, end: headEnd });
	const facts = readFacts(input, headEnd + 1, end, furniture);
	return {
		whole: { start: number.start, end },
		number: value,
		name: { start, end: start + named.length },
		items: itemNumber,
		subItems: sub === undefined ? null : numberAt(headStart + rest + sub.index, sub[1]),
		invested: invested === null ? null : investedAt(headStart + invested.index, invested),
		statedPercent:
			percent === null
				? null
				: numberAt(headStart + percent.index + percent[0].lastIndexOf(percent[1] ?? ''), percent[1]),
		statement:
			statement === null
				? null
				: trimSpan(match, headStart + statement.index, headStart + statement.index + statement[0].length),
		achievements: facts.achievements,
		problems: facts.problems
	};
}

function numberAt(start: number, digits: string | undefined): DraftNumber | null {
	if (digits === undefined) return null;
	return { value: Number(digits), span: { start, end: start + digits.length } };
}

function investedAt(start: number, hit: RegExpExecArray): DraftNumber {
	const digits = hit[1] ?? '0';
	const from = start + hit[0].lastIndexOf(digits);
	const value = hit[2] === '万' ? Number(digits) / 10_000 : Number(digits);
	return { value, span: { start: from, end: from + digits.length + 2 } };
}

const PROBLEM = /(?:存在的?)?(?:主要)?(?:问题|困难)(?:和困难|与困难)?:/u;
const GROUP = /^[一二三四五六七八九十]是[^。;:]{2,24}[。:]/u;
const ENUMERATION = /(?<=^|[。;])(?=[一二三四五六七八九十]是)/u;

function readFacts(
	input: LayoutInput,
	start: number,
	end: number,
	furniture: Span[]
): { achievements: DraftFact[]; problems: DraftFact[] } {
	const { match } = input;
	const text = match.slice(start, end);
	const problem = PROBLEM.exec(text);
	const cut = problem === null ? end : start + problem.index;
	const achievements: DraftFact[] = [];
	for (const sentence of splitTopLevel(match, start, cut, '。;')) {
		const span = trimSpan(match, sentence.start, sentence.end);
		if (span.end === span.start) continue;
		const heading = GROUP.exec(`${match.slice(span.start, span.end)}。`);
		if (heading !== null && heading[0].length >= span.end - span.start) {
			furniture.push(span);
			continue;
		}
		for (const clause of splitTopLevel(match, span.start, span.end, ','))
			achievements.push(...readClause(match, clause));
	}
	const problems: DraftFact[] = [];
	if (problem !== null) {
		const from = cut + problem[0].length;
		furniture.push({ start: cut, end: from });
		let at = from;
		for (const part of match.slice(from, end).split(ENUMERATION)) {
			const span = trimSpan(match, at, at + part.length);
			if (span.end > span.start) problems.push({ span, figure: null });
			at += part.length;
		}
	}
	return { achievements, problems };
}

/** One fact per clause; a list of clauses with a figure each (…等2所学校、…等2所幼儿园) is parted at 、. */
function readClause(match: string, clause: Span): DraftFact[] {
	const span = trimSpan(match, clause.start, clause.end);
	if (span.end === span.start || PRAISE.test(match.slice(span.start, span.end))) return [];
	const parts = splitTopLevel(match, span.start, span.end, '、').map((part) =>
		trimSpan(match, part.start, part.end)
	);
	const figured = parts.filter((part) => findFigures(match, part.start, part.end).length > 0);
	const pieces = parts.length > 1 && figured.length === parts.length ? parts : [span];
	return pieces.flatMap((piece): DraftFact[] => {
		const figures = findFigures(match, piece.start, piece.end);
		if (figures.length === 0) return [{ span: piece, figure: null }];
		return figures.map((figure, index) => ({
			span:
				index === 0
					? piece
					: {
							start: ownStart(match, figures[index - 1]?.span.end ?? piece.start, figure.span.start),
							end: piece.end
						},
			figure: { value: figure.value, unit: figure.unit }
		}));
	});
}

/** Clauses that praise and report nothing. */
const PRAISE = /^(?:得到|受到|获得|赢得|深受).{0,10}(?:认可|好评|肯定|欢迎|点赞|称赞)$/u;

/** Where the second fact of a clause begins: after 和, at its verb, or at its figure. */
function ownStart(match: string, after: number, figure: number): number {
	const between = match.slice(after, figure);
	const joint = Math.max(between.lastIndexOf('和'), between.lastIndexOf('及'), between.lastIndexOf('、'));
	if (joint >= 0) return after + joint + 1;
	const verb = between.search(
		/减|发放|完成|建成|提供|新增|新建|开工|投入|落实|改造|安装|覆盖|惠及|培训|带动|解决|实现/u
	);
	return verb >= 0 ? after + verb : figure;
}
