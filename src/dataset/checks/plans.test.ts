import { describe, expect, test } from 'vitest';
import { readReference } from '../../commands/reference.ts';
import { quantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import type { ReportIndicator, ReportObservation, ReportTask } from '../../documents/report.ts';
import { planChecks } from './plans.ts';
import { compilePatterns } from './reference.ts';

const reference = await readReference();
const tools = { lexicon: quantityLexicon(reference), patterns: compilePatterns(reference.checks) };

function indicator(name: string, target: number, unit: string): ReportIndicator {
	return {
		task: 1,
		name,
		op: '=',
		target,
		unit,
		baseTarget: target,
		baseUnit: unit,
		kind: 'flow',
		start: 0,
		end: 0
	};
}

function planned(quarter: number, value: number, quote: string): ReportObservation {
	return {
		task: 1,
		indicator: 0,
		quarter,
		value,
		unit: null,
		baseValue: value,
		basis: 'planned',
		cumulative: 'per_quarter_summed',
		bound: '=',
		asOf: null,
		completion: null,
		quote,
		start: 0,
		end: 0
	};
}

function task(cells: readonly string[]): ReportTask {
	return {
		seq: 1,
		no: '1',
		section: null,
		subsection: null,
		target: '',
		status: null,
		statusRaw: null,
		progress: null,
		departments: [],
		milestones: cells.map((text, index) => ({ quarter: index + 1, place: null, text, start: 0, end: 0 })),
		deadline: null,
		passages: []
	};
}

describe('plans that end before the target', () => {
	const villages = indicator('建成示范村', 100, '个');
	const plan = [planned(3, 50, '建成示范村50个')];
	const last = (cell: string): boolean[] =>
		planChecks(villages, plan, task(['', '', '建成示范村50个。', cell]), tools).map(({ agrees }) => agrees);

	test.each([
		['开展年度验收。', false],
		['全面完成河道疏浚整治,实施环境治理项目8个。', false],
		['建成示范村50个。', true],
		['全面完成建设任务。', true],
		['完成剩余示范村建设。', true]
	])('%s', (cell, agrees) => {
		expect(last(cell)).toEqual([agrees]);
	});
});

describe('a joined target', () => {
	const training = indicator('开展安全知识培训和应急救援演练', 7000, '人次');
	const plan = [planned(1, 4000, '安全知识培训4000人次'), planned(2, 7000, '安全知识培训3000人次')];
	const check = (cell: string): [number | null, boolean][] =>
		planChecks(training, plan, task(['安全知识培训4000人次。', cell]), tools).map(({ computed, agrees }) => [
			computed,
			agrees
		]);

	test('is overshot where one part reaches it alone and the other is planned besides', () => {
		expect(check('安全知识培训3000人次;完成应急救援演练2000人次。')).toEqual([
			[7000, true],
			[9000, false]
		]);
		expect(check('安全知识培训3000人次。')).toEqual([[7000, true]]);
	});
});
