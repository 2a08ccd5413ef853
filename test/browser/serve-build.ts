import { mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildPage, DIST, isPageStale } from '../../src/commands/build-page.ts';
import { ROOT } from '../../src/commands/paths.ts';
import { serveFolder } from '../../src/commands/serve.ts';

/** The built page on a free port of this machine. */
export interface ServedBuild {
	/** the address of the page, with a slash at the end */
	readonly url: string;
	close(): Promise<void>;
}

/** Builds the page where it is missing or old, and serves it. */
export async function serveBuild(): Promise<ServedBuild> {
	await alone(async () => {
		if (await isPageStale()) await buildPage();
	});
	const server = await serveFolder(DIST, 0);
	return { url: `http://127.0.0.1:${server.port}/`, close: () => server.close() };
}

const LOCK = join(ROOT, 'node_modules', '.build-lock');
/** Milliseconds after which a lock was left behind by a process that is gone. */
const ABANDONED = 300_000;

/** Runs `work` while no other test file does: they run at the same time, and two builds would mix their files. */
async function alone(work: () => Promise<void>): Promise<void> {
	while (!(await take())) await setTimeout(200);
	try {
		await work();
	} finally {
		await rmdir(LOCK);
	}
}

async function take(): Promise<boolean> {
	try {
		await mkdir(LOCK);
		return true;
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
		const made = await stat(LOCK).catch(() => null);
		if (made && Date.now() - made.mtimeMs > ABANDONED) await rmdir(LOCK).catch(() => null);
		return false;
	}
}
