import { tableFromArrays } from 'apache-arrow';
import { expect, test } from 'vitest';
import { buildGraph } from '../notebook/graph.ts';
import { cellsOf, parseNotebook } from '../notebook/format/parse.ts';
import { toCellKey } from '../notebook/names.ts';
import { carriedCells, sameResult } from './carried-cells.ts';
import { decodeCarried, encodeCarried } from './carried.ts';
import type { CellResult } from './results.ts';

const NOTEBOOK = parseNotebook(
	[
		'```input name=least type=number\nstep: 1\ndefault: 9007199254740993\n```',
		'```sql name=base\nSELECT 1 AS x, 2 AS y\n```',
		'```sql name=above\nSELECT x FROM base WHERE y > $least\n```',
		'```chart name=drawing from=base\nmark: dot\nx: x\ny: y\n```'
	].join('\n\n')
);

const rows = tableFromArrays({ x: Int32Array.from([1, 2]), y: ['甲', '乙'] });
const table = { columns: [{ name: 'x', type: 'INTEGER' }], rowCount: 2, rows };

test('results come back as they were, whole numbers and tables drawn twice included', () => {
	const value = { list: false, type: 'BIGINT', value: 9007199254740993n } as const;
	const [input] = [...buildGraph(NOTEBOOK, [], {}).nodes].map((node) => node.work);
	if (input?.kind !== 'input') throw new Error('no input');
	const results = new Map<string, CellResult>([
		['least', { kind: 'input', spec: input.spec, options: [], value }],
		['base', { kind: 'sql', table }],
		['gone', { kind: 'sql', table }]
	]);
	const single = encodeCarried(results);
	const chart = { kind: 'chart', spec: { marks: [], plot: {} }, source: table } as const;
	const twice = encodeCarried(new Map([...results, ['drawing', chart]]));
	expect(encodeCarried(results)).toEqual(single);
	// One more name in the header, not one more table.
	expect(twice.length - single.length).toBeLessThan(60);
	const decoded = decodeCarried(twice, NOTEBOOK);
	expect([...decoded.keys()].sort()).toEqual(['base', 'drawing', 'least'].map(toCellKey));
	const back = decoded.get(toCellKey('base'));
	expect(back && sameResult(back, { kind: 'sql', table })).toBe(true);
	expect(decoded.get(toCellKey('least'))).toMatchObject({ value });
	expect(decoded.get(toCellKey('drawing'))).toMatchObject({ spec: { marks: [{ mark: 'dot' }] } });
});

test('another row, type or value is another result', () => {
	const other = tableFromArrays({ x: Int32Array.from([1, 3]), y: ['甲', '乙'] });
	expect(sameResult({ kind: 'sql', table }, { kind: 'sql', table: { ...table, rows: other } })).toBe(false);
	const wide = { ...table, columns: [{ name: 'x', type: 'BIGINT' }] };
	expect(sameResult({ kind: 'sql', table }, { kind: 'sql', table: wide })).toBe(false);
});

/** Names of the cells that may show what was carried for `NOTEBOOK`. */
function carriedNames(source: string, chosen = {}): string[] {
	const notebook = parseNotebook(source);
	const { nodes } = buildGraph(notebook, [], chosen);
	const readersOf = (id: string) =>
		nodes.flatMap((node) => (node.reads.includes(id) ? [node.work.block.id] : []));
	const ids = carriedCells(NOTEBOOK, { notebook, chosen, readersOf });
	return cellsOf(notebook).flatMap((cell) => (ids.has(cell.id) ? [cell.name] : []));
}

test('a choice or a change takes the carried result from a cell and from what reads it', () => {
	const source = [NOTEBOOK.head.raw, ...NOTEBOOK.blocks.map(({ raw }) => raw)].join('');
	expect(carriedNames(source)).toEqual(['least', 'base', 'above', 'drawing']);
	expect(carriedNames(source, { least: ['3'] })).toEqual(['base', 'drawing']);
	expect(carriedNames(source.replace('SELECT 1 AS x', 'SELECT 3 AS x'))).toEqual(['least']);
	expect(carriedNames(`Prose.\n\n${source}`)).toHaveLength(4);
	expect(carriedNames(`${source}\n\n\`\`\`sql name=more\nSELECT 1\n\`\`\``)).toHaveLength(4);
	expect(carriedNames(source.replace('name=above', 'name=over'))).toEqual([]);
});
