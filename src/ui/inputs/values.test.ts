import { describe, expect, test } from 'vitest';
import { optionText, readNumber } from './values.ts';

describe('input values', () => {
	test('numbers are read as people type them', () => {
		expect(readNumber('１，２３４.5', 'DOUBLE')).toBe(1234.5);
		expect(readNumber(' ', 'DOUBLE')).toBeNull();
		expect(readNumber('十二', 'DOUBLE')).toBe('bad');
		expect(readNumber('1.5', 'BIGINT')).toBe('bad');
		expect(readNumber('9007199254740993', 'BIGINT')).toBe(9007199254740993n);
		expect(readNumber('1e400', 'DOUBLE')).toBe('bad');
	});

	test('a code without a label of its own shows its name', () => {
		const option = { value: 'transport', label: { zh: 'transport', en: 'transport' } };
		expect(optionText('domain', option, 'zh-CN')).toBe('交通港航');
		expect(optionText('other', option, 'zh-CN')).toBe('transport');
	});
});
