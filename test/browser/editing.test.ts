import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellIs, cellStates, ended, startPages, writeCode, type OpenPage, type Pages } from './pages.ts';

let pages: Pages;
/** the overview, which the tests of one cell edit one after the other */
let overview: OpenPage;

beforeAll(async () => {
	pages = await startPages();
	overview = await pages.open('', 1440);
}, 900_000);

afterAll(() => pages?.close());

const ENDLESS = 'SELECT count(*) FROM range(100000000) a, range(100000000) b';
const ENDLESS_TABLE =
	'CREATE TABLE endless AS SELECT a.range AS x, b.range AS y FROM range(100000000) a, range(100000000) b';

test('a choice is followed by the cells and the address, and taken back', async () => {
	const { page, faults } = overview;
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
	// A cell that is deleted comes back with what it showed, and nothing is computed for that.
	const cell = page.locator('[data-cell=by_document]');
	const rows = await cell.locator('tbody').innerText();
	const runs = () => page.evaluate(() => performance.getEntriesByName('xushi:cell:by_document').length);
	const ran = await runs();
	await cell.focus();
	await page.keyboard.press('d');
	await page.keyboard.press('d');
	await cell.waitFor({ state: 'detached' });
	await page.keyboard.press('z');
	await cell.locator('tbody').waitFor();
	expect(await cell.getAttribute('data-state')).toBe('done');
	expect(await cell.locator('tbody').innerText()).toBe(rows);
	expect(await runs()).toBe(ran);
	expect(faults).toEqual([]);
}, 120_000);

test('the key that ends a composition does not run the cell', async () => {
	const { page, context, faults } = overview;
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
	// Where the reader wants it so, a pause in typing is enough; half a query is told so and leaves the result.
	await page.keyboard.press('Control+k');
	await page.keyboard.insertText('编辑后自动运行');
	await page.keyboard.press('Enter');
	await writeCode(page, 'by_document', 'SELECT 6 *');
	await cell.locator('.cm-lintRange-error').waitFor();
	expect((await cellStates(page))['by_document']).toBe('stale');
	expect(await cell.locator('tbody').innerText()).toBe('序时');
	await page.keyboard.insertText(' 7 AS answer');
	await cellIs(page, 'by_document', 'done');
	expect(await cell.locator('tbody').innerText()).toBe('42');
	await page.keyboard.press('Control+k');
	await page.keyboard.insertText('编辑后自动运行');
	await page.keyboard.press('Enter');

	// Who looks something up in another window comes back to the text where it was left.
	const prose = page.locator('.block', { hasText: '所选文件' });
	await prose.dblclick();
	const writing = page.locator('.block .cm-content');
	await writing.waitFor();
	await writing.evaluate((editor: HTMLElement) => {
		document.hasFocus = () => false;
		editor.dispatchEvent(new FocusEvent('blur'));
	});
	await page.waitForTimeout(100);
	expect(await writing.count()).toBe(1);
	await page.evaluate(() => Reflect.deleteProperty(document, 'hasFocus'));
	await page.keyboard.press('Escape');
	await writing.waitFor({ state: 'detached' });
	expect(faults).toEqual([]);
}, 120_000);

test('a mistake is said in one line and shown at its place', async () => {
	const { page, faults } = overview;
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
}, 120_000);

test('a layout is taken back by itself; text added beside text is empty at first, and there after a reload', async () => {
	const { page, faults } = overview;
	const cell = page.locator('[data-cell=by_document]');
	await writeCode(page, 'by_document', 'select  1');
	await page.keyboard.press('Alt+Shift+F');
	await page.waitForFunction(() => document.activeElement?.textContent === 'SELECT  1');
	await page.keyboard.press('Control+z');
	expect(await cell.locator('.cm-content').innerText()).toBe('select  1');
	await page.keyboard.press('Escape');
	await page.locator('.block').first().focus();
	await page.keyboard.press('Shift+M');
	const editor = page.locator('.cm-content:focus');
	await editor.waitFor();
	expect((await editor.innerText()).trim()).toBe('');
	await page.keyboard.insertText('## 我的话');
	await page.keyboard.press('Control+Enter');
	await page.getByRole('heading', { name: '我的话' }).waitFor();
	await page.reload();
	await page.getByRole('heading', { name: '我的话' }).waitFor();
	// The code lies open as it was left.
	expect(await cell.locator('.cm-content').innerText()).toBe('select  1');
	await ended(page);
	expect(faults).toEqual([]);
}, 120_000);

test('an endless query can be stopped, run once more and replaced; after a crash too the notebook goes on', async () => {
	const { page, faults } = overview;
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

	// Selected statements that never end leave the pages and the panels alone, and end with the code that they stand in.
	await writeCode(page, 'by_document', ENDLESS);
	await page.keyboard.press('Control+A');
	await page.keyboard.press('Control+Shift+Enter');
	const asked = cell.getByRole('region', { name: '所选语句的结果' });
	await asked.getByText('正在计算').waitFor();
	await page.getByText('正在计算 1 个单元').waitFor();
	await page.getByLabel('领域', { exact: true }).selectOption({ index: 0 });
	await cellIs(page, 'behind_tasks', 'done');
	await cell.getByRole('button', { name: '收起代码' }).click();
	await page.getByText('正在计算 1 个单元').waitFor({ state: 'detached' });
	await writeCode(page, 'by_document', 'SELECT 6 * 7 AS answer');

	// A table that would never end is stopped too, and is not there afterwards.
	await writeCode(page, 'by_document', ENDLESS_TABLE);
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'running');
	await cell.getByRole('button', { name: '取消' }).click();
	await cellIs(page, 'by_document', 'stale');
	await cellIs(page, 'department_chart', 'done');

	// Memory is asked for that there is not: the engine breaks down, says so once, and computes again.
	await writeCode(page, 'by_document', 'SELECT len(range(1000000000)) AS n');
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'error');
	expect(await cell.locator('.error p').first().innerText()).toMatch(/^查询引擎中断了.*请重新运行/);
	await page.getByText('计算引擎中断过一次').waitFor();
	await cellIs(page, 'department_chart', 'done');
	await writeCode(page, 'by_document', "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'endless'");
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'done');
	expect(await cell.locator('tbody').innerText()).toBe('0');
	expect(faults).toEqual([]);
}, 240_000);

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

test('from opening the page to a shared chart without a pointer', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const { keyboard } = page;
	await keyboard.press('Control+k');
	await keyboard.insertText('新建笔记本');
	await keyboard.press('Enter');
	await page.getByRole('heading', { name: '新笔记本' }).waitFor();
	await keyboard.press('Escape');
	await keyboard.press('b');
	await page.locator('.cm-content:focus').waitFor();
	await keyboard.insertText('SELECT 序时状态, count(*) AS 任务数 FROM 任务 GROUP BY ALL ORDER BY 2 DESC');
	await keyboard.press('Control+Enter');
	await cellIs(page, 'cell_1', 'done');
	await keyboard.press('Escape');
	await keyboard.press('c');
	await page.locator('[data-cell=cell_2] .plot svg').first().waitFor();
	await keyboard.press('Control+Shift+s');
	await page.getByText('链接已复制').waitFor();
	const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
	await context.close();

	const theirs = await pages.open(link.hash, 390);
	await theirs.page.locator('[data-cell=cell_2] .plot svg').first().waitFor();
	expect(await cellStates(theirs.page)).toEqual({ cell_1: 'done', cell_2: 'done' });
	expect([...faults, ...theirs.faults]).toEqual([]);
	await theirs.context.close();
}, 120_000);
