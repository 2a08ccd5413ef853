import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InputError, messageOf } from '../base/errors.ts';
import type { Localised } from '../base/localised.ts';

/** Exit codes of every command: 0 good, 2 input that a person can mend, 1 a fault of ours. */
export const EXIT_BAD_INPUT = 2;
export const EXIT_FAULT = 1;

/** `text` in the language of the environment's LANG (or LC_ALL): zh, en, else both. */
export function inUserLanguage(text: Localised, environment: NodeJS.ProcessEnv = process.env): string {
	const locale = (
		environment['LC_ALL'] ||
		environment['LC_MESSAGES'] ||
		environment['LANG'] ||
		''
	).toLowerCase();
	if (locale.startsWith('zh')) return text.zh;
	if (locale.startsWith('en') || text.zh === text.en) return text.en;
	return `${text.zh} / ${text.en}`;
}

/** Writes to stdout, which carries data only; resolves when a slow pipe has taken all of it. */
export function writeOut(text: string | Uint8Array): Promise<void> {
	return new Promise((resolve, reject) => {
		process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
	});
}

/** One line to stderr, for people. */
export function writeMessage(line: string): void {
	process.stderr.write(`${line}\n`);
}

/** Runs a command and turns what it throws into one clear line and an exit code; never ends the process itself. */
export async function runCommand(main: (args: readonly string[]) => Promise<void>): Promise<void> {
	// A reader that has seen enough (head) closes the pipe; that is no fault.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
	});
	try {
		await main(process.argv.slice(2));
	} catch (error) {
		if (error instanceof InputError) {
			writeMessage(oneLine(inUserLanguage(error.text)));
			process.exitCode = EXIT_BAD_INPUT;
		} else if (isClosedPipe(error)) {
			process.exitCode = 0;
		} else {
			writeMessage(error instanceof Error ? (error.stack ?? error.message) : String(error));
			process.exitCode = EXIT_FAULT;
		}
	}
}

function oneLine(text: string): string {
	return text.replace(/\s*\n\s*/g, ' ');
}

function isClosedPipe(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** Options and the rest of a command's arguments; an unknown or badly used option is an `InputError`. */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
	args: readonly string[],
	options: Options,
	usage: string
) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
	} catch (error) {
		const reason = messageOf(error);
		throw new InputError({
			zh: `参数有误：${reason}。用法：${usage}`,
			en: `bad arguments: ${reason} Usage: ${usage}`
		});
	}
}
