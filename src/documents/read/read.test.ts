import { zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parserReference } from '../../../test/reference.ts';
import { InputError } from '../../base/errors.ts';
import { parseReport } from '../parse.ts';
import { MAX_PART_BYTES } from './archive.ts';
import { readFileText } from './read.ts';

const utf8 = new TextEncoder();
const SOURCES = join(import.meta.dirname, '../../../data/sources');

function source(folder: string): string {
	const file = readdirSync(join(SOURCES, folder)).find((name) => name.endsWith('.txt')) ?? '';
	return readFileSync(join(SOURCES, folder, file), 'utf8');
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A Word document in the shape that Word writes: paragraphs, and rows of cells where lines hold tabs. */
function docx(text: string): Uint8Array {
	const paragraph = (line: string): string =>
		`<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`;
	const body: string[] = [];
	let rows: string[] = [];
	const flush = (): void => {
		if (rows.length > 0) body.push(`<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`);
		rows = [];
	};
	for (const line of text.split('\n')) {
		if (line.includes('\t'))
			rows.push(
				`<w:tr>${line
					.split('\t')
					.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`)
					.join('')}</w:tr>`
			);
		else {
			flush();
			body.push(paragraph(line));
		}
	}
	flush();
	const xml = `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body.join('')}</w:body></w:document>`;
	return zipSync({ '[Content_Types].xml': utf8.encode('<Types/>'), 'word/document.xml': utf8.encode(xml) });
}

function column(index: number): string {
	return String.fromCharCode(65 + index);
}

/** A workbook with shared strings, one row for each line. */
function xlsx(text: string, merged: readonly string[] = []): Uint8Array {
	const strings: string[] = [];
	const rows = text.split('\n').map((line, row) => {
		const cells = line.split('\t').map((cell, index) => {
			if (cell === '') return '';
			strings.push(`<si><t>${escapeXml(cell)}</t></si>`);
			return `<c r="${column(index)}${row + 1}" t="s"><v>${strings.length - 1}</v></c>`;
		});
		return `<row r="${row + 1}">${cells.join('')}</row>`;
	});
	const merge =
		merged.length === 0
			? ''
			: `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
	return zipSync({
		'xl/workbook.xml': utf8.encode('<workbook/>'),
		'xl/sharedStrings.xml': utf8.encode(`<sst>${strings.join('')}</sst>`),
		'xl/worksheets/sheet1.xml': utf8.encode(
			`<worksheet><sheetData>${rows.join('')}</sheetData>${merge}</worksheet>`
		)
	});
}

function html(text: string): Uint8Array {
	const body = text.split('\n').map((line) => {
		if (!line.includes('\t')) return `<p>${escapeXml(line)}</p>`;
		return `<tr>${line
			.split('\t')
			.map((cell) => `<td>${escapeXml(cell)}</td>`)
			.join('')}</tr>`;
	});
	const joined = body.join('\n').replace(/(<tr>[\s\S]*<\/tr>)/u, '<table>$1</table>');
	return utf8.encode(
		`<!DOCTYPE html><html><head><title>x</title><script>if (1 < 2) {}</script></head><body>${joined}</body></html>`
	);
}

/** What a report's tasks say, without places and white space. */
function tasksOf(text: string): unknown {
	return parseReport(text, parserReference).tasks.map((task) => ({
		no: task.no,
		section: task.section,
		target: task.target.replace(/\s+/gu, ''),
		status: task.statusRaw,
		progress: task.progress?.replace(/\s+/gu, ''),
		departments: task.departments.map(({ raw, role }) => [raw, role]),
		milestones: task.milestones.map(({ quarter, text: words }) => [quarter, words.replace(/\s+/gu, '')])
	}));
}

/** The schedule without its tags, which other files carry in ways of their own. */
const schedule = source('lianyungang-2021-schedule').replace(/<[^<>]*>/gu, '');
const report = source('lianyungang-2021-q3');

describe('readFileText', () => {
	it.each([
		['docx', docx],
		['html', html]
	] as const)('reads the same tasks out of %s as out of text', async (format, write) => {
		for (const text of [report, schedule]) {
			const read = await readFileText(write(text));
			expect(read.format).toBe(format);
			expect(tasksOf(read.text)).toEqual(tasksOf(text));
		}
	});

	it('reads the same tasks out of xlsx as out of text', async () => {
		const read = await readFileText(xlsx(schedule));
		expect(read.format).toBe('xlsx');
		expect(tasksOf(read.text)).toEqual(tasksOf(schedule));
	});

	it('fills cells that are merged down', async () => {
		const rows = [
			'序号\t任务\t责任单位',
			'1\t建校6所\t市教育局',
			'2\t建园4所\t',
			'3\t建馆1座\t市文旅局'
		].join('\n');
		const { text } = await readFileText(xlsx(rows, ['C2:C3']));
		expect(parseReport(text, parserReference).tasks.map((task) => task.departments[0]?.raw)).toEqual([
			'市教育局',
			'市教育局',
			'市文旅局'
		]);
		const page =
			'<table><tr><th>序号</th><th>任务</th><th>责任单位</th></tr><tr><td>1</td><td>建校6所</td><td rowspan="2">市教育局</td></tr><tr><td>2</td><td>建园4所</td></tr></table>';
		const read = await readFileText(utf8.encode(`<html><body>${page}</body></html>`));
		expect(read.text).toContain('2\t建园4所\t市教育局');
	});

	it('reads the words of a page that lays itself out with tables', async () => {
		const page =
			'<html><body><table><tr><td>导航</td><td><table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>建校&nbsp;6所</td></tr></table></td></tr></table></body></html>';
		expect((await readFileText(utf8.encode(page))).text).toBe('导航\n序号\t任务\n1\t建校 6所\n');
	});

	it.each([
		['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
		['a PDF', utf8.encode('%PDF-1.7')],
		['a zip of something else', zipSync({ 'a.txt': utf8.encode('x') })],
		['a broken zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
		['a truncated docx', docx(report).slice(0, 4000)],
		['a bomb', zipSync({ 'word/document.xml': new Uint8Array(MAX_PART_BYTES / 8) }, { level: 9 })]
	])('says what is wrong with %s in one line', async (_, bytes) => {
		await expect(readFileText(bytes)).rejects.toThrow(InputError);
	});

	it('stays with endless nesting, unclosed tags and entities that would grow', async () => {
		const deep = `<html>${'<div><table><tr><td>'.repeat(20_000)}字`;
		expect((await readFileText(utf8.encode(deep))).text).toContain('字');
		expect((await readFileText(utf8.encode(`<html><body>${'<!--'.repeat(50_000)}`))).format).toBe('html');
		expect((await readFileText(utf8.encode(`<html><body>${'<script>'.repeat(50_000)}`))).format).toBe('html');
		const xml =
			'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:document><w:body><w:p><w:r><w:t>&a;&a;字</w:t></w:r></w:p></w:body></w:document>';
		const { text } = await readFileText(zipSync({ 'word/document.xml': utf8.encode(xml) }));
		expect(text).toContain('字');
		expect(text).not.toContain('aaaaaaaaaa');
	});
});
