import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellIs, startPages, writeCode, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

test('SQL is completed, checked, mended, laid out and tried while it is written', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const cell = page.locator('[data-cell=by_document]');
	const list = page.locator('.cm-tooltip-autocomplete');
	const code = cell.locator('.cm-content');

	// Enter after a keyword is a new line, whatever functions begin or end with it; Tab takes what is offered.
	await writeCode(page, 'by_document', ' ');
	await page.keyboard.type('select');
	await list.getByText('SELECT', { exact: true }).waitFor();
	await page.waitForTimeout(100);
	await page.keyboard.press('Enter');
	await page.keyboard.type('1 fr');
	await list.getByText('FROM', { exact: true }).waitFor();
	await page.waitForTimeout(100);
	await page.keyboard.press('Tab');
	expect((await code.innerText()).trim().split(/\s*\n\s*/)).toEqual(['select', '1 FROM']);

	await writeCode(page, 'by_document', 'SELECT * FROM ');
	await page.keyboard.type('task_dep');
	await list.getByText('task_departments').waitFor();
	expect(await list.innerText()).toContain('部门');
	// A key right after the list has come is not meant for it.
	await page.waitForTimeout(100);
	await page.keyboard.press('Enter');
	await page.keyboard.type(" WHERE role = '");
	await list.getByText("'lead'").waitFor();
	await page.keyboard.press('Escape');
	await page.keyboard.type("lead' AND depart_ment IS NULL");
	await cell.locator('.cm-lintRange-error', { hasText: /^depart_ment$/ }).waitFor();
	// Nothing has run: the result is still the one of before.
	expect(await cell.getAttribute('data-state')).toBe('stale');

	await page.keyboard.press('Control+A');
	await page.keyboard.insertText("select count（*） as 数value，'，' as mark from tasks");
	await cell.locator('.cm-lintRange-warning').first().waitFor();
	await page.keyboard.press('Alt+Enter');
	await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent?.includes('(*)'));
	expect(await code.innerText()).toBe("select count(*) as 数value,'，' as mark from tasks");
	await page.keyboard.press('Shift+Alt+F');
	await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent?.includes('SELECT'));
	expect((await code.innerText()).replace(/\s+/g, ' ')).toBe(
		"SELECT count(*) AS 数value, '，' AS mark FROM tasks"
	);

	await page.keyboard.press('Control+A');
	await cell.getByRole('button', { name: '运行所选' }).click();
	const selection = cell.getByRole('region', { name: '所选语句的结果' });
	await selection.locator('tbody').waitFor();
	expect(await selection.locator('tbody').innerText()).toContain('480');
	expect(await cell.getAttribute('data-state')).toBe('stale');
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'by_document', 'done');

	// Brackets close by themselves; the same word elsewhere is written together with the first.
	await page.keyboard.press('Control+A');
	await page.keyboard.type('SELECT (1) AS n1, abs(2');
	expect(await code.innerText()).toBe('SELECT (1) AS n1, abs(2)');
	await page.keyboard.press('Control+A');
	await page.keyboard.insertText('a, a');
	await page.keyboard.press('Shift+ArrowLeft');
	await page.keyboard.press('Control+d');
	await page.keyboard.type('12');
	expect(await code.innerText()).toBe('12, 12');
	await page.keyboard.press('Escape');
	expect(await code.evaluate((editor) => editor === document.activeElement)).toBe(true);

	// What there is to be queried is found in Chinese, told about, and written at the cursor by keys alone.
	await page.keyboard.press('Control+A');
	await page.keyboard.insertText('FROM');
	await page.keyboard.press('Control+b');
	const tree = page.getByRole('tree');
	await page.getByRole('searchbox').waitFor();
	await page.keyboard.insertText('部门责任');
	await page.keyboard.press('ArrowDown');
	await tree.getByText(/^1203 行$/).waitFor();
	await page.keyboard.press('ArrowRight');
	await tree.locator('[aria-level="2"]', { hasText: '牵头或共同责任' }).getByText(/%/).waitFor();
	await page.keyboard.press('Enter');
	expect(await code.innerText()).toBe('FROM 部门责任');
	expect(await code.evaluate((editor) => editor === document.activeElement)).toBe(true);

	// The YAML of a chart: marks, options and columns are offered, and what is wrong is told before anything is drawn.
	const chart = page.locator('[data-cell=department_chart]');
	await writeCode(page, 'department_chart', ' ');
	await page.keyboard.press('Backspace');
	await page.keyboard.type('mar');
	await list.getByText('mark', { exact: true }).waitFor();
	await page.waitForTimeout(100);
	await page.keyboard.press('Tab');
	await page.keyboard.type('bar');
	await list.getByText('barX', { exact: true }).waitFor();
	await page.keyboard.type('X');
	await page.waitForTimeout(100);
	await page.keyboard.press('Enter');
	await page.keyboard.type('y: ');
	await list.getByText('department', { exact: true }).waitFor();
	await page.keyboard.press('Escape');
	await page.keyboard.insertText('department\nfil: status');
	await chart.locator('.cm-lintRange-error', { hasText: /^fil$/ }).waitFor();
	expect((await chart.locator('.cm-content').innerText()).split('\n')).toEqual([
		'mark: barX',
		'y: department',
		'fil: status'
	]);
	expect(await chart.getAttribute('data-state')).toBe('stale');
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
