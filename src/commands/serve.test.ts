import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder, type StaticServer } from './serve.ts';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'xushi-serve-'));
	await mkdir(join(folder, 'site', 'assets'), { recursive: true });
	await writeFile(join(folder, 'secret.txt'), 'secret');
	await writeFile(join(folder, 'site', 'index.html'), '<!doctype html>');
	await writeFile(join(folder, 'site', 'assets', 'a-1234.js'), 'export {};');
	server = await serveFolder(join(folder, 'site'), 0);
});

afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true });
});

/** `fetch` would tidy the path up before it asks. */
function ask(path: string, method = 'GET'): Promise<{ status: number; type: string; body: string }> {
	return new Promise((resolve, reject) => {
		const call = request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
			let body = '';
			response.on('data', (chunk: Buffer) => (body += chunk.toString()));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body })
			);
		});
		call.on('error', reject);
		call.end();
	});
}

describe('static server', () => {
	test('serves files with their types, a folder by its index', async () => {
		expect(await ask('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
		expect(await ask('/assets/a-1234.js?x=1')).toMatchObject({ status: 200, body: 'export {};' });
		expect((await ask('/assets/a-1234.js')).type).toContain('text/javascript');
	});

	test('answers 404 for what is not there and never leaves its folder', async () => {
		for (const path of [
			'/missing',
			'/assets',
			'/../secret.txt',
			'/%2e%2e/secret.txt',
			'/..%2fsecret.txt',
			'/%zz',
			'/%00'
		]) {
			expect((await ask(path)).status, path).toBe(404);
		}
	});

	test('reads only', async () => {
		expect((await ask('/', 'POST')).status).toBe(405);
		expect(await ask('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
	});

	test('says when the port is taken', async () => {
		await expect(serveFolder(folder, server.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});
});
