import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { DatasetInput } from '../../src/dataset/input.ts';
import type { Report, ReportTask } from '../../src/documents/report.ts';
import { loadEngine, readReference, rowsOf } from './corpus.ts';

// Each run starts an engine.
vi.setConfig({ testTimeout: 120_000 });

const reference = await readReference();

const NAMES = ['市发改委', '科技局', '海关', '各县区', '某某集团', '没有听说过的单位', 'xx区政府'];
const TARGETS = ['新建幼儿园16所。', '完成投资30亿元,增长8%。', '推进体制改革。', '新增就业xx万人。'];

/** One task with any status, bodies and figures. */
const anyTask = fc.record({
	status: fc.constantFrom('ahead', 'on_pace', 'behind', 'completed', null),
	leads: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
	co: fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
	target: fc.constantFrom(...TARGETS),
	done: fc.option(fc.integer({ min: 0, max: 40 })),
	basis: fc.constantFrom('reported', 'forecast', 'process', 'stated_percent')
} as const);

type AnyTask = typeof anyTask extends fc.Arbitrary<infer T> ? T : never;

function inputOf(docId: string, kind: 'progress' | 'schedule', drafts: readonly AnyTask[]): DatasetInput {
	const sourceText = drafts.map(({ target }) => target).join('\n');
	const starts: number[] = [];
	let at = 0;
	for (const { target } of drafts) {
		starts.push(at);
		at += target.length + 1;
	}
	const spanOf = (index: number) => {
		const start = starts[index] ?? 0;
		return { start, end: start + (drafts[index]?.target.length ?? 0) };
	};
	const tasks = drafts.map((draft, index): ReportTask => {
		const span = spanOf(index);
		const department = (role: 'lead' | 'co') => (raw: string) => ({ raw, role, remark: null, ...span });
		return {
			seq: index + 1,
			no: String(index + 1),
			section: null,
			subsection: null,
			target: draft.target,
			status: draft.status,
			statusRaw: draft.status,
			progress: null,
			departments: [...draft.leads.map(department('lead')), ...draft.co.map(department('co'))],
			milestones: [],
			deadline: null,
			passages: [{ field: 'target', ...span }]
		};
	});
	const report: Report = {
		document: {
			title: null,
			city: '连云港',
			year: 2021,
			period: '前三季度',
			throughQuarter: 3,
			kind,
			layout: 'numbered-list',
			score: 1,
			runnerUp: null,
			declaredTasks: null
		},
		tasks,
		areas: [],
		indicators: drafts.map((_, index) => ({
			task: index + 1,
			name: '新建幼儿园',
			op: '=' as const,
			target: 16,
			unit: '所',
			baseTarget: 16,
			baseUnit: '所',
			kind: 'flow' as const,
			...spanOf(index)
		})),
		observations: drafts.flatMap((draft, index) =>
			draft.done === null
				? []
				: [
						{
							task: index + 1,
							indicator: index,
							quarter: 3,
							value: draft.done,
							unit: '所',
							baseValue: draft.done,
							basis: draft.basis,
							cumulative: null,
							bound: '=' as const,
							asOf: null,
							completion:
								draft.basis === 'reported'
									? draft.done / 16
									: draft.basis === 'stated_percent'
										? draft.done / 100
										: null,
							quote: draft.target,
							...spanOf(index)
						}
					]
		),
		diagnostics: [],
		account: {
			characters: sourceText.length,
			fields: sourceText.length,
			furniture: 0,
			unexplained: 0,
			passages: []
		}
	};
	const metadata = {
		title: null,
		city: '连云港',
		province: null,
		year: 2021,
		period: null,
		kind: null,
		issuer: null,
		published: null,
		file: null
	};
	return { docId, metadata, report, sourceText };
}

test('for any report, parts and unknowns add up to the whole and every value leads to a passage', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(anyTask, { maxLength: 12 }),
			fc.array(anyTask, { maxLength: 6 }),
			async (progress, schedule) => {
				const inputs = [inputOf('a', 'progress', progress), inputOf('b', 'schedule', schedule)];
				const { engine } = loadEngine(inputs, reference);
				try {
					for (const view of [
						'document_overview',
						'pace_rate_by_domain',
						'pace_rate_by_department',
						'pace_rate_by_family'
					]) {
						const wrong = `SELECT * FROM ${view} WHERE on_pace + behind <> stated OR stated + unknown <> tasks OR (stated = 0) <> (pace_rate IS NULL)`;
						expect(await rowsOf(engine, wrong), view).toEqual([]);
					}
					const [[tasks, rows, indicators, quantities]] = (await rowsOf(
						engine,
						`SELECT (SELECT count(*) FROM tasks)::INTEGER,
							(SELECT count(*) FROM completion WHERE kind = 'pace')::INTEGER,
							(SELECT count(*) FROM indicators WHERE task_id LIKE 'a#%')::INTEGER,
							(SELECT count(*) FROM completion WHERE kind = 'quantity')::INTEGER`
					)) as [[number, number, number, number]];
					expect(tasks).toBe(progress.length + schedule.length);
					expect(rows).toBe(tasks);
					expect(indicators).toBe(progress.length);
					expect(quantities).toBe(indicators);
					const lost =
						'SELECT passage_id FROM completion WHERE passage_id IS NULL OR passage_id NOT IN (SELECT passage_id FROM passages)';
					expect(await rowsOf(engine, lost)).toEqual([]);
					const load = await rowsOf(
						engine,
						'SELECT * FROM department_load WHERE lead_tasks + co_tasks < tasks OR greatest(lead_tasks, co_tasks) > tasks'
					);
					expect(load).toEqual([]);
				} finally {
					await engine.close();
				}
			}
		),
		{ numRuns: 8 }
	);
});
