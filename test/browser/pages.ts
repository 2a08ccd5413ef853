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
	'--disable-sync',
	// What the tests ask of the engine is done long before its code is compiled a second time, better.
	'--js-flags=--liftoff-only'
];

/** What the driver itself says where it lets no page keep a copy. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/** One open page in a profile of its own. */
export interface OpenPage {
	readonly page: Page;
	readonly context: BrowserContext;
	/** what a page must not do: complain to the console, or ask another host */
	readonly faults: string[];
}

export interface OpenOptions {
	/** does what has to be done before the page is asked for, such as blocking some of its files */
	readonly prepare?: (context: BrowserContext) => Promise<unknown>;
	/** the page's address, when not the usual one */
	readonly base?: string;
	/** whether the page may keep a copy of itself; not by default, which would cost every test some seconds */
	readonly serviceWorkers?: 'allow' | 'block';
}

/** The built page and a real browser to look at it with. */
export interface Pages {
	/** the address of the page where its host keeps it inside a folder */
	readonly inFolder: string;
	/** Opens the page at `hash` and waits until every cell has come to an end. */
	open(hash: string, width: number, options?: OpenOptions): Promise<OpenPage>;
	close(): Promise<void>;
}

/** Builds and serves the page where needed, and starts the browser; both can take minutes on a fresh machine. */
export async function startPages(): Promise<Pages> {
	const executablePath = await findBrowser();
	const server = await serveBuild();
	const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
	return {
		inFolder: server.inFolder,
		async open(hash, width, { prepare, base = server.url, serviceWorkers = 'block' } = {}) {
			const context = await browser.newContext({ viewport: { width, height: 900 }, serviceWorkers });
			await prepare?.(context);
			const page = await context.newPage();
			const faults: string[] = [];
			page.on('console', (message) => {
				if (message.text() === BLOCKED) return;
				if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
			});
			page.on('pageerror', (error) => faults.push(error.message));
			page.on('request', (request) => {
				const own = request.url().startsWith(base) || /^(blob|data):/.test(request.url());
				if (!own) faults.push(request.url());
			});
			await page.goto(base + hash);
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

/** Waits until the cell `name` is in `state`. */
export async function cellIs(page: Page, name: string, state: string): Promise<void> {
	await page.locator(`[data-cell="${name}"][data-state="${state}"]`).waitFor({ timeout: 60_000 });
}

/** Opens the code of the cell `name` where it is closed, and types `text` over it; it is not run yet. */
export async function writeCode(page: Page, name: string, text: string): Promise<void> {
	const cell = page.locator(`[data-cell="${name}"]`);
	const editor = cell.locator('.cm-content');
	if ((await editor.count()) === 0) await cell.getByRole('button', { name: '代码' }).click();
	await editor.click();
	await page.keyboard.press('Control+A');
	await page.keyboard.insertText(text);
}
