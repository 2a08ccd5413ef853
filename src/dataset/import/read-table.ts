import { tableFromIPC, type Table } from 'apache-arrow';
import { InputError, messageOf } from '../../base/errors.ts';
import { decodeText } from '../../documents/read/decode.ts';
import { readSheetCells, type SheetCells } from '../../documents/read/xlsx/sheet-cells.ts';
import { LIMITS, refuseLarge } from '../../documents/read/limits.ts';
import { columnNames, tableOf, type RawCell } from './columns.ts';
import { readDelimited } from './delimited.ts';
import { ENDINGS, endingOf } from './endings.ts';
import { readParquet } from './parquet.ts';

/** One table of a data file. */
export interface ImportedTable {
	/** the sheet's name, where a file may have several; null otherwise */
	readonly name: string | null;
	readonly table: Table;
}

/**
 * Reads the tables of a data file: CSV, TSV, JSON (a list of records), JSON lines, Arrow, Parquet, or the sheets of a
 * workbook.
 * @throws InputError with one line that says what to do, for a file that is none of these
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<readonly ImportedTable[]> {
	refuseLarge(bytes.length);
	switch (endingOf(fileName)) {
		case 'csv':
		case 'tsv':
		case 'tab':
			return [{ name: null, table: delimited(decodeText(bytes).text) }];
		case 'json':
		case 'jsonl':
		case 'ndjson':
			return [{ name: null, table: records(decodeText(bytes).text) }];
		case 'arrow':
		case 'feather':
			return [{ name: null, table: arrow(bytes) }];
		case 'parquet': {
			const { names, rows } = await readParquet(bytes, refuseMany);
			return [{ name: null, table: tableOf(columnNames(names), rows) }];
		}
		case 'xlsx':
			return workbook(await readSheetCells(bytes));
		case null:
			throw new InputError({
				zh: `“${fileName}”不是能读的数据文件；可用 ${ENDINGS.join('、')}`,
				en: `"${fileName}" is not a data file that can be read; there are ${ENDINGS.join(', ')}`
			});
	}
}

function refuseMany(rows: number, columns: number): void {
	if (rows * columns <= LIMITS.cells && columns <= LIMITS.columns) return;
	throw new InputError({
		zh: `表格过大（${rows} 行 × ${columns} 列），上限为 ${LIMITS.columns} 列、${LIMITS.cells} 格，请拆分后再试`,
		en: `the table is too large (${rows} rows × ${columns} columns); the limit is ${LIMITS.columns} columns and ${LIMITS.cells} cells, split it and try again`
	});
}

function delimited(text: string): Table {
	return headed(readDelimited(text));
}

function workbook(sheets: readonly SheetCells[]): readonly ImportedTable[] {
	if (sheets.length === 0) {
		throw new InputError({
			zh: '工作簿中没有内容（隐藏的工作表不读取）；请取消隐藏或另选文件',
			en: 'the workbook is empty (hidden sheets are not read); unhide them or choose another file'
		});
	}
	return sheets.map(({ name, rows }) => {
		// Above the headings there may be nothing but air.
		const first = rows.findIndex((row) => row.some((cell) => cell !== null && cell !== ''));
		return { name: sheets.length === 1 ? null : name, table: headed(rows.slice(first)) };
	});
}

/** A table of rows of which the first names the columns. */
function headed([header = [], ...rows]: readonly (readonly RawCell[])[]): Table {
	const width = rows.reduce((most, row) => Math.max(most, row.length), header.length);
	refuseMany(rows.length, width);
	const names = columnNames(Array.from({ length: width }, (_, at) => header[at] ?? null));
	return tableOf(names, rows);
}

function records(text: string): Table {
	const found = parseRecords(text.replace(/^\uFEFF/u, ''));
	const keys = [...new Set(found.flatMap((record) => Object.keys(record)))];
	if (keys.length === 0) {
		throw new InputError({
			zh: 'JSON 里没有记录；应为对象的列表，如 [{"名称": "甲", "数值": 1}]',
			en: 'the JSON holds no records; it should be a list of objects such as [{"name": "a", "value": 1}]'
		});
	}
	refuseMany(found.length, keys.length);
	return tableOf(
		columnNames(keys),
		found.map((record) => keys.map((key) => plain(Reflect.get(record, key))))
	);
}

/** A value as a cell; what has parts of its own stays JSON. */
function plain(value: unknown): RawCell {
	if (value === null || value === undefined) return null;
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? value
		: JSON.stringify(value);
}

function parseRecords(text: string): object[] {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch (whole) {
		// Not one value: one on each line, perhaps.
		try {
			parsed = text
				.split('\n')
				.filter((line) => line.trim() !== '')
				.map((line): unknown => JSON.parse(line));
		} catch {
			throw new InputError(
				{
					zh: `不是有效的 JSON：${messageOf(whole)}`,
					en: `this is not valid JSON: ${messageOf(whole)}`
				},
				{ cause: whole }
			);
		}
	}
	const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
	return list.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)) as object[];
}

function arrow(bytes: Uint8Array): Table {
	try {
		const table = tableFromIPC(bytes);
		refuseMany(table.numRows, table.numCols);
		if (table.numCols === 0) throw new Error('no columns');
		return table;
	} catch (thrown) {
		if (thrown instanceof InputError) throw thrown;
		throw new InputError(
			{
				zh: `不是能读的 Arrow 文件（IPC 流或未压缩的 Feather 2）：${messageOf(thrown)}`,
				en: `this is no Arrow file that can be read (an IPC stream or Feather 2 without compression): ${messageOf(thrown)}`
			},
			{ cause: thrown }
		);
	}
}
