import { expect, test } from 'vitest';
import { buildGraph } from '../notebook/graph.ts';
import { cellsOf, parseNotebook } from '../notebook/format/parse.ts';
import { supportingQueries } from './supporting.ts';

const NOTEBOOK = [
	'There are {{counted.n}} of them.',
	'```sql name=base\nSELECT 1 AS x\n```',
	'```sql name=middle\nSELECT x FROM base\n```',
	'```chart name=drawing from=middle\nmark: dot\nx: x\ntitle: of {{total.n}}\n```',
	'```sql name=total\nSELECT 1 AS n\n```',
	'```sql name=counted\nSELECT 1 AS n\n```',
	'```sql name=answer\nSELECT * FROM counted\n```'
].join('\n\n');

test('what a chart draws, what prose and charts quote and what these read is folded; the rest is an answer of its own', () => {
	const notebook = parseNotebook(NOTEBOOK);
	const { nodes } = buildGraph(notebook, [], {});
	const readersOf = (id: string) =>
		nodes.flatMap((node) => (node.reads.includes(id) ? [node.work.block.id] : []));
	const found = supportingQueries(notebook, readersOf);
	expect(cellsOf(notebook).flatMap((cell) => (found.has(cell.id) ? [cell.name] : []))).toEqual([
		'base',
		'middle',
		'total',
		'counted'
	]);
});
