import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileShape } from '../../../test/file-shape.ts';
import type { Notebook } from '../model.ts';
import { deleteBlock, insertBlock, moveBlock, replaceText, setAttribute, setBody, setName } from './edit.ts';
import { blockStarts, bodySpanInRaw, cellsOf, formatNotebook, parseNotebook } from './parse.ts';
import { proseSegments } from './quotes.ts';

const EXAMPLE = `---
title: 滞后任务 / Tasks behind
---
Prose, with {{behind_count.n}} to quote one value of a cell.

\`\`\`input name=domain type=select
label: 领域
options: SELECT DISTINCT domain FROM tasks ORDER BY 1
\`\`\`

\`\`\`sql name=behind_count
SELECT count(*) AS n FROM tasks
\`\`\`

\`\`\`js
not ours
\`\`\`

\`\`\`chart from=behind_count
mark: barX
\`\`\`
`;

/** Lines that matter to the format, put together at random with random line ends. */
const line = fc.oneof(
	fc.constantFrom(
		'```sql',
		'```sql name=a',
		'```sql name="a b"',
		'~~~sql name=中文',
		'````chart from=a',
		'```input name=x type=select',
		'```',
		'````',
		'~~~',
		'  ```',
		'    ```',
		'```js',
		'<!--',
		'-->',
		'<pre>',
		'</pre>',
		'---',
		'title: 甲 / A',
		'SELECT 1',
		'``` a`b',
		'',
		'\u2028',
		'```sql \u2028name=q',
		'- item'
	),
	fc.string({ unit: 'binary', maxLength: 12 })
);
const text = fc
	.tuple(
		fc.constantFrom('', '\uFEFF', '---\ntitle: x\n---\n', '\uFEFF---\r\na: [\r\n---\r\n'),
		fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '\n')), { maxLength: 24 }),
		fc.boolean()
	)
	.map(([head, lines, last]) => {
		const whole = lines.map(([content, end]) => content + end).join('');
		return head + (last ? whole : whole.replace(/[\r\n]+$/, ''));
	});

function shape(notebook: Notebook) {
	return notebook.blocks.map((block) =>
		block.kind === 'prose' ? block.raw : [block.kind, block.name, block.attributes, block.body, block.raw]
	);
}

describe('reading a notebook', () => {
	it('reads the example of the design', () => {
		const notebook = parseNotebook(EXAMPLE);
		expect(notebook.head.title).toEqual({ zh: '滞后任务', en: 'Tasks behind' });
		expect(cellsOf(notebook).map(({ kind, name, body }) => [kind, name, body])).toEqual([
			['input', 'domain', 'label: 领域\noptions: SELECT DISTINCT domain FROM tasks ORDER BY 1'],
			['sql', 'behind_count', 'SELECT count(*) AS n FROM tasks'],
			['chart', 'cell_1', 'mark: barX']
		]);
		expect(notebook.blocks.find((block) => block.raw.includes('not ours'))?.kind).toBe('prose');
	});

	it('gives back every text byte for byte', () => {
		fc.assert(
			fc.property(text, (value) => {
				expect(formatNotebook(parseNotebook(value))).toBe(value);
			}),
			{ numRuns: 2000 }
		);
	});

	it('names unnamed cells in order, skipping taken names without regard to case', () => {
		const notebook = parseNotebook('```sql\n```\n```sql name=CELL_2\n```\n```sql\n```\n```sql name=a\n```\n');
		expect(cellsOf(notebook).map(({ name }) => name)).toEqual(['cell_1', 'CELL_2', 'cell_3', 'a']);
	});

	it('takes no cell out of code blocks, comments and indented text', () => {
		const hidden = [
			'````md\n```sql\nSELECT 1\n```\n````\n',
			'<!--\n```sql\n```\n-->\n',
			'<pre>\n```sql\n```\n</pre>\n',
			'    ```sql\n    ```\n',
			'``` sql`\n'
		];
		for (const value of hidden) expect(cellsOf(parseNotebook(value))).toEqual([]);
		expect(cellsOf(parseNotebook('<!-- one line -->\n~~~ SQL\nSELECT 1\n~~~~\n'))).toHaveLength(1);
	});

	it('reads quoted values and reports what it cannot read, with its place', () => {
		const [good] = cellsOf(parseNotebook('```chart name=c from="a \\"b" \n```'));
		expect(good?.attributes).toEqual([
			{ name: 'name', value: 'c' },
			{ name: 'from', value: 'a "b' }
		]);
		expect(good?.errors).toEqual([]);
		for (const [info, place] of [
			['name', 'name'],
			['name=a name=b', 'name=b'],
			['nam=a', 'nam=a'],
			['name="a b"', 'name="a b"'],
			['name=a-b', 'name=a-b'],
			['name="a', 'name="a'],
			['= x', '=']
		] as const) {
			const [cell] = cellsOf(parseNotebook(`x\n\n\`\`\`sql ${info}\n\`\`\`\n`));
			const span = cell?.errors[0]?.span;
			expect(cell?.raw.slice(span?.start, span?.end), info).toBe(place);
		}
	});

	it('reports broken front matter and keeps it', () => {
		const { head } = parseNotebook('---\ntitle: "x\n---\nprose');
		expect(head.errors.length).toBeGreaterThan(0);
		expect(head.raw).toBe('---\ntitle: "x\n---\n');
	});

	it('leaves two rules with a line between them to Markdown', () => {
		expect(parseNotebook('---\nhello\n---\n').head.raw).toBe('');
	});

	it('maps a span of the body to the file when lines end in CR LF', () => {
		const source = 'x\r\n\r\n```sql\r\nSELECT\r\n  a,\r\n  b\r\n```\r\n';
		const notebook = parseNotebook(source);
		const [cell] = cellsOf(notebook);
		if (cell === undefined) throw new Error('no cell');
		const at = cell.body.indexOf('b');
		const span = bodySpanInRaw(cell, { start: at, end: at + 1 });
		const start = blockStarts(notebook).get(cell.id) ?? -1;
		expect(source.slice(start + span.start, start + span.end)).toBe('b');
	});
});

describe('editing a notebook', () => {
	it('renders only the changed cell again', () => {
		const source = 'A\r\n\r\n~~~~sql   name=a\t\r\nSELECT 1\r\n  ~~~~  \r\nB';
		const notebook = parseNotebook(source);
		const [cell] = cellsOf(notebook);
		if (cell === undefined) throw new Error('no cell');
		expect(setBody(notebook, cell.id, 'SELECT 1')).toBe(notebook);
		const changed = setBody(notebook, cell.id, 'SELECT 1,\n 2');
		expect(formatNotebook(changed)).toBe(source.replace('SELECT 1', 'SELECT 1,\r\n 2'));
		expect(changed.blocks[0]).toBe(notebook.blocks[0]);
	});

	it('keeps the end of a closing line whose fence has to grow', () => {
		const notebook = parseNotebook('```sql\r  ```\n\n```sql');
		const [cell] = cellsOf(notebook);
		if (cell === undefined) throw new Error('no cell');
		const changed = setBody(notebook, cell.id, '  ```');
		expect(formatNotebook(changed)).toBe('````sql\r  ```\r````\n\n```sql');
		expect(changed.blocks[1]).toBe(notebook.blocks[1]);
	});

	it('keeps any body, whatever it holds, and every other block', () => {
		fc.assert(
			fc.property(text, fc.nat(), text, (value, pick, body) => {
				const notebook = parseNotebook(value);
				const cells = cellsOf(notebook);
				const cell = cells[pick % Math.max(1, cells.length)];
				if (cell === undefined) return;
				const wanted = body.replace(/\r\n?/g, '\n');
				const changed = setBody(notebook, cell.id, wanted);
				const after = cellsOf(changed);
				expect(after.find(({ id }) => id === cell.id)?.body).toBe(wanted);
				expect(after.length).toBe(cells.length);
				expect(shape(parseNotebook(formatNotebook(changed)))).toEqual(shape(changed));
				const others = (of: Notebook) => of.blocks.filter(({ id }) => id !== cell.id).map(({ raw }) => raw);
				expect(others(changed)).toEqual(others(notebook));
			}),
			{ numRuns: 1500 }
		);
	});

	it('keeps all cells when blocks are inserted, moved and deleted', () => {
		const step = fc.tuple(
			fc.constantFrom('insert', 'prose', 'move', 'delete', 'name'),
			fc.nat(),
			fc.nat(),
			text
		);
		fc.assert(
			fc.property(text, fc.array(step, { maxLength: 5 }), (value, steps) => {
				let notebook = parseNotebook(value);
				for (const [action, first, second, body] of steps) {
					const block = notebook.blocks[first % Math.max(1, notebook.blocks.length)];
					const before = cellsOf(notebook).map(({ id, body }) => ({ id, body }));
					const index = second % (notebook.blocks.length + 1);
					let expected = before;
					if (action === 'insert') {
						notebook = insertBlock(notebook, index, { kind: 'sql', body, attributes: { name: 'x' } });
						expect(cellsOf(notebook)).toHaveLength(before.length + 1);
					} else if (action === 'prose') {
						notebook = insertBlock(notebook, index, { kind: 'prose', text: 'words' });
					} else if (block !== undefined && action === 'move') {
						notebook = moveBlock(notebook, block.id, second % notebook.blocks.length);
					} else if (block !== undefined && action === 'name' && block.kind !== 'prose') {
						notebook = setName(notebook, block.id, '名');
						expect(cellsOf(notebook).find(({ id }) => id === block.id)?.name).toBe('名');
					} else if (block !== undefined && action === 'delete') {
						notebook = deleteBlock(notebook, block.id);
						expected = before.filter(({ id }) => id !== block.id);
					}
					const after = cellsOf(notebook).map(({ id, body }) => ({ id, body }));
					for (const cell of expected) expect(after).toContainEqual(cell);
					expect(fileShape(parseNotebook(formatNotebook(notebook)))).toEqual(fileShape(notebook));
					expect(new Set(notebook.blocks.map(({ id }) => id)).size).toBe(notebook.blocks.length);
				}
			}),
			{ numRuns: 1500 }
		);
	});

	it('turns prose into cells when a person types a fence', () => {
		const notebook = parseNotebook('words\n');
		const id = notebook.blocks[0]?.id ?? ('' as never);
		const changed = setBody(notebook, id, 'words\n\n```sql\nSELECT 1\n```\n');
		expect(changed.blocks.map(({ kind }) => kind)).toEqual(['prose', 'sql']);
		expect(changed.blocks[0]?.id).toBe(id);
	});

	it('changes one attribute and leaves the rest of the line', () => {
		const notebook = parseNotebook('```chart  from=a   name="b"\nmark: dot\n```');
		const id = notebook.blocks[0]?.id ?? ('' as never);
		expect(formatNotebook(setAttribute(notebook, id, 'from', '丙 丁'))).toBe(
			'```chart from="丙 丁"   name="b"\nmark: dot\n```'
		);
		expect(formatNotebook(setName(notebook, id, null))).toBe('```chart  from=a\nmark: dot\n```');
	});

	it('keeps the ids of what stays when the whole text is replaced', () => {
		const notebook = parseNotebook(EXAMPLE);
		const changed = replaceText(
			notebook,
			EXAMPLE.replace('count(*)', 'sum(1)').replace('not ours', 'theirs')
		);
		const ids = (of: Notebook) => cellsOf(of).map(({ id }) => id);
		expect(ids(changed)).toEqual(ids(notebook));
	});
});

describe('quotes in prose', () => {
	it('finds cells and columns and leaves the rest as text', () => {
		const value = 'a {{x.n}} {{ 滞后."任务 数" }} {{y}} {{}} {{a b}} {{z.}}';
		const segments = proseSegments(value);
		expect(segments.map((part) => (part.kind === 'text' ? part.text : part.quote.raw)).join('')).toBe(value);
		expect(
			segments.flatMap((part) => (part.kind === 'quote' ? [[part.quote.cell, part.quote.column]] : []))
		).toEqual([
			['x', 'n'],
			['滞后', '任务 数'],
			['y', null]
		]);
	});
});
