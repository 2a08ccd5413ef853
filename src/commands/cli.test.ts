import { describe, expect, test } from 'vitest';
import { InputError } from '../base/errors.ts';
import { inUserLanguage, readArguments } from './cli.ts';

const text = { zh: '文件不存在', en: 'no such file' };

describe('inUserLanguage', () => {
	test.each([
		[{ LANG: 'zh_CN.UTF-8' }, '文件不存在'],
		[{ LANG: 'en_GB.UTF-8' }, 'no such file'],
		[{ LANG: 'C.UTF-8' }, '文件不存在 / no such file'],
		[{}, '文件不存在 / no such file'],
		[{ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'no such file']
	])('%o', (environment, expected) => {
		expect(inUserLanguage(text, environment)).toBe(expected);
	});
});

describe('readArguments', () => {
	const options = { city: { type: 'string' }, check: { type: 'boolean' } } as const;

	test('reads options and the rest', () => {
		const { values, positionals } = readArguments(['a.txt', '--city', '南通', '--check'], options, 'x');
		expect(values).toEqual({ city: '南通', check: true });
		expect(positionals).toEqual(['a.txt']);
	});

	test('an unknown option is a matter for the person, with the usage', () => {
		const read = () => readArguments(['--town', 'x'], options, 'parse FILE');
		expect(read).toThrow(InputError);
		expect(read).toThrow('parse FILE');
	});
});
