import { InputError } from '../base/errors.ts';
import { buildPage, DIST, isPageStale } from './build-page.ts';
import { readArguments, runCommand, writeMessage, writeOut } from './cli.ts';
import { serveFolder } from './serve.ts';

const PORT = 4173;

/** Serves the built page, built first where it is missing or old, until the process is ended. */
await runCommand(async (args) => {
	readArguments(args, {}, 'npm start');
	// Asked before a build of seconds: it would be for nothing.
	const early = await listen();
	await early.close();
	if (await isPageStale()) {
		writeMessage('正在构建页面… / Building the page…');
		await buildPage();
	}
	const server = await listen();
	await writeOut(`http://localhost:${server.port}\n`);
});

async function listen(): ReturnType<typeof serveFolder> {
	try {
		return await serveFolder(DIST, PORT);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
		throw new InputError(
			{
				zh: `端口 ${PORT} 已被占用；请先关闭占用它的程序，再运行 npm start`,
				en: `port ${PORT} is taken: end the program that uses it, then run npm start again`
			},
			{ cause: error }
		);
	}
}
