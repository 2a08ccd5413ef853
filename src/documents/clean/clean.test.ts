import { describe, expect, it } from 'vitest';
import { parserReference } from '../../../test/reference.ts';
import { lexiconOf } from '../lexicon.ts';
import { cleanText, publishedSpans } from './clean.ts';

const { tables, isPageLine } = lexiconOf(parserReference);

describe('cleanText', () => {
	it('takes pinyin out and turns the text into simplified characters, one by one', () => {
		const clean = cleanText('民生實(shí)事項(xiàng)目(校安工程)智慧', tables);
		expect(clean.text).toBe('民生实事项目(校安工程)智慧');
		expect(clean.pinyin).toBe(2);
	});

	it('takes a pinyin parenthesis out of a real one, and keeps real ones', () => {
		expect(cleanText('(科苑路)北環(huán)(凌洲路—人民路(lù))', tables).text).toBe(
			'(科苑路)北环(凌洲路—人民路)'
		);
		expect(cleanText('項(xiàng)(一)(abc)(AB)', tables).text).toBe('项(一)(abc)(AB)');
	});

	it('leaves traditional characters where there is no residue, and folds them for comparison only', () => {
		const clean = cleanText('責任單位：教育局', tables);
		expect(clean.text).toBe('責任單位：教育局');
		expect(clean.match).toBe('责任单位:教育局');
	});

	it('finds bold stretches under tags, in offsets of the cleaned text', () => {
		const clean = cleanText('<p><b>园博园：</b>开工。</p> <p><b>胸阳公园</b>：完工。</p>', tables);
		expect(clean.text).toBe('园博园：开工。 胸阳公园：完工。');
		expect(clean.bold.map(({ start, end }) => clean.text.slice(start, end))).toEqual([
			'园博园：',
			'胸阳公园'
		]);
	});

	it('joins lines that were broken at a ragged margin', () => {
		const lines = [
			'1.社保惠民工程。新增城镇基本医疗保险参保',
			'8000人，新农合参合率达到95%以上；新型农村',
			'社会养老保险试点参保18万人。由市人力资源和社',
			'会保障局负责落实。',
			'2.水利惠民工程。除险加固小型水库21座，新',
			'增节水灌溉面积1.2万亩。由市水利局牵头，市',
			'财政局、市农业局配合。',
			'3.教育惠民工程。改造农村初中校舍3.6万平',
			'方米，资助贫困高中生2400名。由市教育局负责',
			'落实。'
		];
		expect(cleanText(lines.join('\n'), tables).text.split('\n')).toHaveLength(3);
		const cells = [
			'项目名称',
			'新建公办幼儿园3所',
			'市教育局',
			'已完成主体工程的百分之八十',
			'改造老旧小区',
			'市住建局'
		];
		expect(cleanText(cells.join('\n'), tables).text).toBe(cells.join('\n'));
	});

	it('takes a header out that a page repeats in the middle of a cell', () => {
		const header = '项目名称\n目标任务\n完成情况\n';
		const source = `${header}教育工程\n新建3所\n3所均已\n第 1 页 共 2 页\n${header}开工\n医疗工程\n建成24个\n建成9个`;
		expect(cleanText(source, tables, isPageLine).text).toBe(
			`${header}教育工程\n新建3所\n3所均已开工\n医疗工程\n建成24个\n建成9个`
		);
	});

	it('takes page numbers out and parts the passages that a page ends in', () => {
		const source = '完成铺设供水\n- 3 -\n管网50公里。';
		const clean = cleanText(source, tables, isPageLine);
		expect(clean.text).toBe('完成铺设供水\n管网50公里。');
		const spans = publishedSpans(clean, { start: 0, end: clean.text.length });
		expect(spans.map(({ start, end }) => source.slice(start, end).trim())).toEqual([
			'完成铺设供水',
			'管网50公里。'
		]);
	});

	it('joins lines that were broken at a fixed width, and only those', () => {
		const width = 30;
		const sentence = '新建改扩建幼儿园二十所新增学位五千个改造中小学教室照明三百间'.repeat(4);
		const lines = [...sentence.matchAll(new RegExp(`.{1,${width}}`, 'gu'))].map((match) => match[0]);
		const wrapped = [...lines, ...lines].join('\n');
		expect(cleanText(wrapped, tables).text.split('\n').length).toBeLessThan(4);
		const own = lines
			.map((line, index) => `${index + 1}.${line.slice(0, width - 3 - (index % 7))}`)
			.join('\n');
		expect(cleanText(own, tables).text).toBe(own);
	});
});
