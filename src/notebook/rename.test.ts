import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, formatNotebook, parseNotebook } from './format/parse.ts';
import { buildGraph } from './graph.ts';
import type { BlockId, Notebook } from './model.ts';
import { renameCell } from './rename.ts';

const SOURCE = `Behind: {{a.n}}, of them {{a}}; {{ab.n}}.

\`\`\`input name=领域 type=select
options: SELECT DISTINCT domain FROM a ORDER BY a.domain
\`\`\`

\`\`\`sql name=a
SELECT 'a' AS a, 1 AS n -- from a
\`\`\`

\`\`\`sql name=ab
WITH c AS (FROM "A") SELECT a.n, 'FROM a' FROM cells.a JOIN c ON c.n = a.n WHERE a.n = $领域 /* a.n */
\`\`\`

\`\`\`sql name=own
WITH a AS (SELECT 1) SELECT a.n FROM a, (FROM ab)
\`\`\`

\`\`\`sql name=alias
SELECT a.n FROM tasks AS a, (FROM a)
\`\`\`

\`\`\`chart name=plot from=a
mark: dot
\`\`\`
`;

function idOf(notebook: Notebook, name: string): BlockId {
	const cell = cellsOf(notebook).find((candidate) => candidate.name === name);
	if (cell === undefined) throw new Error(`no cell ${name}`);
	return cell.id;
}

/** Which cell reads which, by their ids. */
function reads(notebook: Notebook) {
	return buildGraph(notebook, ['tasks'], {}).nodes.map(({ id, reads }) => [id, reads]);
}

describe('renaming a cell', () => {
	it('takes along what reads it and leaves strings, comments and other meanings of the word', () => {
		const notebook = parseNotebook(SOURCE);
		const text = formatNotebook(renameCell(notebook, idOf(notebook, 'a'), '滞后'));
		expect(text).toContain('Behind: {{滞后.n}}, of them {{滞后}}; {{ab.n}}.');
		expect(text).toContain('options: SELECT DISTINCT domain FROM 滞后 ORDER BY 滞后.domain');
		expect(text).toContain("name=滞后\nSELECT 'a' AS a, 1 AS n -- from a");
		expect(text).toContain(
			`WITH c AS (FROM "滞后") SELECT 滞后.n, 'FROM a' FROM cells.滞后 JOIN c ON c.n = 滞后.n WHERE 滞后.n = $领域 /* a.n */`
		);
		expect(text).toContain('WITH a AS (SELECT 1) SELECT a.n FROM a, (FROM ab)');
		expect(text).toContain('SELECT a.n FROM tasks AS a, (FROM 滞后)');
		expect(text).toContain('```chart name=plot from=滞后');
	});

	it('renames parameters with their input', () => {
		const notebook = parseNotebook(SOURCE);
		const text = formatNotebook(renameCell(notebook, idOf(notebook, '领域'), 'domain'));
		expect(text).toContain('input name=domain type=select');
		expect(text).toContain('a.n = $domain /*');
	});

	it('quotes a name that SQL would read as a word of its own', () => {
		const notebook = parseNotebook('```sql name=a\n```\n```sql name=b\nFROM a\n```\n');
		expect(formatNotebook(renameCell(notebook, idOf(notebook, 'a'), 'order'))).toContain('FROM "order"');
		expect(formatNotebook(renameCell(notebook, idOf(notebook, 'a'), '2021'))).toContain('FROM "2021"');
	});

	it.each([
		[
			'SELECT a.n FROM other a WHERE x IN (SELECT n FROM a)',
			'SELECT a.n FROM other a WHERE x IN (SELECT n FROM 新)'
		],
		['SELECT a.n AS a, a.n a FROM a', 'SELECT 新.n AS a, 新.n a FROM 新'],
		['SELECT a.n FROM a UNION SELECT a.n FROM t a', 'SELECT 新.n FROM 新 UNION SELECT a.n FROM t a'],
		[
			'SELECT sum(a.n) FROM t, a WHERE EXISTS (FROM t o WHERE o.n = a.n)',
			'SELECT sum(新.n) FROM t, 新 WHERE EXISTS (FROM t o WHERE o.n = 新.n)'
		],
		[
			'SELECT a.n FROM t JOIN (SELECT a.* FROM a) a ON a.n = t.n',
			'SELECT a.n FROM t JOIN (SELECT 新.* FROM 新) a ON a.n = t.n'
		],
		[
			'WITH a AS (SELECT a.n FROM cells.a) SELECT a.n FROM a',
			'WITH a AS (SELECT 新.n FROM cells.新) SELECT a.n FROM a'
		],
		['SELECT a.n FROM range(3) a(n), (FROM a)', 'SELECT a.n FROM range(3) a(n), (FROM 新)']
	])('%s', (sql, renamed) => {
		const notebook = parseNotebook(
			`\`\`\`sql name=a\nSELECT 1 AS n\n\`\`\`\n\n\`\`\`sql name=b\n${sql}\n\`\`\`\n`
		);
		expect(formatNotebook(renameCell(notebook, idOf(notebook, 'a'), '新'))).toContain(`\n${renamed}\n`);
	});

	it('leaves who reads whom as it was, and can be taken back', () => {
		const names = ['a', 'ab', 'own', 'alias', 'plot', '领域'];
		fc.assert(
			fc.property(
				fc.constantFrom(...names),
				fc.constantFrom('新名', 'n2', 'select', '7z', 'c_1', 'tasks_2'),
				(old, name) => {
					// A parameter cannot start with a digit.
					fc.pre(old !== '领域' || !/^\d/.test(name));
					const notebook = parseNotebook(SOURCE);
					const id = idOf(notebook, old);
					const renamed = renameCell(notebook, id, name);
					expect(reads(renamed)).toEqual(reads(notebook));
					expect(reads(parseNotebook(formatNotebook(renamed)))).toEqual(reads(notebook));
					const back = formatNotebook(renameCell(renamed, id, old));
					expect(back.replaceAll('"', '').toLowerCase()).toBe(SOURCE.replaceAll('"', '').toLowerCase());
				}
			)
		);
	});
});
