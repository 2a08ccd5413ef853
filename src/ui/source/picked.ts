import type { Table } from 'apache-arrow';
import type { ChartSpec } from '../../notebook/chart/spec.ts';
import { plainKind, plainValue, type Plain } from '../values/plain.ts';

/** The values of one row, in the order of the columns. */
export function rowValues(rows: Table, at: number): Plain[] {
	return rows.schema.fields.map((field, index) => plainValue(rows.getChildAt(index)?.get(at), field.type));
}

/** The channels that may hold the number that a mark stands for, the likeliest first. */
function channelsOf(mark: unknown): readonly string[] {
	const name = String(mark);
	if (/^(cell|rect|text)/.test(name)) return ['fill', 'text', 'x', 'y'];
	return /X$/.test(name) ? ['x', 'y', 'fill'] : ['y', 'x', 'fill'];
}

/** The column that a chart is about: the number of its first mark; its first column where there is none. */
export function chartColumn(spec: ChartSpec, rows: Table): string | null {
	const { fields } = rows.schema;
	const marks: unknown = Reflect.get(spec.plot, 'marks');
	const [first]: readonly unknown[] = Array.isArray(marks) ? marks : [spec.plot];
	if (typeof first === 'object' && first !== null) {
		for (const channel of channelsOf(Reflect.get(first, 'mark'))) {
			const column: unknown = Reflect.get(first, channel);
			const field = fields.find(({ name }) => name === column);
			if (field && plainKind(field.type) === 'number') return field.name;
		}
	}
	return fields[0]?.name ?? null;
}
