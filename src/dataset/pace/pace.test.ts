import { describe, expect, test } from 'vitest';
import { readReference } from '../../commands/reference.ts';
import { quantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import type { Report, ReportTask } from '../../documents/report.ts';
import { compilePatterns } from '../checks/reference.ts';
import { pairPlans } from './pace.ts';
import type { Plan } from './plans.ts';

const reference = await readReference();
const tools = { lexicon: quantityLexicon(reference), patterns: compilePatterns(reference.checks) };

function task(target: string, progress: string | null): ReportTask {
	return {
		seq: 1,
		no: '1',
		section: null,
		subsection: null,
		target,
		status: null,
		statusRaw: null,
		progress,
		departments: [],
		milestones: [],
		deadline: null,
		passages: []
	};
}

const report: Report = {
	document: {
		title: null,
		city: '甲市',
		year: 2021,
		period: '前三季度',
		throughQuarter: 3,
		kind: 'progress',
		layout: 'numbered-list',
		score: 1,
		runnerUp: null,
		declaredTasks: null
	},
	tasks: [],
	areas: [],
	indicators: [],
	observations: [],
	diagnostics: [],
	account: { characters: 0, fields: 0, furniture: 0, unexplained: 0, passages: [] }
};

interface Case {
	readonly schedule: string;
	readonly plan: Partial<Plan> & Pick<Plan, 'name' | 'unit' | 'value' | 'target' | 'quote'>;
	readonly target: string;
	readonly progress: string;
	readonly isSameDeed?: boolean;
}

/** `actual reason` of the only pair. */
function pair({ schedule, plan, target, progress, isSameDeed = true }: Case): string {
	const plans = [
		{ task: 1, summed: null, isStart: false, promised: plan.name, observation: 0, indicator: 0, ...plan }
	];
	const pairs = pairPlans(
		plans,
		task(schedule, null),
		task(target, progress),
		report,
		isSameDeed,
		(text) => text,
		tools
	);
	return pairs.map(({ actual, reason }) => `${actual} ${reason ?? 'comparable'}`).join(', ');
}

const clinics = { name: '新建示范发热门诊', unit: '家', value: 6, target: 6, quote: '建成6家示范发热门诊' };
const schedule = '新建6家示范发热门诊。';
const roads = { name: '新改建农村公路', unit: '公里', value: 350, target: 350, quote: '道路开工350公里' };

describe('pairPlans', () => {
	test('compares the same measure at the same stage, short of the plan or not', () => {
		const target = '加快发热门诊建设。';
		expect(pair({ schedule, plan: clinics, target, progress: '建成示范发热门诊4家。' })).toBe('4 comparable');
		expect(pair({ schedule, plan: clinics, target, progress: '建成示范发热门诊7家。' })).toBe('7 comparable');
	});

	test('takes what has begun only for a plan of what begins', () => {
		const own = { schedule: '新改建农村公路350公里。', target: '新改建公路350公里。' };
		expect(
			pair({ ...own, plan: { ...roads, isStart: true }, progress: '道路开工340公里,完工303公里。' })
		).toBe('340 comparable');
		expect(
			pair({ ...own, plan: { ...roads, quote: '道路完工300公里' }, progress: '道路开工340公里。' })
		).toBe('340 stage');
		expect(
			pair({
				...own,
				plan: { ...roads, quote: '道路完工300公里' },
				progress: '道路开工340公里,完工303公里。'
			})
		).toBe('303 comparable');
	});

	test('refuses another unit, a forecast, a wider scope and an ambiguous plan', () => {
		const target = '推进棚户区改造。';
		const flats = {
			name: '棚户区改造',
			unit: '户',
			value: 2100,
			target: 2800,
			quote: '完成棚户区改造2100户'
		};
		const own = { schedule: '完成棚户区改造2800户。', target, plan: flats };
		expect(pair({ ...own, progress: '完成棚户区改造4641套。' })).toBe('4641 unit');
		expect(pair({ ...own, progress: '预计完成棚户区改造2600户。' })).toBe('2600 forecast');
		expect(pair({ ...own, progress: '完成棚户区改造9000户。' })).toBe('9000 scope');
		const twice = { ...flats, summed: 2800 };
		expect(pair({ ...own, plan: twice, progress: '完成棚户区改造2200户。' })).toBe('2200 ambiguous');
		// Whichever way the plan is read, it is met.
		expect(pair({ ...own, plan: twice, progress: '完成棚户区改造2800户。' })).toBe('2800 comparable');
		expect(pair({ ...own, plan: { ...flats, value: null }, progress: '完成棚户区改造2200户。' })).toBe(
			'2200 no_plan'
		);
	});

	test('a figure of a report target with another number is of another scope', () => {
		const training = {
			name: '开展职业技能培训',
			unit: '万人次',
			value: 3,
			target: 5.5,
			quote: '开展补贴培训1万人次'
		};
		const own = {
			schedule: '开展职业技能培训5.5万人次。',
			plan: training,
			target: '开展职业技能培训21万人次。'
		};
		expect(pair({ ...own, progress: '开展职业技能培训4万人次。' })).toBe('4 scope');
	});

	test('says nothing where the report tells nothing of the kind', () => {
		expect(pair({ schedule, plan: clinics, target: '加快发热门诊建设。', progress: '召开推进会2次。' })).toBe(
			''
		);
	});
});
