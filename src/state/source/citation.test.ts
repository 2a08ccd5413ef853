import { expect, test } from 'vitest';
import { citationText, type Citation } from './citation.ts';

const REPORT: Citation = {
	document: {
		docId: 'lianyungang-2021-q3',
		title: '《政府工作报告》重点目标任务前三季度推进情况通报',
		city: '连云港',
		year: 2021,
		period: '前三季度',
		issuer: '市政府办',
		published: '2021-11-30',
		kind: 'progress'
	},
	task: { taskId: 'lianyungang-2021-q3#12', no: '12', target: null, status: null },
	quotes: ['完成目标的\n81.9%', '未达序时'],
	version: 'a0d723b51a15ffff'
};

/** A document of which nothing is known but its words. */
const BARE: Citation = {
	document: {
		docId: 'own',
		title: null,
		city: null,
		year: null,
		period: null,
		issuer: null,
		published: null,
		kind: null
	},
	task: null,
	quotes: ['*一* <b>二</b>'],
	version: null
};

test('a citation names title, issuer, date, task, quote and dataset', () => {
	expect(citationText(REPORT, 'plain', 'zh-CN')).toBe(
		'《〈政府工作报告〉重点目标任务前三季度推进情况通报》，连云港市政府办，2021-11-30，任务 12：“完成目标的 81.9% …… 未达序时”（序时数据集 a0d723b51a15）'
	);
	expect(citationText(REPORT, 'markdown', 'en')).toBe(
		'> 完成目标的 81.9% …… 未达序时\n>\n> —— 《〈政府工作报告〉重点目标任务前三季度推进情况通报》, 连云港市政府办, 2021-11-30, task 12, Xushi dataset a0d723b51a15'
	);
	expect(citationText(REPORT, 'gbt7714', 'zh-CN')).toBe(
		'连云港市政府办. 《政府工作报告》重点目标任务前三季度推进情况通报[Z]. 2021-11-30: 任务12. 引文：“完成目标的 81.9% …… 未达序时”；据序时数据集 a0d723b51a15。'
	);
});

test('what is not known is left out', () => {
	expect(citationText(BARE, 'plain', 'zh-CN')).toBe('“*一* <b>二</b>”');
	const undated = { ...REPORT, document: { ...REPORT.document, published: null, issuer: null } };
	expect(citationText(undated, 'gbt7714', 'zh-CN')).toBe(
		'《政府工作报告》重点目标任务前三季度推进情况通报[Z]. 2021年前三季度: 任务12. 引文：“完成目标的 81.9% …… 未达序时”；据序时数据集 a0d723b51a15。'
	);
	expect(citationText({ ...undated, quotes: [], version: null }, 'plain', 'en')).toBe(
		'《〈政府工作报告〉重点目标任务前三季度推进情况通报》, 连云港, 2021 前三季度, task 12'
	);
});

test('in Markdown the words of a source are words', () => {
	expect(citationText(BARE, 'markdown', 'zh-CN')).toBe('> \\*一\\* \\<b\\>二\\</b\\>');
});
