import type { EngineResult, ResultColumn } from '../engine/engine.ts';
import { defaultChart, type ColumnProfile } from '../notebook/chart/default.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, CellBlock } from '../notebook/model.ts';
import type { NotebookState } from './notebook-state.svelte.ts';

export { AGGREGATES } from '../notebook/chart/spec.ts';
export { readForm, writeForm, type ChartField, type ChartForm } from '../notebook/chart/form.ts';

/** Rows that are looked at to know what a column holds. */
const SAMPLE = 1000;

/** What the columns of a result hold, judged by its first rows. */
export function profilesOf({ columns, rows }: EngineResult): readonly ColumnProfile[] {
	const count = Math.min(rows.numRows, SAMPLE);
	return columns.map(({ name, type }) => {
		const vector = rows.getChild(name);
		const seen = new Set<unknown>();
		let longest = 0;
		for (let row = 0; row < count; row++) {
			const value: unknown = vector?.get(row) ?? null;
			seen.add(value);
			if (typeof value === 'string') longest = Math.max(longest, value.length);
		}
		return { name, kind: kindOf(type), distinct: seen.size, longest };
	});
}

function kindOf(type: string): ColumnProfile['kind'] {
	if (type.endsWith(']') || /^(STRUCT|MAP|UNION)/.test(type)) return 'other';
	if (/INT|DOUBLE|FLOAT|REAL|DECIMAL/.test(type) && type !== 'INTERVAL') return 'number';
	if (/^(DATE|TIMESTAMP)/.test(type)) return 'date';
	if (type === 'BOOLEAN') return 'boolean';
	return /^(VARCHAR|ENUM|UUID)/.test(type) ? 'text' : 'other';
}

/** The columns that a chart can draw: also where what it draws now does not fit them. */
export function drawableColumns(notebook: NotebookState, chart: CellBlock): readonly ResultColumn[] {
	const { result } = notebook.statusOf(chart);
	if (result?.kind === 'chart') return result.source.columns;
	const from = chart.attributes.find(({ name }) => name === 'from')?.value;
	const source = from === undefined ? null : notebook.cellNamed(from);
	const drawn = source && notebook.statusOf(source).result;
	return drawn?.kind === 'sql' ? drawn.table.columns : [];
}

/** The names of the inputs of a notebook, as they are written. */
export function inputNames({ notebook }: NotebookState): readonly string[] {
	return cellsOf(notebook).flatMap((cell) => (cell.kind === 'input' ? [cell.name] : []));
}

/** Puts a chart that suits the result of a query after it, and shows how it is made. */
export function addChartOf(notebook: NotebookState, cell: CellBlock): BlockId {
	const { result } = notebook.statusOf(cell);
	const proposed =
		result?.kind === 'sql' ? defaultChart(profilesOf(result.table), result.table.rowCount) : null;
	// Where nothing suggests itself, the form is there to begin with.
	const body = proposed ?? 'mark: barX';
	const id = notebook.insertAfter(cell.id, { kind: 'chart', body, attributes: { from: cell.name } });
	notebook.selection.toggleCode(id);
	return id;
}
