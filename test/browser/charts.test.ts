import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatRoute } from '../../src/share/route.ts';
import { chartFaults } from './chart-walk.ts';
import { cellStates, startPages, type OpenPage, type Pages } from './pages.ts';

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

	test('what has no value has a name, and columns of nothing say so', async () => {
		const { page } = open;
		expect(await page.locator('[data-cell=long_names] svg').last().textContent()).toContain('未写明');
		expect(await page.locator('[data-cell=all_null] .empty').innerText()).toBe('要画的列里都是空值');
	});
});
