import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Automaton, outermost, type Match } from './automaton.ts';

function naive(words: readonly string[], text: string): Match[] {
	const found: Match[] = [];
	for (let end = 1; end <= text.length; end += 1) {
		const here = words
			.map((word, id) => ({ word: id, start: end - word.length, end }))
			.filter(({ word, start }) => start >= 0 && start < end && text.slice(start, end) === words[word]);
		found.push(...here.sort((one, other) => one.start - other.start));
	}
	return found;
}

// few letters, so that words overlap and nest
const word = fc.string({ unit: fc.constantFrom('农', '村', '公', '路'), minLength: 1, maxLength: 4 });
const words = fc.uniqueArray(word, { maxLength: 12 });
const text = fc.string({ unit: fc.constantFrom('农', '村', '公', '路', 'x'), maxLength: 40 });

describe('Automaton', () => {
	test('finds what a plain search finds, in order', () => {
		fc.assert(
			fc.property(words, text, (list, searched) => {
				expect(new Automaton(list).matches(searched)).toEqual(naive(list, searched));
			})
		);
	});

	test('never finds an empty word', () => {
		expect(new Automaton(['']).matches('农村')).toEqual([]);
	});
});

describe('outermost', () => {
	test('keeps exactly the matches that no other match contains', () => {
		fc.assert(
			fc.property(words, text, (list, searched) => {
				const all = new Automaton(list).matches(searched);
				const inside = (one: Match): boolean =>
					all.some((other) => other !== one && other.start <= one.start && other.end >= one.end);
				expect(outermost(all)).toEqual(all.filter((match) => !inside(match)));
			})
		);
	});

	test('lets 农村公路 cover 农村 and 公路, but not what only overlaps', () => {
		const list = ['农村', '公路', '农村公路', '路网'];
		const kept = outermost(new Automaton(list).matches('农村公路网'));
		expect(kept.map(({ word: id }) => list[id])).toEqual(['农村公路', '路网']);
	});
});
