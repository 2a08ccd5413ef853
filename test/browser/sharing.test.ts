import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatRoute } from '../../src/share/route.ts';
import { cellIs, cellStates, ended, startPages, writeCode, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

test('a link opens the same view elsewhere: edits, choices and language; cut short, it says so', async () => {
	const mine = await pages.open('#/n/overview?domain=transport', 1440);
	const { page } = mine;
	await writeCode(
		page,
		'headline',
		'SELECT 7777 AS tasks, 0 AS stated, 0 AS good, 0 AS behind, 0 AS unknown'
	);
	await page.keyboard.press('Control+Enter');
	await cellIs(page, 'headline', 'done');
	await page.getByRole('button', { name: 'English' }).click();
	await page.getByRole('button', { name: 'Share' }).click();
	const { hash } = new URL(await page.getByLabel('Link').inputValue());
	const sentence = await page.locator('.prose', { hasText: 'The chosen document' }).innerText();
	expect(sentence).toContain('(domain: Transport) has 7777 tasks');

	const theirs = await pages.open(hash, 390);
	expect(await theirs.page.getAttribute('html', 'lang')).toBe('en');
	expect(await theirs.page.locator('.prose', { hasText: 'The chosen document' }).innerText()).toBe(sentence);
	expect(await theirs.page.locator('[data-cell=behind_tasks] tbody tr').count()).toBe(1);
	expect(await theirs.page.evaluate(() => location.hash)).toBe(hash);

	const middle = Math.floor(hash.length / 2);
	for (const damaged of [hash.slice(0, middle), hash.slice(0, middle) + hash.slice(middle + 1)]) {
		await theirs.page.evaluate((next) => location.assign(next), damaged);
		await theirs.page.getByRole('alert').waitFor();
		await ended(theirs.page);
		expect(await theirs.page.getByRole('alert').allInnerTexts()).toEqual([
			expect.stringMatching(/^This link is [^\n]*overview[^\n]*\nOK$/)
		]);
		expect(await theirs.page.locator('h1').innerText()).toBe('Overview');
		expect(new Set(Object.values(await cellStates(theirs.page)))).toEqual(new Set(['done']));
	}
	expect([...mine.faults, ...theirs.faults]).toEqual([]);
	await mine.context.close();
	await theirs.context.close();
}, 120_000);

test('a link that does not hold is answered with one line above the overview', async () => {
	const damaged = '这个链接不完整或已损坏，请向发送人重新索取。下面是“总览”。';
	const { page, context, faults } = await pages.open('#/n/no-such', 390);
	for (const [hash, line] of [
		['#/n/no-such', '没有名为“no-such”的笔记本，下面是“总览”。'],
		['#/s/', damaged],
		['#/s/%E0%A4%A?lang=zh', damaged],
		['#/n/overview?nothing=1', '链接里的参数“nothing”在这个笔记本中不存在，已忽略。']
	] as const) {
		await page.evaluate((next) => location.assign(next), hash);
		await page.getByRole('alert').waitFor();
		await ended(page);
		expect(await page.getByRole('alert').locator('.words').allInnerTexts()).toEqual([line]);
		expect(await page.locator('h1').innerText()).toBe('总览');
		expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['done']));
		await page.getByRole('button', { name: '知道了' }).click();
		expect(await page.getByRole('alert').count()).toBe(0);
	}
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('the language switch changes every word that is not the data’s own, and is remembered', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	await page.getByRole('button', { name: 'English' }).click();
	expect(await page.getAttribute('html', 'lang')).toBe('en');
	expect(await page.title()).toContain('Overview');
	const words = page.locator(
		'h1, h2, th, .prose, .description, .tools, label, nav, .status, figcaption, option[value="1"]'
	);
	const drawn = page.locator('[data-cell=domain_chart] svg text');
	expect(await drawn.count()).toBeGreaterThan(10);
	const shown = [...(await words.allInnerTexts()), ...(await drawn.allTextContents())];
	// The titles of documents are the data's.
	const chinese = shown.filter((text) => /\p{Script=Han}/u.test(text) && !text.includes('《'));
	expect(chinese).toEqual([]);
	await page.reload();
	await ended(page);
	expect(await page.getAttribute('html', 'lang')).toBe('en');
	await page.getByRole('button', { name: '中文' }).click();
	expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
	expect(await page.locator('h1').innerText()).toBe('总览');
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('an endless query that came with a link can be stopped, and what does not read it goes on', async () => {
	const cell = (name: string, sql: string): string => `\`\`\`sql name=${name}\n${sql}\n\`\`\`\n\n`;
	const source = [
		cell('endless', 'SELECT count(*) AS n FROM range(100000000) a, range(100000000) b'),
		cell('other', 'SELECT 6 * 7 AS answer'),
		cell('reader', 'FROM endless')
	].join('');
	const { page, context, faults } = await pages.open('#/n/overview', 390);
	const view = { data: null, notebook: null, source, parameters: {} };
	const hash = formatRoute({ kind: 'shared', view, lang: null, embed: false });
	await page.evaluate((next) => location.assign(next), hash);
	await cellIs(page, 'endless', 'running');
	await page.locator('[data-cell=endless]').getByRole('button', { name: '取消' }).click();
	await cellIs(page, 'other', 'done');
	expect(await cellStates(page)).toEqual({ endless: 'stale', other: 'done', reader: 'stale' });
	await page.locator('[data-cell=reader]').getByText('尚未计算').waitFor();
	expect(await page.getAttribute('html', 'data-engine')).toBe('ready');
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('the page works in a folder of its host, and its links stay there', async () => {
	const base = pages.inFolder;
	const { page, context, faults } = await pages.open('#/n/overview?domain=transport', 1440, { base });
	expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['done']));
	await page.getByRole('button', { name: '分享' }).click();
	expect(await page.getByLabel('链接').inputValue()).toBe(`${base}#/n/overview?domain=transport`);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
