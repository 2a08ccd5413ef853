import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseLocalised } from '../../src/base/localised.ts';
import { nodeEngine } from '../../src/commands/node-engine.ts';
import { openNotebook } from '../../src/commands/notebook-file.ts';
import { NOTEBOOKS } from '../../src/commands/paths.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { parseChart } from '../../src/notebook/chart/parse.ts';
import { cellsOf } from '../../src/notebook/format/parse.ts';
import { proseSegments } from '../../src/notebook/format/quotes.ts';
import type { Notebook } from '../../src/notebook/model.ts';
import { CellScheduler } from '../../src/state/cell-scheduler.ts';
import { Relations } from '../../src/state/relations.ts';

/** The reader's own reports come with the page's storage, which is not here. */
const files = (await readdir(NOTEBOOKS))
	.filter((name) => /^[a-z]+\.md$/.test(name) && name !== 'own.md')
	.sort();

let engine: Engine;

beforeAll(async () => {
	engine = nodeEngine();
	await engine.start();
}, 120_000);

afterAll(() => engine.close());

/** What is not done after a run of `notebook`, and what the inputs that choose a document offer. */
async function run(notebook: Notebook, chosen: Readonly<Record<string, readonly string[]>>) {
	const cells = new CellScheduler({ engine, relations: new Relations(), observe: () => {} });
	try {
		cells.update(notebook, chosen);
		await cells.idle();
		const failed: string[] = [];
		const documents = new Map<string, string[]>();
		const columns = new Map<string, readonly string[]>();
		for (const { id, name } of cellsOf(notebook)) {
			const status = cells.status(id);
			const result = status?.result ?? null;
			if (status?.state !== 'done' || result === null) {
				failed.push(`${name}: ${status?.error?.message.en ?? 'no result'}`);
			} else if (result.kind !== 'input') {
				const source = result.kind === 'sql' ? result.table : result.source;
				columns.set(
					name,
					source.columns.map((column) => column.name)
				);
			} else if (/^(document|report|schedule)$/.test(name)) {
				documents.set(
					name,
					result.options.map(({ value }) => String(value))
				);
			}
		}
		return { failed, documents, columns };
	} finally {
		cells.close();
	}
}

describe.each(files)('%s', (file) => {
	test('is computed whole at its defaults and for every document, and quotes only what there is', async () => {
		const { notebook } = await openNotebook(join(NOTEBOOKS, file), new Map());
		expect(notebook.head.errors).toEqual([]);
		const { failed, documents, columns } = await run(notebook, {});
		expect(failed).toEqual([]);
		for (const block of notebook.blocks) {
			for (const part of proseSegments(block.raw)) {
				if (part.kind === 'text' || block.kind === 'sql') continue;
				const { cell, column, raw } = part.quote;
				expect(
					cellsOf(notebook).map(({ name }) => name),
					raw
				).toContain(cell);
				if (column !== null) expect(columns.get(cell), raw).toContain(column);
			}
		}
		for (const [name, values] of documents) {
			for (const value of values) {
				expect((await run(notebook, { [name]: [value] })).failed, `${name}=${value}`).toEqual([]);
			}
		}
	}, 180_000);

	test('speaks both languages, and its charts say what they show, over what, and from where', async () => {
		const { notebook } = await openNotebook(join(NOTEBOOKS, file), new Map());
		for (const block of notebook.blocks) {
			if (block.kind === 'prose') {
				// Headings carry both languages in themselves.
				const text = block.raw.replace(/^#.*$/gm, '').trim();
				if (text) expect(text).toContain('<!-- en -->');
			} else if (block.kind === 'chart') {
				const { spec } = parseChart(block.body);
				for (const key of ['title', 'subtitle', 'caption']) {
					const { zh, en } = parseLocalised(String(spec?.plot[key] ?? ''));
					expect(zh, `${block.name} ${key}`).toMatch(/\p{Script=Han}/u);
					expect(en, `${block.name} ${key}`).not.toBe(zh);
				}
			}
		}
	});
});
