import { chromium, type CDPSession, type Page } from 'playwright-core';
import { formatRoute } from '../../src/share/route.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { serveBuild } from '../browser/serve-build.ts';
import { quantile, report, reportLoad } from './figures.ts';

/**
 * From a key to the frame that shows it, while SQL is typed into the middle of a notebook of 200 cells, and of one of
 * four to compare with; goal: p95 ≤ 33 ms. Beside the time, what the page's thread computes for one key.
 */
const CELLS = 200;
const TYPED =
	"SELECT department, count(*) AS n FROM task_departments WHERE role = 'lead' GROUP BY ALL ORDER BY n";
/** Milliseconds between two keys: a quick typist. */
const PAUSE = 90;

/** As notebooks are: half of the cells queries, a quarter charts, some inputs, and prose between them. */
function notebook(cells: number): string {
	const blocks: string[] = [];
	for (let at = 0; blocks.length < cells; at++) {
		blocks.push(
			`## Part ${at}\n\nWhat the query finds: {{q${at}.n}} rows, of which *some* matter.\n\n\`\`\`sql name=q${at}\nSELECT ${at} AS n, 'word ${at}' AS word, range AS i FROM range(8)\n\`\`\``,
			`\`\`\`chart name=c${at} from=q${at}\nmark: barX\nx: i\ny: word\ntitle: Chart ${at}\n\`\`\``,
			`\`\`\`sql name=r${at}\nSELECT * FROM q${at} WHERE i > $w${at}\n\`\`\``,
			`\`\`\`input name=w${at} type=range\nmin: 0\nmax: 7\n\`\`\``
		);
	}
	return `${blocks.slice(0, cells).join('\n\n')}\n`;
}

async function verified(page: Page): Promise<void> {
	await page.waitForFunction(
		() =>
			[...document.querySelectorAll<HTMLElement>('[data-cell]')].every(
				({ dataset }) => dataset['state'] === 'done'
			) && document.querySelector('[data-cell]') !== null,
		undefined,
		{ timeout: 120_000 }
	);
}

/** Seconds that the page's thread has computed so far. */
async function computed(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** Types into the query in the middle of a notebook: milliseconds from each key to its frame, and of work for one key. */
async function typed(
	page: Page,
	cells: number
): Promise<{ readonly keys: readonly number[]; readonly work: number }> {
	const view = { data: null, notebook: null, source: notebook(cells), parameters: {} };
	await page.goto('about:blank');
	await page.goto(server.url + formatRoute({ kind: 'shared', lang: null, embed: false, view }));
	await verified(page);
	const cell = page.locator('[data-cell^=q]').nth(Math.floor(cells / 8));
	await cell.scrollIntoViewIfNeeded();
	await cell.getByRole('button', { name: '代码' }).click();
	await cell.locator('.cm-content').click();
	await page.keyboard.press('Control+A');
	await page.keyboard.press('Backspace');
	await page.waitForTimeout(1500);
	await page.evaluate(() => {
		const times: number[] = [];
		Reflect.set(window, 'keyTimes', times);
		const painted = new MessageChannel();
		const waiting: number[] = [];
		painted.port1.onmessage = () => {
			const now = performance.now();
			for (const start of waiting.splice(0)) times.push(now - start);
		};
		document.addEventListener(
			'keydown',
			({ timeStamp }) => {
				waiting.push(timeStamp);
				// The frame that shows it, and what comes after it.
				requestAnimationFrame(() => painted.port2.postMessage(null));
			},
			{ capture: true }
		);
	});
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const before = await computed(session);
	for (const key of TYPED) {
		await page.keyboard.press(key === ' ' ? 'Space' : key);
		await page.waitForTimeout(PAUSE);
	}
	const work = ((await computed(session)) - before) * 1000;
	const keys = await page.evaluate((): unknown => Reflect.get(window, 'keyTimes'));
	await session.detach();
	if (!Array.isArray(keys) || keys.length < TYPED.length) throw new Error('keys were lost');
	return { keys: keys.map(Number), work: work / TYPED.length };
}

const server = await serveBuild();
const browser = await chromium.launch({
	executablePath: await findBrowser(),
	args: ['--no-sandbox', '--disable-gpu']
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const few = await typed(page, 4);
const many = await typed(page, CELLS);
await browser.close();
await server.close();
report(`keypress to paint, ${CELLS} cells, p95`, quantile(many.keys, 0.95), 'ms (goal ≤ 33)');
report(`keypress to paint, ${CELLS} cells, p50`, quantile(many.keys, 0.5), 'ms');
report('keypress to paint, 4 cells, p95', quantile(few.keys, 0.95), 'ms');
report(`work for one key, ${CELLS} cells`, many.work, 'ms of the page’s thread');
report('work for one key, 4 cells', few.work, 'ms of the page’s thread');
report(`work for one key, ${CELLS} cells against 4`, many.work / few.work, 'times');
reportLoad();
