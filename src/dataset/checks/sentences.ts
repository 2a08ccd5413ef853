import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import { type Mention, scanMentions } from '../../documents/extract/quantities/mentions.ts';

/** A sentence with the numbers in it; offsets are those of the whole text. */
export interface Sentence {
	readonly start: number;
	readonly text: string;
	readonly mentions: readonly Mention[];
}

const END = /[。!?;\n①-⑳]/u;

/** The sentences of a folded text that name a number. Linear in the text. */
export function sentencesOf(text: string, lexicon: QuantityLexicon): Sentence[] {
	const sentences: Sentence[] = [];
	let start = 0;
	for (let at = 0; at <= text.length; at += 1) {
		if (at < text.length && !END.test(text.charAt(at))) continue;
		const part = text.slice(start, at);
		const mentions = scanMentions(part, lexicon).filter(({ value }) => value !== null);
		if (mentions.length > 0) sentences.push({ start, text: part, mentions });
		start = at + 1;
	}
	return sentences;
}
