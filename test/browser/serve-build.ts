import { cp, mkdir, mkdtemp, rm, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildPage, DIST, isPageStale } from '../../src/commands/build-page.ts';
import { ROOT } from '../../src/commands/paths.ts';
import { serveFolder } from '../../src/commands/serve.ts';

/** The built page on a free port of this machine, at the root and once more inside a folder. */
export interface ServedBuild {
	/** the address of the page, with a slash at the end */
	readonly url: string;
	/** the same page where its host keeps it inside a folder, with a slash at the end */
	readonly inFolder: string;
	close(): Promise<void>;
}

/** Builds the page where it is missing or old, and serves a copy: another build must not change it under a test. */
export async function serveBuild(): Promise<ServedBuild> {
	const root = await mkdtemp(join(tmpdir(), 'xushi-'));
	const page = join(root, 'some', 'folder');
	await alone(async () => {
		if (await isPageStale()) await buildPage();
		await cp(DIST, page, { recursive: true });
	});
	const [server, host] = await Promise.all([serveFolder(page, 0), serveFolder(root, 0)]);
	return {
		url: `http://127.0.0.1:${server.port}/`,
		inFolder: `http://127.0.0.1:${host.port}/some/folder/`,
		close: async () => {
			await Promise.all([server.close(), host.close()]);
			await rm(root, { recursive: true });
		}
	};
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
