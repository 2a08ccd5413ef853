import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../browser/find-browser.ts';
import { serveBuild } from '../browser/serve-build.ts';

/**
 * The grid over a million rows in Chromium: the longest task while it is scrolled by the wheel and by its bar, what one
 * step costs, and how long a run takes until its rows are painted, against the engine alone on the same query.
 */
const ROWS =
	"SELECT range AS i, 'row ' || range AS word, range % 7 AS k, repeat('新增城镇就业', (range % 9)::INT) AS target, range * 0.25 AS v FROM range(1000000)";
const STEPS = 150;
const RUNS = 7;

function report(name: string, value: number, unit: string): void {
	process.stdout.write(`${name}\t${value.toFixed(1)}\t${unit}\n`);
}

function at(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** Runs `sql` in a cell and gives the times of the cell's run and until the grid has painted, in ms. */
async function run(page: Page, sql: string): Promise<{ cell: number; painted: number }> {
	const editor = page.locator('[data-cell=by_document] .cm-content');
	if ((await editor.count()) === 0) {
		await page.locator('[data-cell=by_document]').getByRole('button', { name: '代码' }).click();
	}
	await editor.click();
	await page.keyboard.press('Control+A');
	await page.keyboard.insertText(sql);
	await page.evaluate(() => {
		performance.clearMeasures('xushi:cell:by_document');
		const cell = document.querySelector<HTMLElement>('[data-cell=by_document]');
		if (!cell) throw new Error('the cell is gone');
		const start = { time: 0 };
		const seen = new MutationObserver(() => {
			if (cell.dataset['state'] === 'running' && start.time === 0) start.time = performance.now();
			if (cell.dataset['state'] !== 'done' || start.time === 0) return;
			seen.disconnect();
			// The frame that shows it, and what the browser does for it.
			requestAnimationFrame(() =>
				setTimeout(() => (cell.dataset['painted'] = `${performance.now() - start.time}`))
			);
		});
		delete cell.dataset['painted'];
		seen.observe(cell, { attributes: true, attributeFilter: ['data-state'] });
	});
	await page.keyboard.press('Control+Enter');
	const cell = page.locator('[data-cell=by_document][data-painted]');
	await cell.waitFor({ timeout: 120_000 });
	return {
		cell: await page.evaluate(
			() => performance.getEntriesByName('xushi:cell:by_document').at(-1)?.duration ?? Number.NaN
		),
		painted: Number(await cell.getAttribute('data-painted'))
	};
}

const server = await serveBuild();
const browser = await chromium.launch({
	executablePath: await findBrowser(),
	args: ['--no-sandbox', '--disable-gpu']
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(server.url);
await page.waitForFunction(() => performance.getEntriesByName('xushi:verified').length > 0, undefined, {
	timeout: 120_000
});
const runs: { cell: number; painted: number }[] = [];
for (let repeat = 0; repeat < RUNS; repeat++) {
	// Another text each time: a cell whose text says the same is not computed again.
	runs.push(await run(page, `${ROWS} WHERE ${repeat} >= 0`));
}
const cell = at(
	runs.slice(1).map((one) => one.cell),
	0.5
);
const painted = at(
	runs.slice(1).map((one) => one.painted),
	0.5
);
report('run of 1 M rows, the engine', cell, 'ms');
report('run of 1 M rows, to the painted grid', painted, 'ms');
report('run to grid against the engine', painted / cell, 'times');

// Headings are profiled once; what is measured is scrolling.
await page.waitForTimeout(3000);
const frame = page.locator('[data-cell=by_document] .frame');
for (const [name, step] of [
	['by the wheel', 120],
	['by the bar', 60_000]
] as const) {
	const { tasks, steps } = await frame.evaluate(
		async (element, { by, count }) => {
			const long: number[] = [];
			const observer = new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) long.push(entry.duration);
			});
			observer.observe({ entryTypes: ['longtask'] });
			const times: number[] = [];
			for (let done = 0; done < count; done++) {
				element.scrollTop += by;
				const start = performance.now();
				await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
				times.push(performance.now() - start);
			}
			observer.disconnect();
			return { tasks: long, steps: times };
		},
		{ by: step, count: STEPS }
	);
	report(`longest task while scrolling ${name}`, Math.max(0, ...tasks), 'ms (0: none over 50)');
	report(`step ${name}, median`, at(steps, 0.5), 'ms');
	report(`step ${name}, p95`, at(steps, 0.95), 'ms');
}
report('elements of the grid', await frame.locator('*').count(), 'elements');
await browser.close();
await server.close();
