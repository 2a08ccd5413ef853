import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellStates, ended, startPages, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

test('the overview is computed whole, without a word of complaint and without sideways scrolling', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['done']));
	expect(await page.getAttribute('html', 'data-engine')).toBe('ready');
	expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
	expect(await page.locator('[data-cell=by_document]').innerText()).toMatch(
		/150\s+150\s+133\s+17\s+0\s+88\.7%/
	);
	for (const width of [1440, 390]) {
		await page.setViewportSize({ width, height: 900 });
		const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		await expect.poll(sideways, { timeout: 10_000 }).toBeLessThanOrEqual(0);
	}
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

describe('a view', () => {
	test('follows its inputs, stands in the address and opens elsewhere', async () => {
		const first = await pages.open('#/n/overview?domain=transport', 1440);
		expect(await first.page.locator('[data-cell=behind_tasks] tbody tr').count()).toBe(1);
		await first.page.getByRole('combobox', { name: '文件' }).selectOption({ index: 0 });
		await first.page.waitForFunction(() => location.hash.includes('document='));
		await ended(first.page);
		const prose = await first.page.locator('.prose', { hasText: '所选文件' }).innerText();
		const second = await pages.open(new URL(first.page.url()).hash, 390);
		expect(await second.page.locator('.prose', { hasText: '所选文件' }).innerText()).toBe(prose);
		expect([...first.faults, ...second.faults]).toEqual([]);
		await first.context.close();
		await second.context.close();
	}, 120_000);

	test('keeps an edit as a draft over a reload, shares it, and goes back', async () => {
		const { page, context, faults } = await pages.open('', 1440);
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
		await ended(page);
		expect(await cell.innerText()).toContain('42');
		await page.reload();
		await ended(page);
		expect(await cell.innerText()).toContain('42');
		await page.getByRole('button', { name: '分享' }).click();
		const link = await page.getByLabel('链接').inputValue();
		const other = await pages.open(new URL(link).hash, 1440);
		expect(await other.page.locator('[data-cell=by_document]').innerText()).toContain('42');
		await page.getByRole('button', { name: '关闭' }).click();
		await page.getByRole('button', { name: '恢复原样' }).click();
		await ended(page);
		expect(await cell.innerText()).toContain('88.7%');
		expect([...faults, ...other.faults]).toEqual([]);
		await context.close();
		await other.context.close();
	}, 120_000);

	test('a damaged link says so in one line and shows the overview', async () => {
		const { page, context, faults } = await pages.open('#/s/1.AAAA', 390);
		expect(await page.getByRole('alert').count()).toBe(1);
		expect(await page.locator('h1').innerText()).toBe('总览');
		// What it says of the language is not damaged.
		await page.evaluate(() => location.assign('#/s/1.AAAA?lang=en'));
		await page.locator('html[lang=en]').waitFor({ state: 'attached' });
		expect(await page.getByRole('alert').count()).toBe(1);
		expect(await page.locator('h1').innerText()).toBe('Overview');
		expect(faults).toEqual([]);
		await context.close();
	}, 120_000);
});
