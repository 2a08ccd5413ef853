import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import { ROOT } from './paths.ts';

const run = promisify(execFile);
const MODULE = 'virtual:carried-results';
/** Vite leaves ids with a leading NUL to the plugin that made them. */
const RESOLVED = `\0${MODULE}`;

/**
 * Ships what the built-in notebooks show at their defaults: `virtual:carried-results` names one file per notebook.
 * The development server carries nothing, as its notebooks change under it.
 */
export function carriedResults(): Plugin {
	let building = false;
	return {
		name: 'xushi:carried-results',
		configResolved(config) {
			building = config.command === 'build';
		},
		resolveId(id) {
			return id === MODULE ? RESOLVED : null;
		},
		async load(id) {
			if (id !== RESOLVED) return null;
			if (!building) return 'export const carriedUrls = {};';
			const folder = await mkdtemp(join(tmpdir(), 'xushi-carried-'));
			try {
				const command = join(ROOT, 'src', 'commands', 'carried.ts');
				await run(process.execPath, ['--import', 'tsx', command, folder], { cwd: ROOT });
				const lines: string[] = [];
				for (const name of (await readdir(folder)).sort()) {
					const source = await readFile(join(folder, name));
					const url = `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })}`;
					lines.push(`${JSON.stringify(name.replace(/\.bin$/, ''))}: ${url}`);
				}
				return `export const carriedUrls = {${lines.join(', ')}};`;
			} finally {
				await rm(folder, { recursive: true });
			}
		}
	};
}
