import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/commands/serve.ts';
import { engineAssets } from '../../src/commands/vite-engine-assets.ts';
import type { Variable } from '../../src/engine/engine.ts';
import { findBrowser } from '../browser/find-browser.ts';

// Starting an engine takes seconds on a busy machine, and some tests start three.
vi.setConfig({ testTimeout: 60_000 });

/** The engine in a real page: built, under a strict policy and a sub-path, with another origin that listens. */
const seen: string[] = [];
const stranger = createServer((request, response) => {
	seen.push(request.url ?? '');
	response.setHeader('Access-Control-Allow-Origin', '*');
	response.end('a,b\n1,2\n');
});
const complaints: string[] = [];
const requests: string[] = [];
let folder: string;
let server: StaticServer;
let browser: Browser;
let page: Page;
let url: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'xushi-engine-'));
	await build({
		root: join(import.meta.dirname, 'page'),
		configFile: false,
		logLevel: 'error',
		base: './',
		plugins: [engineAssets()],
		build: { outDir: join(folder, 'deep/sub path'), assetsInlineLimit: 0, reportCompressedSize: false }
	});
	server = await serveFolder(folder, 0);
	await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
	browser = await chromium.launch({
		executablePath: await findBrowser(),
		args: ['--no-sandbox', '--disable-gpu']
	});
	page = await browser.newPage();
	page.on('console', (message) => complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(String(error)));
	page.on('request', (request) => requests.push(request.url()));
	url = `http://127.0.0.1:${server.port}/deep/sub%20path/`;
	await page.goto(`${url}index.html`);
});

afterAll(async () => {
	await browser?.close();
	await server?.close();
	stranger.close();
	await rm(folder, { recursive: true, force: true });
});

function run(sql: string, variables: readonly Variable[] = [], cancelAfter?: number) {
	const call = { sql, variables, cancelAfter };
	return page.evaluate(
		({ sql, variables, cancelAfter }) => window.engineTest.run(sql, variables, cancelAfter),
		call
	);
}

describe('in Chromium', () => {
	test('boots from its own origin, with progress, and runs cells', async () => {
		expect(await run('SELECT seq, title FROM tasks')).toEqual([
			[1, '甲'],
			[2, '乙'],
			[null, '丙']
		]);
		const progress = await page.evaluate(() => window.engineTest.progress);
		expect(progress.at(-1)).toEqual({ loaded: progress[0]?.total, total: progress[0]?.total });
		expect(progress[0]?.total).toBeLessThan(25 * 1024 * 1024);
	});

	test('binds variables without compiling code', async () => {
		const variables: Variable[] = [
			{ name: 'a', type: 'VARCHAR[]', value: ['甲', "'; DROP TABLE tasks"] },
			{ name: 'b', type: 'DATE', value: null }
		];
		expect(await run("SELECT getvariable('a') AS a, typeof(getvariable('b')) AS b", variables)).toEqual([
			[['甲', "'; DROP TABLE tasks"], 'DATE']
		]);
	});

	test('tells errors', async () => {
		expect(await run('SELECT nothing FROM tasks')).toMatch(/^QueryError: 找不到列 nothing/);
	});

	test('reaches no other origin from SQL', async () => {
		const { port } = stranger.address() as AddressInfo;
		for (const call of ['read_csv', 'read_text', 'read_blob', 'read_parquet', 'glob']) {
			expect(await run(`FROM ${call}('http://127.0.0.1:${port}/leak?${call}')`)).toMatch(/^QueryError/);
		}
		expect(seen).toEqual([]);
	});

	test('cancels softly, and by ending the worker', async () => {
		const runaway = 'SELECT sum(a.range * b.range) FROM range(100000000) a, range(100000000) b';
		expect(await run(runaway, [], 200)).toMatch(/^AbortError/);
		expect(await run("SELECT levenshtein(repeat('a', 200000), repeat('b', 200000))", [], 200)).toMatch(
			/^AbortError/
		);
		expect(await run('SELECT count(*) FROM tasks')).toEqual([[3]]);
	});

	test('mends a crash by itself', async () => {
		expect(await run('SELECT len(range(1000000000)) AS n')).toMatch(/^EngineLostError: the engine crashed/);
		expect(await run('SELECT count(*) FROM tasks')).toEqual([[3]]);
		expect(await page.evaluate(() => window.engineTest.status())).toBe('ready');
	});

	test('asked for the engine once, from nowhere else, and complained of nothing', () => {
		const fetched = requests.filter((address) => !address.startsWith('blob:'));
		expect(fetched.filter((address) => !address.startsWith(url))).toEqual([]);
		expect(fetched.filter((address) => address.endsWith('.bin'))).toHaveLength(1);
		expect(complaints).toEqual([]);
	});
});
