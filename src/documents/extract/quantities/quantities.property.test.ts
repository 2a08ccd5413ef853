import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parserReference } from '../../../../test/reference.ts';
import { extractPlan } from '../plan/plan.ts';
import { quantityLexicon } from './lexicon.ts';
import { extractQuantities } from './quantities.ts';

const lexicon = quantityLexicon(parserReference);

/** Text made of what such documents are made of, so that the rules are reached. */
const words = fc.constantFrom(
	'完成',
	'新增',
	'增长',
	'下降',
	'预计',
	'累计',
	'其中',
	'达到',
	'不低于',
	'以上',
	'左右',
	'近',
	'余',
	'万',
	'亿',
	'元',
	'人',
	'家',
	'个',
	'%',
	'个百分点',
	'公里',
	'亩',
	'道路',
	'企业',
	'项目',
	'公园',
	'(',
	')',
	'“',
	'”',
	'《',
	'》',
	'、',
	',',
	'，',
	';',
	'。',
	'①',
	'：',
	' ',
	'1',
	'20',
	'3.5',
	'1,234',
	'５０',
	'x',
	'xx',
	'三',
	'两',
	'十二',
	'和',
	'等',
	'1-8月',
	'上半年',
	'截至6月底',
	'去年',
	'目标',
	'序时进度',
	'完成率',
	'分别',
	'均',
	'开工',
	'招标',
	'市',
	'县',
	'区',
	'/',
	'·',
	'-',
	'#',
	'G',
	'\n'
);
const text = fc.oneof(
	fc.array(words, { maxLength: 60 }).map((parts) => parts.join('')),
	fc.string({ unit: 'binary', maxLength: 200 })
);

describe('extractQuantities', () => {
	it('never throws; spans are places of their texts and quotes are what stands there', () => {
		fc.assert(
			fc.property(
				text,
				text,
				fc.option(fc.integer({ min: 1, max: 4 })),
				(target, progress, throughQuarter) => {
					const { indicators, observations } = extractQuantities(
						{ target, progress, throughQuarter },
						lexicon
					);
					for (const indicator of indicators) {
						expect(indicator.start).toBeGreaterThanOrEqual(0);
						expect(indicator.end).toBeGreaterThan(indicator.start);
						expect(indicator.end).toBeLessThanOrEqual(target.length);
					}
					for (const observation of observations) {
						expect(progress.slice(observation.start, observation.end)).toBe(observation.quote);
						expect(observation.quote).not.toBe('');
						expect(indicators[observation.indicator]).toBeDefined();
						expect(Number.isFinite(observation.value)).toBe(true);
					}
				}
			),
			{ numRuns: 400 }
		);
	});

	it('gives a rate only to a reported figure of a flow, or as stated; one of each basis per indicator', () => {
		fc.assert(
			fc.property(text, text, (target, progress) => {
				const { indicators, observations } = extractQuantities({ target, progress }, lexicon);
				const seen = new Set<string>();
				for (const { indicator, basis, completion } of observations) {
					expect(seen.has(`${indicator} ${basis}`)).toBe(false);
					seen.add(`${indicator} ${basis}`);
					if (completion === null) continue;
					expect(indicators[indicator]?.kind).toBe('flow');
					expect(['reported', 'stated_percent']).toContain(basis);
					expect(completion).toBeGreaterThanOrEqual(0);
				}
			}),
			{ numRuns: 400 }
		);
	});

	it('reads what it wrote: a target of any size, and the same thing done', () => {
		const value = fc.integer({ min: 1, max: 9999 });
		const unit = fc.constantFrom('个', '万亩', '公里', '亿元', '万人次', '套');
		fc.assert(
			fc.property(value, value, unit, (aim, done, printed) => {
				const { indicators, observations } = extractQuantities(
					{ target: `新建口袋公园${aim}${printed}。`, progress: `目前已建成口袋公园${done}${printed}。` },
					lexicon
				);
				expect(indicators.map((indicator) => [indicator.target, indicator.unit])).toEqual([[aim, printed]]);
				if (done / aim > 30) return;
				expect(observations.map((observation) => observation.basis)).toEqual(['reported']);
				expect(observations[0]?.completion).toBeCloseTo(done / aim, 9);
			})
		);
	});

	it('takes masked digits for unknown, never for numbers', () => {
		const mask = fc.stringMatching(/^[xX]{1,6}$/u);
		fc.assert(
			fc.property(mask, mask, (aim, done) => {
				const { indicators, observations } = extractQuantities(
					{ target: `城镇新增就业${aim}万人`, progress: `城镇新增就业${done}人，完成目标任务的${done}%` },
					lexicon
				);
				expect(indicators.map((indicator) => indicator.target)).toEqual([null]);
				expect(observations).toEqual([]);
			})
		);
	});
});

describe('extractPlan', () => {
	it('never throws; every value is a place of its milestone, at most one for each quarter', () => {
		const milestone = fc.record({
			quarter: fc.integer({ min: 1, max: 4 }),
			place: fc.option(fc.constantFrom('市区', '东海县')),
			text
		});
		fc.assert(
			fc.property(text, fc.array(milestone, { maxLength: 6 }), (target, milestones) => {
				const { indicators, series } = extractPlan({ target, milestones }, lexicon);
				for (const one of series) {
					expect(one.values.length).toBeGreaterThan(0);
					expect(new Set(one.values.map((value) => value.quarter)).size).toBe(one.values.length);
					if (one.indicator !== null) expect(indicators[one.indicator]).toBeDefined();
					for (const value of one.values) {
						const source = milestones[value.milestone];
						expect(source?.quarter).toBe(value.quarter);
						expect(source?.text.slice(value.start, value.end)).toBe(value.quote);
						expect(Number.isFinite(value.value)).toBe(true);
					}
				}
			}),
			{ numRuns: 300 }
		);
	});
});
