import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ended, startPages, writeCode, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

const HEAD = '盐城市2022年上半年重点工作任务进展情况\n序号\t目标任务\t牵头单位\t进展情况\t序时进度\n';
const REPORT =
	HEAD +
	[
		'1\t新建农村公路350公里\t市交通运输局\t已完成180公里\t达到序时进度',
		'2\t新增城镇就业5万人\t市人力资源和社会保障局\t新增就业2.1万人\t未达序时进度',
		'3\t改造老旧小区40个\t市住房和城乡建设局\t开工45个\t超序时进度'
	].join('\n');

/** Drags a file over the page and drops it; `rows` more rows are made inside the page, as they would take long to send. */
async function drop(page: Page, name: string, content: string | Buffer, rows = 0): Promise<void> {
	const files = await page.evaluateHandle(
		([name, content, rows]) => {
			const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
			const more = Array.from({ length: rows }, (_, at) => {
				return `\n${at + 4}\t建成第${at}号项目\t市发改委\t已完成${at}个\t达到序时进度`;
			});
			const files = new DataTransfer();
			files.items.add(new File([bytes, ...more], name));
			return files;
		},
		[name, Buffer.from(content).toString('base64'), rows] as const
	);
	await page.dispatchEvent('body', 'dragenter', { dataTransfer: files });
	await page.getByText('松开鼠标，读入文件').waitFor();
	await page.dispatchEvent('body', 'drop', { dataTransfer: files });
	expect(await page.getByText('松开鼠标，读入文件').count()).toBe(0);
}

/** Waits until the notebook has counted `documents` and `tasks`. */
async function counted(page: Page, documents: number, tasks: number): Promise<void> {
	const words = `目前有 ${documents} 份自己的文件，共 ${tasks} 项任务`;
	await page.locator('.prose', { hasText: words }).waitFor({ timeout: 60_000 });
}

test('a report of one’s own is judged, joined, kept and removed; what is none gets one line, a long one can be stopped', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	const panel = page.getByRole('region', { name: '加入自己的报告' });
	// Wherever it is dropped, the notebook for it opens.
	await drop(page, 'yancheng 2022.txt', REPORT);
	await panel.getByText('读出 3 项任务').waitFor({ timeout: 60_000 });
	expect(await page.evaluate(() => location.hash)).toBe('#/n/own');
	expect(await panel.getByLabel('城市或区县').inputValue()).toBe('盐城');
	expect(await panel.getByLabel('年份').inputValue()).toBe('2022');
	expect(await panel.locator('.text .status').allInnerTexts()).toContain('未达序时进度');
	await panel.getByRole('button', { name: '2', exact: true }).click();
	expect(await panel.locator('.text .focused').innerText()).toBe('新增城镇就业5万人');
	await panel.getByLabel('文件编号').fill('nantong-2019-h1');
	await panel.getByText('这个编号已被使用').waitFor();
	await panel.getByLabel('文件编号').fill('yancheng-2022');
	await panel.getByRole('button', { name: '加入', exact: true }).click();
	await counted(page, 1, 3);

	await page.reload();
	await ended(page);
	await counted(page, 1, 3);
	await page.getByRole('button', { name: '分享' }).click();
	await page.getByRole('dialog').getByText('盐城市2022年上半年重点工作任务进展情况').waitFor();
	await page.keyboard.press('Escape');

	await drop(page, 'long.txt', REPORT, 200_000);
	await panel.getByText('正在解析 · long.txt').waitFor();
	await panel.getByRole('button', { name: '停止' }).click();
	await panel.getByRole('button', { name: '选择文件' }).waitFor();
	// The engine's own worker comes from a blob; the one that parsed is gone.
	await expect
		.poll(() => page.workers().filter((worker) => /\/worker-[^/]*\.js$/.test(worker.url())).length, {
			timeout: 20_000
		})
		.toBe(0);

	await panel.getByRole('button', { name: '粘贴文字' }).click();
	await panel.getByLabel('报告的文字').fill('今天天气很好。\n我们去公园。');
	await panel.getByRole('button', { name: '解析', exact: true }).click();
	await panel
		.getByRole('alert')
		.getByText(/^没有读出任务/)
		.waitFor({ timeout: 60_000 });
	await panel.getByRole('button', { name: '知道了' }).click();
	await counted(page, 1, 3);

	// No report, but data: a table that cells can read.
	await drop(page, 'prices 2022.csv', 'item,price\napple,1.5\npear,2\n');
	await panel.getByRole('button', { name: '作为数据表载入' }).click();
	await panel.locator('code', { hasText: /^prices_2022$/ }).waitFor({ timeout: 60_000 });
	await writeCode(page, 'own_count', 'SELECT count(*) AS documents, sum(price) AS tasks FROM prices_2022');
	await page.keyboard.press('Control+Enter');
	await counted(page, 2, 3.5);
	await page.getByRole('button', { name: '恢复原样' }).click();
	await panel.getByRole('button', { name: '移除' }).last().click();
	await panel.getByText('已移除“prices_2022”').waitFor({ timeout: 60_000 });

	await panel.getByRole('button', { name: '移除' }).click();
	await counted(page, 0, 0);
	await panel.getByRole('button', { name: '放回' }).click();
	await counted(page, 1, 3);
	expect(faults).toEqual([]);
	await context.close();
}, 240_000);

const twin = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../twins', name));

/** A report of two tasks, as old Chinese editors save it. */
const GB18030 = Buffer.from(
	'uqPDxcrQMjAyMsTqyc+w68Tq1ti147mk1/e9+NW5x+m/9goxLtDCvajFqbTluavCtzM1MLmrwO+ho6Oo1PDIzrWlzruj' +
		'usrQvbvNqNTLyuS+1qOpCrmk1/e9+NW5o7q079DyyrGho9LRzeqzyTE4MLmrwO+howoyLtDC1Pazx9Xyvs3StTXN8sjL' +
		'oaOjqNTwyM61pc67o7rK0MjLyee+1qOpCrmk1/e9+NW5o7rOtLTv0PLKsaGj0MLU9r7N0rUyLjHN8sjLoaMK',
	'base64'
);

/** Files that are read, and how many tasks each holds. */
const READ: readonly (readonly [string, Buffer | string, number])[] = [
	['旧编码.txt', GB18030, 2],
	['list.html', twin('list/file.html'), 4],
	['list.docx', twin('list/file.docx'), 4],
	['table.xlsx', twin('table/file.xlsx'), 3],
	['report.csv', REPORT.replaceAll('\t', ','), 3],
	['list.pdf', twin('list/file.pdf'), 4],
	// Its fonts are not inside: what its bytes mean is in maps that come with the page.
	['old.pdf', twin('fonts-not-inside/file.pdf'), 2]
];

/** A page that holds a picture of a document and no text. */
const SCAN = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** Files that are not, and what the line about them tells to do. */
const REFUSED: readonly (readonly [string, () => Buffer | string, number, RegExp])[] = [
	[
		'旧.doc',
		() => Buffer.from(`\xd0\xcf\x11\xe0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0`, 'latin1'),
		0,
		/另存为 \.docx/
	],
	['scan.pdf', () => SCAN, 0, /文字识别/],
	[
		'broken.docx',
		() => Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)),
		0,
		/重新取得文件/
	],
	[
		'bomb.docx',
		() => Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(130 * 1024 * 1024) })),
		0,
		/过大/
	],
	['long.txt', () => REPORT, 1_000_000, /过大/]
];

test('every kind of file is read, and what is not gets one line while the page goes on', async () => {
	const { page, context, faults } = await pages.open('#/n/own', 1440);
	const panel = page.getByRole('region', { name: '加入自己的报告' });
	for (const [name, content, tasks] of READ) {
		await drop(page, name, content);
		await panel.getByText(`读出 ${tasks} 项任务`).waitFor({ timeout: 60_000 });
		expect(await panel.locator('.text').innerText(), name).toMatch(/海门市2022年|盐城市2022年/);
		await panel.getByRole('button', { name: '不加入' }).click();
	}
	for (const [name, content, rows, words] of REFUSED) {
		await drop(page, name, content(), rows);
		const line = panel.getByRole('alert').filter({ hasText: `没有读入“${name}”` });
		await line.waitFor({ timeout: 60_000 });
		expect(await line.locator('p').innerText(), name).toMatch(words);
		await line.getByRole('button', { name: '知道了' }).click();
	}
	expect(faults).toEqual([]);
	await context.close();
}, 240_000);
