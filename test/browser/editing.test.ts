import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellIs, cellStates, ended, startPages, writeCode, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

const ENDLESS = 'SELECT count(*) FROM range(100000000) a, range(100000000) b';

test('a choice is followed by the cells and the address, and taken back', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const prose = page.locator('.prose', { hasText: '所选文件' });
	const before = await prose.innerText();
	await page.getByLabel('领域', { exact: true }).selectOption({ label: '交通港航' });
	await page.waitForFunction(() => location.hash === '#/n/overview?domain=transport');
	await ended(page);
	expect(await prose.innerText()).toContain('领域：交通港航');
	await page.getByLabel('领域', { exact: true }).selectOption({ label: '全部' });
	await page.waitForFunction(() => !location.hash.includes('domain'));
	await ended(page);
	expect(await prose.innerText()).toBe(before);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('the key that ends a composition does not run the cell', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const cell = page.locator('[data-cell=by_document]');
	await writeCode(page, 'by_document', "SELECT '");
	const keyboard = await context.newCDPSession(page);
	await keyboard.send('Input.imeSetComposition', { text: 'xushi', selectionStart: 5, selectionEnd: 5 });
	await page.keyboard.press('Control+Enter');
	await keyboard.send('Input.insertText', { text: '序时' });
	await page.keyboard.insertText("' AS word");
	expect(await cell.locator('.cm-content').innerText()).toBe("SELECT '序时' AS word");
	expect((await cellStates(page))['by_document']).toBe('stale');
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'done');
	expect(await cell.locator('tbody').innerText()).toBe('序时');
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('a mistake is said in one line and shown at its place', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const cell = page.locator('[data-cell=by_document]');
	await writeCode(page, 'by_document', 'SELECT doc_id,\n  citty\nFROM documents');
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'error');
	expect(await cell.locator('.error p').first().innerText()).toMatch(/^找不到列 citty；.*"city".*$/);
	expect(await cell.locator('.error .place').innerText()).toBe('第 2 行，第 3 列');
	expect(await cell.locator('.cm-lintRange-error').allInnerTexts()).toEqual(['citty']);
	await writeCode(page, 'by_document', 'SELECT doc_id, city FROM documents');
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'done');
	expect(await cell.locator('.error, .cm-lintRange-error').count()).toBe(0);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('an endless query can be stopped, run once more and replaced, and the notebook goes on', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const cell = page.locator('[data-cell=by_document]');
	await writeCode(page, 'by_document', ENDLESS);
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'running');
	await page.getByLabel('领域', { exact: true }).selectOption({ label: '交通港航' });
	// With the code shut there is a button too: the query may have come with a link.
	await cell.getByRole('button', { name: '收起代码' }).click();
	await cell.getByRole('button', { name: '取消' }).click();
	await cellIs(page, 'by_document', 'stale');
	await cellIs(page, 'department_chart', 'done');
	await cellIs(page, 'behind_tasks', 'done');
	expect(await page.locator('[data-cell=behind_tasks] tbody tr').count()).toBe(1);
	// A comment changes nothing of what the cell says, but it was stopped: running it means running it.
	await writeCode(page, 'by_document', `${ENDLESS} -- once more`);
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'running');
	await writeCode(page, 'by_document', 'SELECT 6 * 7 AS answer');
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'done');
	expect(await cell.locator('tbody').innerText()).toBe('42');
	expect(faults).toEqual([]);
	await context.close();
}, 180_000);

test('the keyboard alone reaches everything, sees where it is, and leaves the editor', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const wanted = await page
		.locator(':is(a[href], button, select, input, textarea, [tabindex="0"]):not([tabindex="-1"])')
		.evaluateAll((elements) =>
			elements
				// What can do nothing now, or belongs to a narrower window, is no stop.
				.filter((element) => !element.matches(':disabled') && element.checkVisibility())
				.map((element, at) => (element.setAttribute('data-stop', `${at}`), at))
		);
	const reached: number[] = [];
	const unseen: string[] = [];
	for (const _ of wanted) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(() => {
			const focused = document.activeElement;
			if (!focused) return null;
			const { outlineStyle, outlineWidth } = getComputedStyle(focused);
			const { top, bottom } = focused.getBoundingClientRect();
			const drawn = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
			return {
				at: Number(focused.getAttribute('data-stop')),
				seen: drawn && bottom > 0 && top < innerHeight && focused.checkVisibility({ opacityProperty: true }),
				markup: focused.outerHTML.slice(0, 200)
			};
		});
		reached.push(stop?.at ?? -1);
		if (!stop?.seen) unseen.push(stop?.markup ?? 'nothing');
	}
	expect(reached).toEqual(wanted);
	expect(unseen).toEqual([]);
	const cell = page.locator('[data-cell=by_document]');
	await cell.getByRole('button', { name: '代码' }).press('Enter');
	await cell.locator('.cm-content').waitFor();
	await page.keyboard.press('Tab');
	const text = await cell.locator('.cm-content').innerText();
	expect(await cell.locator('.cm-content').evaluate((editor) => editor === document.activeElement)).toBe(
		true
	);
	await page.keyboard.press('Escape');
	expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('by_document');
	expect(await cell.locator('.cm-content').innerText()).toBe(text);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
