import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { formatRoute, parseRoute } from '../../src/share/route.ts';
import { cellIs, ended, startPages, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

const KINDS = {
	word: 'type=text\ndefault: 甲',
	whole: 'type=number\nmin: 1\nmax: 10\nstep: 1\ndefault: 3',
	part: 'type=range\nmin: 0\nmax: 5\nstep: 0.5\ndefault: 2',
	flag: 'type=checkbox\ndefault: false',
	day: 'type=date\ndefault: 2021-09-30',
	some: 'type=multiselect\noptions: [东, 西, 南]\ndefault: [西]',
	one: 'type=select\noptions: [1, 2, 3]\ndefault: null'
};

const INPUTS = Object.entries(KINDS).map(([name, body]) => `\`\`\`input name=${name} ${body}\n\`\`\`\n\n`);
const VALUES = Object.keys(KINDS).map((name) => `('${name}', typeof($${name}), $${name}::VARCHAR)`);

const NOTEBOOK = `${INPUTS.join('')}\`\`\`sql name=bound
FROM (VALUES ${VALUES.join(', ')}) AS t(name, type, value)
\`\`\`
`;

/** name → type and value as the query has them */
async function bound(page: Page): Promise<Record<string, string>> {
	await cellIs(page, 'bound', 'done');
	const rows = await page
		.locator('[data-cell=bound] tbody tr')
		.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
	return Object.fromEntries(rows.map(([name = '', ...rest]) => [name, rest.join(' ')]));
}

test('every kind of input binds a typed value, which the address carries over a reload', async () => {
	const view = { data: null, notebook: null, source: NOTEBOOK, parameters: {} };
	const hash = formatRoute({ kind: 'shared', view, lang: null, embed: false });
	const { page, context, faults } = await pages.open(hash, 390);
	expect(await bound(page)).toEqual({
		word: 'VARCHAR 甲',
		whole: 'BIGINT 3',
		part: 'DOUBLE 2.0',
		flag: 'BOOLEAN false',
		day: 'DATE 2021-09-30',
		some: 'VARCHAR[] [西]',
		one: 'BIGINT —'
	});
	const hostile = `x' OR 1=1; -- "<b>$whole`;
	await page.locator('[data-cell=word] input').fill(hostile);
	await page.locator('[data-cell=whole] input').fill('99');
	await page.locator('[data-cell=whole] input').press('Tab');
	await page.getByText('请输入 1 到 10 之间的数').waitFor();
	await page.locator('[data-cell=whole] input').fill('7');
	await page.locator('[data-cell=part] input[type=range]').press('ArrowRight');
	await page.locator('[data-cell=flag] input').check();
	// Half a date is no choice: the field says so, and stays.
	const day = page.locator('[data-cell=day] input');
	await day.focus();
	await day.press('Backspace');
	await page.getByText('请输入日期').waitFor();
	expect((await bound(page))['day']).toBe('DATE 2021-09-30');
	await day.press('ArrowUp');
	await page.getByText('请输入日期').waitFor({ state: 'detached' });
	await day.fill('2022-01-02');
	await page.locator('[data-cell=some]').getByText('南', { exact: true }).click();
	await page.locator('[data-cell=one] select').selectOption({ label: '2' });
	const wanted = {
		word: `VARCHAR ${hostile}`,
		whole: 'BIGINT 7',
		part: 'DOUBLE 2.5',
		flag: 'BOOLEAN true',
		day: 'DATE 2022-01-02',
		some: 'VARCHAR[] [西, 南]',
		one: 'BIGINT 2'
	};
	await expect.poll(() => bound(page), { timeout: 30_000 }).toEqual(wanted);
	const carried = async (): Promise<unknown> => {
		const route = parseRoute(await page.evaluate(() => location.hash));
		return route.kind === 'shared' ? route.view.parameters : null;
	};
	await expect.poll(carried, { timeout: 30_000 }).toMatchObject({ word: [hostile], one: ['2'] });
	await page.reload();
	await ended(page);
	expect(await bound(page)).toEqual(wanted);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
