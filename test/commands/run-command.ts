import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** How a command ended and what it wrote. */
export interface Outcome {
	readonly code: number | null;
	readonly out: string;
	readonly error: string;
}

/** Runs `src/commands/<name>.ts` as npm does; `locale` is the environment's LC_ALL. */
export function runCommandFile(
	name: string,
	args: readonly string[],
	locale = 'zh_CN.UTF-8'
): Promise<Outcome> {
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join(root, 'src', 'commands', `${name}.ts`), ...args],
		{ cwd: root, env: { ...process.env, LC_ALL: locale }, stdio: ['ignore', 'pipe', 'pipe'] }
	);
	let out = '';
	let error = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out, error }));
	});
}
