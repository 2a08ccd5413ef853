/**
 * Every folder of `test/samples` with an `input.txt` is a document: what the parser makes of it must equal
 * `expected.json`, which was reviewed by eye. On a difference `actual.json` is written beside it; copy it over
 * only after reading it against the input.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../src/documents/parse.ts';
import type { Report } from '../src/documents/report.ts';
import { parserReference } from './reference.ts';

const SAMPLES = join(import.meta.dirname, 'samples');

/** A report as a person reads it: values, and what each diagnostic points at. */
function readable(report: Report, source: string): unknown {
	const { document } = report;
	return {
		document: {
			title: document.title,
			city: document.city,
			year: document.year,
			period: document.period,
			throughQuarter: document.throughQuarter,
			kind: document.kind,
			layout: document.layout,
			declaredTasks: document.declaredTasks
		},
		tasks: report.tasks.map((task) => ({
			seq: task.seq,
			no: task.no,
			section: task.section,
			subsection: task.subsection,
			target: task.target,
			status: task.status,
			statusRaw: task.statusRaw,
			progress: task.progress,
			lead: names(task.departments, 'lead'),
			co: names(task.departments, 'co'),
			deadline: task.deadline,
			milestones: task.milestones.map(({ quarter, place, text }) => [quarter, place, text])
		})),
		areas: report.areas.map(
			({ seq, name, items, subItems, invested, statedPercent, statement, achievements, problems }) => ({
				seq,
				name,
				items,
				subItems,
				invested,
				statedPercent,
				statement,
				achievements: achievements.map(({ text, value, unit }) => [text, value, unit]),
				problems: problems.map(({ text }) => text)
			})
		),
		diagnostics: report.diagnostics.map(({ code, task, start, end }) => [
			code,
			task,
			source.slice(start, Math.min(end, start + 60))
		])
	};
}

function names(departments: Report['tasks'][number]['departments'], role: string): string[] {
	return departments
		.filter((department) => department.role === role)
		.map(({ raw, remark }) => (remark === null ? raw : `${raw}(${remark})`));
}

describe('samples', () => {
	for (const name of readdirSync(SAMPLES).sort()) {
		const input = join(SAMPLES, name, 'input.txt');
		if (!existsSync(input)) continue;
		it(name, () => {
			const source = readFileSync(input, 'utf8');
			const actual = JSON.stringify(readable(parseReport(source, parserReference), source), null, '\t');
			const expectedPath = join(SAMPLES, name, 'expected.json');
			const actualPath = join(SAMPLES, name, 'actual.json');
			const expected = existsSync(expectedPath) ? readFileSync(expectedPath, 'utf8').trim() : '';
			if (actual === expected) rmSync(actualPath, { force: true });
			else writeFileSync(actualPath, `${actual}\n`);
			expect(actual).toBe(expected);
		});
	}
});
