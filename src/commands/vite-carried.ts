import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import { ROOT } from './paths.ts';
import { virtualModule } from './virtual-module.ts';

const run = promisify(execFile);

/**
 * Ships what the built-in notebooks show at their defaults: `virtual:carried-results` names one file per notebook.
 * The development server carries nothing, as its notebooks change under it.
 */
export function carriedResults(): Plugin {
	return virtualModule('xushi:carried-results', 'virtual:carried-results', async ({ building, emit }) => {
		if (!building) return 'export const carriedUrls = {};';
		const folder = await mkdtemp(join(tmpdir(), 'xushi-carried-'));
		try {
			const command = join(ROOT, 'src', 'commands', 'carried.ts');
			await run(process.execPath, ['--import', 'tsx', command, folder], { cwd: ROOT });
			const lines: string[] = [];
			for (const name of (await readdir(folder)).sort()) {
				const url = emit(name, await readFile(join(folder, name)));
				lines.push(`${JSON.stringify(name.replace(/\.bin$/, ''))}: ${url}`);
			}
			return `export const carriedUrls = {${lines.join(', ')}};`;
		} finally {
			await rm(folder, { recursive: true });
		}
	});
}
