import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOMAINS, type Domain } from '../../schema/values.ts';
import { classifyDomain, type DomainInput } from './classify.ts';
import type { DomainReference } from './reference.ts';

function read(file: string): unknown {
	return JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/reference', file), 'utf8'));
}

// reference.test.ts holds the file against this type
const reference = {
	...(read('domains.json') as DomainReference),
	characters: read('characters.json') as DomainReference['characters']
} as DomainReference;

const SILENT: DomainInput = { target: '', progress: null, section: null, departments: [] };

function domainOf(target: string): Domain {
	return classifyDomain({ ...SILENT, target }, reference).domain;
}

describe('what a task is about', () => {
	// general wordings, one for each subject that reports of other places bring
	test.each<[Domain, readonly string[]]>([
		['economy', ['地区生产总值增长6%', '新增上市公司2家', '发放消费券2000万元', '减税降费10亿元']],
		['industry', ['规上工业增加值增长8%', '新建5G基站500个', '新增发明专利300件', '引进高层次人才50名']],
		[
			'reform',
			['推行“一件事一次办”', '引进亿元以上项目30个、招商引资到位资金80亿元', '完成国企改革三年行动任务']
		],
		['transport', ['打通断头路5条', '新增公共停车泊位3000个', '优化公交线路12条', '高铁站建成投用']],
		[
			'urban',
			['既有住宅加装电梯100部', '建成口袋公园20个', '新增集中供暖面积80万平方米', '改造提升农贸市场6个']
		],
		['rural', ['新建高标准农田12万亩', '完成农村改厕5000户', '建成美丽乡村示范村10个']],
		['environment', ['落实河长制', '新建城区雨污分流管网30公里', '空气质量优良天数比例达85%']],
		['education', ['新增公办幼儿园学位2000个', '义务教育课后服务全覆盖', '发放助学金500万元']],
		['health', ['建成市中医院新院区', '为适龄妇女免费“两癌”筛查3万人', '建设紧密型医共体']],
		['welfare', ['新增养老床位800张', '新增普惠托位600个', '推进长期护理保险试点', '建设公益性公墓2处']],
		['culture', ['举办惠民演出100场', '申报省级非遗项目5个', '新建全民健身步道20公里']],
		['governance', ['食品抽检5批次/千人', '完善网格化服务管理', '新建消防站2座', '深化政务公开']]
	])('%s', (domain, targets) => {
		for (const target of targets) expect([target, domainOf(target)]).toEqual([target, domain]);
	});

	test('the end of a phrase says what it is about, its beginning where', () => {
		expect(domainOf('老旧小区增设停车泊位')).toBe('transport');
		expect(domainOf('小区健身设施更换')).toBe('culture');
		expect(domainOf('学校食堂食品安全检查')).toBe('governance');
	});

	test('most clauses decide, then the first', () => {
		expect(domainOf('新建幼儿园2所,新建医院1所,改造小学3所')).toBe('education');
		expect(domainOf('新建医院1所,新建幼儿园2所')).toBe('health');
	});

	test('words that stand together mean something of their own', () => {
		const sewage = classifyDomain({ ...SILENT, target: '完成50个行政村生活污水治理' }, reference);
		expect(sewage).toEqual({ domain: 'environment', domain2: 'rural', basis: 'text' });
		expect(domainOf('改造农村老旧供水管网')).toBe('rural');
		expect(domainOf('改造城区老旧供水管网')).toBe('urban');
	});

	test('quotation marks and white space do not part a word', () => {
		expect(domainOf('“雨污 分流”改造')).toBe('environment');
	});

	test('traditional characters and full width are understood', () => {
		expect(domainOf('新增養老床位１００張')).toBe('welfare');
		expect(domainOf('新建５Ｇ基站')).toBe('industry');
	});
});

describe('what else decides', () => {
	test('progress breaks a tie and nothing more', () => {
		const target = '建设医院、学校';
		const about = (progress: string): Domain =>
			classifyDomain({ ...SILENT, target, progress }, reference).domain;
		expect(about('门诊楼完工。')).toBe('health');
		expect(about('教学楼完工。')).toBe('education');
		const clear = classifyDomain({ ...SILENT, target: '新建医院', progress: '教学楼完工。' }, reference);
		expect(clear.domain).toBe('health');
	});

	test('the section is asked where the text says nothing, the departments last', () => {
		const input = { ...SILENT, target: '完成年度任务', departments: ['市教育局'] };
		expect(classifyDomain({ ...input, section: '卫生健康' }, reference)).toEqual({
			domain: 'health',
			domain2: null,
			basis: 'section'
		});
		expect(classifyDomain(input, reference)).toEqual({
			domain: 'education',
			domain2: null,
			basis: 'department'
		});
	});

	test('who does it does not matter where the text speaks', () => {
		const input = { ...SILENT, target: '新建医院', section: '教育惠民', departments: ['市教育局'] };
		expect(classifyDomain(input, reference)).toMatchObject({ domain: 'health', basis: 'text' });
	});

	test('silence falls back on the domain that the reference names', () => {
		expect(classifyDomain(SILENT, reference).domain).toBe(reference.fallback.domain);
	});
});

describe('any text', () => {
	const ids = DOMAINS.map(({ value }) => value);
	const word = fc.constantFrom(...reference.groups.flatMap(({ words }) => words.split(' ')));
	const piece = fc.oneof(
		word,
		fc.string({ unit: 'binary', maxLength: 8 }),
		fc.constantFrom(',', '。', '、', '等')
	);
	const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
	const input = fc.record<DomainInput>({
		target: text,
		progress: fc.option(text),
		section: fc.option(text),
		departments: fc.array(text, { maxLength: 3 })
	});

	test('gives one domain, or two different ones, and always the same', () => {
		fc.assert(
			fc.property(input, (given) => {
				const { domain, domain2, basis } = classifyDomain(given, reference);
				expect(ids).toContain(domain);
				expect(domain2).not.toBe(domain);
				if (domain2 !== null) expect(basis).toBe('text');
				expect(classifyDomain(given, { ...reference })).toEqual({ domain, domain2, basis });
			}),
			{ numRuns: 60 }
		);
	});
});
