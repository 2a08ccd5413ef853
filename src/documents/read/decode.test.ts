import { describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { decodeText } from './decode.ts';

const SENTENCE =
	'一、重点工作\n1.新建幼儿园16所。(牵头单位:市教育局;共同责任单位:市资源局)\n工作进展:达序时。已开工12所。\n';

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
	const units = [...(mark ? '\uFEFF' : ''), ...text].map((character) => character.charCodeAt(0));
	return new Uint8Array(
		units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]))
	);
}

/** 新建小学五所 in GB18030, 工作進度 in Big5: bytes written by other programs. */
const GB = [0xd0, 0xc2, 0xbd, 0xa8, 0xd0, 0xa1, 0xd1, 0xa7, 0xce, 0xe5, 0xcb, 0xf9];
const BIG5 = [0xa4, 0x75, 0xa7, 0x40, 0xb6, 0x69, 0xab, 0xd7];

describe('decodeText', () => {
	it('reads UTF-8 and keeps a byte order mark as its first character', () => {
		expect(decodeText(new TextEncoder().encode(SENTENCE))).toEqual({ text: SENTENCE, encoding: 'utf-8' });
		expect(decodeText(new TextEncoder().encode(`\uFEFF${SENTENCE}`)).text).toBe(`\uFEFF${SENTENCE}`);
	});

	it.each([
		[true, true],
		[true, false],
		[false, true],
		[false, false]
	])('reads UTF-16 (little endian: %s, with mark: %s)', (little, mark) => {
		const { text, encoding } = decodeText(utf16(SENTENCE, little, mark));
		expect(text.replace('\uFEFF', '')).toBe(SENTENCE);
		expect(encoding).toBe(little ? 'utf-16le' : 'utf-16be');
	});

	it('tells GB18030 from Big5 by what the text says', () => {
		expect(decodeText(new Uint8Array(GB))).toEqual({ text: '新建小学五所', encoding: 'gb18030' });
		expect(decodeText(new Uint8Array(BIG5))).toEqual({ text: '工作進度', encoding: 'big5' });
	});

	it('reads UTF-8 that a byte was lost from', () => {
		const bytes = new TextEncoder().encode(SENTENCE.repeat(20)).slice(0, -4);
		expect(decodeText(bytes.slice(0, -1)).encoding).toBe('utf-8');
	});

	it.each([
		['an empty file', new Uint8Array()],
		['white space only', new TextEncoder().encode(' \n\t\n')],
		['zero bytes', new Uint8Array(4096)],
		['random bytes', Uint8Array.from({ length: 4096 }, (_, index) => (index * 2654435761) >>> 24)]
	])('refuses %s with one line', (_, bytes) => {
		expect(() => decodeText(bytes)).toThrow(InputError);
		try {
			decodeText(bytes);
		} catch (error) {
			expect(error instanceof InputError && !/\n/u.test(error.text.zh + error.text.en)).toBe(true);
		}
	});
});
