import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeEngine } from '../../src/commands/node-engine.ts';
import { PUBLIC_DATA } from '../../src/commands/paths.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { jsonRows } from '../../src/engine/format/rows.ts';
import type { SourceTarget } from '../../src/state/side-panel.svelte.ts';
import { readSource } from '../../src/state/source/reading.ts';

let engine: Engine;

beforeAll(async () => {
	engine = nodeEngine();
	await engine.start();
}, 120_000);

afterAll(() => engine.close());

const REPORT = 'lianyungang-2021-q3';
const task = (id: string, field: string | null, department: string | null = null): SourceTarget => ({
	kind: 'task',
	id,
	field,
	department
});

/** The fields and the words of what is marked for a value. */
async function marked(target: SourceTarget): Promise<{ readonly fields: string[]; readonly words: string }> {
	const reading = await readSource(engine, target);
	const own = reading?.passages.filter(({ id }) => reading.asked.includes(id)) ?? [];
	return {
		fields: [...new Set(own.map(({ field }) => field))],
		words: own.map(({ quote }) => quote).join('')
	};
}

async function one(sql: string): Promise<string> {
	return String(jsonRows((await engine.query(sql)).rows)[0]?.[0]);
}

test('every kind of value is read with its document, its task and the passages that hold it', async () => {
	const progress = await one(`SELECT progress FROM tasks WHERE task_id = '${REPORT}#6'`);
	expect(await marked(task(`${REPORT}#6`, 'progress'))).toEqual({ fields: ['progress'], words: progress });
	expect((await marked({ kind: 'passage', id: `${REPORT}#6@target.1`, field: null })).fields).toEqual([
		'target'
	]);
	expect((await marked({ kind: 'passage', id: `${REPORT}#6@target.1`, field: 'status' })).fields).toEqual([
		'status'
	]);
	expect(await marked(task(`${REPORT}#22`, null, '市开发区'))).toEqual({
		fields: ['lead'],
		words: '市开发区'
	});
	for (const kind of ['indicator', 'observation'] as const) {
		const id = await one(
			`SELECT ${kind}_id FROM ${kind}s WHERE starts_with(${kind}_id, '${REPORT}') LIMIT 1`
		);
		const quote = await one(
			`SELECT quote FROM ${kind}s JOIN passages USING (passage_id) WHERE ${kind}_id = '${id}'`
		);
		expect((await marked({ kind, id })).words).toBe(quote);
	}
	const reading = await readSource(engine, task(`${REPORT}#6`, null));
	expect([reading?.document.city, reading?.document.year, reading?.task?.no]).toEqual(['连云港', 2021, '6']);
});

test('a value without a passage of its own is shown where its task is, an unknown one not at all', async () => {
	expect((await marked(task('nantong-2019-h1#1', 'status'))).fields).toEqual(['target']);
	expect((await marked({ kind: 'passage', id: `${REPORT}#6@target.1`, field: 'deadline' })).fields).toEqual([
		'target'
	]);
	const whole = await readSource(engine, { kind: 'document', id: REPORT });
	expect([whole?.task, whole?.passages, whole?.asked]).toEqual([null, [], []]);
	expect(await readSource(engine, task('nowhere#1', null))).toBeNull();
	expect(await readSource(engine, { kind: 'check', id: "x' OR true --" })).toBeNull();
});

test('a task names its plan, its report and its likes in other documents, each once', async () => {
	const id = await one('SELECT report_task_id FROM pace WHERE gap IS NOT NULL ORDER BY 1 LIMIT 1');
	const reading = await readSource(engine, task(id, null));
	const relations = reading?.appearances.flatMap((appearance) => appearance.relations) ?? [];
	expect(relations).toContain('plan');
	const others = reading?.appearances.map((appearance) => appearance.task.taskId) ?? [];
	expect(new Set(others).size).toBe(others.length);
	const plan = reading?.appearances.find((appearance) => appearance.relations.includes('plan'));
	const back = await readSource(engine, task(plan?.task.taskId ?? '', null));
	expect(back?.appearances.map((appearance) => appearance.task.taskId)).toContain(id);
});

test('every passage stands in the published text where it says', async () => {
	const { rows } = await engine.query(
		'SELECT doc_id, start_at, end_at, quote FROM passages USING SAMPLE reservoir(400 ROWS) REPEATABLE (7)'
	);
	const texts = new Map<string, string>();
	for (const [docId, start, end, quote] of jsonRows(rows)) {
		const id = String(docId);
		const text = texts.get(id) ?? (await readFile(join(PUBLIC_DATA, 'sources', `${id}.txt`), 'utf8'));
		texts.set(id, text);
		expect(text.slice(Number(start), Number(end))).toBe(quote);
	}
	expect(texts.size).toBe(5);
});
