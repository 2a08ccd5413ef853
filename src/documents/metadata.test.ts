import { describe, expect, it } from 'vitest';
import { parserReference } from '../../test/reference.ts';
import { cleanText } from './clean/clean.ts';
import { lexiconOf } from './lexicon.ts';
import { quarterThrough, readMetadata } from './metadata.ts';

const lexicon = lexiconOf(parserReference);

function read(text: string): ReturnType<typeof readMetadata> {
	return readMetadata(cleanText(text, lexicon.tables), text.length, lexicon.isFurniture);
}

describe('readMetadata', () => {
	it.each([
		['2023年区政府重点民生实事项目推进情况(1-11月)', 2023, '1-11月', 4],
		['2022上半年重点工作进展情况统计表(政府)', 2022, '上半年', 2],
		['2024年度区政府民生实事进度表', 2024, '2024年度', 4],
		['民國104年度重大建設計畫執行情形', 2015, '104年度', 4],
		['市政府工作报告重点工作责任分解(2023年)', 2023, '2023年', 4],
		['关于前三季度重点目标任务推进情况的通报', null, '前三季度', 3]
	])('%s', (title, year, period, quarter) => {
		const metadata = read(`${title}\n\n正文。`);
		expect(metadata.title).toBe(title);
		expect(metadata.year).toBe(year);
		expect(metadata.period).toBe(period);
		expect(metadata.throughQuarter).toBe(quarter);
	});

	it('finds the place that a title begins with, and no place in 全市 or 我市', () => {
		expect(read('2021年连云港市50件民生实事序时进度安排方案\n').city).toBe('连云港');
		expect(read('岳阳楼区2017年1-8月省重点民生实事完成情况表\n').city).toBe('岳阳楼区');
		expect(read('2019年全市重点项目进展情况\n').city).toBeNull();
	});

	it('finds how many tasks a document declares', () => {
		expect(read('通报\n督查表明,150项目标任务整体推进较好。').declaredTasks).toBe(150);
		expect(read('2021年50件民生实事序时进度安排方案\n').declaredTasks).toBe(50);
		expect(read('会议听取了汇报。').declaredTasks).toBeNull();
	});

	it('passes over the lines of the page above the title', () => {
		expect(read('当前位置:首页>>专题\n- 设为首页\n市政府重点工作责任分解\n').title).toBe(
			'市政府重点工作责任分解'
		);
	});
});

describe('quarterThrough', () => {
	it.each([
		['1-8月', 3],
		['截至9月底', 3],
		['10月份', 4],
		['第二季度', 2],
		['全年', 4],
		['13月', null]
	])('%s is %s', (period, quarter) => {
		expect(quarterThrough(period)).toBe(quarter);
	});
});
