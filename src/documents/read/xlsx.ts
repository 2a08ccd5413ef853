import { InputError } from '../../base/errors.ts';
import { unpack } from './archive.ts';
import { attribute, xmlTokens } from './xml.ts';

/** More columns than this belong to no report. */
const MAX_COLUMNS = 256;

/** More cells than this are not filled from one merged range. */
const MAX_MERGED = 100_000;

/**
 * The sheets of a workbook, one after the other: a line of tab-parted cells for each row, merged cells filled down.
 * @throws InputError where it is not a workbook
 */
export function readXlsx(bytes: Uint8Array): string {
	const parts = unpack(bytes, /^xl\/(?:sharedStrings\.xml|worksheets\/sheet\d+\.xml)$/u);
	const sheets = [...parts.keys()].filter((name) => name.includes('worksheets/')).sort(bySheetNumber);
	if (sheets.length === 0) {
		throw new InputError({ zh: '压缩包中没有工作表', en: 'there is no worksheet in this file' });
	}
	const shared = readShared(parts.get('xl/sharedStrings.xml') ?? '');
	return `${sheets.flatMap((name) => sheetLines(parts.get(name) ?? '', shared)).join('\n')}\n`;
}

function bySheetNumber(a: string, b: string): number {
	return Number(/\d+/u.exec(a)?.[0] ?? 0) - Number(/\d+/u.exec(b)?.[0] ?? 0);
}

function readShared(xml: string): string[] {
	const strings: string[] = [];
	let open = '';
	let inText = false;
	let phonetic = false;
	for (const { kind, name, value } of xmlTokens(xml)) {
		if (kind === 'text') open += inText && !phonetic ? value : '';
		else if (name === 't') inText = kind === 'open';
		else if (name === 'rPh') phonetic = kind === 'open';
		else if (name === 'si' && kind !== 'open') {
			strings.push(open);
			open = '';
		}
	}
	return strings;
}

function sheetLines(xml: string, shared: readonly string[]): string[] {
	const rows = new Map<number, string[]>();
	let row: string[] = [];
	let column = 0;
	let previous = 0;
	let type = '';
	let open = '';
	let taking = false;
	const merged: string[] = [];
	for (const { kind, name, value } of xmlTokens(xml)) {
		if (kind === 'text') {
			if (taking) open += value;
			continue;
		}
		if (name === 'row' && kind !== 'close') {
			row = [];
			const number = Number(attribute(value, 'r') ?? previous + 1);
			previous = Number.isInteger(number) && number > previous ? number : previous + 1;
			rows.set(previous, row);
			column = 0;
		} else if (name === 'c' && kind !== 'close') {
			const place = /^([A-Z]{1,3})\d/u.exec(attribute(value, 'r') ?? '')?.[1];
			column = place === undefined ? column : columnOf(place);
			type = attribute(value, 't') ?? '';
			open = '';
			if (kind === 'empty') column += 1;
		} else if (name === 'c') {
			if (column < MAX_COLUMNS) {
				while (row.length < column) row.push('');
				row[column] = (type === 's' ? (shared[Number(open)] ?? '') : open).replace(/\s+/gu, ' ').trim();
			}
			column += 1;
		} else if (name === 'v' || name === 't') taking = kind === 'open';
		else if (name === 'mergeCell' && kind !== 'close') merged.push(attribute(value, 'ref') ?? '');
	}
	fillMerged(rows, merged);
	let width = 0;
	for (const cells of rows.values()) width = Math.max(width, cells.length);
	const lines: string[] = [];
	let last = 0;
	for (const [number, cells] of rows) {
		// an empty row parts two tables, however many there are
		if (number > last + 1 || cells.every((cell) => cell === '')) lines.push('');
		if (cells.some((cell) => cell !== ''))
			lines.push([...cells, ...Array.from({ length: width - cells.length }, () => '')].join('\t'));
		last = number;
	}
	return lines;
}

function columnOf(letters: string): number {
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A cell that is merged down stands for every row that it covers. */
function fillMerged(rows: ReadonlyMap<number, string[]>, merged: readonly string[]): void {
	let filled = 0;
	for (const ref of merged) {
		const corners = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/u.exec(ref);
		if (corners === null) continue;
		const column = columnOf(corners[1] ?? 'A');
		const first = Number(corners[2]);
		const last = Number(corners[4]);
		const text = rows.get(first)?.[column] ?? '';
		if (text === '' || columnOf(corners[3] ?? 'A') > column) continue;
		for (let index = first + 1; index <= last && filled < MAX_MERGED; index += 1, filled += 1) {
			const row = rows.get(index);
			if (row === undefined) continue;
			while (row.length < column) row.push('');
			row[column] = text;
		}
	}
}
