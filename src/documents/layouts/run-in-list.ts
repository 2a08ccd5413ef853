import { findLabels } from '../extract/labels.ts';
import { Lines } from '../lines.ts';
import type { LayoutInput, LayoutReader } from './layout.ts';
import { numberedReader } from './numbered.ts';
import { hanNumber } from './outline.ts';

/** A list whose items run on in one paragraph: …公示如下。 1.轨道交通…。 责任单位:… 2.新增…。 责任单位:… */
export const runInListReader: LayoutReader = {
	name: 'run-in-list',
	read: (input) => {
		const breaks = findBreaks(input);
		return breaks.length === 0
			? null
			: numberedReader.read({ ...input, lines: new Lines(input.match, breaks) });
	}
};

/** A shorter paragraph is an item with a list of its own. */
const SHORTEST_PARAGRAPH = 200;

/** Fewer numbers than this are no list. */
const FEWEST_ITEMS = 3;

const ORDINALS: readonly RegExp[] = [
	/(?<=[。;:)\s])(\d{1,3})(?:[、]|\.(?!\d))(?=\s?[^\d\s])/gu,
	/(?<=[。;:)\s])([一二三四五六七八九十]{1,3})、/gu,
	/(?<=[。;:\s])\(([一二三四五六七八九十]{1,3})\)/gu
];

/** Where the items of run-on lists begin: numbers that count 1, 2, 3 … in a paragraph, with a label in most of them. */
function findBreaks(input: LayoutInput): number[] {
	const { match, lines } = input;
	const breaks: number[] = [];
	for (let line = 0; line < lines.count; line += 1) {
		const { start, end } = lines.trimmed(line);
		if (end - start < SHORTEST_PARAGRAPH) continue;
		const text = match.slice(start, end);
		if (/[\t|]/u.test(text)) continue;
		for (const pattern of ORDINALS) {
			const items = counted(text, pattern).map((at) => start + at);
			if (items.length < FEWEST_ITEMS) continue;
			if (labelled(input, items, end) * 2 >= items.length) breaks.push(...items);
		}
	}
	return breaks.sort((a, b) => a - b);
}

/** The places of the numbers that count on from 1. */
function counted(text: string, pattern: RegExp): number[] {
	const places: number[] = [];
	for (const hit of text.matchAll(pattern)) {
		const numeral = hit[1] ?? '';
		const value = /\d/u.test(numeral) ? Number(numeral) : hanNumber(numeral);
		if (value === places.length + 1) places.push(hit.index);
	}
	return places;
}

/** How many of the items have a labelled field. */
function labelled(input: LayoutInput, items: readonly number[], end: number): number {
	return items.filter(
		(start, index) => findLabels(input.match, start, items[index + 1] ?? end, input.lexicon).length > 0
	).length;
}
