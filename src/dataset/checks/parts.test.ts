import { describe, expect, test } from 'vitest';
import { readReference } from '../../commands/reference.ts';
import { quantityLexicon } from '../../documents/extract/quantities/lexicon.ts';
import { percentAgrees } from './draft.ts';
import { checkParts, checkStages } from './parts.ts';
import { compilePatterns } from './reference.ts';
import { checkOwnTarget, checkPercents } from './percents.ts';

const reference = await readReference();
const tools = { lexicon: quantityLexicon(reference), patterns: compilePatterns(reference.checks) };
const verdicts = (checks: readonly { readonly agrees: boolean }[]) => checks.map(({ agrees }) => agrees);

describe('parts against wholes', () => {
	test.each([
		['申报企业20家,其中新申报12家、复审8家。', [true]],
		['20个项目中8个已完工,12个正在施工。', [true]],
		['120个项目正在实施50个,已完成69个。', [false]],
		['发放补贴100户,安置住房200户,共解决300户。', [true]],
		['申报企业40家,其中规模以上12家、高新技术企业8家。', []],
		['参保人员500人,其中扣缴300人,享受补贴150人,本年新增40人。', []],
		['甲园区9项条件中2项未达标,乙园区9项条件中1项未达标。', []],
		['新增报会企业6家,其中科创板1家、主板2家,新增挂牌企业9家。', []],
		['建成公园3个,道路5公里。', []]
	])('%s', (text, expected) => {
		expect(verdicts(checkParts(text, tools))).toEqual(expected);
	});

	test('the stages of a quarter are told only where they add up to the target', () => {
		const target = '新改扩建学校20所。';
		expect(verdicts(checkStages('完成4所立项、6所招标、10所开工。', target, tools))).toEqual([true]);
		expect(checkStages('完成4所立项、6所招标。', target, tools)).toEqual([]);
		expect(checkStages('完成4所立项、6所招标、9所开工。', target, tools)).toEqual([]);
	});
});

describe('stated percentages', () => {
	test.each([
		['总任务200座,完成改造50座,完成率25%。', [true]],
		['总任务200座,完成改造50座,完成率26%。', [false]],
		['签约177户、完成率84.3%,拆迁142户、完成率67.6%。', []],
		['全市协议外资30亿美元。其中协议外资15亿美元,占全市协议外资总额的50%。', [true]],
		['全市协议外资30亿美元。引进项目协议外资15亿美元,占全市协议外资总额的60%。', [false]],
		// The whole of some projects is not the whole of all.
		['新批1000万元以上项目9个,协议外资30亿美元。协议外资15亿美元,占全市协议外资总额的40%。', []],
		['上网人数15万人,占全市人口总数的60%。', []]
	])('%s', (text, expected) => {
		expect(verdicts(checkPercents(text, tools))).toEqual(expected);
	});

	test('a percentage of the plan is compared with the one target of that measure', () => {
		const own = (progress: string, target: string) => verdicts(checkOwnTarget(progress, target, tools));
		expect(own('完成投资80亿元,完成年度计划的80%。', '完成投资100亿元。')).toEqual([true]);
		expect(own('完成投资80亿元,完成年度计划的78%。', '完成投资100亿元。')).toEqual([false]);
		// Of two targets of one measure it is the one of the same name; without a name it cannot be told.
		expect(own('完成投资80亿元,完成年度计划的78%。', '完成投资100亿元、技改投资90亿元。')).toEqual([false]);
		expect(own('已有80亿元,完成年度计划的78%。', '完成投资100亿元、技改投资90亿元。')).toEqual([]);
		// Far off, the percentage is of a plan that the sentence does not name.
		expect(own('完成投资80亿元,完成年度计划的52%。', '完成投资100亿元。')).toEqual([]);
	});

	test.each([
		// 6.9 may stand for 6.85 to 6.95 of exactly 8.5.
		[81.2, 6.9, 8.5, true],
		[81.9, 6.9, 8.5, false],
		[86.6, 303, 350, true],
		[60, 100.1, 166.3, true],
		[74.02, 5.92, 8, true]
	])('%d%% of %d in %d: %s', (stated, part, whole, expected) => {
		expect(percentAgrees(stated, part, whole, true)).toBe(expected);
	});
});
