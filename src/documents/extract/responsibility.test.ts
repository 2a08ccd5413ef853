import { describe, expect, it } from 'vitest';
import { parserReference } from '../../../test/reference.ts';
import { lexiconOf } from '../lexicon.ts';
import { findLabels, segment } from './labels.ts';
import { looksLikeBodies, readResponsibility, type RoleList } from './responsibility.ts';

const lexicon = lexiconOf(parserReference);

/** The departments of a labelled text, as `role:name` or `role:name[remark]`. */
function read(text: string, firstIsLead = false): string[] {
	const match = lexicon.fold(text);
	const lists: RoleList[] = [];
	for (const part of segment(match, 0, match.length, findLabels(match, 0, match.length, lexicon), 'target')) {
		if (part.field === 'lead' || part.field === 'co' || part.field === 'owner' || part.field === 'people') {
			lists.push({ role: part.field, span: part.span });
		}
	}
	return readResponsibility(match, lists, lexicon, { firstIsLead }).map(({ role, name, remark }) => {
		const printed = match.slice(name.start, name.end);
		return `${role}:${printed}${remark === null ? '' : `[${match.slice(remark.start, remark.end)}]`}`;
	});
}

describe('readResponsibility', () => {
	it.each([
		['责任单位:市发改委、市统计局', ['lead:市发改委', 'lead:市统计局']],
		['(牵头单位:市财政局;共同责任单位:市税务局,各县区)', ['lead:市财政局', 'co:市税务局', 'co:各县区']],
		['【牵头单位：区卫健局；责任单位：区指挥部、各街办】', ['lead:区卫健局', 'co:区指挥部', 'co:各街办']],
		['牵头单位:市防控办(市卫健委);配合单位:市公安局', ['lead:市防控办[市卫健委]', 'co:市公安局']],
		['责任单位:市人力社保局、市农业农村局分别牵头', ['lead:市人力社保局', 'lead:市农业农村局']],
		['责任部门:办公室牵头,各科室配合', ['lead:办公室', 'co:各科室']],
		['责任单位:市政府各部门,各县市区政府负责落实', ['lead:市政府各部门', 'lead:各县市区政府']],
		['主办单位:市 12345 公共服务中心', ['lead:市 12345 公共服务中心']],
		['牵头单位:区城管局 区水投', ['lead:区城管局', 'lead:区水投']],
		['牵头领导:张三;牵头单位:市商务局', ['lead:市商务局']]
	])('%s', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	it('makes the first name the lead where the document says so', () => {
		expect(read('责任单位:市发改委、市统计局,各县区', true)).toEqual([
			'lead:市发改委',
			'co:市统计局',
			'co:各县区'
		]);
		expect(read('责任单位:市发改委、市统计局分别牵头', true)).toEqual(['lead:市发改委', 'lead:市统计局']);
	});
});

describe('looksLikeBodies', () => {
	it.each([
		['市教育局、各县区', true],
		['市教育局牵头,市财政局配合', true],
		['2019-2021年', false],
		['心理咨询辅导室等设施', false],
		['校安工程', false]
	])('%s: %s', (text, expected) => {
		expect(looksLikeBodies(text, { start: 0, end: text.length }, lexicon)).toBe(expected);
	});
});
