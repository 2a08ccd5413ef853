import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatRoute } from '../../src/share/route.ts';
import { chartFaults } from './chart-walk.ts';
import { cellStates, startPages, writeCode, type OpenPage, type Pages } from './pages.ts';

let pages: Pages;
let open: OpenPage;

/** The address of a notebook that is in no list. */
async function hashOf(file: string): Promise<string> {
	const source = await readFile(join(import.meta.dirname, file), 'utf8');
	const view = { data: null, notebook: null, source, parameters: {} };
	return formatRoute({ kind: 'shared', lang: null, embed: false, view });
}

beforeAll(async () => {
	pages = await startPages();
	open = await pages.open(await hashOf('gallery.md'), 1440);
}, 900_000);

afterAll(() => pages?.close());

describe('charts of awkward data', () => {
	test.each([1440, 390])(
		'at %i pixels no label leaves its frame or lies over another',
		async (width) => {
			const { page, faults } = open;
			await page.setViewportSize({ width, height: 900 });
			expect(await chartFaults(page)).toEqual([]);
			expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['done']));
			expect(await page.locator('figure [role=alert]').allInnerTexts()).toEqual([]);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
			).toBeLessThanOrEqual(0);
			expect(faults).toEqual([]);
		},
		120_000
	);

	test('the walk sees a label that is moved over another, and one that is moved out', async () => {
		const { page } = open;
		await page.evaluate(() => {
			const labels = document.querySelectorAll(
				'[data-cell=long_names] [aria-label="y-axis tick label"] text'
			);
			labels[1]?.setAttribute('transform', labels[0]?.getAttribute('transform') ?? '');
			labels[2]?.setAttribute('transform', 'translate(-500,0)');
		});
		const found = (await chartFaults(page)).filter((fault) => fault.startsWith('long_names:'));
		expect(found.some((fault) => fault.includes('over'))).toBe(true);
		expect(found.some((fault) => fault.includes('outside'))).toBe(true);
	}, 60_000);

	test('on a dark page what a tip is written on is dark too', async () => {
		const { page } = open;
		const bar = page.locator('[data-cell=long_names] [aria-label=bar] rect').first();
		await page.emulateMedia({ colorScheme: 'dark' });
		await bar.hover();
		const tip = page.locator('[data-cell=long_names] [aria-label=tip]');
		await tip.locator('text').waitFor();
		const shade = (part: string) =>
			tip
				.locator(part)
				.first()
				.evaluate((element) => {
					const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).fill.match(/[\d.]+/g) ?? []).map(
						Number
					);
					return red + green + blue;
				});
		expect(await shade('text')).toBeGreaterThan((await shade('path')) + 300);
		await page.emulateMedia({ colorScheme: 'light' });
	}, 60_000);

	test('what has no value has a name, and columns of nothing say so', async () => {
		const { page } = open;
		expect(await page.locator('[data-cell=long_names] svg').last().textContent()).toContain('未写明');
		expect(await page.locator('[data-cell=all_null] .empty').innerText()).toBe('要画的列里都是空值');
	});

	test('a click chooses a value, by pointer or keys, and a second takes it back', async () => {
		const { page } = open;
		const chart = page.locator('[data-cell=clicked]');
		const input = page.getByLabel('区县', { exact: true });
		await chart.locator('[aria-label=bar] rect').nth(1).click();
		await expect
			.poll(() => input.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text))
			.toBe('乙区');
		expect(await chart.locator('.unpicked').count()).toBe(2);
		await chart.locator('[aria-label=bar] rect').nth(1).click();
		await expect.poll(() => chart.locator('.unpicked').count()).toBe(0);
		await chart.locator('svg.pickable').focus();
		await page.keyboard.press('End');
		expect(await chart.locator('.hint').innerText()).toContain('丙市');
		await page.keyboard.press('Enter');
		await expect
			.poll(() => input.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text))
			.toBe('丙市');
	}, 60_000);

	test('a picture holds the title, the source and the state of the data, and nothing of the page', async () => {
		const { page } = open;
		const chart = page.locator('[data-cell=clicked]');
		// Pictures are for paper, also where the screen is dark.
		await page.emulateMedia({ colorScheme: 'dark' });
		await chart.getByRole('button', { name: '图片' }).click();
		const [svg] = await Promise.all([
			page.waitForEvent('download'),
			chart.getByRole('button', { name: '下载 SVG' }).click()
		]);
		expect(svg.suggestedFilename()).toBe('点一下.svg');
		const picture = await readFile(await svg.path(), 'utf8');
		for (const words of ['点一下', '说明', '数据版本', '甲县']) expect(picture).toContain(words);
		expect(picture).not.toMatch(/var\(|currentColor/);
		expect(picture).toContain('rgb(27, 90, 138)');
		const [png] = await Promise.all([
			page.waitForEvent('download'),
			chart.getByRole('button', { name: '下载 PNG' }).click()
		]);
		const bytes = await readFile(await png.path());
		expect(bytes.subarray(1, 4).toString()).toBe('PNG');
		expect(bytes.readUInt32BE(16)).toBe(1640);
	}, 60_000);

	test('a result becomes a chart that suits it, and the form changes its code and nothing else', async () => {
		const { page, faults } = open;
		await page.locator('[data-cell=places]').getByRole('button', { name: '作图' }).click();
		const chart = page.locator('section.chart', { has: page.getByRole('group', { name: '图表设置' }) });
		await chart.locator('figure svg').last().waitFor();
		const code = chart.locator('.cm-content');
		expect(await code.innerText()).toContain('mark: barX');
		expect(await chart.locator('[aria-label=bar] rect').count()).toBe(3);
		await chart.getByLabel('图形').selectOption({ label: '柱形图' });
		await chart.getByLabel('标题', { exact: true }).fill('各地 / Places');
		await chart.getByLabel('标题', { exact: true }).press('Tab');
		await expect.poll(() => chart.locator('figcaption').innerText()).toBe('各地');
		expect(await code.innerText()).toMatch(/mark: barY[^]*sort: /);
		await chart.getByLabel('目标线（数值）').fill('3');
		await chart.getByLabel('目标线（数值）').press('Tab');
		await chart.locator('[aria-label=rule] line').waitFor({ state: 'attached' });
		// Where the chart no longer fits its rows, the form still offers what there is.
		const name = (await chart.getAttribute('data-cell')) ?? '';
		await writeCode(page, name, '{mark: barX, x: gone, y: place}');
		await page.keyboard.press('Control+Enter');
		await chart.locator('.error').waitFor();
		const x = chart.getByLabel('横轴');
		const offered = await x
			.locator('option')
			.evaluateAll((all) => all.map((each) => each.getAttribute('value')));
		expect(offered).toContain('place');
		await x.selectOption(
			offered.find((value) => value !== null && !['', 'gone', 'place'].includes(value)) ?? ''
		);
		await chart.locator('figure svg').last().waitFor();
		expect(faults).toEqual([]);
	}, 60_000);
});
