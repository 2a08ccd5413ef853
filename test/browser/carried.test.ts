import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellStates, startPages, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

test('a first visit shows its results before it asks for the engine, then checks them', async () => {
	const { page, context, faults } = await pages.open('', 1440);
	await page.waitForFunction(() => performance.getEntriesByName('xushi:verified').length > 0);
	const [first, engine, verified] = await page.evaluate(() => {
		const mark = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
		const files = performance.getEntriesByType('resource');
		const engine = files.find(({ name }) => name.includes('duckdb-eh.wasm'));
		return [mark('xushi:first-result'), engine?.startTime ?? NaN, mark('xushi:verified')];
	});
	expect(first).toBeLessThan(engine ?? 0);
	expect(engine).toBeLessThan(verified ?? 0);
	expect(await page.getByRole('status').filter({ hasText: '结果已核对' }).count()).toBe(1);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);

test('without an engine the carried results stay; a choice that they do not hold says that it needs one', async () => {
	const { page, context } = await pages.open('#/n/overview?domain=education', 1440, {
		prepare: (blocked) => blocked.route(/\/assets\/duckdb/, (route) => route.abort())
	});
	await page.locator('html[data-engine=failed]').waitFor({ state: 'attached' });
	const cell = (name: string) => page.locator(`[data-cell="${name}"]`);
	expect(await cell('by_document').getByRole('row').count()).toBeGreaterThan(2);
	expect(await cell('behind_tasks').innerText()).toContain('计算引擎启动后显示');
	expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['error']));
	await context.close();
}, 120_000);
