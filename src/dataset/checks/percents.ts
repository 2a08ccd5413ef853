import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import type { Mention } from '../../documents/extract/quantities/mentions.ts';
import { percentAgrees, plain } from './draft.ts';
import { isCount, type Sentence, sentencesOf, type TextCheck } from './sentences.ts';

/** Stated percentages against the part and the whole that the same text (folded) tells. */
export function checkPercents(text: string, lexicon: QuantityLexicon): TextCheck[] {
	const sentences = sentencesOf(text, lexicon);
	return sentences.flatMap((sentence) => [
		...shares(sentence, sentences, lexicon),
		...rates(sentence, lexicon)
	]);
}

const SHARE = /占(?:全市|全县|全区|全省)?([^,。;占%\d]{2,12}?)(?:总额|总量|总数|总)?的?$/u;

/** 协议外资20.68亿美元,占全市协议外资总额的57.9%, where the text tells that whole too. */
function shares(sentence: Sentence, sentences: readonly Sentence[], lexicon: QuantityLexicon): TextCheck[] {
	const { mentions } = sentence;
	return mentions.flatMap((percent, index): TextCheck[] => {
		if (percent.kind !== 'percent' || percent.value === null) return [];
		const part = mentions.slice(0, index).findLast((mention) => isCount(mention));
		if (!part || /[\u4e00-\u9fff]{10}/u.test(sentence.text.slice(part.end, percent.start).replace(SHARE, '')))
			return [];
		const name = SHARE.exec(sentence.text.slice(part.end, percent.start))?.[1];
		if (name === undefined) return [];
		const whole = wholeNamed(name, part, sentences, lexicon);
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
function wholeNamed(
	name: string,
	part: Mention,
	sentences: readonly Sentence[],
	lexicon: QuantityLexicon
): Mention | null {
	for (const { text: sentence, mentions } of sentences) {
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

const OF_PLAN =
	/^[^,。;]{0,4},?(?:完成|占|为|达)?(?:全年|年度|今年)?(?:计划|目标任务|目标|任务)(?:数|总数)?的?\s*$/u;

const PACE_OF_PLAN = /^[^,。;]{0,4},?\s*序时进度(?:力争|争取)?(?:达到|达|为)?\s*$/u;

/** The four characters before a number, which name what it counts; empty where fewer stand there. */
function nameBefore(text: string, { start }: Mention): string {
	return /([\u4e00-\u9fff]{4})\s*$/u.exec(text.slice(0, start))?.[1] ?? '';
}

/** 完成投资374亿元,完成年度计划的76%, where the target sentence promises one number of that measure. */
export function checkOwnTarget(text: string, target: string, lexicon: QuantityLexicon): TextCheck[] {
	const wholes = sentencesOf(target, lexicon).flatMap(({ mentions, text: words }) =>
		mentions.filter(isCount).map((mention) => ({ mention, name: nameBefore(words, mention) }))
	);
	return sentencesOf(text, lexicon).flatMap((sentence) =>
		sentence.mentions.flatMap((percent, index): TextCheck[] => {
			const part = sentence.mentions[index - 1];
			if (percent.kind !== 'percent' || percent.value === null || !part || !isCount(part)) return [];
			const between = sentence.text.slice(part.end, percent.start);
			const isPace = PACE_OF_PLAN.test(between);
			if (!isPace && !OF_PLAN.test(between)) return [];
			const same = wholes.filter(({ mention }) => lexicon.sameMeasure(mention.dimension, part.dimension));
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
					note: `${sentence.text.slice(part.start, percent.end)}：${plain(part.value)}${part.unit} ÷ 目标 ${plain(whole.value)}${whole.unit} = ${computed.toFixed(1)}%`,
					start: sentence.start + part.start,
					end: sentence.start + percent.end
				}
			];
		})
	);
}
