import type { Mention } from '../../documents/extract/quantities/mentions.ts';
import { bilingual, plain } from './draft.ts';
import type { CheckTools } from './reference.ts';
import { isCount, type Sentence, sentencesOf, type TextCheck } from './sentences.ts';

/** Numbers closer than this share to the whole are a slip; farther ones were never meant to add up. */
const SLIP = 0.01;

/** Parts against wholes in one text (folded). */
export function checkParts(text: string, tools: CheckTools): TextCheck[] {
	return sentencesOf(text, tools.lexicon).flatMap((sentence) => [
		...wholeFirst(sentence, tools),
		...wholeLast(sentence, tools)
	]);
}

/** 18个,其中A 6家、B 8家; 25所…中2所…,3所…; 206个项目,正在实施126个,完成80个. */
function wholeFirst(sentence: Sentence, tools: CheckTools): TextCheck[] {
	const { mentions, text } = sentence;
	for (const [index, whole] of mentions.entries()) {
		if (!isCount(whole)) continue;
		const next = mentions[index + 1];
		if (!next) continue;
		const between = text.slice(whole.end, next.start);
		const opens = tools.patterns.parts.opens.test(between);
		const adjoins = tools.patterns.parts.adjoins.test(between);
		if (!opens && !adjoins) continue;
		const parts = partsAfter(sentence, index, whole, tools);
		if (parts.length < 2) continue;
		const found = compare(sentence, whole, parts);
		if (found) return [found];
	}
	return [];
}

/** 513套,663户,共1176户 */
function wholeLast(sentence: Sentence, tools: CheckTools): TextCheck[] {
	const { mentions, text } = sentence;
	for (const [index, whole] of mentions.entries()) {
		if (index < 2 || !tools.patterns.parts.total.test(text.slice(0, whole.start))) continue;
		const parts = mentions.slice(0, index).filter((part) => isCount(part) && part.kind === whole.kind);
		if (parts.length < 2) continue;
		const sum = total(parts);
		if (
			sum !== whole.comparable &&
			!parts.every((part) => tools.lexicon.sameMeasure(part.dimension, whole.dimension))
		)
			continue;
		const found = compare(sentence, whole, parts);
		if (found) return [found];
	}
	return [];
}

/**
 * The mentions that follow as parts: of the same measure, percentages aside, up to one of another measure, one that
 * is a whole itself (9项条件中2项), or the comma behind a list that was made with 、.
 */
function partsAfter(sentence: Sentence, index: number, whole: Mention, tools: CheckTools): Mention[] {
	const { mentions, text } = sentence;
	const parts: Mention[] = [];
	let listed = false;
	for (const [at, mention] of mentions.entries()) {
		if (at <= index || mention.kind === 'percent' || mention.kind === 'points') continue;
		if (!tools.lexicon.sameMeasure(mention.dimension, whole.dimension)) break;
		if (tools.patterns.parts.another.test(text.slice(mention.end))) break;
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
		note: bilingual(
			`“${quote}”：分项 ${list}，合计写作 ${plain(whole.value ?? 0)}${whole.unit}`,
			`“${quote}”: the parts are ${list}, the whole is written as ${plain(whole.value ?? 0)}${whole.unit}`
		),
		start: sentence.start + start,
		end: sentence.start + end
	};
}

/** Stages of one quarter that add up to the target: 2所、11所、7所、5所 of 25所. Only where they do. */
export function checkStages(cell: string, target: string, tools: CheckTools): TextCheck[] {
	const wholes = sentencesOf(target, tools.lexicon).flatMap(({ mentions }) => mentions.filter(isCount));
	return wholes.flatMap((whole): TextCheck[] => {
		const parts = sentencesOf(cell, tools.lexicon).flatMap(({ mentions, start }) =>
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
				note: bilingual(
					`各阶段 ${list}，与目标 ${plain(whole.value)}${whole.unit} 一致`,
					`the stages ${list} add up to the target ${plain(whole.value)}${whole.unit}`
				),
				start: first.start,
				end: last.end
			}
		];
	});
}
