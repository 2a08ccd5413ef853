import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';
import { serveBuild, type ServedBuild } from './serve-build.ts';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

let server: ServedBuild;
let browser: Browser;

beforeAll(async () => {
	const [executablePath, served] = [await findBrowser(), await serveBuild()];
	server = served;
	browser = await chromium.launch({ executablePath, args: ARGUMENTS });
}, 900_000);

afterAll(async () => {
	await browser?.close();
	await server?.close();
});

/** Opens `hash` in a profile of its own and keeps what a page must not do: complain, or ask another host. */
async function open(
	hash: string,
	width: number
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
	const context = await browser.newContext({ viewport: { width, height: 900 } });
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
	});
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('request', (request) => {
		if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(server.url))
			faults.push(request.url());
	});
	await page.goto(server.url + hash);
	await settled(page);
	return { page, context, faults };
}

/** Waits until every cell shows a result of the engine. */
async function settled(page: Page): Promise<void> {
	await page.waitForFunction(
		() => {
			const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')];
			return cells.length > 0 && cells.every((cell) => cell.dataset['state'] === 'done');
		},
		undefined,
		{ timeout: 60_000 }
	);
}

describe.each([1440, 390])('the overview at %i pixels', (width) => {
	test('is computed whole, without a word of complaint and without sideways scrolling', async () => {
		const { page, context, faults } = await open('', width);
		expect(await page.getAttribute('html', 'data-engine')).toBe('ready');
		expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
		expect(await page.locator('[data-cell=by_document]').innerText()).toMatch(
			/150\s+150\s+133\s+17\s+0\s+88\.7%/
		);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wide).toBeLessThanOrEqual(0);
		expect(faults).toEqual([]);
		await context.close();
	}, 120_000);
});

describe('a view', () => {
	test('follows its inputs, stands in the address and opens elsewhere', async () => {
		const first = await open('#/n/overview?domain=transport', 1440);
		expect(await first.page.locator('[data-cell=behind_tasks] tbody tr').count()).toBe(1);
		await first.page.getByLabel('文件', { exact: true }).selectOption({ index: 0 });
		await first.page.waitForFunction(() => location.hash.includes('document='));
		await settled(first.page);
		const prose = await first.page.locator('.prose', { hasText: '所选文件' }).innerText();
		const second = await open(new URL(first.page.url()).hash, 390);
		expect(await second.page.locator('.prose', { hasText: '所选文件' }).innerText()).toBe(prose);
		expect([...first.faults, ...second.faults]).toEqual([]);
		await first.context.close();
		await second.context.close();
	}, 120_000);

	test('keeps an edit as a draft over a reload, shares it, and goes back', async () => {
		const { page, context, faults } = await open('', 1440);
		const cell = page.locator('[data-cell=by_document]');
		await cell.getByRole('button', { name: '代码' }).click();
		const editor = cell.locator('.cm-content');
		await editor.click();
		await page.keyboard.press('Control+A');
		await page.keyboard.insertText('SELECT 40 + 2 AS answer');
		await page.waitForFunction(
			() => document.querySelector<HTMLElement>('[data-cell=by_document]')?.dataset['state'] === 'stale'
		);
		await page.keyboard.press('Control+Enter');
		await settled(page);
		expect(await cell.innerText()).toContain('42');
		await page.reload();
		await settled(page);
		expect(await cell.innerText()).toContain('42');
		await page.getByRole('button', { name: '分享' }).click();
		const link = await page.getByLabel('链接').inputValue();
		const other = await open(new URL(link).hash, 1440);
		expect(await other.page.locator('[data-cell=by_document]').innerText()).toContain('42');
		await page.getByRole('button', { name: '关闭' }).click();
		await page.getByRole('button', { name: '恢复原样' }).click();
		await settled(page);
		expect(await cell.innerText()).toContain('88.7%');
		expect([...faults, ...other.faults]).toEqual([]);
		await context.close();
		await other.context.close();
	}, 120_000);

	test('a damaged link says so in one line and shows the overview', async () => {
		const { page, context, faults } = await open('#/s/1.AAAA', 390);
		expect(await page.getByRole('alert').count()).toBe(1);
		expect(await page.locator('h1').innerText()).toBe('总览');
		expect(faults).toEqual([]);
		await context.close();
	}, 120_000);
});
