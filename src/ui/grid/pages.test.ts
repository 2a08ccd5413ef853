import { tableFromArrays, type Table } from 'apache-arrow';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RowPages } from './pages.svelte.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function rows(from: number, count: number): Table {
	return tableFromArrays({ n: Int32Array.from({ length: count }, (_, at) => from + at) });
}

/** Pages whose fetches fail as long as `broken` says so. */
function pagesOf(broken: () => boolean): { pages: RowPages; asked: number[] } {
	const asked: number[] = [];
	const pages = new RowPages(rows(0, 10), (offset, limit) => {
		asked.push(offset);
		return broken() ? Promise.reject(new Error('the engine is gone')) : Promise.resolve(rows(offset, limit));
	});
	return { pages, asked };
}

test('rows that did not come are asked for again while they are seen', async () => {
	let broken = true;
	const { pages, asked } = pagesOf(() => broken);
	pages.want(1000, 1020);
	await vi.advanceTimersByTimeAsync(0);
	expect(pages.state(1000)).toBe('failed');
	broken = false;
	await vi.advanceTimersByTimeAsync(1000);
	expect([pages.state(1000), pages.value(1001, 0)]).toEqual(['here', 1001]);
	expect(asked).toEqual([1000, 1000]);
});

test('not for ever, and not where nobody looks; coming back asks once more', async () => {
	const { pages, asked } = pagesOf(() => true);
	pages.want(1000, 1020);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked).toHaveLength(4);
	pages.want(0, 10);
	pages.want(1000, 1020);
	await vi.advanceTimersByTimeAsync(0);
	expect(asked).toHaveLength(5);
	pages.want(0, 10);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked).toHaveLength(5);
	expect(pages.state(1000)).toBe('failed');
});

test('one page at a time, and none that the reader has left before its turn came', async () => {
	const asked: number[] = [];
	const answers: (() => void)[] = [];
	const pages = new RowPages(rows(0, 10), (offset, limit) => {
		asked.push(offset);
		return new Promise((resolve) => answers.push(() => resolve(rows(offset, limit))));
	});
	for (const row of [1000, 50_000, 99_990]) pages.want(row, row + 20);
	answers.shift()?.();
	await vi.advanceTimersByTimeAsync(0);
	answers.shift()?.();
	await vi.advanceTimersByTimeAsync(0);
	answers.shift()?.();
	await vi.advanceTimersByTimeAsync(0);
	expect(asked).toEqual([1000, 99_500, 100_000]);
	expect([pages.state(1000), pages.state(50_000), pages.value(100_005, 0)]).toEqual([
		'here',
		'waiting',
		100_005
	]);
});
