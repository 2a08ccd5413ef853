import { InputError } from '../../base/errors.ts';
import { unpack } from './archive.ts';
import { tableLines, type FileCell } from './table-text.ts';
import { attribute, xmlTokens } from './xml.ts';

/** A cell while its paragraphs are read. */
interface OpenCell {
	text: string;
	columns: number;
	/** null, or whether the cell begins (restart) or continues what is merged down */
	merge: 'restart' | 'continue' | null;
}

/**
 * The words of a Word document: a line for each paragraph, a line of tab-parted cells for each row of a table.
 * @throws InputError where it is not a Word document
 */
export function readDocx(bytes: Uint8Array): string {
	const xml = unpack(bytes, /^word\/document\.xml$/u).get('word/document.xml');
	if (xml === undefined) {
		throw new InputError({ zh: '压缩包中没有 Word 文档', en: 'there is no Word document in this file' });
	}
	const lines: string[] = [];
	let paragraph = '';
	let table: OpenCell[][] | null = null;
	let cell: OpenCell | null = null;
	let depth = 0;
	let inText = false;
	for (const { kind, name, value } of xmlTokens(xml)) {
		if (kind === 'text') {
			if (inText) paragraph += value;
			continue;
		}
		const opens = kind !== 'close';
		switch (name) {
			case 't':
				inText = kind === 'open';
				break;
			case 'tab':
				if (opens) paragraph += ' ';
				break;
			case 'br':
			case 'cr':
				if (opens) paragraph += '\n';
				break;
			case 'tbl':
				depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
				if (kind === 'open' && depth === 1) table = [];
				if (kind === 'close' && depth === 0 && table !== null) {
					lines.push(...tableLines(mergeDown(table)));
					table = null;
				}
				break;
			case 'tr':
				if (kind === 'open' && depth === 1) table?.push([]);
				break;
			case 'tc':
				if (depth !== 1) break;
				if (kind === 'open') cell = { text: '', columns: 1, merge: null };
				else if (cell !== null) {
					table?.at(-1)?.push(cell);
					cell = null;
				}
				break;
			case 'gridSpan':
				if (cell !== null)
					cell.columns = Math.min(64, Math.max(1, Number(attribute(value, 'val') ?? '1') || 1));
				break;
			case 'vMerge':
				if (cell !== null && opens)
					cell.merge = attribute(value, 'val') === 'restart' ? 'restart' : 'continue';
				break;
			case 'p':
				if (kind === 'open') break;
				if (cell !== null) cell.text += cell.text === '' ? paragraph : ` ${paragraph}`;
				else if (kind === 'close') lines.push(paragraph);
				paragraph = '';
				break;
			default:
		}
	}
	if (paragraph !== '') lines.push(paragraph);
	return `${lines.join('\n')}\n`;
}

/** Word marks merged cells row by row: the text of the first goes into those that continue it. */
function mergeDown(table: readonly (readonly OpenCell[])[]): FileCell[][] {
	const above = new Map<number, string>();
	return table.map((row) => {
		let column = 0;
		return row.map((cell) => {
			const at = column;
			column += cell.columns;
			const text = cell.merge === 'continue' ? (above.get(at) ?? '') : cell.text;
			if (cell.merge === null) above.delete(at);
			else above.set(at, text);
			return { text, columns: cell.columns, rows: 1 };
		});
	});
}
