import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { cellIs, startPages, writeCode, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

const MILLION = "SELECT range AS i, 'row ' || range AS word, range % 7 AS k FROM range(1000000)";
const WIDE = `SELECT ${Array.from({ length: 300 }, (_, at) => `range + ${at} AS c${at}`).join(', ')} FROM range(50)`;

async function show(page: Page, sql: string): Promise<void> {
	await writeCode(page, 'by_document', sql);
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'done');
}

test('a million rows and three hundred columns are walked to their ends with few elements in the page', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const cell = page.locator('[data-cell=by_document]');
	const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
	const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
	await show(page, MILLION);
	for (const [part, shown] of [
		[1, 'row 999999'],
		[0.5, /^row 500\d{3}$/],
		[0, 'row 0']
	] as const) {
		await cell.locator('.frame').evaluate((frame, at) => {
			frame.scrollTop = at * frame.scrollHeight;
		}, part);
		await cell.getByText(shown, { exact: true }).first().waitFor();
		expect(await cell.locator('.frame *').count()).toBeLessThan(400);
	}
	await cell.getByText('row 0', { exact: true }).click();
	for (const key of ['Control+End', 'ArrowUp', 'ArrowUp', 'Home', 'Shift+ArrowDown', 'Shift+ArrowRight']) {
		await page.keyboard.press(key);
	}
	await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'row 999998');
	expect(await cell.locator('[role=row]:has(:focus)').getAttribute('aria-rowindex')).toBe('1000000');
	await page.keyboard.press('Control+c');
	await cell.getByText('已复制 2 行 × 2 列').waitFor();
	expect(await clipboard()).toBe('999997\trow 999997\r\n999998\trow 999998');
	// One row at a time, though a pixel of the scroll bar is worth several.
	await page.keyboard.press('PageUp');
	const walked: (string | undefined)[] = [];
	for (let step = 0; step < 40; step++) {
		await page.keyboard.press('ArrowUp');
		walked.push(await focused());
	}
	const start = Number(walked[0]?.slice(4));
	expect(walked).toEqual(walked.map((_, step) => `row ${start - step}`));

	await show(page, WIDE);
	await cell.getByText('c0', { exact: true }).waitFor();
	expect(await cell.locator('.frame *').count()).toBeLessThan(1500);
	await cell.locator('[role=gridcell]').first().click();
	await page.keyboard.press('Control+End');
	await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '348');
	expect(await cell.locator(':focus').getAttribute('aria-colindex')).toBe('300');
	expect(await cell.locator('.frame *').count()).toBeLessThan(1500);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('headings sort and filter as SQL that is kept as a cell; the result is downloaded as it is shown', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const cell = page.locator('[data-cell=by_document]');
	const bar = cell.locator('.bar code');
	const heading = (name: string) => cell.locator(`.title[title^="${name} · "]`);
	const first = (text: string) =>
		cell.locator('[data-row="0"] [data-column="0"]').getByText(text, { exact: true }).waitFor();
	await show(
		page,
		"SELECT range AS i, CASE range % 3 WHEN 0 THEN '=1+1' ELSE '甲，乙' END AS \"字 段\", range % 7 AS k FROM range(3000)"
	);
	await heading('i').click();
	await page.getByRole('button', { name: '降序' }).click();
	await first('2999');
	// The keys of commands mean nothing there: they would delete the cell.
	await page.keyboard.press('d');
	await page.keyboard.press('d');
	expect(await cell.locator('[aria-sort=descending]').innerText()).toMatch(/^i/);
	expect(await bar.innerText()).toBe('FROM by_document ORDER BY i DESC');
	await page.keyboard.press('Escape');
	await heading('字 段').click();
	// The profile of the column gives its values to choose from.
	await page.locator('.popup').getByLabel('=1+1').check();
	await page.keyboard.press('Escape');
	await first('2997');
	await heading('k').click();
	await page.getByLabel('从', { exact: true }).fill('2');
	await page.getByLabel('到', { exact: true }).fill('3');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await cell.getByText(/^28\d \/ 3000 行$/).waitFor();
	const sql = 'FROM by_document WHERE "字 段" = \'=1+1\' AND k >= 2 AND k <= 3 ORDER BY i DESC';
	expect(await bar.innerText()).toBe(sql);
	await cell.getByRole('button', { name: '表格' }).click();
	const saved = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: '下载 CSV' }).click();
	const file = await saved;
	expect(file.suggestedFilename()).toBe('by_document.csv');
	const csv = await readFile(await file.path(), 'utf8');
	const lines = csv.split('\r\n');
	expect(lines[0]).toBe('\uFEFFi,字 段,k');
	expect(lines[1]).toMatch(/^29\d\d,'=1\+1,[23]$/);
	expect(lines.length).toBeGreaterThan(280);
	await cell.getByRole('button', { name: '存为新单元' }).click();
	await cellIs(page, 'by_document_2', 'done');
	const kept = page.locator('[data-cell=by_document_2]');
	expect(await kept.locator('[data-row="0"] [data-column="1"]').innerText()).toBe('=1+1');
	expect(await kept.evaluate((block) => block.contains(document.activeElement))).toBe(true);
	await cell.getByRole('button', { name: '还原' }).click();
	await first('0');
	expect(await bar.count()).toBe(0);

	// What is filtered by is what is read: names of codes and per cent, also without headings on a phone.
	await show(
		page,
		"SELECT ['behind', 'on_pace', 'ahead'][1 + range % 3] AS status, 0.1 * range AS completion, {'n': range} AS s FROM range(12)"
	);
	await heading('status').click();
	await page.getByLabel('包含文字').fill('达序');
	await page.locator('.popup').getByText('超序时').waitFor({ state: 'detached' });
	await page.getByRole('button', { name: '排除选中的值' }).click();
	await page.locator('.popup').getByLabel('未达序时').check();
	await page.keyboard.press('Escape');
	await cell.getByText('8 / 12 行').waitFor();
	await page.setViewportSize({ width: 390, height: 900 });
	await cell.getByRole('button', { name: '表格' }).click();
	await page.getByRole('menuitem', { name: '按列排序和筛选…' }).click();
	await page.getByRole('menuitem', { name: '完成率' }).click();
	await page.getByLabel('从 (%)').fill('81.9');
	await page.getByRole('button', { name: '降序' }).click();
	await page.getByRole('button', { name: '筛选' }).click();
	await cell.getByText('2 / 12 行').waitFor();
	expect(await bar.innerText()).toBe(
		"FROM by_document WHERE status IS DISTINCT FROM 'behind' AND completion >= 0.819 ORDER BY completion DESC"
	);
	await page.keyboard.press('Escape');
	await cell.getByText("{'n': 11}").click({ button: 'right' });
	await page.getByRole('menuitem', { name: "只看“{'n': 11}”" }).click();
	await cell.getByText('1 / 12 行').waitFor();
	expect(await cell.locator('[data-row="0"] [data-column="1"]').innerText()).toBe('110%');
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
