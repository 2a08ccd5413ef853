import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellStates, ended, startPages, type Pages } from './pages.ts';
import { serveBuild } from './serve-build.ts';

let pages: Pages;
beforeAll(async () => {
	pages = await startPages();
}, 900_000);
afterAll(() => pages?.close());

test('after one visit the page opens without its host and computes', async () => {
	const host = await serveBuild();
	const { page, context, faults } = await pages.open('', 1440, {
		base: host.inFolder,
		serviceWorkers: 'allow'
	});
	await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
	await host.close();
	await page.goto(`${host.inFolder}#/n/domains`);
	await page.reload();
	await ended(page);
	expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['done']));
	expect(await page.locator('html').getAttribute('data-engine')).toBe('ready');
	await page.locator('header .status').click();
	await page.getByText('没有网络时也能打开本页').waitFor();
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
