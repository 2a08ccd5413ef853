import { buildPage, DIST, isPageStale } from '../../src/commands/build-page.ts';
import { serveFolder } from '../../src/commands/serve.ts';

/** The built page on a free port of this machine. */
export interface ServedBuild {
	/** the address of the page, with a slash at the end */
	readonly url: string;
	close(): Promise<void>;
}

/** Builds the page where it is missing or old, and serves it. */
export async function serveBuild(): Promise<ServedBuild> {
	if (await isPageStale()) await buildPage();
	const server = await serveFolder(DIST, 0);
	return { url: `http://127.0.0.1:${server.port}/`, close: () => server.close() };
}
