import { zipSync, type Zippable } from 'fflate';
import { readXlsx as readWorkbook, type Sheet } from 'hucre/xlsx';
import { InputError, messageOf } from '../../../base/errors.ts';
import type { Localised } from '../../../base/localised.ts';
import { damaged, type Archive } from '../archive.ts';
import type { Block } from '../blocks.ts';
import { line } from '../blocks.ts';
import { LIMITS, tooMuch } from '../limits.ts';
import { writeText } from '../write-text.ts';
import { sheetTable } from './sheet-table.ts';

/** The sheets of a workbook that can be seen, and a notice of those that cannot. */
export async function readSheets(archive: Archive): Promise<{ sheets: Sheet[]; notices: Localised[] }> {
	for (const [name, bytes] of archive.parts) refuseWide(name, bytes);
	const parts: Zippable = Object.fromEntries(archive.parts);
	// only what was unpacked within the limits goes on, and nothing that it may lead to
	const bytes = zipSync(parts, { level: 0 });
	const hidden: string[] = [];
	try {
		const workbook = await readWorkbook(bytes, {
			readStyles: true,
			sheets: (info) => {
				const isHidden = info.hidden === true || info.veryHidden === true;
				if (isHidden) hidden.push(info.name);
				return !isHidden;
			}
		});
		return { sheets: workbook.sheets, notices: hidden.length === 0 ? [] : [hiddenSheets(hidden)] };
	} catch (error) {
		if (/exceed|too many|limit/iu.test(messageOf(error)))
			throw tooMuch('表格范围过大', 'the sheet covers too many cells');
		throw damaged(error);
	}
}

/** The text of a workbook: its sheets one after the other, each row a line of tab-parted cells. */
export async function readXlsx(archive: Archive): Promise<{ text: string; notices: Localised[] }> {
	const { sheets, notices } = await readSheets(archive);
	const filled = sheets.filter((sheet) =>
		sheet.rows.some((row) => row.some((value) => value !== null && value !== ''))
	);
	const blocks: Block[] = [];
	for (const sheet of filled) {
		if (filled.length > 1 && !/^(?:sheet|工作表)\s*\d*$/iu.test(sheet.name)) blocks.push(line(sheet.name));
		blocks.push(sheetTable(sheet));
	}
	const text = writeText(blocks);
	if (text === '')
		throw new InputError({
			zh: '工作簿中没有内容（隐藏的工作表不读取）；请取消隐藏或另选文件',
			en: 'the workbook is empty (hidden sheets are not read); unhide them or choose another file'
		});
	return { text, notices };
}

function hiddenSheets(names: readonly string[]): Localised {
	const shown = names.slice(0, 5).join('、');
	return {
		zh: `未读取 ${names.length} 个隐藏的工作表：${shown}`,
		en: `${names.length} hidden sheets were not read: ${names.slice(0, 5).join(', ')}`
	};
}

/** A document type is never part of a workbook, and what it declares could grow. */
function refuseWide(name: string, bytes: Uint8Array): void {
	const head = new TextDecoder().decode(bytes.subarray(0, 2048));
	if (/<!DOCTYPE|<!ENTITY/iu.test(head)) throw damaged(`${name} declares a document type`);
	if (bytes.length > LIMITS.partBytes) throw tooMuch('工作表过大', 'a sheet is too large');
}
