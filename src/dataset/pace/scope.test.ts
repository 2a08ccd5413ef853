import { expect, test } from 'vitest';
import type { ReportTask } from '../../documents/report.ts';
import { isOtherKind } from './scope.ts';

function task(target: string, lead: string, progress: string | null = null): ReportTask {
	return {
		seq: 1,
		no: '1',
		section: null,
		subsection: null,
		target,
		status: null,
		statusRaw: null,
		progress,
		departments: [{ raw: lead, role: 'lead', remark: null, start: 0, end: 0 }],
		milestones: [],
		deadline: null,
		passages: []
	};
}

const other = (noun: string, one: ReportTask, two: ReportTask): boolean =>
	isOtherKind(noun, one, two, (text) => text, /完成|推进|实施/u);

test('another kind of the same thing, led by another body, is of another scope', () => {
	const lake = task('恢复湖泊湿地功能。完成湿地修复500亩。', '市资源局');
	expect(other('湿地', lake, task('完成河口湿地修复500亩。', '市水利局'))).toBe(true);
	expect(other('湿地', lake, task('完成河口湿地修复500亩。', '市资源局'))).toBe(false);
	expect(other('湿地', lake, task('完成湿地修复500亩。', '市水利局'))).toBe(false);
	expect(other('湿地', lake, task('完成河口湿地修复500亩。', '市水利局', '湖泊岸线完成清理。'))).toBe(false);
});
