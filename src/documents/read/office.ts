import { InputError } from '../../base/errors.ts';
import type { Localised } from '../../base/localised.ts';
import type { Archive } from './archive.ts';

/** What a zip container is by the names inside; null for an archive of other files. */
export function officeKind(names: Archive['names']): 'docx' | 'xlsx' | null {
	for (const name of names) {
		if (/^word\/document\d*\.xml$/u.test(name)) return 'docx';
		if (name === 'xl/workbook.xml') return 'xlsx';
	}
	return null;
}

/** Signs of containers that are not read, and what to do with them. */
const REFUSALS: readonly (readonly [RegExp, Localised])[] = [
	[
		/^xl\/workbook\.bin$/u,
		{
			zh: '这是二进制 Excel 文件(.xlsb)，请另存为 .xlsx 后再试',
			en: 'this is a binary Excel file (.xlsb); save it as .xlsx and try again'
		}
	],
	[
		/^ppt\//u,
		{
			zh: '这是演示文稿(.pptx)，不能读取；请复制其中的文字或表格，粘贴或存为 .docx',
			en: 'this is a presentation (.pptx), which is not read; copy its text or tables into a .docx or paste them'
		}
	],
	[
		/^OFD\.xml$/u,
		{
			zh: '这是 OFD 版式文件，请在 OFD 阅读器中导出为 PDF 或文本后再试',
			en: 'this is an OFD file; export it as PDF or text in an OFD reader and try again'
		}
	],
	[
		/^(?:content\.xml|META-INF\/manifest\.xml)$/u,
		{
			zh: '这是 OpenDocument 文件，请另存为 .docx 或 .xlsx 后再试',
			en: 'this is an OpenDocument file; save it as .docx or .xlsx and try again'
		}
	],
	[
		/^Index\/.*\.iwa$/u,
		{
			zh: '这是 Pages 或 Numbers 文件，请导出为 .docx 或 .xlsx 后再试',
			en: 'this is a Pages or Numbers file; export it as .docx or .xlsx and try again'
		}
	]
];

/** What to do with a zip container that is no Word or Excel file. */
export function archiveRefusal(names: Archive['names']): InputError {
	for (const [sign, text] of REFUSALS) {
		for (const name of names) if (sign.test(name)) return new InputError(text);
	}
	return new InputError({
		zh: '这是压缩包，请先解压，再选取其中的文件',
		en: 'this is an archive; unpack it and choose the file inside'
	});
}

/** The parts of a Word file that bear on its text. */
const DOCX_PART = /^(?:word\/(?:document\d*|styles|numbering)\.xml|_rels\/\.rels)$/u;

/** The parts of a workbook that bear on its cells. */
const XLSX_PART =
	/^(?:xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml|\[Content_Types\]\.xml|xl\/_rels\/workbook\.xml\.rels)$/u;

/** True for what is unpacked of an office file: never drawings, macros or links elsewhere. */
export function isOfficePart(name: string): boolean {
	return DOCX_PART.test(name) || XLSX_PART.test(name);
}
