import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PUBLIC_DATA } from '../../src/commands/paths.ts';
import { ended, startPages, type OpenPage, type Pages } from './pages.ts';
import { ask, placesOn, seeded, type Answer, type Place } from './source-clicks.ts';

let pages: Pages;
let opened: OpenPage;
/** the words of each passage, by its id, as the dataset has them */
let quotes: ReadonlyMap<string, string>;

beforeAll(async () => {
	pages = await startPages();
	const passages = tableFromIPC(await readFile(join(PUBLIC_DATA, 'passages.arrow')));
	quotes = new Map(
		passages
			.toArray()
			.map((row: Record<string, unknown>) => [String(row['passage_id']), String(row['quote'])])
	);
	opened = await pages.open('', 1440);
}, 900_000);

afterAll(() => pages?.close());

/** Every built-in notebook but the reader's own, which is empty. */
const NOTEBOOKS = [
	'overview',
	'quarters',
	'domains',
	'departments',
	'cities',
	'livelihood',
	'sources',
	'tutorial'
];
const CLICKS = 25;
/** of the clicks in a notebook, on the shapes of its charts and on the numbers of its prose; the rest on its grids */
const ELSEWHERE = { shape: 6, prose: 4 } as const;

/** A text without what a document and a table may write differently. */
function folded(text: string): string {
	return text.normalize('NFKC').replace(/[\s“”"'‘’，。；：、,.;:()<>/]/g, '');
}

async function goTo(page: Page, notebook: string): Promise<void> {
	await page.evaluate((name) => (location.hash = `#/n/${name}`), notebook);
	await page.locator(`header nav [aria-current=page][href="#/n/${notebook}"]`).waitFor();
	await ended(page);
}

/** What is wrong with the answer to a click on `place`; null where nothing. */
function faultOf(place: Place, answer: Answer): string | null {
	if (answer.kind === 'refusal') return answer.alert.length > 20 ? null : 'refused without a reason';
	if (answer.kind === 'tasks') {
		if (answer.listed !== Math.min(answer.tasks, 200)) return 'lists other tasks than it counts';
		return place.kind === 'shape' ? null : numberFault(place, answer);
	}
	if (answer.kind === 'document')
		return answer.marks.length === 0 ? null : 'marks something in a whole document';
	const words = answer.passages.map((id) => quotes.get(id));
	if (words.includes(undefined)) return 'marks a passage that the dataset does not have';
	if (folded(answer.marks.join('')) !== folded(words.join(''))) return 'marks something else than the quote';
	return answer.seen ? null : 'the mark is out of sight';
}

/** Whether the tasks give the number again that stands at `place`. */
function numberFault({ kind, text, column }: Place, { tasks, rows, parts }: Answer): string | null {
	const [part = 0, whole = 0] = parts;
	const rate = /^(\d+(?:\.\d+)?)%$/.exec(text)?.[1];
	if (rate !== undefined && parts.length === 2) {
		return Math.abs(Number(rate) - (100 * part) / whole) < 0.06 ? null : 'the parts do not make the rate';
	}
	if (!/^\d[\d\u202f]*$/.test(text) || /^(序号|季度)/.test(column) || parts.length > 0) return null;
	const number = Number(text.replace(/\D/g, ''));
	// A sentence may also count documents or departments, of which several tasks share one.
	if (number === tasks || number === rows || (kind === 'prose' && number < rows)) return null;
	return 'the tasks do not make the number';
}

test('200 random clicks land on the sentence of the value, or on the tasks that make the number', async () => {
	const { page, faults } = opened;
	const random = seeded(20_210_930);
	const wrong: object[] = [];
	const kinds: Answer['kind'][] = [];
	for (const notebook of NOTEBOOKS) {
		await goTo(page, notebook);
		const places = await placesOn(page);
		const start = kinds.length;
		const asks = async (kind: Place['kind'], upTo: number): Promise<void> => {
			const own = places.filter((place) => place.kind === kind);
			for (let tries = 0; kinds.length < upTo && own.length > 0 && tries < 300; tries++) {
				const place = own[Math.floor(random() * own.length)];
				const answer = place ? await ask(page, place).catch((thrown: unknown) => String(thrown)) : null;
				if (!place || !answer) continue;
				if (typeof answer === 'string') {
					wrong.push({ fault: answer, notebook, ...place });
					continue;
				}
				kinds.push(answer.kind);
				const fault = faultOf(place, answer);
				if (fault !== null) wrong.push({ fault, notebook, ...place, ...answer });
			}
		};
		await asks('shape', start + ELSEWHERE.shape);
		await asks('prose', kinds.length + ELSEWHERE.prose);
		await asks('grid', start + CLICKS);
		// Some notebooks show charts only.
		await asks('shape', start + CLICKS);
		await page.keyboard.press('Escape');
		await page.locator('.panel').waitFor({ state: 'detached' });
	}
	expect(wrong).toEqual([]);
	expect(kinds.length).toBe(NOTEBOOKS.length * CLICKS);
	const count = (kind: Answer['kind']): number => kinds.filter((each) => each === kind).length;
	expect(count('source')).toBeGreaterThan(40);
	expect(count('tasks')).toBeGreaterThan(40);
	expect(count('refusal')).toBeLessThan(50);
	expect(faults).toEqual([]);
}, 300_000);
