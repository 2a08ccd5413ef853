import { expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';

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
