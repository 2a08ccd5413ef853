import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Directory } from './directory.ts';
import { cityOfBodies, normaliseList, tidyName } from './normalise.ts';
import type { DepartmentReference } from './reference.ts';

const reference = JSON.parse(
	readFileSync(new URL('../../../data/reference/departments.json', import.meta.url), 'utf8')
) as DepartmentReference;
const directory = new Directory(reference);
const normalise = (list: string, city: string | null = '连云港') =>
	normaliseList(list.split('、'), city, directory, reference).join('、');

describe('normaliseList', () => {
	test.each([
		['市发改委、科技局、工信局', '市发改委、市科技局、市工信局'],
		['市发改委、外办、市场监管局', '市发改委、市外办、市市场监管局'],
		[
			'市公安局、应急局、连云港海事局、灌云、灌南县、赣榆',
			'市公安局、市应急局、连云港海事局、灌云县、灌南县、赣榆区'
		],
		['市人社局、总工会、团市委、妇联', '市人社局、市总工会、团市委、市妇联'],
		['市发改委、公积金中心、人行市中心支行、各县区', '市发改委、市公积金中心、人行市中心支行、各县区'],
		['海关', '连云港海关'],
		['财政局、通管办', '财政局、通管办'],
		['市商务局、交通控股集团、江苏海洋大学', '市商务局、交通控股集团、江苏海洋大学'],
		['市文广旅局(市申名办)、住建局', '市文广旅局、市住建局'],
		['区住建局、城管局', '区住建局、区城管局'],
		['城管局、市政局、相关街道', '城管局、市政局、相关街道'],
		['市自然资源和 规划局、市 12345 公共服务中心', '市自然资源和规划局、市12345公共服务中心'],
		['市教育局、宣传部', '市教育局、宣传部'],
		['县住建局、各镇（街道）', '县住建局、各镇（街道）']
	])('restores only what the list shows: %s', (printed, full) => {
		expect(normalise(printed)).toBe(full);
	});

	test.each([
		['市交通局、连云港海事局', '市交通局、连云港海事局'],
		['市地方金融监管局、连云港银保监分局', '市地方金融监管局、连云港银保监分局']
	])('a body that carries its city needs no level, even where the city is not known: %s', (printed, full) => {
		expect(normalise(printed, null)).toBe(full);
	});

	test('a body whose own name begins like a level takes it from the other list of its task', () => {
		const list = ['市场监管局', '各县区'];
		const statement = ['市商务局', ...list];
		expect(normaliseList(list, '连云港', directory, reference, statement)).toEqual([
			'市市场监管局',
			'各县区'
		]);
		expect(normaliseList(['财政局'], '连云港', directory, reference, ['市商务局', '财政局'])).toEqual([
			'财政局'
		]);
	});

	test('the bodies of a document tell its city, unless they disagree', () => {
		expect(cityOfBodies(['市商务局', '连云港海关', '海关'], reference)).toBe('连云港');
		expect(cityOfBodies(['南通海关', '连云港海关'], reference)).toBeNull();
		expect(cityOfBodies(['海关', '市商务局'], reference)).toBeNull();
	});

	test('gives no city to a body of an anonymous document', () => {
		expect(normalise('海关、市商务局', null)).toBe('海关、市商务局');
	});

	test('takes a county of the same short name only in its own city', () => {
		expect(normalise('海州', '阜新')).toBe('海州');
	});
});

test('tidyName keeps a name that is nothing but a bracket', () => {
	expect(tidyName('(教育局)')).toBe('(教育局)');
	expect(tidyName(' 市教育局、')).toBe('市教育局');
});

describe('Directory.identify', () => {
	test.each([
		['市发展改革委', 'development-reform', 'department'],
		['南通市发展和改革委员会', 'development-reform', 'department'],
		['省发改委', 'development-reform', 'department'],
		['市计委', 'development-reform', 'department'],
		['市城乡建设局', 'housing-construction', 'department'],
		['市乡村振兴局', 'rural-revitalisation', 'department'],
		['市卫计委', 'health', 'department'],
		['区教育体育局', 'education', 'department'],
		['市市场监管局', 'market-regulation', 'department'],
		['市场监管局', 'market-regulation', 'department'],
		['连云港海关', 'customs', 'vertical'],
		['连云港银保监分局', 'banking-insurance-regulation', 'vertical'],
		['省药监局连云港检查分局', 'food-drug', 'vertical'],
		['市中院', 'court', 'court'],
		['市委宣传部', 'publicity-department', 'party'],
		['团市委', 'youth-league', 'mass_organisation'],
		['连云港港口控股集团有限公司', 'company-port', 'company'],
		['中国移动连云港分公司', 'company-telecom', 'company'],
		['灌云县政府', 'district-guanyun', 'county'],
		['xx区政府', 'masked-district-government', 'county'],
		['x合现代产业园区管委会', 'zone-masked-industrial-park', 'zone'],
		['市开发区', 'zone-development', 'zone'],
		['上合物流园管委会', 'zone-sco-logistics', 'zone'],
		['各县区', 'collective-districts', 'collective'],
		['市疫情防控领导小组各成员单位', 'collective-members', 'collective'],
		['市属监管企业', 'collective-companies', 'collective'],
		['负有安全监管和行业管理职责的市有关部门', 'collective-departments', 'collective'],
		['xx师范大学', 'university', 'institution']
	])('%s is %s, a %s', (name, family, kind) => {
		expect(directory.identify(name, '连云港')).toEqual({ family, kind });
	});

	test.each([
		['寿县', 'county'],
		['某某产业集团', 'company'],
		['邹区镇', 'county'],
		['财务科', 'other'],
		['徐水现代产业园', 'zone']
	])('%s has no family: it is not guessed', (name, kind) => {
		expect(directory.identify(name, null)).toEqual({ family: null, kind });
	});
});

test('the sample of departments is met', () => {
	const sample = JSON.parse(
		readFileSync(new URL('../../../test/labels/departments.json', import.meta.url), 'utf8')
	) as { normalised: string; family: string; kind: string }[];
	const wrong = sample
		.map(({ normalised, family, kind }) => {
			const got = directory.identify(normalised, '连云港');
			return { normalised, expected: `${family} ${kind}`, got: `${got.family} ${got.kind}` };
		})
		.filter(({ expected, got }) => expected !== got);
	expect(wrong).toEqual([]);
});
