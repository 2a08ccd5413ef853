import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNotebook } from '../../src/commands/notebook-file.ts';
import { NOTEBOOKS, ROOT } from '../../src/commands/paths.ts';
import { chartFaults } from './chart-walk.ts';
import { cellStates, ended, startPages, type OpenPage, type Pages } from './pages.ts';

/** The reader's own reports are tested with what a reader does to them. */
const names = (await readdir(NOTEBOOKS))
	.filter((file) => /^[a-z]+\.md$/.test(file) && file !== 'own.md')
	.map((file) => file.replace(/\.md$/, ''))
	.sort();

/** Where to keep pictures of every notebook: `XUSHI_PICTURES=1 npx vitest run test/browser/notebooks.test.ts` */
const PICTURES = process.env.XUSHI_PICTURES === undefined ? null : join(ROOT, 'test-output', 'notebooks');

let pages: Pages;
let opened: OpenPage;

beforeAll(async () => {
	pages = await startPages();
	opened = await pages.open('', 1440);
	if (PICTURES !== null) await mkdir(PICTURES, { recursive: true });
}, 900_000);

afterAll(() => pages?.close());

describe.each(names)('%s', (name) => {
	test.each(['zh-CN', 'en'] as const)(
		'in %s is computed whole, charts read well, nothing scrolls sideways',
		async (language) => {
			const { page, faults } = opened;
			const { notebook } = await openNotebook(join(NOTEBOOKS, `${name}.md`), new Map());
			const title = notebook.head.title?.[language === 'en' ? 'en' : 'zh'];
			await page.evaluate((hash) => (location.hash = hash), `#/n/${name}?lang=${language}`);
			await page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, title);
			await ended(page);
			expect(new Set(Object.values(await cellStates(page)))).toEqual(new Set(['done']));
			for (const width of [1440, 390]) {
				await page.setViewportSize({ width, height: 900 });
				expect(await chartFaults(page), `${width} px`).toEqual([]);
				expect(
					await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
					`${width} px`
				).toBeLessThanOrEqual(0);
			}
			expect(faults).toEqual([]);
			if (PICTURES === null) return;
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				for (const width of [1440, 768, 390]) {
					await page.setViewportSize({ width, height: 900 });
					await chartFaults(page);
					const path = join(PICTURES, `${name}-${language}-${width}-${colorScheme}.png`);
					await page.screenshot({ path, fullPage: true });
				}
			}
			await page.emulateMedia({ colorScheme: null });
		},
		240_000
	);
});
