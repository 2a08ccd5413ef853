import type { QuantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import { type Mention, scanMentions } from '../../documents/extract/quantities/mentions.ts';
import type { CheckDraft } from './draft.ts';

/** What a check of a text found; offsets are those of the text. */
export type TextCheck = Omit<CheckDraft, 'task' | 'name' | 'span'> & {
	readonly start: number;
	readonly end: number;
};

/** A sentence of more numbers is a table without marks: what belongs to what cannot be told. */
const MOST_MENTIONS = 60;

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
		if (mentions.length > 0 && mentions.length <= MOST_MENTIONS)
			sentences.push({ start, text: part, mentions });
		start = at + 1;
	}
	return sentences;
}

/** Whether `mention` counts or measures, and is no percentage and no place in an order. */
export function isCount(mention: Mention): boolean {
	return (
		mention.comparable !== null &&
		mention.kind !== 'percent' &&
		mention.kind !== 'points' &&
		mention.kind !== 'ordinal'
	);
}
