import { expect, test } from 'vitest';
import { isPassageColumn, passageText } from './passage.ts';

test.each([
	['lianyungang-2021-q3#134@observation.2', '134 观测值 2', '134 observation 2'],
	['lianyungang-2023-h1@area.1', '民生领域 1', 'area 1'],
	['lianyungang-2021-q3!stated_percent.3@check.1', '核对 3', 'check 3'],
	['某区#3-1@target.1', '3-1 目标任务 1', '3-1 target 1'],
	['a#1@nothing.1', 'a#1@nothing.1', 'a#1@nothing.1'],
	['', '', '']
])('%j is called %j and %j', (id, zh, en) => {
	expect(passageText(id, 'zh-CN')).toBe(zh);
	expect(passageText(id, 'en')).toBe(en);
});

test('columns of passages are known by their name', () => {
	expect(['passage_id', 'report_passage_id', 'Passage_ID'].every(isPassageColumn)).toBe(true);
	expect(['task_id', 'passages', 'passage_id_of'].some(isPassageColumn)).toBe(false);
});
