import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDocument, accountLines, type NewDocument } from '../../src/commands/add-document.ts';
import { buildPublicData } from '../../src/commands/build-dataset.ts';
import { isInput } from '../../src/commands/inputs.ts';
import { ROOT, SOURCES } from '../../src/commands/paths.ts';
import { readReference } from '../../src/commands/reference.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'xushi-data-'));
});
afterAll(() => rm(folder, { recursive: true }));

const details: NewDocument = {
	docId: 'test-2024-q1',
	title: null,
	city: '测试',
	province: null,
	year: 2024,
	period: '一季度',
	kind: null,
	issuer: null,
	published: null,
	origin: null
};

describe('adding a document', () => {
	test.each([
		['a text without tasks', details, '我们去公园里散步。\n'.repeat(30), '没有找到任务'],
		['an id that is taken', { ...details, docId: 'nantong-2019-h1' }, '1.新建公厕10座。\n', '已被使用'],
		['an id that is none', { ...details, docId: '../x' }, '1.新建公厕10座。\n', '小写字母'],
		['an empty file', details, '', '空的']
	])('%s is refused and changes nothing', async (name, described, content, reason) => {
		const file = join(folder, `${name.replaceAll(' ', '-')}.txt`);
		await writeFile(file, content);
		const before = await readdir(SOURCES);
		await expect(addDocument(file, described, await readReference())).rejects.toThrow(reason);
		expect(await readdir(SOURCES)).toEqual(before);
	});

	test('the account says what was understood', async () => {
		const reference = await readReference();
		const { parseReport } = await import('../../src/documents/parse.ts');
		const report = parseReport(
			'1.新建公厕10座。(责任单位:市城管局)\n进展情况:达序时。建成8座。\n',
			reference
		);
		expect(accountLines({ docId: 'x', report }).join('\n')).toMatch(/任务 \/ tasks 1/);
	});
});

test('the same inputs give the same files and the same hash', async () => {
	const [one, other] = [await buildPublicData('x'), await buildPublicData('x')];
	expect(other.manifest).toEqual(one.manifest);
	for (const [index, file] of one.files.entries()) {
		expect(Buffer.from(other.files[index]?.bytes ?? []).equals(Buffer.from(file.bytes)), file.name).toBe(
			true
		);
	}
});

test.each([
	['data/sources/nantong-2019-h1/document.json', true],
	['data/reference/status.json', true],
	['data/README.md', false],
	['src/dataset/build.ts', true],
	['src/dataset/links/links.test.ts', false],
	['src/ui/shell/App.svelte', false],
	['src/commands/build-dataset.ts', true]
])('a change of %s makes the dataset old: %s', (path, expected) => {
	expect(isInput(join(ROOT, path))).toBe(expected);
});
