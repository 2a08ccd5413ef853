import { describe, expect, it } from 'vitest';
import { parserReference } from '../../../test/reference.ts';
import { lexiconOf } from '../lexicon.ts';
import { leadingStatus, proseStatus, statusOfValue } from './status.ts';

const lexicon = lexiconOf(parserReference);
const whole = (text: string): { start: number; end: number } => ({ start: 0, end: text.length });

describe('leadingStatus', () => {
	it('takes a wording that a mark closes, and leaves the rest', () => {
		const text = '未达序时。完成投资8000万元。';
		const found = leadingStatus(text, whole(text), lexicon);
		expect(found?.status.status).toBe('behind');
		expect(text.slice(found?.rest.start, found?.rest.end)).toBe('完成投资8000万元。');
	});

	it.each(['已完成投资5亿元。', '完成全年任务的80%。', '正在推进前期工作。', '项目已完成。'])(
		'takes nothing from %s',
		(text) => {
			expect(leadingStatus(text, whole(text), lexicon)).toBeNull();
		}
	);
});

describe('statusOfValue', () => {
	it.each([
		['序时推进', null, 'on_pace'],
		['已完工', null, 'completed'],
		['🟢达到序时进度', null, 'on_pace'],
		['54%', null, null],
		['是', 'pace', 'on_pace'],
		['否', 'pace', 'behind'],
		['是', 'finished', 'completed'],
		['否', 'finished', null],
		['超序时进度2.3个百分点', null, 'ahead']
	] as const)('%s', (text, asked, status) => {
		expect(statusOfValue(text, whole(text), lexicon, asked)?.status).toBe(status);
	});
});

describe('proseStatus', () => {
	it.each([
		['建设进度相对较慢的是舒城县。', '进度相对较慢', 'behind'],
		['完成11公里,未达序时进度。', '未达序时进度', 'behind'],
		['上半年增长9.4%,超序时进度。', '超序时进度', 'ahead']
	])('%s', (text, wording, status) => {
		const found = proseStatus(text, whole(text), lexicon);
		expect(found?.spans.map(({ start, end }) => text.slice(start, end))).toEqual([wording]);
		expect(found?.status).toBe(status);
	});

	it.each(['有序推进各项工作,已完成42项。', '进展顺利的企业12家。', '完成年度目标的62%。'])(
		'says nothing of %s',
		(text) => {
			expect(proseStatus(text, whole(text), lexicon)).toBeNull();
		}
	);
});
