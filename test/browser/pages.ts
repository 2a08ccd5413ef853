import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';
import { serveBuild } from './serve-build.ts';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** One open page in a profile of its own. */
export interface OpenPage {
	readonly page: Page;
	readonly context: BrowserContext;
	/** what a page must not do: complain to the console, or ask another host */
	readonly faults: string[];
}

/** The built page and a real browser to look at it with. */
export interface Pages {
	/** Opens the page at `hash` and waits until every cell has come to an end. */
	open(hash: string, width: number): Promise<OpenPage>;
	close(): Promise<void>;
}

/** Builds and serves the page where needed, and starts the browser; both can take minutes on a fresh machine. */
export async function startPages(): Promise<Pages> {
	const executablePath = await findBrowser();
	const server = await serveBuild();
	const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
	return {
		async open(hash, width) {
			const context = await browser.newContext({ viewport: { width, height: 900 } });
			const page = await context.newPage();
			const faults: string[] = [];
			page.on('console', (message) => {
				if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
			});
			page.on('pageerror', (error) => faults.push(error.message));
			page.on('request', (request) => {
				const own = request.url().startsWith(server.url) || /^(blob|data):/.test(request.url());
				if (!own) faults.push(request.url());
			});
			await page.goto(server.url + hash);
			await ended(page);
			return { page, context, faults };
		},
		async close() {
			await browser.close();
			await server.close();
		}
	};
}

/** Waits until no cell waits or runs. */
export async function ended(page: Page): Promise<void> {
	await page.waitForFunction(
		() => {
			const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')];
			return cells.length > 0 && cells.every((cell) => /^(done|error)$/.test(cell.dataset['state'] ?? ''));
		},
		undefined,
		{ timeout: 60_000 }
	);
}

/** The state of every cell, by its name. */
export async function cellStates(page: Page): Promise<Record<string, string>> {
	return page.$$eval('[data-cell]', (cells) =>
		Object.fromEntries(
			cells.map((cell) => [cell.getAttribute('data-cell') ?? '', cell.getAttribute('data-state') ?? ''])
		)
	);
}
