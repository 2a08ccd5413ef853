import * as Plot from '@observablehq/plot';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartContext } from './context.ts';
import { CURVES, SCALE_TYPES, SCHEMES } from './vocabulary.ts';

/** What fits at the mark `|`, and what is typed there already. */
function at(marked: string) {
	const offset = marked.indexOf('|');
	const body = marked.replace('|', '');
	const context = chartContext(body, offset);
	return (
		context && { wants: context.wants, typed: body.slice(context.start, context.end), words: context.words }
	);
}

describe('what fits in the YAML of a chart', () => {
	test.each([
		['m|', 'key', 'm', 'mark'],
		['mark: ba|', 'word', 'ba', 'barX'],
		['mark: barX\nx|', 'key', 'x', 'x'],
		['mark: barX\nx:\n  gr|', 'key', 'gr', 'grid'],
		['mark: barX\nx: {grid: true, ty|', 'key', 'ty', 'type'],
		['mark: barX\ncolor: {scheme: |}', 'word', '', 'blues'],
		['mark: barX\nsort: {y: -|}', 'word', '-', '-x'],
		['mark: barX\nclick:\n  |', 'key', '', 'parameter'],
		['marks:\n  - mark: ru|', 'word', 'ru', 'ruleX'],
		['marks:\n- mark: dot\n  cur|', 'key', 'cur', 'curve'],
		['marks:\n  - mark: lineY\n    curve: |\n    x: a', 'word', '', 'step'],
		['marks:\n  - mark: lineY\n    x: a\ncol|', 'key', 'col', 'color'],
		['mark: barX\nru|', 'key', 'ru', 'rule'],
		['labels: |', 'word', '', 'true'],
		['aggregate: |', 'word', '', 'median']
	])('%s', (marked, wants, typed, word) => {
		const found = at(marked);
		expect(found).toMatchObject({ wants, typed });
		expect(found?.words).toContain(word);
	});

	test.each([
		'x: |',
		'marks:\n  - mark: dot\n    x: 任务 |',
		'fill: {value: |',
		'click: {parameter: p, value: |'
	])('%s wants a column', (marked) => expect(at(marked)?.wants).toBe('column'));

	test('what there is already is not offered again, and a comment offers nothing', () => {
		expect(at('mark: dot\n|\nx: a')?.words).not.toContain('mark');
		expect(at('mark: dot\n|\nx: a')?.words).not.toContain('x');
		expect(at('marks:\n  - mark: dot\n    x: a\n  - mark: dot\n    |')?.words).toContain('x');
		expect(at('marks:\n  - mark: dot\n    x: a\n|')?.words).not.toContain('mark');
		expect(at('click: {parameter: |}')?.wants).toBe('input');
		expect(at('x: a # |')).toBeNull();
		expect(at('title: |')).toBeNull();
	});

	test('any text at any place has an answer within the text', () => {
		const pieces = fc.constantFrom(
			'mark',
			': ',
			':',
			'\n',
			'  ',
			'- ',
			'{',
			'}',
			'[',
			']',
			', ',
			'"',
			'#',
			'领域'
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(60), (parts, place) => {
				const body = parts.join('');
				const offset = Math.min(place, body.length);
				const context = chartContext(body, offset);
				if (context === null) return;
				expect(context.start).toBeGreaterThanOrEqual(0);
				expect(context.start).toBeLessThanOrEqual(offset);
				expect(context.end).toBe(offset);
			}),
			{ numRuns: 500 }
		);
	});

	test('the words of its options are those of Plot', () => {
		const scale = (name: string, options: object) => Plot.scale({ [name]: options });
		for (const scheme of SCHEMES) scale('color', { scheme, domain: [0, 1] });
		for (const type of SCALE_TYPES) {
			const domain = type === 'time' || type === 'utc' ? [new Date(1), new Date(2)] : [1, 2];
			scale(type === 'band' || type === 'point' ? 'x' : 'color', { type, domain });
		}
		for (const curve of CURVES) Plot.lineY([1, 2], { curve: curve as Plot.CurveName });
		expect(() => Plot.lineY([1], { curve: 'none' as Plot.CurveName })).toThrow();
		expect(() => scale('color', { scheme: 'none', domain: [0, 1] })).toThrow();
	});
});
