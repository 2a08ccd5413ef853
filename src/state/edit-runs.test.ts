import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BlockId } from '../notebook/model.ts';
import { EditRuns } from './edit-runs.ts';

const [a, b] = ['a', 'b'] as unknown as readonly [BlockId, BlockId];

describe('running what was edited', () => {
	beforeEach(() => vi.useFakeTimers());
	afterEach(() => vi.useRealTimers());

	test('every cell that was changed before the pause, and none that is half typed', async () => {
		const ran: (readonly BlockId[])[] = [];
		const half = new Set<BlockId>();
		const runs = new EditRuns(
			async (id) => !half.has(id),
			(ids) => ran.push(ids)
		);
		runs.changed(a);
		await vi.advanceTimersByTimeAsync(300);
		runs.changed(b);
		await vi.advanceTimersByTimeAsync(300);
		expect(ran).toEqual([]);
		await vi.advanceTimersByTimeAsync(300);
		expect(ran).toEqual([[a, b]]);
		half.add(a);
		runs.changed(a);
		await vi.advanceTimersByTimeAsync(1000);
		expect(ran).toEqual([[a, b]]);
		half.delete(a);
		runs.changed(a);
		await vi.advanceTimersByTimeAsync(1000);
		expect(ran).toEqual([[a, b], [a]]);
		runs.changed(a);
		runs.close();
		await vi.advanceTimersByTimeAsync(1000);
		expect(ran.length).toBe(2);
	});

	test('a cell that changes while it is looked at waits for the next pause', async () => {
		const ran: (readonly BlockId[])[] = [];
		const answers: ((whole: boolean) => void)[] = [];
		const runs = new EditRuns(
			() => new Promise((resolve) => answers.push(resolve)),
			(ids) => ran.push(ids)
		);
		runs.changed(a);
		await vi.advanceTimersByTimeAsync(500);
		runs.changed(a);
		answers[0]?.(true);
		await vi.advanceTimersByTimeAsync(100);
		expect(ran).toEqual([]);
		await vi.advanceTimersByTimeAsync(500);
		answers[1]?.(true);
		await vi.advanceTimersByTimeAsync(0);
		expect(ran).toEqual([[a]]);
	});
});
