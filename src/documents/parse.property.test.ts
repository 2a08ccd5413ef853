import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parserReference } from '../../test/reference.ts';
import type { Span } from '../base/span.ts';
import { parseReport } from './parse.ts';
import type { Report } from './report.ts';

const FOLDERS = join(import.meta.dirname, '../../data/sources');
const EXCERPTS = join(import.meta.dirname, '../../test/labels/more');

const sources = readdirSync(FOLDERS).flatMap((folder) =>
	readdirSync(join(FOLDERS, folder))
		.filter((file) => file.endsWith('.txt'))
		.map((file) => readFileSync(join(FOLDERS, folder, file), 'utf8'))
);
const excerpts = readdirSync(EXCERPTS)
	.filter((file) => file.endsWith('.txt'))
	.map((file) => readFileSync(join(EXCERPTS, file), 'utf8'));
const texts = [...sources.map((text) => text.slice(0, 6000)), ...excerpts];

/** Every span of a report, to be checked against its source. */
function spansOf(report: Report): Span[] {
	return [
		...report.tasks.flatMap((task) => [...task.passages, ...task.departments, ...task.milestones]),
		...report.areas.flatMap((area) => [area, ...area.passages, ...area.achievements, ...area.problems]),
		...report.indicators,
		...report.observations,
		...report.diagnostics,
		...report.account.passages
	];
}

/** What holds for any text at all. */
function expectSound(source: string): Report {
	const report = parseReport(source, parserReference);
	for (const span of spansOf(report)) {
		if (!(span.start >= 0 && span.start <= span.end && span.end <= source.length)) {
			expect(span).toEqual({ start: 'in the source', end: 'in the source' });
		}
	}
	const { characters, fields, furniture, unexplained } = report.account;
	expect(characters).toBe(source.length);
	expect(fields + furniture + unexplained).toBe(characters);
	expect(report.document.score).toBeGreaterThanOrEqual(0);
	expect(report.document.score).toBeLessThanOrEqual(1);
	const seqs = report.tasks.map((task) => task.seq);
	expect(new Set(seqs).size).toBe(seqs.length);
	for (const diagnostic of report.diagnostics) expect(diagnostic.code).toMatch(/^[a-z]+(-[a-z]+)*$/u);
	return report;
}

const mangled = fc.constantFrom(...texts).chain((text) =>
	fc.oneof(
		fc.nat(text.length).map((at) => text.slice(0, at)),
		fc.nat(text.length).map((at) => text.slice(at)),
		fc.shuffledSubarray(text.split('\n'), { minLength: 1 }).map((lines) => lines.join('\n')),
		fc
			.constantFrom('。', ':', '：', '(', ')', '、', '|', '\t', '\n', ' ', ';', '.')
			.map((mark) => text.replaceAll(mark, '')),
		fc
			.constantFrom('。', ':', '(', '\n', '\t', '|')
			.map((mark) => text.replaceAll('，', mark).replaceAll(',', mark)),
		fc.integer({ min: 2, max: 17 }).map((step) => [...text].filter((_, index) => index % step !== 0).join(''))
	)
);

/** Text made of the marks and words that readers look for. */
const lookalike = fc
	.array(
		fc.constantFrom(
			'一、',
			'(一)',
			'1.',
			'2、',
			'29.20',
			'①',
			'序号',
			' ',
			'\n',
			'\t',
			'|',
			'。',
			',',
			':',
			'(牵头单位:',
			'责任单位:',
			'"',
			',',
			'◆a\n',
			'1、',
			'序号重点任务牵头单位进展情况1',
			'已完成项目:',
			'市教育局',
			'、',
			')',
			'工作进展:',
			'达序时。',
			'未达序时',
			'已完成',
			'序时推进',
			'目标任务',
			'完成状态',
			'工作进展情况',
			'牵头责任单位',
			'第一季度',
			'<b>',
			'</b>',
			'&nbsp;',
			'(shí)',
			'實',
			'12%',
			'2021年',
			'涉及6件实事',
			'方面。',
			'牵头',
			'\r\n',
			'\u{1F600}',
			'\uD800'
		),
		{ maxLength: 120 }
	)
	.map((parts) => parts.join(''));

describe('parseReport', () => {
	it('is sound for arbitrary text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void expectSound(text)),
			{ numRuns: 300 }
		);
	});

	it('is sound for text made of the marks that readers look for', () => {
		fc.assert(
			fc.property(lookalike, (text) => void expectSound(text)),
			{ numRuns: 400 }
		);
	});

	it('is sound for sources cut, shuffled and with marks dropped', () => {
		fc.assert(
			fc.property(mangled, (text) => void expectSound(text)),
			{ numRuns: 250 }
		);
	});

	it.each([
		'1.',
		'(',
		'(牵头单位:',
		'序号 目标任务 完成状态 工作进展情况 牵头责任单位 1 x 序时推进 ',
		'已完成 ',
		'|',
		'\t',
		'一、a\n',
		'<b>',
		'实(shí)',
		'第1项:',
		' \n',
		'责任单位:',
		'"',
		',',
		'◆a\n',
		'1、',
		'序号重点任务牵头单位进展情况1',
		'已完成项目:',
		'市教育局、',
		'(市教育局)。\n',
		'序号,任务,牵头单位\n"',
		'一是',
		'已完成,',
		'第一季度:\n'
	])(
		'stays fast where %j is repeated without end',
		(unit) => {
			const text = unit.repeat(Math.ceil(300_000 / unit.length));
			expectSound(text);
			expectSound(`序号\t目标任务\t责任单位\n${text}`);
		},
		20_000
	);

	it.each([
		['carriage returns alone', '\r'],
		['carriage returns and line feeds', '\r\n'],
		['line separators', '\u2028']
	])('reads the same tasks where lines end with %s', (_, end) => {
		for (const source of sources) {
			const said = (text: string): unknown => {
				const { tasks, areas } = parseReport(text, parserReference);
				return [
					tasks.map(({ no, target, statusRaw, progress, departments }) => [
						no,
						squeezed(target),
						statusRaw,
						squeezed(progress ?? ''),
						departments.map(({ raw }) => raw)
					]),
					areas.map(({ name, items }) => [name, items])
				];
			};
			expect(said(source.replaceAll('\n', end))).toEqual(said(source));
		}
	});

	it('gives each field the words that its passages cover in the source', () => {
		for (const source of [...sources, ...excerpts]) {
			const report = expectSound(source);
			for (const task of report.tasks) {
				expect(joined(source, task.passages, 'target')).toBe(unjoined(task.target));
				if (task.progress !== null)
					expect(joined(source, task.passages, 'progress')).toBe(unjoined(task.progress));
				if (task.statusRaw !== null)
					expect(joined(source, task.passages, 'status')).toBe(unjoined(task.statusRaw));
				if (task.deadline !== null)
					expect(joined(source, task.passages, 'deadline')).toBe(unjoined(task.deadline));
				for (const milestone of task.milestones)
					expect(words(source, milestone)).toBe(squeezed(milestone.text));
				for (const department of task.departments)
					expect(words(source, department).replace(/\d、/u, '')).toContain(squeezed(department.raw));
			}
			for (const area of report.areas) {
				for (const fact of [...area.achievements, ...area.problems]) {
					expect(source.slice(fact.start, fact.end)).toBe(fact.quote);
					expect(words(source, fact)).toBe(squeezed(fact.text));
				}
			}
		}
	});
});

/** The source under a span, as the rules clean it: tags and pinyin out, and simplified where there was pinyin. */
function words(source: string, span: Span): string {
	const slice = source.slice(span.start, span.end);
	const plain = slice
		.replace(/<[^<>]*>|&nbsp;/gu, '')
		.replace(/(?<=\p{Script=Han})[(（][a-z]{0,5}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-z]{0,5}[)）]/gu, '');
	return squeezed(/[(（][a-z]{0,5}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]/u.test(source) ? simplify(plain) : plain);
}

const { traditional, simplified } = parserReference.characters;
const pairs = new Map(
	[...traditional.join('')].map((character, index) => [
		character,
		[...simplified.join('')][index] ?? character
	])
);

function simplify(text: string): string {
	return [...text].map((character) => pairs.get(character) ?? character).join('');
}

function squeezed(text: string): string {
	return text.replace(/\s+/gu, '');
}

/** Without the marks that join a field's parts; a page that ends inside a part makes two passages of it. */
function unjoined(text: string): string {
	return squeezed(text).replaceAll('；', '');
}

function joined(source: string, passages: readonly (Span & { field: string })[], field: string): string {
	return passages
		.filter((passage) => passage.field === field)
		.map((passage) => unjoined(words(source, passage)))
		.join('');
}
