import { describe, expect, test } from 'vitest';
import { readReference } from '../../commands/reference.ts';
import type { DocumentRow, TaskRow } from '../rows.ts';
import { findLinks } from './links.ts';

const reference = await readReference();

function document(doc_id: string, city: string | null, year: number): DocumentRow {
	return {
		doc_id,
		title: null,
		city,
		province: null,
		year,
		period: null,
		through_quarter: 3,
		kind: 'progress',
		issuer: null,
		published: null,
		declared_tasks: null,
		parsed_tasks: 0,
		source_file: null
	};
}

function task(doc_id: string, seq: number, target: string, progress: string | null = null): TaskRow {
	return {
		task_id: `${doc_id}#${seq}`,
		doc_id,
		seq,
		no: String(seq),
		section: null,
		subsection: null,
		domain: null,
		domain2: null,
		domain_basis: null,
		target,
		status: null,
		status_raw: null,
		progress,
		deadline: null,
		passage_id: null
	};
}

/** Filler, so that what is rare and what is common can be told apart. */
const OTHERS = [
	'建设图书馆分馆5家。',
	'新辟公交线路10条。',
	'举办体育赛事6项。',
	'培训护林员300名。',
	'新增停车位800个。',
	'城区绿化提升2公里。'
];

function links(
	one: TaskRow[],
	other: TaskRow[],
	cities: [string | null, string | null] = ['甲市', '甲市'],
	years = [2021, 2021]
) {
	const filler = OTHERS.map((target, index) => task('a', 100 + index, target));
	return findLinks(
		{
			documents: [document('a', cities[0], years[0] ?? 0), document('b', cities[1], years[1] ?? 0)],
			tasks: [...one, ...filler, ...other],
			milestones: []
		},
		reference,
		(text) => text
	).map(({ task_id, other_task_id, relation }) => `${task_id} ${relation} ${other_task_id}`);
}

describe('findLinks', () => {
	test('the same deliverable and number is the same', () => {
		expect(links([task('a', 1, '新建示范发热门诊6家。')], [task('b', 1, '建成示范发热门诊6家。')])).toEqual([
			'a#1 same b#1'
		]);
	});

	test('one clause of another is a part, and comes first, whichever document is earlier', () => {
		const whole = '改造农村公路350公里,改造桥梁20座,完成黑臭水体治理80条。';
		expect(links([task('a', 1, whole)], [task('b', 1, '完成80个农村黑臭水体治理。')])).toEqual([
			'b#1 part_of a#1'
		]);
	});

	test('a number that only the progress of the other tells makes a part', () => {
		const report = task('b', 1, '新改扩建中小学、幼儿园41所。', '25所新改扩建中小学中2所建成投用。');
		expect(links([task('a', 1, '新改扩建中小学25所。')], [report])).toEqual(['a#1 part_of b#1']);
	});

	test('another number of the same thing is related', () => {
		const pair = [[task('a', 1, '改造城镇老旧小区120个。')], [task('b', 1, '改造老旧小区90个。')]] as const;
		expect(links([...pair[0]], [...pair[1]])).toEqual(['a#1 related b#1']);
	});

	test('between cities nothing is the same, even with the same number', () => {
		const pair = [
			[task('a', 1, '新增高标准农田40万亩。')],
			[task('b', 1, '新建高标准农田40万亩。')]
		] as const;
		expect(links([...pair[0]], [...pair[1]], ['甲市', '乙市'])).toEqual(['a#1 related b#1']);
		expect(links([...pair[0]], [...pair[1]], ['甲市', null])).toEqual(['a#1 related b#1']);
	});

	test('the same field of policy, or the same number and unit, is no link', () => {
		expect(links([task('a', 1, '推动文化事业繁荣发展。')], [task('b', 1, '推进体育事业健康发展。')])).toEqual(
			[]
		);
		expect(links([task('a', 1, '新建公厕10座。')], [task('b', 1, '维修闸门10座。')])).toEqual([]);
		expect(links([task('a', 1, '复绿面积50万平方米。')], [task('b', 1, '校舍加固32万平方米。')])).toEqual([]);
	});

	test('a short name joins tasks of one place: a fund, a river with its works, a thing counted here and told there', () => {
		const fund = task('a', 1, '发放创业贷款4亿元。', '发放“苏科贷”0.9亿元。');
		expect(links([fund], [task('b', 1, '设立投资基金,发放苏科贷2.6亿元。')])).toEqual(['a#1 related b#1']);
		expect(links([fund], [task('b', 1, '宣传苏科贷。')])).toEqual([]);
		const river = task('a', 1, '实施青石河生态修复。');
		expect(links([river], [task('b', 1, '开展青石河水库生态缓冲区试点。')])).toEqual(['a#1 related b#1']);
		expect(links([river], [task('b', 1, '青石河大道通车。')])).toEqual([]);
		const relief = task('a', 1, '减收中小微企业社保费4亿元。');
		expect(
			links([relief], [task('b', 1, '减免税费50亿元。', '减免税费近40亿元,其中减免社保费7.6亿元。')])
		).toEqual(['a#1 related b#1']);
	});

	test('between cities what is counted otherwise, or shares no word, is not related', () => {
		const elsewhere = (one: string, other: string): string[] =>
			links([task('a', 1, one)], [task('b', 1, other)], ['甲市', '乙市']);
		expect(elsewhere('规上工业增加值增长12%。', '新增规上工业企业30家。')).toEqual([]);
		expect(elsewhere('规模以上工业总产值达1.5万亿元。', '产值达240亿元。')).toEqual([]);
		expect(elsewhere('新增城镇就业5万人。', '新增城镇就业3万人以上。')).toEqual(['a#1 related b#1']);
	});

	test('tasks of one document are never linked', () => {
		expect(links([task('a', 1, '新建示范发热门诊6家。'), task('a', 2, '新建示范发热门诊6家。')], [])).toEqual(
			[]
		);
	});
});
