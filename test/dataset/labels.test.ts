import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseLocalised } from '../../src/base/localised.ts';
import { buildDataset } from '../../src/dataset/build.ts';
import { readCorpus, readReference } from './corpus.ts';

const reference = await readReference();
const dataset = buildDataset(await readCorpus(reference), reference);

const SCHEDULE = 'lianyungang-2021-schedule';
const REPORT = 'lianyungang-2021-q3';

function labels<T>(file: string): T {
	return JSON.parse(readFileSync(new URL(`../labels/${file}`, import.meta.url), 'utf8')) as T;
}

/** `e` is a row of the schedule, `a` one of the report. */
const LINKS = labels<{ e: number; a: number; relation: string }[]>('links.json');
const PACE =
	labels<{ e: number; a: number; indicator: string; planQ3: number; actual: number; target: number }[]>(
		'pace-2021-q3.json'
	);

interface OwnPair {
	readonly e: number;
	readonly a: number;
}
const OWN_PACE = labels<{
	pairs: (OwnPair & { planned: number; actual: number; target: number | null })[];
	refused: (OwnPair & { reasons: string[]; note: string })[];
}>('own/pace.json');

describe('links between the schedule and the report', () => {
	const found = dataset.task_links.flatMap((link) => {
		const ends = [link.task_id, link.other_task_id];
		const e = ends.find((id) => id.startsWith(`${SCHEDULE}#`));
		const a = ends.find((id) => id.startsWith(`${REPORT}#`));
		if (e === undefined || a === undefined) return [];
		return [{ e: Number(e.split('#')[1]), a: Number(a.split('#')[1]), relation: link.relation }];
	});
	const labelled = new Set(LINKS.map(({ e }) => e));
	const key = ({ e, a }: { e: number; a: number }): string => `${e}-${a}`;

	test('recall: every labelled link is found, with its relation', () => {
		const relations = new Map(found.map((link) => [key(link), link.relation]));
		expect(LINKS.map((link) => `${key(link)} ${relations.get(key(link))}`)).toEqual(
			LINKS.map((link) => `${key(link)} ${link.relation}`)
		);
	});

	test('precision: the labelled rows of the schedule have no other link', () => {
		const known = new Set(LINKS.map(key));
		expect(found.filter((link) => labelled.has(link.e) && !known.has(key(link)))).toEqual([]);
	});

	test('each pair is stored once', () => {
		const pairs = dataset.task_links.map(({ task_id, other_task_id }) =>
			[task_id, other_task_id].sort().join(' ')
		);
		expect(new Set(pairs).size).toBe(pairs.length);
	});
});

describe('plan against actual', () => {
	const comparable = dataset.pace_pairs.filter((pair) => pair.comparable);

	test.each(PACE)('$e/$a $indicator', ({ e, a, planQ3, actual, target }) => {
		expect(comparable).toContainEqual(
			expect.objectContaining({
				schedule_task_id: `${SCHEDULE}#${e}`,
				report_task_id: `${REPORT}#${a}`,
				planned: planQ3,
				actual,
				target
			})
		);
	});

	test('the labelled rows have no other comparable pair', () => {
		const rows = new Set(PACE.map(({ e }) => `${SCHEDULE}#${e}`));
		expect(comparable.filter((pair) => rows.has(pair.schedule_task_id))).toHaveLength(PACE.length);
	});

	test('our own reading: the same pairs can be compared, and no others of these rows', () => {
		const rows = new Set(OWN_PACE.pairs.map(({ e }) => e));
		const found = comparable.flatMap(({ schedule_task_id, report_task_id, ...pair }) => {
			const [e, a] = [schedule_task_id, report_task_id].map((id) => Number(id.split('#')[1]));
			return e !== undefined && rows.has(e)
				? [`${e} ${a} ${pair.planned} ${pair.actual} ${pair.target}`]
				: [];
		});
		const wanted = OWN_PACE.pairs.map(
			(pair) => `${pair.e} ${pair.a} ${pair.planned} ${pair.actual} ${pair.target}`
		);
		expect(found.sort()).toEqual(wanted.sort());
		const short = comparable.filter(({ planned, actual }) => (actual ?? 0) < (planned ?? 0));
		expect(short.map(({ schedule_task_id }) => schedule_task_id)).toEqual([`${SCHEDULE}#14`]);
	});

	test.each(OWN_PACE.refused)('our own reading: $e/$a is refused, $note', ({ e, a, reasons }) => {
		const found = dataset.pace_pairs.filter(
			(pair) => pair.schedule_task_id === `${SCHEDULE}#${e}` && pair.report_task_id === `${REPORT}#${a}`
		);
		expect(found.some(({ comparable: isComparable }) => isComparable)).toBe(false);
		expect(found.some(({ reason }) => reason !== null && reasons.includes(reason))).toBe(true);
	});

	test('look-alikes are refused with their reason', () => {
		const refused = dataset.pace_pairs.filter((pair) => !pair.comparable);
		const reasons = refused.map(
			({ schedule_task_id, reason }) => `${schedule_task_id.split('#')[1]} ${reason}`
		);
		expect(reasons).toContain('32 unit');
		expect(reasons).toContain('29 scope');
		expect(reasons).toContain('119 scope');
		expect(reasons).toContain('33 no_plan');
		expect(refused.every(({ reason }) => reason !== null)).toBe(true);
	});
});

describe('checks', () => {
	const wrong = dataset.checks.filter(({ agrees }) => !agrees);
	const at = (doc: string, kind: string) =>
		wrong
			.filter((check) => check.doc_id === doc && check.kind === kind)
			.map(({ task_id, stated, computed }) => [
				task_id === null ? null : Number(task_id.split('#')[1]),
				stated,
				computed === null ? null : Math.round(computed * 100) / 100
			]);

	// Each was read in the source by eye.
	test('find the contradictions of the five documents', () => {
		expect(at(REPORT, 'stated_percent')).toEqual([
			[10, 81.9, 81.18],
			[19, 76, 77.92]
		]);
		expect(at(REPORT, 'narrower_summary').map(([task]) => task)).toEqual([
			6, 22, 39, 73, 75, 98, 103, 115, 117
		]);
		// 57.9 % is of a total that the text does not tell.
		expect(at('nantong-2019-h1', 'stated_percent')).toEqual([]);
		expect(at('nantong-2019-h1', 'parts_whole')).toEqual([[57, 299, 298]]);
		expect(at('nantong-2019-h1', 'told_twice')).toEqual([[21, 76.5, 75.6]]);
		expect(at('lianyungang-2023-h1', 'parts_whole')).toEqual([
			[null, 100.1, 70.1],
			[null, 30, 12.3]
		]);
		expect(at('lianyungang-2023-h1', 'declared_count')).toEqual([[null, 4, 3]]);
		expect(at('lianyungang-2023-h1', 'status_figure').map(([, , computed]) => computed)).toEqual([
			43, 42, 44.8
		]);
		const plans = at(SCHEDULE, 'plan_target').map(([task]) => task);
		for (const task of [1, 2, 4, 7, 16, 79, 83, 110, 113, 114]) expect(plans).toContain(task);
		expect(at(SCHEDULE, 'stated_percent')).toEqual([[32, 90, 75]]);
	});

	test('tell what was compared in both languages, in figures that the sources warrant', () => {
		for (const { note, computed } of dataset.checks) {
			const { zh, en } = parseLocalised(note);
			expect(zh).toMatch(/\p{Script=Han}/u);
			expect(en).toMatch(/[a-z]{2}/u);
			expect(en).not.toBe(zh);
			expect(String(computed)).not.toMatch(/\.\d{7}/u);
		}
	});

	test('agree where the documents do', () => {
		const agreeing = dataset.checks.filter(({ agrees }) => agrees);
		const stated = (doc: string, kind: string) =>
			agreeing.filter((check) => check.doc_id === doc && check.kind === kind).map((check) => check.stated);
		expect(stated(REPORT, 'declared_count')).toEqual([150, 17, 17]);
		expect(stated(REPORT, 'summary_status')).toEqual([17]);
		expect(stated('nantong-2019-h1', 'declared_count')).toEqual([100]);
		expect(stated('lianyungang-2023-h1', 'parts_whole')).toEqual([50, 160]);
		expect(stated('nantong-2019-h1', 'parts_whole')).toContain(864);
	});
});
