import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barAt, barHeight, offsetAt, scrolled, type ScrollSize } from './scroll.ts';
import { columnStarts, drawnColumns, drawnRows, revealed } from './window.ts';

const sizes = fc.record({
	content: fc.integer({ min: 1, max: 900_000_000 }),
	viewport: fc.integer({ min: 50, max: 2000 })
});

function endOf({ content, viewport }: ScrollSize): number {
	return Math.max(0, content - viewport);
}

describe('scrolling', () => {
	test('a list that a browser can lay out is scrolled as any element is', () => {
		const size = { content: 7_900_000, viewport: 500 };
		expect([offsetAt(0, size), offsetAt(1234, size), offsetAt(7_899_500, size)]).toEqual([
			0, 1234, 7_899_500
		]);
		expect(scrolled({ bar: 10, offset: 10 }, 7_000_000, size).offset).toBe(7_000_000);
	});

	test('bar and list tell the same place, from end to end', () => {
		fc.assert(
			fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (size, part) => {
				const offset = part * endOf(size);
				const bar = barAt(offset, size);
				expect(bar).toBeLessThanOrEqual(barHeight(size.content));
				expect(Math.abs(offsetAt(bar, size) - offset)).toBeLessThan(0.01);
				expect(offsetAt(barHeight(size.content) - size.viewport, size)).toBe(endOf(size));
			})
		);
	});

	test('small steps pass every pixel of the list, and its ends stop them', () => {
		fc.assert(
			fc.property(
				sizes,
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.array(fc.integer({ min: -180, max: 180 }), { maxLength: 60 }),
				(size, part, steps) => {
					const start = Math.round(part * endOf(size));
					let place = { bar: barAt(start, size), offset: start };
					for (const step of steps) {
						const most = Math.max(0, barHeight(size.content) - size.viewport);
						const bar = Math.min(Math.max(0, place.bar + step), most);
						const next = scrolled(place, bar, size);
						const moved = next.offset - place.offset;
						if (bar > 0 && bar < most - 1) expect(Math.abs(moved - (bar - place.bar))).toBeLessThan(0.01);
						else expect([0, endOf(size)]).toContain(next.offset);
						place = next;
					}
				}
			)
		);
	});
});

describe('what is drawn', () => {
	test('rows cover the viewport, are few, and belong to the list', () => {
		fc.assert(
			fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), ({ viewport, content }, part) => {
				const rowCount = Math.ceil(content / 30);
				const offset = part * Math.max(0, rowCount * 30 - viewport);
				const { first, last } = drawnRows(rowCount, 30, viewport, offset);
				expect(first * 30).toBeLessThanOrEqual(offset);
				expect(last * 30).toBeGreaterThanOrEqual(Math.min(offset + viewport, rowCount * 30) - 0.01);
				expect(last).toBeLessThanOrEqual(rowCount);
				expect(last - first).toBeLessThanOrEqual(viewport / 30 + 2);
			})
		);
	});

	test('columns cover the viewport and no more', () => {
		const widths = fc.array(fc.integer({ min: 20, max: 600 }), { minLength: 1, maxLength: 400 });
		fc.assert(
			fc.property(widths, fc.integer({ min: 1, max: 3000 }), fc.nat(100_000), (all, viewport, offset) => {
				const starts = columnStarts(all);
				const { first, last } = drawnColumns(starts, viewport, offset);
				const seen = all.flatMap((width, at) => {
					const start = starts[at] ?? 0;
					return start < offset + viewport && start + width > offset ? [at] : [];
				});
				for (const at of seen) expect(at >= first && at < last).toBe(true);
				expect(last - first).toBeLessThanOrEqual(seen.length + 1);
			})
		);
	});

	test('only what is out of sight is scrolled to', () => {
		expect(revealed(100, 200, 150, 180)).toBe(100);
		expect(revealed(100, 200, 40, 70)).toBe(40);
		expect(revealed(100, 200, 290, 320)).toBe(120);
		expect(revealed(100, 200, 150, 500)).toBe(150);
	});
});
