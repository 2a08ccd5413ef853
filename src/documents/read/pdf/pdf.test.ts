import { expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { characterOf } from './characters.ts';

/** A page with what `content` draws; /F is a Chinese font that is not in the file, as old documents have it. */
function pdf(...contents: readonly string[]): Uint8Array {
	const pages = contents.map((_, index) => `${5 + index * 2} 0 R`);
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Kids[${pages.join(' ')}]/Count ${pages.length}>>`,
		'<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
		'<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>>>>'
	];
	for (const [index, content] of contents.entries()) {
		objects.push(
			`<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F 3 0 R>>>>/Contents ${6 + index * 2} 0 R>>`,
			`<</Length ${content.length}>>stream\n${content}\nendstream`
		);
	}
	let file = '%PDF-1.4\n';
	const at = objects.map((object, index) => {
		const start = file.length;
		file += `${index + 1} 0 obj${object}endobj\n`;
		return `${String(start).padStart(10, '0')} 00000 n \n`;
	});
	const table = file.length;
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`;
	return new TextEncoder().encode(file);
}

function text(x: number, y: number, words: string): string {
	const hex = [...words].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
	return `BT /F 10 Tf ${x} ${y} Td <${hex}> Tj ET\n`;
}

const rule = (x: number, y: number, toX: number, toY: number): string => `${x} ${y} m ${toX} ${toY} l S\n`;

/** A ruled table of two rows and two columns, from 300 down to 200; the second column is one cell over both rows. */
const RULES =
	rule(50, 300, 350, 300) +
	rule(50, 250, 200, 250) +
	rule(50, 200, 350, 200) +
	rule(50, 200, 50, 300) +
	rule(200, 200, 200, 300) +
	rule(350, 200, 350, 300);

it('joins lines to paragraphs, rebuilds ruled tables and fills what is merged down', async () => {
	const full = '为'.repeat(30);
	const content =
		text(50, 380, full) +
		text(50, 365, '民服务。') +
		text(50, 350, '二、任务') +
		RULES +
		text(60, 280, '建校') +
		text(60, 230, '建园') +
		text(210, 260, '市教育局') +
		text(200, 12, '— 1 —');
	const read = await readDocument(pdf(content), 'x.pdf');
	expect(read).toMatchObject({ format: 'pdf', encoding: null, notices: [] });
	expect(read.text).toBe(`${full}民服务。\n二、任务\n建校\t市教育局\n建园\t市教育局\n`);
});

it('names pages without text, and says what to do where none has any', async () => {
	const { notices } = await readDocument(pdf(text(50, 380, '通报'), ''), 'x.pdf');
	expect(notices[0]?.zh).toContain('第 2 页');
	await expect(readDocument(pdf(''), 'x.pdf')).rejects.toThrow('OCR');
});

it('says that a broken file is broken', async () => {
	await expect(readDocument(new TextEncoder().encode('%PDF-1.4 nothing else'), 'x')).rejects.toThrow('损坏');
});

it('keeps printed spaces and makes none of the gap between Chinese and digits', async () => {
	const spaced =
		text(50, 380, '第一季度') + text(100, 380, '完成') + text(122.5, 380, '5') + text(130, 380, '项 略');
	expect((await readDocument(pdf(spaced), 'x.pdf')).text).toBe('第一季度 完成5项 略\n');
});

it('leaves out what is repeated in the margins of pages and joins a paragraph across them', async () => {
	const full = '为'.repeat(30);
	const page = (words: string, number: string): string =>
		text(150, 385, '督查通报') + text(50, 340, words) + text(190, 12, number);
	const read = await readDocument(pdf(page(full, '第1页共2页'), page('民服务。', '第2页共2页')), 'x.pdf');
	expect(read.text).toBe(`${full}民服务。\n`);
});

/** A grid of two columns, its rows parted at `ys`. */
const grid = (...ys: readonly number[]): string =>
	ys.map((y) => rule(50, y, 350, y)).join('') +
	[50, 90, 350].map((x) => rule(x, Math.min(...ys), x, Math.max(...ys))).join('');

it('joins a row that the end of a page tore, wherever its number stands, and drops the repeated header', async () => {
	const first = (number: string): string =>
		grid(380, 340, 300, 260) +
		text(55, 360, '序号') +
		text(100, 360, '任务') +
		text(55, 320, '1') +
		text(100, 320, '建校。') +
		text(55, 280, number) +
		text(100, 280, '改造幼儿园和中小学校舍');
	const second = (number: string): string =>
		grid(380, 340, 300, 260) +
		text(55, 360, '序号') +
		text(100, 360, '任务') +
		text(55, 320, number) +
		text(100, 320, '三十所。') +
		text(55, 280, '3') +
		text(100, 280, '修路。');
	const whole = '序号\t任务\n1\t建校。\n2\t改造幼儿园和中小学校舍三十所。\n3\t修路。\n';
	expect((await readDocument(pdf(first('2'), second('')), 'x.pdf')).text).toBe(whole);
	expect((await readDocument(pdf(first(''), second('2')), 'x.pdf')).text).toBe(whole);
});

it('takes characters printed twice once, and watermarks across the page not at all', async () => {
	const mark = 'q 0.7 0.7 -0.7 0.7 100 100 cm BT /F 30 Tf 0 0 Td <51855bb9> Tj ET Q\n';
	const twice = text(50, 380, '人人参与') + text(50.3, 380, '人人参与');
	expect((await readDocument(pdf(mark + twice), 'x.pdf')).text).toBe('人人参与\n');
});

it('turns radicals and ligatures into the characters they stand for', () => {
	expect([...'⼈⺠⽣活 ﬁ\u00ad\u00a0'].map(characterOf).join('')).toBe('人民生活 fi ');
});

it('goes on with a row that has no border at the page’s end, and with a header that is alone there', async () => {
	const columns = (from: number, to: number): string =>
		[50, 90, 200, 350].map((x) => rule(x, from, x, to)).join('');
	const lines = (...ys: readonly number[]): string => ys.map((y) => rule(50, y, 350, y)).join('');
	const first =
		lines(380, 340) +
		columns(300, 380) +
		text(55, 360, '1') +
		text(100, 360, '建校。') +
		text(205, 360, '达序时') +
		text(55, 320, '2') +
		text(100, 320, '改造') +
		text(205, 320, '开工');
	const second =
		lines(340, 300) +
		columns(300, 380) +
		text(100, 360, '校舍。') +
		text(205, 360, '三处。') +
		text(55, 320, '3') +
		text(100, 320, '修路。') +
		text(205, 320, '未达');
	const torn = '1\t建校。\t达序时\n2\t改造校舍。\t开工三处。\n3\t修路。\t未达\n';
	expect((await readDocument(pdf(first, second), 'x.pdf')).text).toBe(torn);
	const header =
		lines(380, 340) +
		[50, 90, 350].map((x) => rule(x, 340, x, 380)).join('') +
		text(55, 360, '序号') +
		text(100, 360, '进展');
	const rows =
		lines(380, 340, 300) +
		columns(300, 380) +
		text(100, 360, '一季度') +
		text(205, 360, '二季度') +
		text(55, 320, '1') +
		text(100, 320, '立项') +
		text(205, 320, '开工');
	expect((await readDocument(pdf(header, rows), 'x.pdf')).text).toBe(
		'序号\t进展\t\n\t一季度\t二季度\n1\t立项\t开工\n'
	);
});
