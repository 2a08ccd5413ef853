import type { Table } from 'apache-arrow';
import type { MarkSpec } from '../../notebook/chart/spec.ts';
import { plainKind, plainReader, type Plain } from '../values/plain.ts';

/** The values of one row, in the order of the columns. */
export function rowValues(rows: Table, at: number): Plain[] {
	return rows.schema.fields.map((field, index) => plainReader(rows.getChildAt(index), field)(at));
}

/** The channels that may hold what a mark stands for, the likeliest first. */
function channelsOf(mark: string): readonly string[] {
	if (mark.startsWith('text')) return ['text', 'fill', 'x', 'y'];
	if (/^(cell|rect)/.test(mark)) return ['fill', 'x', 'y', 'x2', 'y2'];
	const [long, across] = mark.endsWith('X') ? ['x', 'y'] : ['y', 'x'];
	return [long, `${long}2`, across, `${across}2`, 'fill', 'stroke', 'r'];
}

/** The column that a mark is about: its number; the first that it draws where it has none; null where it draws none. */
export function markColumn(mark: MarkSpec | undefined, rows: Table): string | null {
	if (!mark || mark.data !== null) return null;
	const drawn = channelsOf(mark.mark).flatMap((channel) => {
		const given = mark.options[channel];
		const wanted = typeof given === 'string' ? given.toLowerCase() : null;
		return rows.schema.fields.find(({ name }) => name.toLowerCase() === wanted) ?? [];
	});
	// A label writes its number as text, with the one that it is a share of.
	const number = mark.mark.startsWith('text')
		? undefined
		: drawn.find((field) => plainKind(field) === 'number');
	return (number ?? drawn[0])?.name ?? null;
}
