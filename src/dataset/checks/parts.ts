import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import type { Mention } from '../../documents/extract/quantities/mentions.ts';
import { type CheckDraft, percentAgrees, plain } from './draft.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** What a check of a text found; offsets are those of the text. */
export type TextCheck = Omit<CheckDraft, 'task' | 'name' | 'span'> & {
	readonly start: number;
	readonly end: number;
};

/** Numbers closer than this share to the whole are a slip; farther ones were never meant to add up. */
const SLIP = 0.05;

/** Parts against wholes, and shares against both, in one text (folded). */
export function checkParts(text: string, lexicon: QuantityLexicon): TextCheck[] {
	return sentencesOf(text, lexicon).flatMap((sentence) => [
		...wholeFirst(sentence, lexicon),
		...wholeLast(sentence, lexicon),
		...shares(sentence, text, lexicon),
		...rates(sentence, lexicon)
	]);
}

/** 18个,其中A 6家、B 8家; 25所…中2所…,3所…; 206个项目,正在实施126个,完成80个. */
function wholeFirst(sentence: Sentence, lexicon: QuantityLexicon): TextCheck[] {
	const { mentions, text } = sentence;
	for (const [index, whole] of mentions.entries()) {
		if (!isCount(whole)) continue;
		const next = mentions[index + 1];
		if (!next) continue;
		const between = text.slice(whole.end, next.start);
		const opens = /其中|包括|^[^,:、]{0,16}中$|^[^,:、]{0,16}中[^,:、]{0,6}$/u.test(between);
		const adjoins = /^(?:个|项)?(?:项目|任务|问题)?,?(?:正在|已)/u.test(between);
		if (!opens && !adjoins) continue;
		const parts = partsAfter(sentence, index, whole, lexicon);
		if (parts.length < 2) continue;
		const found = compare(sentence, whole, parts);
		if (found) return [found];
	}
	return [];
}

/** 513套,663户,共1176户 */
function wholeLast(sentence: Sentence, lexicon: QuantityLexicon): TextCheck[] {
	const { mentions, text } = sentence;
	for (const [index, whole] of mentions.entries()) {
		if (index < 2 || !/(?:共计?|合计|总计|总数)[^\d,]{0,8}$/u.test(text.slice(0, whole.start))) continue;
		const parts = mentions.slice(0, index).filter((part) => isCount(part) && part.kind === whole.kind);
		if (parts.length < 2) continue;
		const sum = total(parts);
		if (
			sum !== whole.comparable &&
			!parts.every((part) => lexicon.sameMeasure(part.dimension, whole.dimension))
		)
			continue;
		const found = compare(sentence, whole, parts);
		if (found) return [found];
	}
	return [];
}

function isCount(mention: Mention): boolean {
	return (
		mention.comparable !== null &&
		mention.kind !== 'percent' &&
		mention.kind !== 'points' &&
		mention.kind !== 'ordinal'
	);
}

const OPENS_ANOTHER = /^[^,:、]{0,16}中/u;

/**
 * The mentions that follow as parts: of the same measure, percentages aside, up to one of another measure, one that
 * is a whole itself (9项条件中2项), or the comma behind a list that was made with 、.
 */
function partsAfter(sentence: Sentence, index: number, whole: Mention, lexicon: QuantityLexicon): Mention[] {
	const { mentions, text } = sentence;
	const parts: Mention[] = [];
	let listed = false;
	for (const [at, mention] of mentions.entries()) {
		if (at <= index || mention.kind === 'percent' || mention.kind === 'points') continue;
		if (!lexicon.sameMeasure(mention.dimension, whole.dimension)) break;
		if (OPENS_ANOTHER.test(text.slice(mention.end))) break;
		const previous = parts.at(-1);
		const between = previous ? text.slice(previous.end, mention.start).replace(/\([^()]*\)/gu, '') : '';
		const isListed = between.includes('、');
		if (listed && !isListed) break;
		listed ||= isListed;
		parts.push(mention);
	}
	return parts;
}

function total(parts: readonly Mention[]): number {
	return Math.round(parts.reduce((sum, { comparable }) => sum + (comparable ?? 0), 0) * 1e6) / 1e6;
}

/** Equal: agrees. Off by a slip: does not. Far off: the parts were only examples, or overlap. */
function compare(sentence: Sentence, whole: Mention, parts: readonly Mention[]): TextCheck | null {
	const stated = whole.comparable;
	if (stated === null || stated === 0) return null;
	const sum = total(parts);
	const agrees = sum === stated;
	const isSlip = Math.abs(sum - stated) / stated <= SLIP;
	if (!agrees && !isSlip) return null;
	const last = parts.at(-1) ?? whole;
	const [start, end] = [Math.min(whole.start, parts[0]?.start ?? 0), Math.max(last.end, whole.end)];
	const quote = sentence.text.slice(start, end);
	const list = parts.map(({ value, unit }) => `${plain(value ?? 0)}${unit}`).join(' + ');
	return {
		kind: 'parts_whole',
		stated: whole.value,
		computed: ((whole.value ?? 0) * sum) / stated,
		agrees,
		note: `${quote}：分项 ${list}，合计写作 ${plain(whole.value ?? 0)}${whole.unit}`,
		start: sentence.start + start,
		end: sentence.start + end
	};
}

const SHARE = /占(?:全市|全县|全区|全省)?([^,。;占%\d]{2,12}?)(?:总额|总量|总数|总)?的?$/u;

/** 协议外资20.68亿美元,占全市协议外资总额的57.9%, where the text tells that whole too. */
function shares(sentence: Sentence, text: string, lexicon: QuantityLexicon): TextCheck[] {
	const { mentions } = sentence;
	return mentions.flatMap((percent, index): TextCheck[] => {
		if (percent.kind !== 'percent' || percent.value === null) return [];
		const part = mentions.slice(0, index).findLast((mention) => isCount(mention));
		if (!part || /[\u4e00-\u9fff]{10}/u.test(sentence.text.slice(part.end, percent.start).replace(SHARE, '')))
			return [];
		const name = SHARE.exec(sentence.text.slice(part.end, percent.start))?.[1];
		if (name === undefined) return [];
		const whole = wholeNamed(name, part, text, lexicon);
		if (!whole || whole.comparable === null || part.comparable === null || part.value === null) return [];
		const computed = (part.comparable / whole.comparable) * 100;
		// Printed decimals tell the rounding only while part and whole have the same unit.
		const agrees =
			whole.unit === part.unit
				? percentAgrees(percent.value, part.value, whole.value ?? 0)
				: Math.abs(percent.value - computed) < 0.1;
		const quote = sentence.text.slice(part.start, percent.end);
		return [
			{
				kind: 'stated_percent',
				stated: percent.value,
				computed,
				agrees,
				note: `${quote}：${plain(part.value)}${part.unit} ÷ ${plain(whole.value ?? 0)}${whole.unit} = ${computed.toFixed(2)}%`,
				start: sentence.start + part.start,
				end: sentence.start + percent.end
			}
		];
	});
}

/** The first figure of the same measure that stands right behind `name`, elsewhere in the text than `part`. */
function wholeNamed(name: string, part: Mention, text: string, lexicon: QuantityLexicon): Mention | null {
	for (const { text: sentence, mentions } of sentencesOf(text, lexicon)) {
		for (const mention of mentions) {
			const before = sentence.slice(Math.max(0, mention.start - name.length - 3), mention.start);
			const isLarger = (mention.comparable ?? 0) > (part.comparable ?? 0);
			if (isLarger && before.includes(name) && lexicon.sameMeasure(mention.dimension, part.dimension))
				return mention;
		}
	}
	return null;
}

const RATE = /(?:完成|完工|竣工|开工|达标|通过|进展|办结|覆盖)率(?:为|达)?$/u;
/** A stated rate this many points off is a slip; farther off it is of another whole. */
const POINTS = 2;

/** 总任务21万座,完成96541座,完成率45.97%: whole, part and rate in one sentence. */
function rates(sentence: Sentence, lexicon: QuantityLexicon): TextCheck[] {
	const { mentions, text } = sentence;
	return mentions.flatMap((percent, index): TextCheck[] => {
		if (percent.kind !== 'percent' || percent.value === null) return [];
		if (!RATE.test(text.slice(0, percent.start))) return [];
		const counts = mentions.slice(0, index).filter(isCount);
		const part = counts.at(-1);
		if (!part) return [];
		// The largest count of the sentence is the whole; what stands between may be another part.
		const whole = counts
			.filter((other) => other !== part && lexicon.sameMeasure(other.dimension, part.dimension))
			.reduce<Mention>(
				(most, other) => ((other.comparable ?? 0) > (most.comparable ?? 0) ? other : most),
				part
			);
		if (whole === part || part.value === null || whole.value === null) return [];
		const computed = ((part.comparable ?? 0) / (whole.comparable ?? 1)) * 100;
		const agrees = Math.abs(computed - percent.value) < 0.1;
		if (!agrees && Math.abs(computed - percent.value) > POINTS) return [];
		return [
			{
				kind: 'stated_percent',
				stated: percent.value,
				computed,
				agrees,
				note: `${text.slice(part.start, percent.end)}：${plain(part.value)}${part.unit} ÷ ${plain(whole.value)}${whole.unit} = ${computed.toFixed(2)}%`,
				start: sentence.start + Math.min(whole.start, part.start),
				end: sentence.start + percent.end
			}
		];
	});
}

/** Stages of one quarter that add up to the target: 2所、11所、7所、5所 of 25所. Only where they do. */
export function checkStages(cell: string, target: string, lexicon: QuantityLexicon): TextCheck[] {
	const wholes = sentencesOf(target, lexicon).flatMap(({ mentions }) => mentions.filter(isCount));
	return wholes.flatMap((whole): TextCheck[] => {
		const parts = sentencesOf(cell, lexicon).flatMap(({ mentions, start }) =>
			mentions
				.filter((mention) => isCount(mention) && mention.unit === whole.unit)
				.map((mention) => ({ mention, start: start + mention.start, end: start + mention.end }))
		);
		const first = parts[0];
		const last = parts.at(-1);
		if (parts.length < 3 || !first || !last || whole.value === null) return [];
		const sum = total(parts.map(({ mention }) => mention));
		if (sum !== whole.comparable) return [];
		const list = parts.map(({ mention }) => `${plain(mention.value ?? 0)}${mention.unit}`).join(' + ');
		return [
			{
				kind: 'parts_whole',
				stated: whole.value,
				computed: whole.value,
				agrees: true,
				note: `各阶段 ${list}，与目标 ${plain(whole.value)}${whole.unit} 一致`,
				start: first.start,
				end: last.end
			}
		];
	});
}

const OF_PLAN =
	/^[^,。;]{0,4},?(?:完成|占|为|达)?(?:全年|年度|今年)?(?:计划|目标任务|目标|任务)(?:数|总数)?的?\s*$/u;

const PACE_OF_PLAN = /^[^,。;]{0,4},?\s*序时进度(?:力争|争取)?(?:达到|达|为)?\s*$/u;

/** 完成投资374亿元,完成年度计划的76%, where the target sentence promises one number of that measure. */
export function checkOwnTarget(text: string, target: string, lexicon: QuantityLexicon): TextCheck[] {
	const wholes = sentencesOf(target, lexicon).flatMap(({ mentions }) => mentions.filter(isCount));
	return sentencesOf(text, lexicon).flatMap((sentence) =>
		sentence.mentions.flatMap((percent, index): TextCheck[] => {
			const part = sentence.mentions[index - 1];
			if (percent.kind !== 'percent' || percent.value === null || !part || !isCount(part)) return [];
			const between = sentence.text.slice(part.end, percent.start);
			const isPace = PACE_OF_PLAN.test(between);
			if (!isPace && !OF_PLAN.test(between)) return [];
			const same = wholes.filter((whole) => lexicon.sameMeasure(whole.dimension, part.dimension));
			const [whole] = same;
			if (same.length !== 1 || !whole || part.value === null || whole.value === null) return [];
			const computed = ((part.comparable ?? 0) / (whole.comparable ?? 1)) * 100;
			// Farther off, the percentage is of a plan that the sentence does not name.
			if (!isPace && Math.abs(computed - percent.value) > 2 * POINTS) return [];
			const agrees =
				part.unit === whole.unit
					? percentAgrees(percent.value, part.value, whole.value, true)
					: Math.abs(computed - percent.value) < 0.1;
			return [
				{
					kind: 'stated_percent',
					stated: percent.value,
					computed,
					agrees,
					note: `${sentence.text.slice(part.start, percent.end)}：${plain(part.value)}${part.unit} ÷ 目标 ${plain(whole.value)}${whole.unit} = ${computed.toFixed(1)}%`,
					start: sentence.start + part.start,
					end: sentence.start + percent.end
				}
			];
		})
	);
}
