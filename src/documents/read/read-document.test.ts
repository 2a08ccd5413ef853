import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { unpack } from './archive.ts';
import { LIMITS } from './limits.ts';
import { Pauses } from './pauses.ts';
import { readDocument } from './read-document.ts';

const utf8 = new TextEncoder();

function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
	const xml = `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`;
	const files = { 'word/document.xml': xml, ...parts };
	return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, utf8.encode(text)])));
}

const paragraph = (text: string, properties = ''): string =>
	`<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (inside: string, properties = ''): string =>
	`<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;
const numbered = (level: number, id = 1): string =>
	`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

const NUMBERING = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`;

async function textOf(bytes: Uint8Array, name = 'x'): Promise<string> {
	return (await readDocument(bytes, name)).text;
}

describe('readDocument: Word', () => {
	it('writes out the numbers that Word prints, and begins again where Word does', async () => {
		const body = [
			paragraph('教育', numbered(0)),
			paragraph('建校', numbered(1)),
			paragraph('建园', numbered(1)),
			paragraph('医疗', numbered(0)),
			paragraph('建院', numbered(1)),
			paragraph('一期', numbered(2)),
			paragraph('另起', numbered(1, 2)),
			paragraph('正文', '<w:numPr><w:numId w:val="0"/></w:numPr>')
		].join('');
		const text = await textOf(docx(body, { 'word/numbering.xml': NUMBERING }));
		expect(text).toBe('一、教育\n1.建校\n2.建园\n二、医疗\n1.建院\n2.1.1 一期\n5.另起\n正文\n');
	});

	it('numbers a column that holds nothing but numbers, and styles that belong to a list', async () => {
		const styles = `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Base"/><w:pPr>${numbered(1)}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="No"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>`;
		const no = '<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr></w:p>';
		const body =
			paragraph('目录……1', '<w:pStyle w:val="t"/>') +
			table(
				row(cell(paragraph('序号')), cell(paragraph('任务'))),
				row(cell(no), cell(paragraph('建校'))),
				row(cell(no), cell(paragraph('建园')))
			);
		const text = await textOf(docx(body, { 'word/numbering.xml': NUMBERING, 'word/styles.xml': styles }));
		expect(text).toBe('序号\t任务\n1.\t建校\n2.\t建园\n');
	});

	it('fills what is merged down, leaves what is merged across once, and joins the lines of a cell', async () => {
		const body = table(
			row(cell(paragraph('序号')), cell(paragraph('序时'), '<w:gridSpan w:val="2"/>')),
			row(
				cell(paragraph('1'), '<w:vMerge w:val="restart"/>'),
				cell(paragraph('甲') + paragraph('乙')),
				cell(paragraph('丙'))
			),
			row(cell(paragraph(''), '<w:vMerge/>'), cell(paragraph('丁')), cell(paragraph('戊')))
		);
		expect(await textOf(docx(body))).toBe('序号\t序时\t\n1\t甲 乙\t丙\n1\t丁\t戊\n');
	});

	it('keeps the mark of a bold label inside a cell, and of nothing else', async () => {
		const bold = (text: string): string => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`;
		const plain = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
		const body =
			`<w:p>${bold('标题')}${plain('后文')}</w:p>` +
			table(
				row(cell(`<w:p>${bold('序号')}</w:p>`), cell(paragraph('第一季度'))),
				row(
					cell(paragraph('1')),
					cell(`<w:p>${bold('市二')}${bold('院')}${plain('：开工。')}${bold('重要')}${plain('完成')}</w:p>`)
				)
			);
		expect(await textOf(docx(body))).toBe('标题后文\n序号\t第一季度\n1\t<b>市二院</b>：开工。重要完成\n');
	});

	it('leaves out deletions, hidden text, instructions and second versions; keeps insertions and text boxes', async () => {
		const run = (text: string, properties = ''): string =>
			`<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
		const body =
			`<w:p>${run('甲')}<w:del>${run('删')}</w:del><w:ins>${run('增')}</w:ins>${run('隐', '<w:vanish/>')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>` +
			`<w:p>${run('正文')}<mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('框内')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('框内')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>` +
			table(
				row(cell(paragraph('a')), cell(paragraph('b'))),
				`<w:tr><w:trPr><w:del/></w:trPr>${cell(paragraph('x'))}${cell(paragraph('y'))}</w:tr>`
			);
		expect(await textOf(docx(body))).toBe('甲增\n框内\n正文\na\tb\n');
	});
});

describe('readDocument: pages', () => {
	const page = (body: string): Uint8Array => utf8.encode(`<!doctype html><html><body>${body}</body></html>`);

	it('reads paragraphs and tables, and not what leads through the site', async () => {
		const links =
			'<ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>互动</a></li><li><a>数据</a></li></ul>';
		const body = `<nav>导航</nav>${links}<script>if (1 < 2) x()</script><h1>通报</h1><p>一、<b>总体</b><br>情况&nbsp;良好</p><div hidden>藏</div>
<table><tr><th>序号</th><th colspan=2>任务</th></tr><tr><td rowspan=2>1</td><td>建<br>校</td><td><strong>甲县</strong>：开工</td></tr><tr><td>建园</td><td></td></tr></table><footer>版权</footer>`;
		expect(await textOf(page(body))).toBe(
			'通报\n一、总体\n情况 良好\n序号\t任务\t\n1\t建 校\t<b>甲县</b>：开工\n1\t建园\t\n'
		);
	});

	it('takes a table that lays the page out for no table', async () => {
		const body =
			'<table><tr><td>左</td><td><table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>建校</td></tr></table></td></tr></table>';
		expect(await textOf(page(body))).toBe('左\n序号\t任务\n1\t建校\n');
	});

	it('believes what the page declares of its encoding where that can be read', async () => {
		// 工作 in Big5, which are other characters in GB18030
		const head = [...'<html><meta charset="big5"><p>'].map((character) => character.charCodeAt(0));
		const bytes = new Uint8Array([...head, 0xa4, 0x75, 0xa7, 0x40]);
		expect(await readDocument(bytes, 'x.html')).toMatchObject({ text: '工作\n', encoding: 'big5' });
	});

	it('keeps a text with a few tags in it as it is', async () => {
		const text = '1.建校。<b>市教育局</b>\n2.建园。\n';
		expect(await readDocument(utf8.encode(text), 'x.txt')).toMatchObject({ text, format: 'text' });
	});
});

describe('readDocument: what is not read', () => {
	const wide = (text: string): number[] => [...text].flatMap((character) => [character.charCodeAt(0), 0]);
	const ole = (...names: string[]): Uint8Array =>
		new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...names.flatMap(wide), 0, 0]);
	const entities =
		'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
	const deep = `${'<w:sdt>'.repeat(100_000)}`;

	it.each([
		['an old Word file', ole('Root Entry', 'WordDocument'), '.docx'],
		['an old Excel file', ole('Root Entry', 'Workbook'), '.xlsx'],
		['an encrypted file', ole('EncryptionInfo', 'EncryptedPackage'), '密码'],
		['a rich text file', utf8.encode('{\\rtf1\\ansi x}'), '.docx'],
		['an image', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0]), 'OCR'],
		['an archive', zipSync({ 'a.txt': utf8.encode('x') }), '解压'],
		['a presentation', zipSync({ 'ppt/presentation.xml': utf8.encode('<p/>') }), '.pptx'],
		['an OFD', zipSync({ 'OFD.xml': utf8.encode('<o/>') }), 'OFD'],
		['a broken zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), ''],
		['a Word file cut off', docx(paragraph('建校'.repeat(5000))).slice(0, 200), '损坏'],
		['broken XML', docx('<w:p><w:r>'), '损坏'],
		['entities', docx('', { 'word/document.xml': entities }), '损坏'],
		['deep nesting', docx(deep), `${LIMITS.depth}`],
		['an empty Word file', docx(paragraph('')), '没有文字'],
		['a page without words', utf8.encode('<html><body><script>x</script></body></html>'), '没有文字'],
		['a page that nests', utf8.encode(`<html>${'<div>'.repeat(100_000)}字`), `${LIMITS.depth}`],
		['a tag of a hundred thousand attributes', utf8.encode(`<html><p ${attributes()}>字`), '属性'],
		['more bytes than the limit', new Uint8Array(LIMITS.fileBytes + 1), '过大']
	])('%s gives one line that says what to do', async (_, bytes, expected) => {
		const error: unknown = await readDocument(bytes, 'x').catch((thrown: unknown) => thrown);
		if (!(error instanceof InputError)) throw error;
		expect(error.text.zh).toContain(expected);
		expect(error.text.zh + error.text.en).not.toMatch(/\n/u);
	});

	it('says of a damaged file what its name promised', async () => {
		const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 256);
		await expect(readDocument(noise, '通报.docx')).rejects.toThrow('.docx，内容却不是');
		await expect(readDocument(new Uint8Array([0x50, 0x4b, 3, 4, ...noise]), '表.xlsx')).rejects.toThrow(
			'.xlsx'
		);
		await expect(readDocument(noise, '通报')).rejects.toThrow('粘贴文字');
	});

	function attributes(): string {
		return Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ');
	}

	it('stops unpacking where parts grow beyond the limit, whatever they claim to be', async () => {
		const limits = { partBytes: 2_000_000, unpackedBytes: 3_000_000 };
		const take = (bytes: Uint8Array): Promise<unknown> =>
			unpack(bytes, () => true, new Pauses(undefined), limits);
		await expect(take(bomb())).rejects.toThrow('过大');
		const part = new Uint8Array(1_500_000);
		await expect(take(zipSync({ a: part }))).resolves.toBeDefined();
		await expect(take(zipSync({ a: part, b: part, c: part }))).rejects.toThrow('过大');
	});

	it('can be stopped', async () => {
		const control = new AbortController();
		const body = docx(paragraph('建校').repeat(200_000));
		const reading = readDocument(body, 'x.docx', control.signal);
		setTimeout(() => control.abort(new Error('enough')), 0);
		await expect(reading).rejects.toThrow('enough');
	});
});

/** A zip whose one part claims ten bytes and unpacks to four mebibytes. */
function bomb(): Uint8Array {
	const zipped = Buffer.from(zipSync({ a: new Uint8Array(4 * 1024 * 1024) }));
	// the size in the local header, then in the directory
	zipped.writeUInt32LE(10, 22);
	zipped.writeUInt32LE(10, zipped.indexOf('PK\u0001\u0002') + 24);
	return zipped;
}
