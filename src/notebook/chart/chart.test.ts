import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as Plot from '@observablehq/plot';
import { describe, expect, test } from 'vitest';
import { missingColumn } from './columns.ts';
import { parseChart } from './parse.ts';
import {
	MARK_OPTIONS,
	MARKS,
	PLOT_OPTIONS,
	POSITION_CHANNELS,
	SCALE_OPTIONS,
	STYLE_CHANNELS
} from './vocabulary.ts';

function spec(body: string) {
	const { spec: found, errors } = parseChart(body);
	expect(errors).toEqual([]);
	return found;
}

function messages(body: string): string[] {
	return parseChart(body).errors.map((error) => error.message.en);
}

describe('parseChart', () => {
	test('reads one mark with its channels', () => {
		expect(spec('mark: barX\nx: behind\ny: department\nsort: {y: -x}')).toEqual({
			marks: [{ mark: 'barX', options: { x: 'behind', y: 'department', sort: { y: '-x' } }, data: null }],
			plot: {}
		});
	});

	test('a mapping of a scale, a title and a size belong to the plot', () => {
		expect(
			spec('mark: dot\nx: a\ny: b\ncolor: {legend: true}\nfx: place\ntitle: 标题 / Title\nheight: 200')
		).toEqual({
			marks: [{ mark: 'dot', options: { x: 'a', y: 'b', fx: 'place' }, data: null }],
			plot: { color: { legend: true }, title: '标题 / Title', height: 200 }
		});
	});

	test('reads a list of marks, with data of their own', () => {
		expect(
			spec(
				'x: {label: 数量}\nmarks:\n  - {mark: barY, x: a, y: b, title: c}\n  - {mark: ruleY, data: [0]}\n  - frame'
			)
		).toEqual({
			marks: [
				{ mark: 'barY', options: { x: 'a', y: 'b', title: 'c' }, data: null },
				{ mark: 'ruleY', options: {}, data: [0] },
				{ mark: 'frame', options: {}, data: null }
			],
			plot: { x: { label: '数量' } }
		});
	});

	test('reads what a click chooses', () => {
		expect(spec('mark: dot\nclick: {parameter: domain, value: code}')?.click).toEqual({
			parameter: 'domain',
			value: 'code'
		});
		expect(spec('click: {parameter: domain}\nmarks: [dot]')?.click).toEqual({
			parameter: 'domain',
			value: 'domain'
		});
		expect(messages('mark: dot\nclick: domain')[0]).toContain('write click as');
		expect(messages('mark: dot\nclick: {paramter: domain}')).toContain(
			'a chart has no option "click.paramter"; did you mean "parameter"?'
		);
	});

	test.each([
		['mark: barx', 'there is no mark "barx"; did you mean "barX"?'],
		['mark: barX\nfil: a', 'a chart has no option "fil"; did you mean "fill"?'],
		['mark: barX\nx: {lable: a}', 'a chart has no option "x.lable"; did you mean "label"?'],
		['marks:\n  - {mark: dot, strok: a}', 'a chart has no option "strok"; did you mean "stroke"?'],
		['x: a', 'a chart needs a mark, for example mark: barX'],
		['', 'a chart needs a mark, for example mark: barX'],
		['marks: dot', 'marks must be a list'],
		['marks: [{x: a}]', 'every item of marks needs a mark'],
		['mark: dot\nmarks: [dot]', 'write either mark or marks, not both']
	])('says what is wrong with %j', (body, message) => {
		expect(messages(body)).toContain(message);
	});

	test.each(['href', 'src', 'style', 'className', 'transform', 'initializer', 'render', 'document'])(
		'%s, which leads out of the page or needs code, is no option',
		(key) => {
			expect(parseChart(`mark: dot\n${key}: a`).spec).toBeNull();
			expect(parseChart(`marks: [{mark: dot, ${key}: a}]`).spec).toBeNull();
		}
	);

	test.each([
		'mark: dot\nfill: url(https://example.org/x.svg#a)',
		'marks:\n  - {mark: dot, clip: "URL (#a)"}',
		'mark: dot\nx: {label: [image-set("x")]}'
	])('an address that a browser might load is refused: %j', (body) => {
		expect(messages(body).join()).toContain('must not refer to an address');
	});

	test('an error is at its place', () => {
		const body = 'mark: barX\nfil: a';
		const span = parseChart(body).errors[0]?.span;
		expect(span && body.slice(span.start, span.end)).toBe('fil');
	});

	test('any text is a chart or has errors', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const { spec: found, errors } = parseChart(text);
				expect(found === null).toBe(errors.length > 0);
			})
		);
	});
});

describe('missingColumn', () => {
	const chart = parseChart(
		'marks:\n  - {mark: barX, x: N, y: 部门, fill: red}\n  - {mark: ruleX, data: [0], x: q}'
	).spec;

	test('compares without case and lets constants be', () => {
		expect(chart && missingColumn(chart, ['n', '部门'])).toBeNull();
	});

	test('asks for the column that a click takes', () => {
		const clicked = spec('mark: dot\nclick: {parameter: p, value: cod}');
		expect(clicked && missingColumn(clicked, ['code'])?.en).toContain('did you mean "code"?');
		expect(clicked && missingColumn(clicked, ['COD'])).toBeNull();
	});

	test('names the channel, the column and what there is', () => {
		expect(chart && missingColumn(chart, ['n', '部'])?.en).toBe(
			'y: the data has no column "部门"; did you mean "部"?; it has n, 部'
		);
	});
});

describe('the vocabulary is Plot’s', () => {
	const folder = join(import.meta.dirname, '../../../node_modules/@observablehq/plot/src');
	const declared = new Set(
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.d.ts'))
			.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2,4}(\w+)\??:/gm)])
			.map((match) => match[1] ?? '')
	);

	test('every mark is a function of the library', () => {
		const functions: Record<string, unknown> = { ...Plot };
		expect(MARKS.filter((name) => typeof functions[name] !== 'function')).toEqual([]);
	});

	test('every option is declared by the library', () => {
		const all = [...POSITION_CHANNELS, ...STYLE_CHANNELS, ...MARK_OPTIONS, ...PLOT_OPTIONS, ...SCALE_OPTIONS];
		expect(all.filter((name) => !declared.has(name))).toEqual([]);
	});
});
