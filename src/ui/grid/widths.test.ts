import { describe, expect, test } from 'vitest';
import { keepWidths, keptWidths } from './widths.ts';

function store(text: string | null = null): () => Pick<Storage, 'getItem' | 'setItem'> & { size(): number } {
	let kept = text;
	const storage = {
		getItem: () => kept,
		setItem: (_: string, value: string) => {
			kept = value;
		},
		size: () => kept?.length ?? 0
	};
	return () => storage;
}

describe('remembered widths', () => {
	test('come back for the same grid only', () => {
		const storage = store();
		keepWidths('overview:a', { 部门: 240, n: 5 }, storage);
		keepWidths('overview:b', { n: 99 }, storage);
		expect(keptWidths('overview:a', storage)).toEqual({ 部门: 240, n: 36 });
		expect(keptWidths('overview:c', storage)).toEqual({});
		keepWidths('overview:a', {}, storage);
		expect(keptWidths('overview:a', storage)).toEqual({});
		expect(keptWidths('overview:b', storage)).toEqual({ n: 99 });
	});

	test('do not grow without end: what was changed last stays', () => {
		const storage = store();
		const wide = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`column_${at}`, 100 + at]));
		for (let grid = 0; grid < 200; grid++) keepWidths(`n:${grid}`, wide, storage);
		expect(keptWidths('n:0', storage)).toEqual({});
		expect(keptWidths('n:199', storage)).toMatchObject({ column_299: 399 });
		expect(storage().size()).toBeLessThan(100_000);
	});

	test.each(['', '{', '[]', '7', '{"n:1":7}', '{"n:1":{"a":"b"}}'])(
		'damaged storage does no harm: %s',
		(text) => {
			const storage = store(text);
			expect(keptWidths('n:1', storage)).toEqual({});
			keepWidths('n:1', { a: 50 }, storage);
		}
	);
});
