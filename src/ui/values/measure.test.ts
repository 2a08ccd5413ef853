import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emWidth, wrapText } from './measure.ts';

describe('wrapText', () => {
	test('breaks Han text at the width and Latin text between words', () => {
		expect(wrapText('市人力资源社会保障局', 5, 3, emWidth)).toEqual(['市人力资源', '社会保障局']);
		expect(wrapText('Reform and opening', 6, 3, emWidth)).toEqual(['Reform and', 'opening']);
	});

	test('lines are of about the same length, and brackets and stops stay with their words', () => {
		expect(wrapText('连云港 2021 前三季度', 9, 3, emWidth)).toEqual(['连云港 2021', '前三季度']);
		expect(wrapText('新建幼儿园数（所）', 7, 3, emWidth)).toEqual(['新建幼儿园', '数（所）']);
		expect(wrapText('开工、竣工', 2, 5, emWidth)).toEqual(['开', '工、', '竣工']);
	});

	test('what does not fit ends in an ellipsis', () => {
		expect(wrapText('一二三四五六七八九', 4, 2, emWidth)).toEqual(['一二三四', '五六七…']);
	});

	test('no line is wider than the width, and nothing is lost while it fits', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
				fc.integer({ min: 3, max: 12 }),
				(text, width) => {
					const lines = wrapText(text, width, 1000, emWidth);
					for (const line of lines) expect(emWidth(line)).toBeLessThanOrEqual(width + 1e-9);
					expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
				}
			)
		);
	});
});
