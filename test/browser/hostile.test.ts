import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatRoute } from '../../src/share/route.ts';
import { cellStates, startPages, type Pages } from './pages.ts';

let pages: Pages;

beforeAll(async () => {
	pages = await startPages();
}, 900_000);

afterAll(() => pages?.close());

const NOTEBOOK = `---
title: <img src=x onerror="window.ran=1"> / <script>window.ran=2</script>
---

<script>window.ran=3</script> <img src="http://other.example/a.png" onerror="window.ran=4">

[one](javascript:window.ran=5) ![two](http://other.example/b.png) <svg onload="window.ran=6"></svg>

<iframe src="http://other.example/c"></iframe> <style>body{background:url(http://other.example/d)}</style>

{{markup.html}}

\`\`\`input name=who type=text
label: <b onclick="window.ran=7">who</b>
default: "'; DROP TABLE tasks; --"
\`\`\`

\`\`\`sql name=markup
SELECT '<img src=http://other.example/e onerror="window.ran=8">' AS html, $who AS who, count(*) AS n FROM tasks
\`\`\`

\`\`\`sql name=leak
FROM read_csv('http://other.example/leak?x')
\`\`\`

\`\`\`chart name=picture from=markup
mark: dot
x: n
title: <img src=x onerror="window.ran=9">
\`\`\`
`;

test('a shared notebook runs no script, reaches no other host and keeps hostile values as text', async () => {
	const view = { data: null, notebook: null, source: NOTEBOOK, parameters: {} };
	const hash = formatRoute({ kind: 'shared', view, lang: 'en', embed: false });
	const { page, context, faults } = await pages.open(hash, 1000);
	expect(await cellStates(page)).toEqual({ who: 'done', markup: 'done', leak: 'error', picture: 'done' });
	await page.getByText('one', { exact: true }).click();
	await page.locator('[data-cell=markup]').getByRole('button', { name: 'Data' }).click();
	const shown = await page.locator('[data-cell=markup]').innerText();
	expect(shown).toContain('<img src=http://other.example/e');
	expect(shown).toContain("'; DROP TABLE tasks; --");
	expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
	expect(await page.locator('main :is(script, iframe, img), .prose style').count()).toBe(0);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
