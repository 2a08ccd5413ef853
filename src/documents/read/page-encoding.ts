import type { Decoded, Encoding } from './decode.ts';

/** The encodings that pages of government sites declare, by the names they use. */
const NAMES: Readonly<Record<string, Encoding>> = {
	'utf-8': 'utf-8',
	utf8: 'utf-8',
	gb2312: 'gb18030',
	gbk: 'gb18030',
	gb18030: 'gb18030',
	'x-gbk': 'gb18030',
	big5: 'big5',
	'big5-hkscs': 'big5'
};

/** How far into a page its encoding is declared, in bytes. */
const WITHIN = 4096;

/**
 * A page's text in the encoding that it declares, where it can be read so without loss; else as it was detected.
 * What is declared is often wrong, and what is detected is often right: a loss decides between them.
 */
export function decodePage(bytes: Uint8Array, detected: Decoded): Decoded {
	if (detected.encoding !== 'gb18030' && detected.encoding !== 'big5') return detected;
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, WITHIN));
	const name = /charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
	const declared = name === undefined ? undefined : NAMES[name];
	if (declared === undefined || declared === detected.encoding || declared === 'utf-8') return detected;
	const text = new TextDecoder(declared).decode(bytes);
	return text.includes('\uFFFD') ? detected : { text, encoding: declared };
}
