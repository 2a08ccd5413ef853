import { afterAll, describe, expect, test } from 'vitest';
import { loadEngine, readCorpus, readReference, rowsOf } from './corpus.ts';

const reference = await readReference();
const { engine } = loadEngine(await readCorpus(reference), reference);
afterAll(() => engine.close());
const rows = (sql: string) => rowsOf(engine, sql);

// Answers read off the documents by hand.
describe('questions with answers that were counted by hand', () => {
	test('tasks by status, in English and in Chinese', async () => {
		expect(
			await rows(
				"SELECT status, count(*)::INTEGER FROM tasks WHERE doc_id = 'lianyungang-2021-q3' GROUP BY 1 ORDER BY 2"
			)
		).toEqual([
			['behind', 17],
			['on_pace', 133]
		]);
		expect(
			await rows(
				"SELECT 序时状态, count(*)::INTEGER FROM 任务 WHERE 文件编号 = 'lianyungang-2021-q3' GROUP BY 1 ORDER BY 2"
			)
		).toEqual([
			['未达序时', 17],
			['达序时', 133]
		]);
	});

	test('the tasks that are behind', async () => {
		const found = await rows(
			"SELECT seq FROM tasks_behind WHERE doc_id = 'lianyungang-2021-q3' ORDER BY seq"
		);
		expect(found.flat()).toEqual([6, 7, 22, 28, 36, 39, 54, 66, 68, 73, 75, 85, 98, 103, 106, 115, 117]);
	});

	test('the bodies that lead three tasks or more that are behind', async () => {
		expect(
			await rows(
				'SELECT department, behind FROM pace_rate_by_department WHERE behind >= 3 ORDER BY 2 DESC, 1'
			)
		).toEqual([['连云区', 3]]);
	});

	test('area investment against the stated total', async () => {
		expect(await rows('SELECT measure, summed, unknown, stated, agrees FROM area_totals ORDER BY 1')).toEqual(
			[
				['invested', 70.1, 2, 100.1, false],
				['items', 50, 0, 50, true],
				['subitems', 160, 0, 160, true]
			]
		);
	});

	test('a Chinese question over two Chinese views', async () => {
		const found = await rows(
			"SELECT 部门, count(*)::INTEGER AS 滞后 FROM 任务 JOIN 部门责任 USING (任务编号) WHERE 序时状态 = '未达序时' AND 责任 = '牵头' GROUP BY ALL ORDER BY 滞后 DESC, 部门 LIMIT 1"
		);
		expect(found).toEqual([['连云区', 3]]);
	});
});

describe('parts and unknowns add up', () => {
	test.each(['document_overview', 'pace_rate_by_domain', 'pace_rate_by_department', 'pace_rate_by_family'])(
		'%s',
		async (view) => {
			const wrong = await rows(
				`SELECT * FROM ${view} WHERE on_pace + behind <> stated OR stated + unknown <> tasks OR (stated = 0) <> (pace_rate IS NULL) OR pace_rate NOT BETWEEN 0 AND 1`
			);
			expect(wrong).toEqual([]);
		}
	);

	test('completion: known and unknown are told apart, and every task has its pace row', async () => {
		expect(
			await rows('SELECT * FROM completion WHERE known <> (rate IS NOT NULL) OR known = (reason IS NOT NULL)')
		).toEqual([]);
		expect(
			await rows("SELECT task_id FROM tasks EXCEPT SELECT task_id FROM completion WHERE kind = 'pace'")
		).toEqual([]);
		expect(
			await rows(
				'SELECT kind, task_id, area_seq, indicator_id, quarter FROM completion GROUP BY ALL HAVING count(*) > 1'
			)
		).toEqual([]);
	});

	test('only flows have a rate; levels and growth have gaps', async () => {
		expect(
			await rows(
				"SELECT c.* FROM completion c JOIN indicators i USING (indicator_id) WHERE i.kind <> 'flow' AND c.rate IS NOT NULL"
			)
		).toEqual([]);
		expect(await rows("SELECT * FROM indicator_gaps WHERE kind = 'flow' OR gap IS NULL")).toEqual([]);
	});

	test('a rate is its numerator over its denominator', async () => {
		expect(
			await rows(
				"SELECT * FROM completion WHERE basis = 'computed' AND abs(rate - numerator / denominator) > 0.001"
			)
		).toEqual([]);
	});

	test('pace: the gap is completion less the planned share, and refused pairs have none', async () => {
		expect(
			await rows(
				'SELECT * FROM pace WHERE comparable <> (reason IS NULL) OR (NOT comparable AND gap IS NOT NULL) OR (comparable AND target IS NOT NULL AND abs(gap - (completion - planned_share)) > 1e-9)'
			)
		).toEqual([]);
	});
});
