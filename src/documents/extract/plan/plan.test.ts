import { describe, expect, it } from 'vitest';
import rows from '../../../../test/labels/own/rows.plan.json' with { type: 'json' };
import { parserReference } from '../../../../test/reference.ts';
import { quantityLexicon } from '../quantities/lexicon.ts';
import { extractPlan, type PlanSeries } from './plan.ts';

const lexicon = quantityLexicon(parserReference);

function quarters(series: PlanSeries): (number | null)[] {
	return [1, 2, 3, 4].map(
		(quarter) => series.values.find((value) => value.quarter === quarter)?.value ?? null
	);
}

function plan(target: string, ...cells: readonly (string | null)[]) {
	const milestones = cells.flatMap((text, at) =>
		text === null ? [] : [{ quarter: at + 1, place: null, text }]
	);
	return extractPlan({ target, milestones }, lexicon);
}

describe('extractPlan', () => {
	it.each(rows.map((row) => [row.target, row] as const))('%s', (_, row) => {
		const { series } = extractPlan(row, lexicon);
		const done = series.filter((one) => one.stage === 'done' && one.indicator !== null);
		expect(
			done.map((one) => ({ target: (one.indicator ?? -1) + 1, quarters: quarters(one), basis: one.basis }))
		).toEqual(row.plans);
	});

	it('keeps starts apart from what is finished', () => {
		const { series } = plan(
			'新改建农村公路350公里',
			'道路开工105公里',
			'道路开工210公里',
			'道路开工350公里',
			'道路完工350公里'
		);
		expect(series.map((one) => [one.stage, one.name, quarters(one), one.target])).toEqual([
			['start', '新改建农村公路开工', [105, 210, 350, null], 350],
			['done', '新改建农村公路', [null, null, null, 350], 350]
		]);
	});

	it('reports what does not add up, and mends nothing', () => {
		const [exceeding] = plan(
			'送电影下乡不少于1万场次',
			'送电影下乡3000场次',
			'送电影下乡5000场次',
			'送电影下乡3000场次'
		).series;
		expect(exceeding).toMatchObject({ unit: '场次', findings: ['exceeds'], basis: 'per_quarter_summed' });
		const [missing] = plan('新建医养结合机构3家', null, '完成新建医养结合机构1家').series;
		expect(missing).toMatchObject({ target: 3, findings: ['misses'] });
	});

	it('keeps the place of every figure and the value as printed', () => {
		const cell = '做好准备工作；累计完成８８０人参保。';
		const [series] = plan('完成0.2万名职工参保', cell).series;
		const [value] = series?.values ?? [];
		expect(series).toMatchObject({ unit: '人', target: 2000, basis: 'stated_cumulative' });
		expect(value).toMatchObject({
			quarter: 1,
			milestone: 0,
			printed: 880,
			value: 880,
			quote: '累计完成８８０人参保'
		});
		expect(cell.slice(value?.start, value?.end)).toBe(value?.quote);
	});

	it('does not take preparation for the deed', () => {
		expect(plan('新建2家互联网医院', '开展2家互联网医院调研', '向省申报2家互联网医院').series).toEqual([]);
	});

	it('leaves out a milestone of one place', () => {
		const milestones = [{ quarter: 1, place: '东海县', text: '新建公园2个' }];
		expect(extractPlan({ target: '新建公园5个', milestones }, lexicon).series).toEqual([]);
	});
});
