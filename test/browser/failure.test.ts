import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellStates, ended, startPages, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

test.each([
	['the engine', /\/assets\/duckdb/],
	['the data', /\/data\/.*\.arrow$/]
])(
	'without %s the page says so, says why, and goes on once it can be had',
	async (_, files) => {
		const { page, context } = await pages.open('', 390, {
			prepare: (blocked) => blocked.route(files, (route) => route.abort())
		});
		await page.locator('html[data-engine=failed]').waitFor({ state: 'attached' });
		const notice = page.getByRole('alert').filter({ hasText: '计算引擎没有启动' });
		expect(await notice.count()).toBe(1);
		await notice.getByText('原因').click();
		expect((await notice.locator('code').innerText()).trim()).not.toBe('');
		expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['error']));
		expect(await page.locator('.prose').first().innerText()).toContain('序时达标率');
		await context.unroute(files);
		await notice.getByRole('button', { name: '重试' }).click();
		await page.locator('html[data-engine=ready]').waitFor({ state: 'attached', timeout: 60_000 });
		await ended(page);
		expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['done']));
		expect(await page.getByRole('alert').count()).toBe(0);
		await context.close();
	},
	120_000
);
