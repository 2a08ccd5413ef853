import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import { isPublicDataFresh } from './dataset.ts';
import { isInput } from './inputs.ts';
import { DATA, ROOT } from './paths.ts';

const run = promisify(execFile);

/**
 * Builds `public/data` in a process of its own: the development server keeps the modules that it started with,
 * and a dataset built by yesterday's rules must not be taken for today's.
 */
async function build(): Promise<void> {
	if (await isPublicDataFresh()) return;
	const command = join(ROOT, 'src', 'commands', 'data.ts');
	await run(process.execPath, ['--import', 'tsx', command], { cwd: ROOT });
}

/** Builds `public/data` before the page is built or served, and again when a source or a rule changes. */
export function datasetPlugin(): Plugin {
	return {
		name: 'xushi:dataset',
		// Before Vite copies `public/`, in the build as in the development server.
		buildStart: build,
		configureServer(server) {
			server.watcher.add(DATA);
			const rebuild = oneAtATime(async () => {
				await build().catch((error: unknown) => server.config.logger.error(String(error)));
				server.ws.send({ type: 'full-reload' });
			});
			server.watcher.on('change', (path) => {
				if (isInput(path)) rebuild();
			});
		}
	};
}

/** Runs `work` now, or once more after the run that is under way: a checkout of many files is one change. */
function oneAtATime(work: () => Promise<void>): () => void {
	let running = false;
	let again = false;
	const run = async (): Promise<void> => {
		running = true;
		do {
			again = false;
			await work();
		} while (again);
		running = false;
	};
	return () => {
		again = running;
		if (!running) void run();
	};
}
