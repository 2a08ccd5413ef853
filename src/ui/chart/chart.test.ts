import { tableFromArrays } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import type { ChartSpec, MarkSpec } from '../../notebook/chart/spec.ts';
import { zh } from '../i18n/zh/index.ts';
import { channelUses } from './channels.ts';
import { statusScale } from './colours.ts';
import { layout, NO_MARGINS } from './layout.ts';
import { chartData } from './rows.ts';
import { scaleUse } from './scales.ts';

const table = tableFromArrays({
	department: ['市住房和城乡建设局', '连云区', '连云区'],
	status: ['on_pace', 'behind', null],
	tasks: Int32Array.from([9, 3, 1]),
	pace_rate: Float64Array.from([0.5, 0.25, 0.125])
});
const data = chartData(table, 'zh-CN', '未写明');
const bar: MarkSpec = { mark: 'barX', options: { x: 'TASKS', y: 'department', fill: 'status' }, data: null };
const spec: ChartSpec = { marks: [bar], plot: {} };
const { uses } = channelUses(bar, data);
const use = (name: 'x' | 'y' | 'color') => {
	const found = scaleUse(name, spec, [uses], data, 'zh-CN', zh);
	if (!found) throw new Error(`nothing uses ${name}`);
	return found;
};

describe('chart data', () => {
	test('codes show their names, and what is not stated is drawn as such', () => {
		expect(data.rows.map((row) => row.status)).toEqual(['达序时', '未达序时', '未写明']);
	});

	test('a column in two languages shows the reader’s', () => {
		const named = tableFromArrays({ '职能 / Function': ['教育 / Education', '卫生'] });
		const words = (language: 'zh-CN' | 'en') =>
			chartData(named, language, '').rows.map((row) => row['职能 / Function']);
		expect([words('zh-CN'), words('en')]).toEqual([
			['教育', '卫生'],
			['Education', '卫生']
		]);
	});

	test('statuses come best first, the unknown last, and only those that occur', () => {
		const { domain, range } = statusScale(new Set(['未写明', '未达序时']), 'zh-CN', '未写明');
		expect(domain).toEqual(['未达序时', '未写明']);
		expect(range).toEqual(['var(--status-behind)', 'var(--status-unknown)']);
	});
});

describe('channels', () => {
	test('names compare without case; a colour is no column', () => {
		expect(uses.find(({ channel }) => channel === 'x')?.column).toBe('tasks');
		const coloured: MarkSpec = { mark: 'dot', options: { x: 'tasks', fill: 'tomato' }, data: null };
		expect(channelUses(coloured, data)).toMatchObject({ uses: [{ channel: 'x' }], missing: null });
	});

	test('a column that is not there is named', () => {
		expect(channelUses({ mark: 'dot', options: { x: 'rate' }, data: null }, data).missing).toBe('rate');
		expect(channelUses({ mark: 'ruleX', options: { x: 'rate' }, data: [0] }, data).missing).toBeNull();
	});
});

describe('scales', () => {
	test('the band of a bar is ordinal in the order of the rows, its length is not', () => {
		expect(use('y')).toMatchObject({
			ordinal: true,
			values: ['市住房和城乡建设局', '连云区'],
			label: '部门'
		});
		expect(use('x')).toMatchObject({ ordinal: false, extent: [1, 9], label: '任务数' });
	});

	test('ticks of a ratio are per cent without needless zeros', () => {
		const rates = { ...spec, marks: [{ ...bar, options: { x: 'pace_rate', y: 'department' } }] };
		const [mark] = rates.marks;
		const found = mark && scaleUse('x', rates, [channelUses(mark, data).uses], data, 'zh-CN', zh);
		expect(found && [0, 0.2, 0.125, 1].map((value) => found.tick(value))).toEqual([
			'0%',
			'20%',
			'12.5%',
			'100%'
		]);
	});
});

describe('layout', () => {
	const axes = {
		x: use('x'),
		y: use('y'),
		fx: null,
		fy: null,
		names: { x: '任务数', y: null },
		tiles: false
	};

	test('the margin holds the longest label, broken where the chart is narrow', () => {
		const wide = layout(axes, 900, NO_MARGINS, null);
		expect(wide.margins.left).toBeGreaterThanOrEqual(9 * 13);
		expect(wide.yLabel('市住房和城乡建设局')).toBe('市住房和城乡建设局');
		const narrow = layout(axes, 200, NO_MARGINS, null);
		expect(narrow.margins.left).toBeLessThanOrEqual(200 * 0.38 + 10);
		expect(narrow.yLabel('市住房和城乡建设局')).toContain('\n');
	});

	test('room that was missing is added, a given height is kept', () => {
		const before = layout(axes, 600, NO_MARGINS, null);
		const after = layout(axes, 600, { ...NO_MARGINS, right: 40 }, 300);
		expect(after.margins.right - before.margins.right).toBe(40);
		expect(after.height).toBe(300);
	});
});
