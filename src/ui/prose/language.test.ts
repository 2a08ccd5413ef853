import { describe, expect, test } from 'vitest';
import { proseIn } from './language.ts';

const PROSE = [
	'## 谁滞后 / Who is behind',
	'',
	'中文一段。',
	'',
	'<!-- en -->',
	'',
	'One paragraph.',
	''
].join('\n');

describe('prose in one language', () => {
	test('the Chinese reader sees the Chinese half', () => {
		expect(proseIn(PROSE, 'zh-CN').trim()).toBe('## 谁滞后\n\n中文一段。');
	});

	test('a heading before the mark belongs to the Chinese, one after it to the English', () => {
		expect(proseIn(PROSE, 'en').trim()).toBe('One paragraph.');
		expect(proseIn('<!-- zh -->\n甲\n<!-- en -->\n## A / B\nb', 'en').trim()).toBe('## B\nb');
	});

	test('what stands before a Chinese mark is for all', () => {
		expect(proseIn('## 甲 / A\n\n<!-- zh -->\n乙\n\n<!-- en -->\nB', 'en')).toMatch(/^## A\n[^]*\nB$/);
		expect(proseIn('## 甲 / A\n\n<!-- zh -->\n乙\n\n<!-- en -->\nB', 'zh-CN').trim()).toBe('## 甲\n\n\n乙');
	});

	test('prose without marks is for all, and code is never cut', () => {
		expect(proseIn('one\ntwo', 'en')).toBe('one\ntwo');
		const code = '```html\n<!-- en -->\n# 甲 / A\n```';
		expect(proseIn(code, 'zh-CN')).toBe(code);
	});
});
