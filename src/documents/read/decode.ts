import { InputError } from '../../base/errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface Decoded {
	/** the text as published; a byte order mark, where there is one, is its first character */
	readonly text: string;
	readonly encoding: Encoding;
}

/** How many bytes are looked at to tell one encoding from another. */
const PROBE = 65_536;

/**
 * Decodes the bytes of a text document: UTF-8, UTF-16, GB18030 or Big5, told apart by mark and content.
 * @throws InputError for an empty file and a binary one
 */
export function decodeText(bytes: Uint8Array): Decoded {
	if (bytes.length === 0) throw empty();
	const encoding = detect(bytes);
	if (encoding === null) throw binary();
	const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
	if (isBinary(text)) throw binary();
	if (!/[^\s\uFEFF\u200B]/u.test(text)) throw empty();
	return { text, encoding };
}

function empty(): InputError {
	return new InputError({
		zh: '文件是空的，没有可读的文字；请检查文件，或粘贴文字',
		en: 'the file is empty; there is no text to read; check the file, or paste its text'
	});
}

function binary(): InputError {
	return new InputError({
		zh: '这不是文本文件：无法按 UTF-8、UTF-16、GB18030 或 Big5 读出文字；请用能打开它的程序另存为 .docx、.xlsx、PDF 或文本，或粘贴文字',
		en: 'this is not a text file: it cannot be read as UTF-8, UTF-16, GB18030 or Big5; save it as .docx, .xlsx, PDF or text in the program that opens it, or paste its text'
	});
}

function detect(bytes: Uint8Array): Encoding | null {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	const probe = bytes.subarray(0, PROBE);
	const wide = detectWide(probe);
	if (wide !== null) return wide;
	if (probe.includes(0)) return null;
	if (decodes(bytes, 'utf-8')) return 'utf-8';
	const damaged = readability(new TextDecoder('utf-8').decode(probe));
	const candidates = (['gb18030', 'big5'] as const)
		.map((encoding) => ({ encoding, score: readability(new TextDecoder(encoding).decode(probe)) }))
		.sort((a, b) => b.score - a.score);
	const best = candidates[0];
	if (best !== undefined && best.score > damaged && best.score > 0.5) return best.encoding;
	return damaged > 0.8 ? 'utf-8' : null;
}

/** UTF-16 without a mark: line ends, spaces and ASCII show a zero byte on one side, and common characters a 4E to 9F. */
function detectWide(probe: Uint8Array): Encoding | null {
	let even = 0;
	let odd = 0;
	for (let index = 0; index + 1 < probe.length; index += 2) {
		if (probe[index] === 0) even += 1;
		if (probe[index + 1] === 0) odd += 1;
	}
	if (even + odd === 0 || probe.length < 4) return null;
	const encoding: Encoding = odd > even ? 'utf-16le' : 'utf-16be';
	const lopsided = Math.min(even, odd) * 3 <= Math.max(even, odd);
	const text = new TextDecoder(encoding).decode(probe.subarray(0, probe.length - (probe.length % 2)));
	return lopsided && readability(text) > 0.6 ? encoding : null;
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
	try {
		new TextDecoder(encoding, { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** The characters that make up about a fifth of running Chinese text, in both scripts. */
const COMMON = new Set(
	'的一是不在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严這為個國會時們對說產經後學發動開過進實務項辦廣與業點關幫電縣區長張見門問間題體屬總線結約級組織終經統維繼績緊網據備優億從來傳單協參員團圖報場塊壓應審導層幾廠處復徵態慶戰戶擇據擴擔會東業機權'
);

/** 0 to 1: how much of a decoded text consists of characters that such documents use. */
function readability(text: string): number {
	let good = 0;
	let all = 0;
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		if (unit === 10 || unit === 13 || unit === 9 || unit === 32) continue;
		all += 1;
		if (unit >= 33 && unit < 127) good += 0.9;
		else if (
			COMMON.has(text.charAt(index)) ||
			(unit >= 0x3001 && unit <= 0x3015) ||
			unit === 0xff0c ||
			unit === 0xff1a ||
			unit === 0xff1b
		)
			good += 1;
		else if (unit >= 0x4e00 && unit <= 0x9fff) good += 0.6;
		else if (unit === 0xfffd || unit < 32 || (unit >= 0xe000 && unit <= 0xf8ff)) good -= 2;
	}
	return all === 0 ? 0 : Math.max(0, good / all);
}

/** True where control characters show that the bytes were never text. */
function isBinary(text: string): boolean {
	const head = text.slice(0, PROBE);
	let control = 0;
	for (let index = 0; index < head.length; index += 1) {
		const unit = head.charCodeAt(index);
		if (unit === 0 || (unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13)) control += 1;
	}
	return control * 200 > head.length;
}
