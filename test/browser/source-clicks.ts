import type { Page } from 'playwright-core';

/** Something that a reader can ask after: its place among all of its kind on the page. */
export interface Place {
	readonly kind: 'grid' | 'prose' | 'shape';
	readonly index: number;
	/** the cell that shows it; empty for prose */
	readonly cell: string;
	/** the heading of its column; empty for anything but a grid */
	readonly column: string;
	/** what is written there */
	readonly text: string;
}

/** What the side panel says about a value. */
export interface Answer {
	/** `document`: a document as a whole, where nothing is marked */
	readonly kind: 'source' | 'document' | 'tasks' | 'refusal';
	/** ids of the passages that are marked */
	readonly passages: readonly string[];
	/** what is marked in the document as published, piece by piece */
	readonly marks: readonly string[];
	/** what is marked in the cleaned reading */
	readonly cleaned: string;
	/** whether the reader sees where the first mark begins */
	readonly seen: boolean;
	/** tasks and rows behind the number, in all and by part, and how many tasks are listed */
	readonly tasks: number;
	readonly rows: number;
	readonly parts: readonly number[];
	readonly listed: number;
	readonly alert: string;
}

const SELECTORS: Readonly<Record<Place['kind'], string>> = {
	grid: '[data-cell] [role=gridcell][data-column], [data-cell] td[data-column]',
	prose: '.prose .quoted[role=button]',
	shape:
		'svg.pickable :is([aria-label=bar], [aria-label=cell], [aria-label=dot], [aria-label=text]) > :is(rect, path, circle, text)'
};

/** Everything on the page that a reader can ask after. */
export async function placesOn(page: Page): Promise<Place[]> {
	const places = await page.evaluate(
		(selectors) =>
			Object.entries(selectors).flatMap(([kind, selector]) =>
				[...document.querySelectorAll(selector)].map((element, index) => {
					const column = element.getAttribute('data-column');
					const heads = element.closest('table, [role=grid]')?.querySelectorAll('[role=columnheader], th');
					const head = column === null ? null : heads?.[Number(column)];
					return {
						kind,
						index,
						cell: element.closest('[data-cell]')?.getAttribute('data-cell') ?? '',
						column: head?.textContent.trim() ?? '',
						text: element.textContent.trim()
					};
				})
			),
		SELECTORS
	);
	return places.flatMap((place) => (isKind(place.kind) ? [{ ...place, kind: place.kind }] : []));
}

function isKind(kind: string): kind is Place['kind'] {
	return kind in SELECTORS;
}

/** Asks with the pointer after what stands at `place`; null where something else lies over it. */
export async function ask(page: Page, place: Place): Promise<Answer | null> {
	try {
		return await askOnce(page, place, 4000);
	} catch (thrown) {
		// The same words twice are no change: then the panel must open with them anew.
		if ((await page.locator('.panel').count()) === 0) throw thrown;
		await page.keyboard.press('Escape');
		await page.locator('.panel').waitFor({ state: 'detached' });
		return askOnce(page, place, 10_000);
	}
}

async function askOnce(page: Page, { kind, index }: Place, timeout: number): Promise<Answer | null> {
	const point = await page.evaluate(
		async ([selector, at]) => {
			const find = (): Element | undefined => document.querySelectorAll(selector)[at];
			find()?.scrollIntoView({ block: 'center', inline: 'nearest' });
			// Charts and grids take on the width that the panel leaves them, frame by frame.
			let [last, still] = ['', 0];
			for (let frames = 0; still < 3 && frames < 120; frames++) {
				await new Promise(requestAnimationFrame);
				const { x, y, width } = find()?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0 };
				const now = `${x} ${y} ${width} ${document.documentElement.scrollHeight}`;
				[last, still] = [now, now === last ? still + 1 : 0];
			}
			const element = find();
			const box = element?.getClientRects()[0];
			if (!element || !box) return null;
			const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2];
			const hit = document.elementFromPoint(x, y);
			return element.contains(hit) ? { x, y } : null;
		},
		[SELECTORS[kind], index] as const
	);
	if (!point) return null;
	// The panel may be open already: only what it shows after the click is an answer.
	await page.evaluate(() => {
		document.documentElement.removeAttribute('data-answered');
		const observer = new MutationObserver((changes) => {
			const inPanel = (node: Node): boolean => node instanceof Element && node.closest('.panel') !== null;
			if (!changes.some(({ target, addedNodes }) => inPanel(target) || [...addedNodes].some(inPanel))) return;
			document.documentElement.setAttribute('data-answered', '');
			observer.disconnect();
		});
		observer.observe(document.body, {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true
		});
	});
	await page.mouse.click(point.x, point.y, { button: kind === 'grid' ? 'right' : 'left' });
	if (kind === 'grid') await page.getByRole('menuitem').first().click();
	return answerOf(page, timeout);
}

/** Waits until the panel has its answer, and reads it. */
async function answerOf(page: Page, timeout: number): Promise<Answer> {
	await page.waitForFunction(
		() => {
			const panel = document.querySelector('.panel');
			return (
				document.documentElement.hasAttribute('data-answered') &&
				panel?.querySelector(
					'[data-passages], [data-tasks], [role=alert], .head:not(:has(.places, .count)) ~ .text'
				) &&
				!panel.querySelector('.note[role=status]')
			);
		},
		undefined,
		{ timeout }
	);
	// The text scrolls to the mark after it is drawn.
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
	return page.evaluate(() => {
		const all = (selector: string): Element[] => [...document.querySelectorAll(`.panel ${selector}`)];
		const original = all('.text mark').filter((mark) => !mark.closest('.cleaned'));
		const frame = original[0]?.closest('.text')?.getBoundingClientRect();
		const place = original[0]?.getClientRects()[0];
		const seen =
			frame !== undefined &&
			place !== undefined &&
			place.top >= frame.top - 1 &&
			place.bottom <= Math.min(frame.bottom, innerHeight) + 1 &&
			place.left >= frame.left - 1 &&
			place.right <= Math.min(frame.right, innerWidth) + 1;
		const [tasks] = all('[data-tasks]');
		const alert = all('[role=alert]').map((element) => element.textContent.trim());
		const source = all('[data-passages]').length > 0 ? ('source' as const) : ('document' as const);
		const kind = alert.length > 0 ? ('refusal' as const) : tasks ? ('tasks' as const) : source;
		return {
			kind,
			passages: (all('[data-passages]')[0]?.getAttribute('data-passages') ?? '').split(' '),
			marks: original.map((mark) => mark.textContent),
			cleaned: all('.cleaned mark')
				.map((mark) => mark.textContent)
				.join(''),
			seen,
			tasks: Number(tasks?.getAttribute('data-tasks') ?? -1),
			rows: Number(tasks?.getAttribute('data-rows') ?? -1),
			parts: all('[data-part]').map((part) => Number(part.getAttribute('data-part'))),
			listed: all('ol button').length,
			alert: alert.join(' ')
		};
	});
}

/** Numbers from 0 to 1, the same in every run. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}
