import type { Edit } from './text-map.ts';

const RESIDUE =
	/(?<=\p{Script=Han})[(（](?=[^)）]{0,6}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ])[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿɡêɑ]{1,6}[)）]/gu;

/**
 * The pinyin that some sites put after characters against copying: a parenthesis of one to six lower-case
 * letters, one of them with a tone, right after a Han character. Parentheses with anything else in them stay.
 */
export function findPinyin(text: string): readonly Edit[] {
	if (!/[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]/u.test(text)) return [];
	const edits: Edit[] = [];
	for (const match of text.matchAll(RESIDUE)) {
		edits.push({ start: match.index, end: match.index + match[0].length, text: '', clings: true });
	}
	return edits;
}
