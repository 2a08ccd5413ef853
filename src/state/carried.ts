import { tableFromIPC, tableToIPC, type Table } from 'apache-arrow';
import { gunzipSync, gzipSync } from 'fflate';
import type { ResultColumn } from '../engine/engine.ts';
import { compileCells } from '../notebook/compile.ts';
import type { CellKey, Notebook } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import type { Option, ParameterValue } from '../notebook/parameters/spec.ts';
import type { CellResult } from './results.ts';

// A file of carried results, gzipped: the length of its header (4 bytes, big endian), the header as JSON, then the
// Arrow IPC streams of its tables. The page and the build are always of one version, so the form has none.

/** A cell shows one of the file's tables, or an input's choices. */
type CarriedCell =
	| { readonly name: string; readonly kind: 'table'; readonly table: number }
	| {
			readonly name: string;
			readonly kind: 'input';
			readonly options: readonly Option[];
			readonly value: ParameterValue;
	  };

interface CarriedTable {
	readonly columns: readonly ResultColumn[];
	readonly rowCount: number;
	/** bytes of its Arrow IPC stream */
	readonly length: number;
}

interface Header {
	readonly cells: readonly CarriedCell[];
	readonly tables: readonly CarriedTable[];
}

/** JSON has no whole numbers beyond 2⁵³. */
const WHOLE = '$whole';

function writeWhole(_key: string, value: unknown): unknown {
	return typeof value === 'bigint' ? { [WHOLE]: String(value) } : value;
}

function readWhole(_key: string, value: unknown): unknown {
	const whole: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, WHOLE) : undefined;
	return typeof whole === 'string' ? BigInt(whole) : value;
}

/** The results of a notebook's cells, by name, as one file; the same results give the same bytes. */
export function encodeCarried(results: ReadonlyMap<string, CellResult>): Uint8Array {
	const cells: CarriedCell[] = [];
	const tables: CarriedTable[] = [];
	const streams: Uint8Array[] = [];
	/** a chart draws the very rows of a query: they are carried once */
	const known = new Map<Table, number>();
	for (const [name, result] of results) {
		if (result.kind === 'input') {
			cells.push({ name, kind: 'input', options: result.options, value: result.value });
			continue;
		}
		const { columns, rowCount, rows } = result.kind === 'sql' ? result.table : result.source;
		let table = known.get(rows);
		if (table === undefined) {
			const bytes = tableToIPC(rows, 'stream');
			streams.push(bytes);
			table = tables.push({ columns, rowCount, length: bytes.length }) - 1;
			known.set(rows, table);
		}
		cells.push({ name, kind: 'table', table });
	}
	const header = new TextEncoder().encode(JSON.stringify({ cells, tables } satisfies Header, writeWhole));
	const size = new Uint8Array(4);
	new DataView(size.buffer).setUint32(0, header.length);
	return gzipSync(concat([size, header, ...streams]), { level: 9, mtime: 0 });
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** What `encodeCarried` wrote for `notebook`, by the cells' keys; a cell that the notebook no longer has is left out. */
export function decodeCarried(bytes: Uint8Array, notebook: Notebook): ReadonlyMap<CellKey, CellResult> {
	const file = gunzipSync(bytes);
	const start = 4 + new DataView(file.buffer, file.byteOffset).getUint32(0);
	const header = JSON.parse(new TextDecoder().decode(file.subarray(4, start)), readWhole) as Header;
	let at = start;
	const tables = header.tables.map(({ columns, rowCount, length }) => {
		const rows = tableFromIPC(file.subarray(at, (at += length)));
		return { columns, rowCount, rows };
	});
	const carried = new Map(header.cells.map((cell) => [toCellKey(cell.name), cell]));
	const results = new Map<CellKey, CellResult>();
	for (const compiled of compileCells(notebook)) {
		const { key } = compiled.block;
		const cell = carried.get(key);
		if (cell?.kind === 'input' && compiled.kind === 'input' && compiled.spec !== null) {
			results.set(key, { kind: 'input', spec: compiled.spec, options: cell.options, value: cell.value });
		}
		const table = cell?.kind === 'table' ? tables[cell.table] : undefined;
		if (table === undefined) continue;
		if (compiled.kind === 'sql') results.set(key, { kind: 'sql', table });
		if (compiled.kind === 'chart' && compiled.spec !== null) {
			results.set(key, { kind: 'chart', spec: compiled.spec, source: table });
		}
	}
	return results;
}

/** What the build computed for `notebook`, from its file at `url`. */
export async function fetchCarried(
	url: string,
	notebook: Notebook
): Promise<ReadonlyMap<CellKey, CellResult>> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`HTTP ${response.status}`);
	return decodeCarried(new Uint8Array(await response.arrayBuffer()), notebook);
}
