import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileShape } from '../../test/file-shape.ts';
import { duplicateBlock, insertAfter, moveAfter, removeBlock, replaceBlock } from './format/arrange.ts';
import { setBody } from './format/edit.ts';
import { cellsOf, formatNotebook, parseNotebook } from './format/parse.ts';
import { isBlankProse, proseParts } from './format/prose-text.ts';
import { record, redo, startHistory, undo, type History } from './history.ts';
import type { Notebook } from './model.ts';
import { renameCell } from './rename.ts';

const SOURCE = `---
title: x
---
Words {{a.n}}

\`\`\`sql name=a
SELECT 1 AS n
\`\`\`

\`\`\`sql
FROM a
\`\`\`
Right below.
\`\`\`sql
FROM cell_1
\`\`\`

\`\`\`chart from=a
mark: dot
\`\`\`
`;

const step = fc.record({
	act: fc.constantFrom('type', 'insert', 'prose', 'delete', 'move', 'copy', 'rename', 'turn', 'undo', 'redo'),
	at: fc.nat(),
	to: fc.nat(),
	text: fc.constantFrom('', 'FROM a', 'SELECT $x', 'a\n\nb', '```sql\nSELECT 2\n```\n'),
	wait: fc.constantFrom(0, 100, 5000)
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function act(notebook: Notebook, { act, at, to, text }: Step, count: number): Notebook {
	const { blocks } = notebook;
	const block = blocks[at % Math.max(1, blocks.length)];
	const place = blocks[to % (blocks.length + 1)]?.id ?? null;
	if (act === 'insert') return insertAfter(notebook, place, { kind: 'sql', body: text }).notebook;
	if (act === 'prose') return insertAfter(notebook, place, { kind: 'prose', text }).notebook;
	if (block === undefined) return notebook;
	switch (act) {
		case 'type':
			return setBody(notebook, block.id, text);
		case 'delete':
			return removeBlock(notebook, block.id);
		case 'move':
			return moveAfter(notebook, block.id, place).notebook;
		case 'copy':
			return duplicateBlock(notebook, block.id).notebook;
		case 'turn':
			return replaceBlock(
				notebook,
				block.id,
				block.kind === 'prose' ? { kind: 'sql', body: text } : { kind: 'prose', text }
			).notebook;
		default:
			return block.kind === 'prose' ? notebook : renameCell(notebook, block.id, `name_${count}`);
	}
}

/** Goes through the steps; whatever happens, what is in memory is what would be read from the file. */
function follow(steps: readonly Step[], each: (history: History<Notebook>) => void): History<Notebook> {
	let history = startHistory(parseNotebook(SOURCE));
	let now = 0;
	for (const [count, next] of steps.entries()) {
		now += next.wait;
		if (next.act === 'undo') history = undo(history) ?? history;
		else if (next.act === 'redo') history = redo(history) ?? history;
		else history = record(history, act(history.present, next, count), next.act, now);
		each(history);
	}
	return history;
}

const names = (notebook: Notebook) => cellsOf(notebook).map(({ name }) => name);

describe('undo and redo', () => {
	it('lead back to the start and forth to the end again, whatever was done', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
				const end = follow(steps, ({ present }) => {
					const read = parseNotebook(formatNotebook(present));
					expect(fileShape(read)).toEqual(fileShape(present));
					expect(names(read)).toEqual(names(present));
					expect(new Set(present.blocks.map(({ id }) => id)).size).toBe(present.blocks.length);
				});
				let back: History<Notebook> = end;
				while (redo(back)) back = redo(back) ?? back;
				const last = formatNotebook(back.present);
				while (undo(back)) back = undo(back) ?? back;
				expect(formatNotebook(back.present)).toBe(SOURCE);
				while (redo(back)) back = redo(back) ?? back;
				expect(formatNotebook(back.present)).toBe(last);
			}),
			{ numRuns: 200 }
		);
	});

	it('take typing without a pause for one step, and each change of another cell for its own', () => {
		let history = startHistory('');
		history = record(history, 'a', 'cell 1', 0);
		history = record(history, 'ab', 'cell 1', 500);
		history = record(history, 'abc', 'cell 1', 1000);
		history = record(history, 'abcd', 'cell 2', 1100);
		history = record(history, 'abcde', 'cell 2', 9000);
		const seen: string[] = [];
		for (let at: History<string> | null = history; at; at = undo(at)) seen.push(at.present);
		expect(seen).toEqual(['abcde', 'abcd', 'abc', '']);
	});
});

describe('arranging cells', () => {
	it('parts blocks with blank lines, and leaves none behind', () => {
		const notebook = parseNotebook('```sql name=a\n```\n\nWords.\n');
		const [a] = notebook.blocks;
		const added = insertAfter(notebook, a?.id ?? null, { kind: 'sql', body: 'FROM a' });
		expect(formatNotebook(added.notebook)).toBe(
			'```sql name=a\n```\n\n```sql name=cell_1\nFROM a\n```\n\nWords.\n'
		);
		expect(formatNotebook(removeBlock(added.notebook, added.id))).toBe(formatNotebook(notebook));
	});

	it('keeps the names of cells that have none in the file', () => {
		const notebook = parseNotebook(SOURCE);
		const first = cellsOf(notebook).find(({ name }) => name === 'cell_1');
		const without = removeBlock(notebook, first?.id ?? ('' as never));
		expect(names(without)).toEqual(['a', 'cell_2', 'cell_3']);
	});

	it('keeps what is written beside other text apart from it, and parted by a blank line in the file', () => {
		for (const [source, at, expected] of [
			['One.\n', 0, 'One.\n\nNew.\n'],
			['One.\n\n```sql name=a\n```\n', 0, 'One.\n\nNew.\n\n```sql name=a\n```\n'],
			['```sql name=a\n```\n\n## Two\n', 0, '```sql name=a\n```\n\nNew.\n\n## Two\n'],
			['```sql name=a\n```\n## Two\n', 0, '```sql name=a\n```\n\nNew.\n\n## Two\n'],
			['一。\n\n<!-- en -->\n\nOne.\n', 0, '一。\n\n<!-- en -->\n\nOne.\n\n<!-- all -->\n\nNew.\n']
		] as const) {
			const notebook = parseNotebook(source);
			const { notebook: added, id } = insertAfter(notebook, notebook.blocks[at]?.id ?? null, {
				kind: 'prose',
				text: '\n'
			});
			const empty = added.blocks.find((block) => block.id === id)?.raw ?? 'gone';
			expect(isBlankProse(empty)).toBe(true);
			const { before, text, after } = proseParts(empty);
			expect(text).toBe('');
			const written = setBody(added, id, `${before}New.${after}`);
			expect(formatNotebook(written)).toBe(expected);
			const block = written.blocks.find((each) => each.id === id);
			expect(proseParts(block?.raw ?? '').text).toBe('New.');
			const without = formatNotebook(removeBlock(written, id));
			expect(without.replace(/\n+/g, '\n')).toBe(source.replace(/\n+/g, '\n'));
		}
	});
});
