import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowWindow } from './window.ts';

describe('rowWindow', () => {
	test('a short list is drawn whole', () => {
		expect(rowWindow(3, 28, 400, 0)).toEqual({ first: 0, last: 3, top: 0, height: 84 });
	});

	test('covers the viewport, draws few rows and stays inside the list', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 20_000_000 }),
				fc.integer({ min: 16, max: 60 }),
				fc.integer({ min: 50, max: 2000 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(rowCount, rowHeight, viewport, fraction) => {
					const whole = rowWindow(rowCount, rowHeight, viewport, 0);
					const scrollTop = fraction * Math.max(0, whole.height - viewport);
					const view = rowWindow(rowCount, rowHeight, viewport, scrollTop);
					expect(view.first).toBeGreaterThanOrEqual(0);
					expect(view.last).toBeLessThanOrEqual(rowCount);
					expect(view.last - view.first).toBeLessThanOrEqual(viewport / rowHeight + 20);
					const bottom = view.top + (view.last - view.first) * rowHeight;
					expect(view.top).toBeLessThanOrEqual(scrollTop + 0.01);
					expect(bottom).toBeGreaterThanOrEqual(Math.min(scrollTop + viewport, view.height) - 0.01);
				}
			)
		);
	});

	test('the end of a list too tall to lay out is reached', () => {
		const { height } = rowWindow(10_000_000, 28, 500, 0);
		expect(rowWindow(10_000_000, 28, 500, height - 500).last).toBe(10_000_000);
	});
});
