import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** How a command ended and what it wrote. */
export interface Outcome {
	readonly code: number | null;
	readonly out: string;
	readonly error: string;
}

export interface RunOptions {
	/** the environment's LC_ALL; Chinese without */
	readonly locale?: string;
	/** what stands on stdin */
	readonly input?: string;
	/** closes the command's stdout after so many characters */
	readonly stopAfter?: number;
}

/** Runs `src/commands/<name>.ts` as npm does. */
export function runCommandFile(
	name: string,
	args: readonly string[],
	{ locale = 'zh_CN.UTF-8', input = '', stopAfter = Infinity }: RunOptions = {}
): Promise<Outcome> {
	const child = spawn(
		process.execPath,
		// Compiling the engine's code a second time, better, takes longer than what a test asks of it.
		['--liftoff-only', '--import', 'tsx', join(root, 'src', 'commands', `${name}.ts`), ...args],
		{ cwd: root, env: { ...process.env, LC_ALL: locale } }
	);
	let out = '';
	let error = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		out += text;
		if (out.length >= stopAfter) child.stdout.destroy();
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
	child.stdin.end(input);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out, error }));
	});
}
