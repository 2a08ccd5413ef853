import { describe, expect, it } from 'vitest';
import { parserReference } from '../../../../test/reference.ts';
import { quantityLexicon } from './lexicon.ts';
import { extractQuantities } from './quantities.ts';

const lexicon = quantityLexicon(parserReference);

function targets(target: string) {
	return extractQuantities({ target, progress: null }, lexicon).indicators.map(
		({ name, op, target: value, unit, baseTarget, baseUnit, kind }) => [
			name,
			op,
			value,
			unit,
			baseTarget,
			baseUnit,
			kind
		]
	);
}

function figures(target: string, progress: string, throughQuarter: number | null = null) {
	return extractQuantities({ target, progress, year: 2021, throughQuarter }, lexicon).observations.map(
		({ indicator, basis, value, completion }) => [indicator, basis, value, completion]
	);
}

describe('targets', () => {
	it.each([
		['地区生产总值增长7%以上', ['地区生产总值', 'growth', 7, '%', 7, '%', 'growth']],
		['城镇新增就业5万人以上', ['城镇新增就业', '>=', 5, '万人', 50000, '人', 'flow']],
		['规模以上工业总产值达1.5万亿元左右', ['规模以上工业总产值', '~', 1.5, '万亿元', 1.5e12, '元', 'flow']],
		['集装箱运量保持正增长', ['集装箱运量', 'growth', 0, '%', 0, '%', 'growth']],
		['单位GDP能耗下降3%', ['单位GDP能耗', 'growth', -3, '%', -3, '%', 'growth']],
		['登记失业率控制在4%以内', ['登记失业率', '<=', 4, '%', 4, '%', 'level']],
		['万人发明专利拥有量达29件', ['万人发明专利拥有量', '>=', 29, '件', 29, '件', 'level']],
		['基础养老金最低标准提高到每人每月173元', ['基础养老金最低标准', '>=', 173, '元', 173, '元', 'level']],
		['完成黑臭水体治理８０条', ['黑臭水体治理', '=', 80, '条', 80, '条', 'flow']],
		['归集公积金1,200万元', ['归集公积金', '=', 1200, '万元', 12e6, '元', 'flow']],
		['新增医院两家', ['新增医院', '=', 2, '家', 2, '家', 'flow']],
		['建成地理、法人等五大基础数据库', ['建成地理、法人等基础数据库', '=', 5, '个', 5, '个', 'flow']]
	])('%s', (sentence, expected) => expect(targets(sentence)).toEqual([expected]));

	it('reads several from one clause, and a number that two names share', () => {
		expect(targets('新建各类球场80片、健身路径170套').map(([name, , value]) => [name, value])).toEqual([
			['新建各类球场', 80],
			['健身路径', 170]
		]);
		expect(
			targets('污水处理厂负荷率、管网覆盖率均超过70%').map(([name, op, value]) => [name, op, value])
		).toEqual([
			['污水处理厂负荷率', '>=', 70],
			['管网覆盖率', '>=', 70]
		]);
	});

	it.each([
		'放大“5·18”品牌效应',
		'创建4A级旅游景区',
		'深化“3550”改革',
		'完成228国道绕行工程',
		'PM2.5浓度持续改善',
		'推进30万吨级航道建设',
		'提升“3+3+N”产业链水平',
		'落实《三年行动计划（2019-2021年）》',
		'申办第21届省运会',
		'严格执行行政执法三项制度',
		'加强对8个在手百亿元以上项目的协调服务',
		'实施“百村示范、千村整治”工程',
		'努力完成年度任务'
	])('%s promises no number', (sentence) => expect(targets(sentence)).toEqual([]));

	it('keeps the script of the document in the name', () => {
		expect(targets('新建農村公路３５公里')[0]?.[0]).toBe('新建農村公路');
	});
});

describe('figures', () => {
	it('gives the rate of the same indicator, whatever the multiplier of the unit', () => {
		expect(figures('支持自主创业1万人以上', '扶持自主创业12463人')).toEqual([[0, 'reported', 12463, 1.2463]]);
	});

	it.each([
		['申报', '新增高新技术企业80家', '组织申报高新技术企业112家'],
		['招标', '新建健身路径170套', '203套健身路径招标完成'],
		['开工', '新建农村公路350公里', '农村公路开工350公里']
	])('%s is not done', (_, target, progress) => {
		const found = figures(target, progress);
		expect(found.map(([, basis, , completion]) => [basis, completion])).toEqual([['process', null]]);
	});

	it('unless the target counts just that', () => {
		expect(figures('开工建设保障房2000套', '保障房开工1860套')).toEqual([[0, 'reported', 1860, 0.93]]);
	});

	it('lets 户 stand for 家 but not for 套', () => {
		expect(figures('完成混改5家', '已完成混改4户')).toEqual([[0, 'reported', 4, 0.8]]);
		expect(figures('分配保障房2500户', '分配保障房150套')).toEqual([]);
	});

	it('keeps the stated percentage beside the computed rate, and refuses where they disagree', () => {
		expect(figures('实际利用外资8.5亿美元', '实际利用外资6.9亿美元，完成目标的81.9%')).toEqual([
			[0, 'reported', 6.9, 0.811764705882],
			[0, 'stated_percent', 81.9, 0.819]
		]);
		expect(
			figures('石化基地完成产业投资480亿元', '市重点产业项目完成投资374亿元，完成年度计划的76%')
		).toEqual([]);
	});

	it('gives forecasts and growth no rate', () => {
		expect(figures('新增高技能人才5000人', '预计全年新增高技能人才5200人')).toEqual([
			[0, 'forecast', 5200, null]
		]);
		expect(figures('社会消费品零售总额增长7%', '完成社零总额832.5亿元，同比下降1.5%')).toEqual([
			[0, 'reported', -1.5, null]
		]);
	});

	it('takes a lower bound from 余 and an upper one from 近', () => {
		const bounds = (progress: string) =>
			extractQuantities({ target: '新增上云企业2000家', progress }, lexicon).observations.map(
				(one) => one.bound
			);
		expect(bounds('新增上云企业1600余家')).toEqual(['>']);
		expect(bounds('新增上云企业近1600家')).toEqual(['<']);
	});

	it('knows the quarter of a range of months', () => {
		const [found] = extractQuantities(
			{ target: '医药产业产值突破750亿元', progress: '1-5月完成医药产业产值303.5亿元', throughQuarter: 3 },
			lexicon
		).observations;
		expect(found).toMatchObject({ quarter: 2, asOf: '1-5月' });
	});

	it('leaves out parts of a total, other years, places and narrower measures', () => {
		expect(figures('新引进金融机构3家', '新引进银行业金融机构1家，新引进证券机构1家')).toEqual([]);
		expect(figures('完成危房改造800户', '2020年完成危房改造900户')).toEqual([]);
		expect(figures('建成充电桩3000个', '东海县建成充电桩420个')).toEqual([]);
		expect(figures('社会消费品零售总额突破300亿元', '限额以上社会消费品零售额68.5亿元')).toEqual([]);
	});

	it('carries the topic on, but not the aim told again', () => {
		expect(figures('改善农房8000户', '市下达农房改善目标8000户，已完成7949户')).toEqual([
			[0, 'reported', 7949, 0.993625]
		]);
	});

	it('reads a column of numbers by the unit of the aim beside it', () => {
		expect(figures('新增城镇就业；8950', '7356')).toEqual([[0, 'reported', 7356, 0.821899441341]]);
	});
});
