import { chromium } from 'playwright-core';
import { findBrowser } from '../browser/find-browser.ts';
import { serveBuild } from '../browser/serve-build.ts';

/** First visit with an empty profile: from navigation to each mark of the page, in ms. Median of the visits. */
const VISITS = 5;
const MARKS = ['xushi:first-result', 'xushi:engine-ready', 'xushi:verified'] as const;

const server = await serveBuild();
const executablePath = await findBrowser();
const times = new Map<string, number[]>(MARKS.map((mark) => [mark, []]));
let bytes = 0;
for (let visit = 0; visit < VISITS; visit++) {
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
	const page = await browser.newPage();
	await page.goto(server.url);
	await page.waitForFunction(() => performance.getEntriesByName('xushi:verified').length > 0, undefined, {
		timeout: 60_000
	});
	const seen = await page.evaluate(
		(marks) => marks.map((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN),
		[...MARKS]
	);
	bytes = await page.evaluate(() =>
		performance
			.getEntriesByType('resource')
			.reduce(
				(sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0),
				0
			)
	);
	MARKS.forEach((mark, at) => times.get(mark)?.push(seen[at] ?? Number.NaN));
	await browser.close();
}
await server.close();

for (const [mark, values] of times) {
	const sorted = values.toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	process.stdout.write(
		`${mark}\t${median.toFixed(0)}\tms (${sorted[0]?.toFixed(0)}–${sorted.at(-1)?.toFixed(0)})\n`
	);
}
process.stdout.write(`transferred\t${(bytes / 1e6).toFixed(2)}\tMB\n`);
