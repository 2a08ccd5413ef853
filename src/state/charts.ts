import type { EngineResult } from '../engine/engine.ts';
import { defaultChart, type ColumnProfile } from '../notebook/chart/default.ts';
import { cellsOf } from '../notebook/format/parse.ts';
import type { BlockId, CellBlock } from '../notebook/model.ts';
import { toCellKey } from '../notebook/names.ts';
import type { CatalogColumn, CatalogRelation } from './catalog.ts';
import { cellRelations } from './cell-relations.ts';
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

/** The columns of what a chart draws, also where they do not fit it; `dataset` are the relations beside the cells. */
export function drawableColumns(
	notebook: NotebookState,
	chart: CellBlock,
	dataset: readonly CatalogRelation[]
): readonly CatalogColumn[] {
	const { result } = notebook.statusOf(chart);
	const cells = cellsOf(notebook.notebook);
	const before = cells.slice(
		0,
		cells.findIndex(({ id }) => id === chart.id)
	);
	const from = chart.attributes.find(({ name }) => name === 'from')?.value;
	const name = from ?? before.findLast(({ kind }) => kind === 'sql')?.name;
	const key = name === undefined ? null : toCellKey(name);
	const relations = [...cellRelations(notebook), ...dataset];
	const known = relations.find((relation) => toCellKey(relation.name) === key)?.columns ?? [];
	if (known.length > 0 || result?.kind !== 'chart') return known;
	return result.source.columns.map((column) => ({ ...column, zh: null, en: null, values: [] }));
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
