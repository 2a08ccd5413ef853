import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, movedBy, rangeOf, sizeOf, type Bounds, type Cursor } from './selection.ts';

const bounds: Bounds = { rows: 1000, columns: 5, page: 20, heading: true };

function at(row: number, column: number): Cursor {
	return { active: { row, column }, anchor: { row, column } };
}

function press(cursor: Cursor, name: string, within = bounds): Cursor {
	const parts = name.split('+');
	const key = {
		key: parts.at(-1) ?? '',
		ctrlKey: parts.includes('Ctrl'),
		metaKey: parts.includes('Meta'),
		shiftKey: parts.includes('Shift')
	};
	return movedBy(cursor, key, within) ?? cursor;
}

describe('the cursor', () => {
	test.each([
		['ArrowDown', 6, 2],
		['ArrowUp', 4, 2],
		['ArrowLeft', 5, 1],
		['ArrowRight', 5, 3],
		['PageDown', 25, 2],
		['PageUp', 0, 2],
		['Home', 5, 0],
		['End', 5, 4],
		['Ctrl+Home', 0, 0],
		['Ctrl+End', 999, 4],
		['Meta+ArrowDown', 999, 2],
		['x', 5, 2]
	])('%s', (name, row, column) => {
		expect(press(at(5, 2), name)).toEqual(at(row, column));
	});

	test('the heading is reached from the first row, and left again', () => {
		expect(press(at(0, 2), 'ArrowUp')).toEqual(at(-1, 2));
		expect(press(at(-1, 2), 'ArrowUp')).toEqual(at(-1, 2));
		expect(press(at(-1, 2), 'PageUp')).toEqual(at(-1, 2));
		expect(press(at(-1, 2), 'ArrowDown')).toEqual(at(0, 2));
		expect(press(at(0, 2), 'ArrowUp', { ...bounds, heading: false })).toEqual(at(0, 2));
	});

	test('Shift selects from where it started', () => {
		const cursor = press(press(at(5, 2), 'Shift+ArrowDown'), 'Shift+ArrowLeft');
		expect(rangeOf(cursor)).toEqual({ top: 5, bottom: 6, left: 1, right: 2 });
		expect(rangeOf(press(cursor, 'ArrowDown'))).toEqual({ top: 7, bottom: 7, left: 1, right: 1 });
		expect(rangeOf(press(at(5, 2), 'Ctrl+a'))).toEqual({ top: 0, bottom: 999, left: 0, right: 4 });
		expect(rangeOf(press(at(5, 2), 'Shift+ '))).toEqual({ top: 5, bottom: 5, left: 0, right: 4 });
		expect(rangeOf(press(at(5, 2), 'Ctrl+ '))).toEqual({ top: 0, bottom: 999, left: 2, right: 2 });
		expect(rangeOf(at(-1, 2))).toBeNull();
	});

	test('no sequence of keys leaves the table, and what is selected holds the active cell', () => {
		const keys = [
			'ArrowUp',
			'ArrowDown',
			'ArrowLeft',
			'ArrowRight',
			'PageUp',
			'PageDown',
			'Home',
			'End',
			'a',
			' '
		];
		const names = keys.flatMap((key) => [key, `Shift+${key}`, `Ctrl+${key}`, `Ctrl+Shift+${key}`]);
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...names), { maxLength: 40 }),
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 6 }),
				(sequence, rows, columns) => {
					let cursor = at(0, 0);
					for (const name of sequence) {
						cursor = press(cursor, name, { rows, columns, page: 7, heading: true });
						const { row, column } = cursor.active;
						expect(row >= -1 && row < rows && column >= 0 && column < columns).toBe(true);
						const range = rangeOf(cursor);
						if (range === null) continue;
						if (row >= 0) expect(holds(range, row, column)).toBe(true);
						expect(sizeOf(range)).toBeLessThanOrEqual(rows * columns);
					}
				}
			)
		);
	});
});
