/** Of a match: better ones are higher; null for none. */
export type Score = number | null;

/**
 * How well `text` answers to `query`: its characters in their order, the better the closer together and the nearer to
 * the start of a word. Blanks in the query part words that are looked for one by one.
 */
export function fuzzyScore(query: string, text: string): Score {
	let total = 0;
	for (const word of query.toLowerCase().split(/\s+/)) {
		if (word === '') continue;
		const score = wordScore(word, text.toLowerCase());
		if (score === null) return null;
		total += score;
	}
	return total;
}

function wordScore(word: string, text: string): Score {
	const at = text.indexOf(word);
	if (at >= 0) return 100 + word.length * 4 - at / 10 + (startsWord(text, at) ? 20 : 0);
	let score = 0;
	let from = 0;
	for (const letter of word) {
		const found = text.indexOf(letter, from);
		if (found < 0) return null;
		score += (found === from ? 4 : 1) + (startsWord(text, found) ? 4 : 0) - (found - from) / 20;
		from = found + letter.length;
	}
	return score;
}

function startsWord(text: string, at: number): boolean {
	return at === 0 || /[\s_.:()（）：“”]/.test(text.charAt(at - 1));
}
