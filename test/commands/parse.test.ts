import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SOURCES } from '../../src/commands/paths.ts';
import { LIMITS } from '../../src/documents/read/limits.ts';
import { runCommandFile } from './run-command.ts';

// Each call starts a process; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'xushi-parse-'));
});
afterAll(() => rm(folder, { recursive: true }));

const q3 = join(SOURCES, 'lianyungang-2021-q3', 'lianyungang-2021-q3-progress.txt');

describe('npm run parse', () => {
	test('prints the keys of the contract, in their order', async () => {
		const { code, out, error } = await runCommandFile('parse', [q3, '--city', '连云港', '--year', '2021']);
		expect({ code, error }).toEqual({ code: 0, error: '' });
		const output = JSON.parse(out);
		expect(Object.keys(output)).toEqual([
			'document',
			'tasks',
			'areas',
			'indicators',
			'observations',
			'checks',
			'diagnostics'
		]);
		expect(Object.keys(output.document)).toEqual([
			'title',
			'city',
			'year',
			'period',
			'throughQuarter',
			'kind',
			'layout',
			'declaredTasks'
		]);
		expect(output.document).toMatchObject({
			city: '连云港',
			year: 2021,
			throughQuarter: 3,
			declaredTasks: 150
		});
		expect(output.tasks).toHaveLength(150);
		const [first] = output.tasks;
		expect(Object.keys(first)).toEqual([
			'seq',
			'no',
			'section',
			'subsection',
			'domain',
			'target',
			'status',
			'statusRaw',
			'progress',
			'leads',
			'coResponsible',
			'departments',
			'milestones',
			'deadline',
			'passages'
		]);
		expect(first).toMatchObject({ seq: 1, domain: 'economy', status: 'on_pace', leads: ['市发改委'] });
		expect(first.departments).toEqual([
			{ raw: '市发改委', name: '市发改委', family: 'development-reform', kind: 'department', role: 'lead' }
		]);
		expect(Object.keys(output.indicators[0])).toEqual([
			'task',
			'name',
			'op',
			'target',
			'unit',
			'baseTarget',
			'baseUnit',
			'kind'
		]);
		expect(Object.keys(output.observations[0])).toEqual([
			'task',
			'indicator',
			'quarter',
			'value',
			'unit',
			'basis',
			'cumulative',
			'bound',
			'completion',
			'quote'
		]);
		const foreign = output.tasks.find(({ seq }: { seq: number }) => seq === 94);
		expect(foreign.coResponsible).toEqual(['连云港海关']);
		expect(output.checks).toContainEqual(expect.objectContaining({ task: 10, stated: 81.9, agrees: false }));
	});

	test('prints a row per task as CSV', async () => {
		const { code, out } = await runCommandFile('parse', [q3, '--format', 'csv']);
		expect(code).toBe(0);
		expect(out.startsWith('seq,no,section,')).toBe(true);
		expect(out).not.toContain('\r');
		expect(out.trimEnd().split('\n')).toHaveLength(151);
	});

	test.each([
		['an essay', '春天来了，花儿开了。我们去公园里散步，看见许多人在放风筝。\n'.repeat(20)],
		['an empty file', ''],
		['bytes that are no text', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 2654435761) >>> 24))]
	])('%s gives one clear line, exit 2 and nothing on stdout', async (name, content) => {
		const file = join(folder, `${name.replaceAll(' ', '-')}.txt`);
		await writeFile(file, content);
		const { code, out, error } = await runCommandFile('parse', [file]);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(error.trimEnd()).not.toContain('\n');
		expect(error).toContain(file);
	});

	test('so does a file over the limit, before it is read', async () => {
		const path = join(folder, 'huge.txt');
		const file = await open(path, 'w');
		// A sparse file: it has the length, not the blocks.
		await file.truncate(LIMITS.fileBytes + 1);
		await file.close();
		const { code, out, error } = await runCommandFile('parse', [path], { locale: 'en_GB.UTF-8' });
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(error).toContain(`above the limit of ${LIMITS.fileBytes / 1024 / 1024} MiB`);
		expect(error.trimEnd()).not.toContain('\n');
	});

	test.each([
		[[], '请给出一个文件'],
		[['nowhere.txt'], '找不到文件'],
		[[q3, '--format', 'xml'], '--format'],
		[[q3, '--year', '21'], '年份'],
		[[q3, '--colour', 'red'], '参数有误']
	])('%j is refused in one line', async (args, expected) => {
		const { code, out, error } = await runCommandFile('parse', args);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(error).toContain(expected);
		expect(error.trimEnd()).not.toContain('\n');
	});
});
