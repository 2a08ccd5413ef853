import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChart } from './parse.ts';
import { readForm, withClickParameter, writeForm, yamlText, type ChartForm } from './form.ts';
import { AGGREGATES } from './spec.ts';
import { parseDocument } from 'yaml';

const FULL = `# what the mayor asks
mark: barX   # lying
x: tasks
y: department
fill: status
sort: {y: -x}
# the rest is for experts
insetTop: 2
x1: null
title: "部门：任务数 / Departments: tasks"
color:
  legend: false # not needed
`;

const LIST = `title: 两层
marks:
  - mark: barX
    x: n
    y: domain   # ours
    fill: status
  - {mark: text, x: total, y: domain, text: rate}
x:
  label: 数量
`;

const FLOW = `marks: [{mark: dot, x: a, y: b}, frame]`;

const form = fc.record<ChartForm>({
	mark: fc.constantFrom('barX', 'barY', 'line', 'dot', 'cell', 'areaY'),
	x: fc.option(fc.constantFrom('tasks', '领域', 'a b', 'true', '1st', 'x: y', '#n', '-x')),
	y: fc.option(fc.constantFrom('tasks', 'y', 'null', '率（%）', "it's")),
	colour: fc.option(fc.constantFrom('status', 'fill', '2021')),
	facet: fc.option(fc.constantFrom('document', 'fx')),
	sort: fc.option(fc.constantFrom<'ascending' | 'descending'>('ascending', 'descending')),
	share: fc.boolean(),
	aggregate: fc.option(fc.constantFrom(...AGGREGATES)),
	labels: fc.boolean(),
	rule: fc.option(fc.constantFrom(0, 0.75, -3, 100)),
	click: fc.option(fc.constantFrom('domain', '领域', 'a')),
	tip: fc.option(fc.boolean()),
	title: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
	subtitle: fc.option(fc.constantFrom('每条一项 / One each', '- a', '{b}', '"c"'))
});

describe('the form of a chart', () => {
	test('reads what it knows and names what it does not', () => {
		const read = readForm('mark: barX\nx: {value: n}\ny: d\nsort: {y: x, limit: 3}\ntip: xy');
		expect(read?.form).toMatchObject({ mark: 'barX', x: null, y: 'd', sort: null });
		expect([...(read?.custom ?? [])].toSorted()).toEqual(['sort', 'tip', 'x']);
		expect(readForm(LIST)?.form).toMatchObject({ mark: 'barX', colour: 'status', title: '两层' });
		expect(readForm('- a')).toBeNull();
		expect(readForm('a: [')).toBeNull();
	});

	test.each([FULL, LIST, FLOW, '', '# only a note\n', 'mark: dot'])(
		'reads back whatever it wrote into %j, and leaves everything else',
		(body) => {
			fc.assert(
				fc.property(form, form, (first, second) => {
					const once = writeForm(body, first);
					expect(readForm(once)?.form).toEqual(first);
					const twice = writeForm(once, second);
					expect(readForm(twice)?.form).toEqual(second);
					for (const kept of body.match(/#.*|insetTop: 2|x1: null|text: rate.*|label: 数量|frame/g) ?? []) {
						// A note beside a line that goes, goes with it.
						if (!/lying|ours/.test(kept)) expect(twice).toContain(kept);
					}
				}),
				{ numRuns: 40 }
			);
		}
	);

	test('what is not changed stays byte for byte', () => {
		for (const body of [FULL, LIST, FLOW]) {
			const read = readForm(body);
			expect(read && writeForm(body, read.form)).toBe(body);
		}
		const read = readForm(FULL);
		expect(read && writeForm(FULL, { ...read.form, x: 'behind' })).toBe(
			FULL.replace('x: tasks', 'x: behind')
		);
		expect(read && parseChart(writeForm(FULL, { ...read.form, mark: 'dot' })).errors).toEqual([]);
	});

	test('any text is YAML for itself', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(parseDocument(`a: ${yamlText(text)}`, { schema: 'core' }).toJS()).toEqual({ a: text });
			})
		);
	});

	test.each([
		'mark: dot\nclick: {parameter: p}',
		'click:\n  parameter: p # ours\nmark: dot',
		'click: {parameter: p, value: p}\nmarks: [dot]',
		'marks: [dot]\nclick:\n  value: p\n  parameter: "p"'
	])('%j: another input is chosen, the column stays', (body) => {
		const changed = withClickParameter(body, '新 名');
		expect(parseChart(changed).spec?.click).toEqual({ parameter: '新 名', value: 'p' });
	});
});
