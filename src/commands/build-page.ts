import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hashInputs } from './inputs.ts';
import { ROOT } from './paths.ts';

/** The built page, ready for any static host. */
export const DIST = join(ROOT, 'dist');

/** What the page is built from, beside the data. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];

/** The newest change of a file at or under `path`, in milliseconds; 0 where there is none. */
async function newest(path: string): Promise<number> {
	const found = await stat(path).catch(() => null);
	if (!found || path === join(ROOT, 'public', 'data') || path.endsWith('.test.ts')) return 0;
	if (!found.isDirectory()) return found.mtimeMs;
	const entries = await readdir(path);
	return Math.max(0, ...(await Promise.all(entries.map((entry) => newest(join(path, entry))))));
}

/** The hash of the inputs of the dataset inside `dist`; null where there is none. */
async function builtInputs(): Promise<unknown> {
	const text = await readFile(join(DIST, 'data', 'manifest.json'), 'utf8').catch(() => null);
	if (text === null) return null;
	const manifest: unknown = JSON.parse(text);
	return typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'inputs') : null;
}

/** Whether `dist` is missing, or older than its sources, or holds data of other inputs. */
export async function isPageStale(): Promise<boolean> {
	const index = await stat(join(DIST, 'index.html')).catch(() => null);
	if (!index) return true;
	if ((await builtInputs()) !== (await hashInputs())) return true;
	const times = await Promise.all(SOURCES.map((name) => newest(join(ROOT, name))));
	return Math.max(...times) > index.mtimeMs;
}

/**
 * Builds the page into `dist`. In a process of its own: the caller's NODE_ENV (a test's, say) must not decide what is
 * built. All output goes to stderr.
 */
export async function buildPage(): Promise<void> {
	const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
	const { NODE_ENV: _mode, VITEST: _test, ...env } = process.env;
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: ROOT,
		env,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	child.stdout.pipe(process.stderr, { end: false });
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) throw new Error(`vite build ended with ${code}`);
}
