import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { InputError } from '../base/errors.ts';
import { readArguments, runCommand, writeMessage, writeOut } from './cli.ts';
import { hashInputs } from './inputs.ts';
import { ROOT } from './paths.ts';
import { serveFolder } from './serve.ts';

const DIST = join(ROOT, 'dist');
const PORT = 4173;
/** What the built page comes from, beside the data. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];

/** The newest change of a file at or under `path` in milliseconds; 0 where there is none. */
async function newest(path: string, ignored: (path: string) => boolean): Promise<number> {
	const found = await stat(path).catch(() => null);
	if (!found || ignored(path)) return 0;
	if (!found.isDirectory()) return found.mtimeMs;
	const entries = await readdir(path);
	const times = await Promise.all(entries.map((entry) => newest(join(path, entry), ignored)));
	return Math.max(0, ...times);
}

/** The hash of the inputs of the dataset that `dist` holds; null where it holds none. */
async function builtInputs(): Promise<unknown> {
	const text = await readFile(join(DIST, 'data', 'manifest.json'), 'utf8').catch(() => null);
	if (text === null) return null;
	const manifest: unknown = JSON.parse(text);
	return typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'inputs') : null;
}

/** Whether `dist` is missing or older than what it was built from. */
async function isStale(): Promise<boolean> {
	const index = await stat(join(DIST, 'index.html')).catch(() => null);
	if (!index) return true;
	if ((await builtInputs()) !== (await hashInputs())) return true;
	const tests = /\.test\.ts$/;
	const generated = join(ROOT, 'public', 'data');
	const times = await Promise.all(
		SOURCES.map((name) => newest(join(ROOT, name), (path) => path === generated || tests.test(path)))
	);
	return Math.max(...times) > index.mtimeMs;
}

await runCommand(async (args) => {
	readArguments(args, {}, 'npm start');
	if (await isStale()) {
		writeMessage('正在构建页面… / Building the page…');
		await build({ root: ROOT, logLevel: 'warn' });
	}
	const server = await serveFolder(DIST, PORT).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
			throw new InputError(
				{
					zh: `端口 ${PORT} 已被占用，请先关闭占用它的程序，再运行 npm start`,
					en: `port ${PORT} is taken: end the program that uses it, then run npm start again`
				},
				{ cause: error }
			);
		}
		throw error;
	});
	await writeOut(`http://localhost:${server.port}\n`);
});
