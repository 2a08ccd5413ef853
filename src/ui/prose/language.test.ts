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
	test('each reader sees one half', () => {
		expect(proseIn(PROSE, 'zh-CN').trim()).toBe('## 谁滞后\n\n中文一段。');
		expect(proseIn(PROSE, 'en')).toMatch(/^## Who is behind\n\s*One paragraph\.\s*$/);
	});

	test('a bilingual heading is for all and starts anew', () => {
		const text = '甲\n<!-- en -->\nA\n\n## 乙 / B\n\n丙\n<!-- en -->\nC\n## 丁 / D';
		expect(proseIn(text, 'zh-CN')).toMatch(/^甲\n\s*## 乙\n\n丙\n\s*## 丁$/);
		expect(proseIn(text, 'en')).toMatch(/^\s*A\n\n## B\n\s*C\n## D$/);
	});

	test('what is for all may follow a translation', () => {
		const text = '甲\n\n<!-- en -->\nA\n\n<!-- all -->\n42';
		expect(proseIn(text, 'zh-CN')).toMatch(/^甲\n\s*42$/);
		expect(proseIn(text, 'en')).toMatch(/^\s*A\n\s*42$/);
	});

	test('what stands before a Chinese mark is for all', () => {
		const text = '**甲**\n\n<!-- zh -->\n乙\n\n<!-- en -->\nB';
		expect(proseIn(text, 'en')).toMatch(/^\*\*甲\*\*\n[^]*\nB$/);
		expect(proseIn(text, 'zh-CN')).toMatch(/^\*\*甲\*\*\n\s*乙\s*$/);
	});

	test('prose without marks is for all, and code is never cut', () => {
		expect(proseIn('one\ntwo', 'en')).toBe('one\ntwo');
		const code = '```html\n<!-- en -->\n# 甲 / A\n```';
		expect(proseIn(code, 'zh-CN')).toBe(code);
	});
});
