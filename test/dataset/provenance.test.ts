import { afterAll, describe, expect, test } from 'vitest';
import { TABLES } from '../../src/schema/tables.ts';
import { VIEWS } from '../../src/schema/views/index.ts';
import { loadEngine, readCorpus, readReference, rowsOf } from './corpus.ts';

const reference = await readReference();
const corpus = await readCorpus(reference);
const { engine, dataset } = loadEngine(corpus, reference);
afterAll(() => engine.close());

test('every passage is a place of its document', () => {
	const texts = new Map(corpus.map(({ docId, sourceText }) => [docId, sourceText]));
	for (const { doc_id, start_at, end_at, quote, passage_id } of dataset.passages) {
		expect(texts.get(doc_id)?.slice(start_at, end_at), passage_id).toBe(quote);
	}
});

const PASSAGES = [...TABLES, ...VIEWS].flatMap(({ name, columns }) =>
	columns
		.filter((column) => column.references === 'passages' && name !== 'passages')
		.map((column) => [name, column.name] as const)
);

test.each(PASSAGES)('every row of %s leads to its passage by %s', async (name, column) => {
	const [[lost]] = (await rowsOf(
		engine,
		`SELECT count(*)::INTEGER FROM ${name} WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.passage_id = ${name}.${column} AND p.quote <> '')`
	)) as [[number]];
	// What a document says of all its tasks at once has no passage of one task.
	expect(lost).toBe(0);
});

describe('aggregates lead to the tasks that they count', () => {
	test.each([
		['pace_rate_by_domain', 'doc_id, domain', 'tasks'],
		[
			'pace_rate_by_department',
			'doc_id, department',
			"tasks JOIN (SELECT DISTINCT task_id, department FROM task_departments WHERE role = 'lead') USING (task_id)"
		]
	])('%s', async (view, keys, source) => {
		const differences = await rowsOf(
			engine,
			`SELECT ${keys} FROM ${view} v JOIN (
				SELECT ${keys}, count(*) AS found FROM ${source} WHERE passage_id IS NOT NULL GROUP BY ALL
			) USING (${keys}) WHERE found <> v.tasks`
		);
		expect(differences).toEqual([]);
	});
});
