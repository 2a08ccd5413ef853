import type { Mention } from '../../documents/extract/quantities/mentions.ts';
import { bilingual, percentAgrees, percentBeside, plain } from './draft.ts';
import type { CheckTools } from './reference.ts';
import { isCount, type Sentence, sentencesOf, type TextCheck } from './sentences.ts';

/** Stated percentages against the part and the whole that the same text (folded) tells. */
export function checkPercents(text: string, tools: CheckTools): TextCheck[] {
	const sentences = sentencesOf(text, tools.lexicon);
	return sentences.flatMap((sentence) => [...shares(sentence, sentences, tools), ...rates(sentence, tools)]);
}

function quotient(
	quote: string,
	part: Mention,
	whole: Mention,
	stated: Mention,
	percent: number,
	isTarget = false
): string {
	const [one, all] = [part, whole].map(({ value, unit }) => `${plain(value ?? 0)}${unit}`);
	const shown = percentBeside(percent, stated.value ?? 0);
	return bilingual(
		`文中写“${quote}”；${one} ÷ ${isTarget ? '目标 ' : ''}${all} = ${shown}`,
		`the text says “${quote}”; ${one} ÷ ${isTarget ? 'target ' : ''}${all} = ${shown}`
	);
}

/** 协议外资20.68亿美元,占全市协议外资总额的57.9%, where the text tells that whole too. */
function shares(sentence: Sentence, sentences: readonly Sentence[], tools: CheckTools): TextCheck[] {
	const { mentions } = sentence;
	return mentions.flatMap((percent, index): TextCheck[] => {
		if (percent.kind !== 'percent' || percent.value === null) return [];
		const part = mentions.slice(0, index).findLast((mention) => isCount(mention));
		if (
			!part ||
			/[\u4e00-\u9fff]{10}/u.test(
				sentence.text.slice(part.end, percent.start).replace(tools.patterns.percents.share, '')
			)
		)
			return [];
		const name = tools.patterns.percents.share.exec(sentence.text.slice(part.end, percent.start))?.[1];
		if (name === undefined) return [];
		const whole = wholeNamed(name, part, sentences, tools);
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
				note: quotient(quote, part, whole, percent, computed),
				start: sentence.start + part.start,
				end: sentence.start + percent.end
			}
		];
	});
}

/**
 * The first larger figure of the same measure that is told as the whole: right behind `name`, which opens its sentence
 * or follows 全市. 3000万美元以上项目61个,协议外资30.98亿美元 is the whole of those projects only.
 */
function wholeNamed(
	name: string,
	part: Mention,
	sentences: readonly Sentence[],
	tools: CheckTools
): Mention | null {
	for (const { text: sentence, mentions } of sentences) {
		for (const mention of mentions) {
			const before = sentence.slice(0, mention.start);
			const at = before.lastIndexOf(name);
			const isNamed = at >= 0 && mention.start - at <= name.length + 3;
			const isWhole = isNamed && tools.patterns.percents.whole.test(before.slice(0, at));
			const isLarger = (mention.comparable ?? 0) > (part.comparable ?? 0);
			if (isLarger && isWhole && tools.lexicon.sameMeasure(mention.dimension, part.dimension)) return mention;
		}
	}
	return null;
}

/** A stated rate this many points off is a slip; farther off it is of another whole. */
const POINTS = 2;

/** 总任务21万座,完成96541座,完成率45.97%: whole, part and rate in one sentence. */
function rates(sentence: Sentence, tools: CheckTools): TextCheck[] {
	const { mentions, text } = sentence;
	return mentions.flatMap((percent, index): TextCheck[] => {
		if (percent.kind !== 'percent' || percent.value === null) return [];
		if (!tools.patterns.percents.rate.test(text.slice(0, percent.start))) return [];
		const counts = mentions.slice(0, index).filter(isCount);
		const part = counts.at(-1);
		if (!part) return [];
		// The largest count of the sentence is the whole; what stands between may be another part.
		const whole = counts
			.filter((other) => other !== part && tools.lexicon.sameMeasure(other.dimension, part.dimension))
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
				note: quotient(text.slice(part.start, percent.end), part, whole, percent, computed),
				start: sentence.start + Math.min(whole.start, part.start),
				end: sentence.start + percent.end
			}
		];
	});
}

/** The four characters before a number, which name what it counts; empty where fewer stand there. */
function nameBefore(text: string, { start }: Mention): string {
	return /([\u4e00-\u9fff]{4})\s*$/u.exec(text.slice(0, start))?.[1] ?? '';
}

/** 完成投资374亿元,完成年度计划的76%, where the target sentence promises one number of that measure. */
export function checkOwnTarget(text: string, target: string, tools: CheckTools): TextCheck[] {
	const wholes = sentencesOf(target, tools.lexicon).flatMap(({ mentions, text: words }) =>
		mentions.filter(isCount).map((mention) => ({ mention, name: nameBefore(words, mention) }))
	);
	return sentencesOf(text, tools.lexicon).flatMap((sentence) =>
		sentence.mentions.flatMap((percent, index): TextCheck[] => {
			const part = sentence.mentions[index - 1];
			if (percent.kind !== 'percent' || percent.value === null || !part || !isCount(part)) return [];
			const between = sentence.text.slice(part.end, percent.start);
			const isPace = tools.patterns.percents.paceOfPlan.test(between);
			if (!isPace && !tools.patterns.percents.ofPlan.test(between)) return [];
			const same = wholes.filter(({ mention }) =>
				tools.lexicon.sameMeasure(mention.dimension, part.dimension)
			);
			const own = nameBefore(sentence.text, part);
			const whole = (same.length === 1 ? same[0] : same.find(({ name }) => name !== '' && name === own))
				?.mention;
			if (!whole || part.value === null || whole.value === null) return [];
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
					note: quotient(sentence.text.slice(part.start, percent.end), part, whole, percent, computed, true),
					start: sentence.start + part.start,
					end: sentence.start + percent.end
				}
			];
		})
	);
}
