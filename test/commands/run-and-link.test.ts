import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRoute } from '../../src/share/route.ts';
import { runCommandFile } from './run-command.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;

/** Runs a command in English. */
const command = (name: string, ...args: string[]) => runCommandFile(name, args, { locale: 'en_GB.UTF-8' });

async function notebook(text: string): Promise<string> {
	const path = join(folder, `${Math.random().toString(36).slice(2)}.md`);
	await writeFile(path, text);
	return path;
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'xushi-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('npm run run', () => {
	it('prints every cell, with values, rows and errors at their place in the file', async () => {
		const text = [
			'\uFEFF---',
			'title: 测试 / Test',
			'---',
			'',
			'```input name=领域 type=multiselect',
			'options: SELECT domain FROM domains',
			'```',
			'```sql name=a',
			'SELECT len($领域) AS n, 12345678901234567890::HUGEINT AS h, 1.10::DECIMAL(5, 2) AS d',
			'```',
			'```chart name=c',
			'mark: dot',
			'x: n',
			'```',
			'```sql name=b',
			'SELECT',
			'  缺列 FROM a',
			'```',
			''
		].join('\r\n');
		const { code, out } = await command(
			'run',
			await notebook(text),
			'--param',
			"领域=x'y",
			'--param',
			'领域=z'
		);
		expect(code).toBe(2);
		const { cells } = JSON.parse(out);
		expect(cells.slice(0, 3)).toEqual([
			{
				name: '领域',
				kind: 'input',
				state: 'done',
				columns: [{ name: '领域', type: 'VARCHAR[]' }],
				rows: [[["x'y", 'z']]],
				error: null
			},
			{
				name: 'a',
				kind: 'sql',
				state: 'done',
				columns: [
					{ name: 'n', type: 'BIGINT' },
					{ name: 'h', type: 'HUGEINT' },
					{ name: 'd', type: 'DECIMAL(5,2)' }
				],
				rows: [[2, '12345678901234567890', '1.10']],
				error: null
			},
			{ name: 'c', kind: 'chart', state: 'done', columns: cells[1].columns, rows: cells[1].rows, error: null }
		]);
		expect(cells[3]).toMatchObject({ name: 'b', kind: 'sql', state: 'error', columns: [], rows: [] });
		const { start, end } = cells[3].error;
		expect(text.slice(start, end)).toBe('缺列');
	}, 60_000);

	it('prints more rows than the engine gives at once, and ends with 0', async () => {
		const path = await notebook('```sql name=many\nSELECT i FROM range(25000) t(i)\n```\n');
		const { code, out, error } = await command('run', path);
		const { cells } = JSON.parse(out);
		expect([code, error, cells[0].rows.length, cells[0].rows[24_999]]).toEqual([0, '', 25_000, [24_999]]);
	}, 60_000);

	it('refuses what is no notebook, and parameters that it does not have, in one line', async () => {
		const path = await notebook('```input name=n type=number\nmin: 0\n```\n');
		const binary = join(folder, 'binary.md');
		await writeFile(binary, new Uint8Array([0xff, 0xfe, 0x00, 0xd8]));
		for (const [args, message] of [
			[[], 'give one notebook file'],
			[[join(folder, 'none.md')], 'no such file'],
			[[folder], 'is not a file'],
			[[binary], 'not UTF-8'],
			[[path, '--param', 'm=1'], 'no parameter "m"; it has: n'],
			[[path, '--param', 'n=x'], '"x" must be a number'],
			[[path, '--param', 'n=-1'], 'not between'],
			[[path, '--param', 'n'], 'NAME=VALUE']
		] as const) {
			const { code, out, error } = await command('run', ...args);
			expect([code, out]).toEqual([2, '']);
			expect(error.trimEnd()).not.toContain('\n');
			expect(error).toContain(message);
		}
	}, 120_000);
});

describe('npm run link', () => {
	it('names a built-in notebook, with what differs from its defaults', async () => {
		const overview = join(ROOT, 'src', 'notebooks', 'overview.md');
		const plain = await command('link', overview, '--param', 'domain=');
		expect(plain).toEqual({ code: 0, out: '#/n/overview\n', error: '' });
		const { out } = await command('link', overview, '--param', 'domain=education');
		expect(out).toBe('#/n/overview?domain=education\n');
	}, 60_000);

	it('carries any other notebook whole', async () => {
		const text = '```input name=p type=multiselect\noptions: [a, b]\ndefault: [a]\n```\r\n中文，\u2028 `x`\n';
		const path = await notebook(text);
		const { out } = await command('link', path, '--param', 'P=b', '--param', 'P=a&b=#');
		const route = parseRoute(out.trimEnd());
		expect(route).toMatchObject({
			kind: 'shared',
			view: { notebook: null, source: text, parameters: { p: ['b', 'a&b=#'] } }
		});
		expect(route.kind === 'shared' && route.view.data).toMatch(/^[0-9a-f]{64}$/);
		expect((await readFile(path, 'utf8')).length).toBe(text.length);
		const same = await command('link', path, '--param', 'p=a');
		expect(parseRoute(same.out.trimEnd())).toMatchObject({ view: { parameters: {} } });
	}, 60_000);
});
