import { expect, test } from 'vitest';
import { nearestRow, type PickedShape } from './picks.ts';

const line: PickedShape = {
	rows: [4, 2, 9],
	mark: 0,
	points: [
		{ x: 0, y: 100 },
		{ x: 50, y: 20 },
		{ x: 100, y: 90 }
	]
};

test('of a line the nearest point is meant, of an area the nearest step', () => {
	expect(nearestRow(line, 10, 90)).toBe(4);
	expect(nearestRow(line, 60, 30)).toBe(2);
	const area = { ...line, points: line.points?.map(({ x }) => ({ x, y: null })) ?? null };
	expect(nearestRow(area, 76, 20)).toBe(9);
});

test('a gap is no place, and a shape without places has no nearest row', () => {
	expect(nearestRow({ ...line, points: [{ x: NaN, y: NaN }, ...(line.points ?? []).slice(1)] }, 0, 100)).toBe(
		2
	);
	expect(nearestRow({ ...line, points: null }, 0, 0)).toBeNull();
});
